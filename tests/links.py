"""Whether every link of a built site leads somewhere, and whether every page can be reached."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ADDRESSES = {"a": "href", "link": "href", "script": "src", "img": "src", "use": "href"}


class Links(HTMLParser):
    """The ids of one page, and what it leads to."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.double: list[str] = []  # ids that more than one element bears
        self.needed: list[str] = []  # addresses of every kind
        self.clickable: list[str] = []  # those of <a>
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self._bear(str(given["id"]))
        address = given.get(_ADDRESSES.get(tag, ""))
        if address is not None:
            self.needed.append(address)
            if tag == "a":
                self.clickable.append(address)

    def _bear(self, name: str) -> None:
        if name in self.ids:
            self.double.append(name)
        self.ids.add(name)


QUERIES = ("search.html", "explore.html")


def read_links(site: Path) -> dict[str, Links]:
    """Every page of *site* but 404.html, whose links start at the root of the server."""
    pages = sorted(site.rglob("*.html"))
    return {
        page.relative_to(site).as_posix(): Links(page.read_text(encoding="utf-8"))
        for page in pages
        if page.name != "404.html"
    }


def check_links(site: Path) -> None:
    """Every link leads somewhere, to one place only, and every page can be reached."""
    pages = read_links(site)
    assert find_dead_links(site, pages) == []
    assert find_double_ids(pages) == []
    assert find_orphans(pages) == set()


def find_dead_links(site: Path, pages: dict[str, Links]) -> list[str]:
    """Each link to a file or an anchor that is not there, as "page → address"."""
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    dead = []
    for page, links in pages.items():
        for address in links.needed:
            target = resolve(page, address)
            if target is None:
                continue
            path, anchor = target
            anchor = "" if path in QUERIES else anchor  # what is asked, and no place on the page
            if path not in files or (anchor and path in pages and anchor not in pages[path].ids):
                dead.append(f"{page} → {address}")
    return dead


def find_double_ids(pages: dict[str, Links]) -> list[str]:
    """Each id that a page gives twice, as "page#id"."""
    return [f"{page}#{name}" for page, links in pages.items() for name in links.double]


def find_orphans(pages: dict[str, Links], entrance: str = "index.html") -> set[str]:
    """The pages that no chain of clicks from *entrance* leads to."""
    seen, pending = {entrance}, [entrance]
    while pending:
        page = pending.pop()
        for address in pages[page].clickable:
            target = resolve(page, address)
            if target and target[0] in pages and target[0] not in seen:
                seen.add(target[0])
                pending.append(target[0])
    return {page for page in pages.keys() - seen if not is_empty_register(page, pages)}


def is_empty_register(page: str, pages: dict[str, Links]) -> bool:
    """Whether *page* is the register of a kind without names, which leaves the navigation."""
    folder, _, name = page.rpartition("/")
    return name == "index.html" and not any(
        other.startswith(f"{folder}/") for other in pages.keys() - {page}
    )


def resolve(page: str, address: str) -> tuple[str, str] | None:
    """(file, anchor) that *address* on *page* means; None if it leads out of the site."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    path = page if not parts.path else path
    return re.sub(r"^\.$", "index.html", path), unquote(parts.fragment)
