"""Links: whether each address of a page or style sheet leads to a file, and to an anchor in it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from fonds.base.speech import tell
from fonds.verify.finding import Finding

_SHORT = 256  # characters of an address that is worth caching
_SHOWN = 200  # characters of an address that a finding shows
_DEEPEST = 64  # folders from a server's root down to a file, at most


class Links:
    """The links of one tree, page after page; only those into other pages' anchors are kept."""

    def __init__(self, paths: Collection[str]) -> None:
        self._paths = frozenset(paths)
        self.awaited: dict[str, dict[str, list[str]]] = {}
        """Page → anchor that other pages name → those pages."""

    def check(
        self, path: str, addresses: Iterable[str], anchors: Collection[str]
    ) -> Iterator[Finding]:
        """What is wrong with the *addresses* on *path*, which has *anchors*."""
        folder = posixpath.dirname(path)
        for address in addresses:
            target, anchor = resolve(folder, address)
            if target is None or (target or path) == path:
                if target is not None and anchor and anchor not in anchors:
                    yield _broken(path, address)
            elif not (found := self._find(target)):
                yield _broken(path, address)
            elif anchor and found.endswith(".html"):
                self.awaited.setdefault(found, {}).setdefault(anchor, []).append(path)

    def check_anchors(self, path: str, anchors: Collection[str]) -> Iterator[Finding]:
        """The anchors that other pages link to and *path*, which has *anchors*, lacks."""
        for anchor, pages in self.awaited.get(path, {}).items():
            if anchor not in anchors:
                yield from (_broken(page, f"{path}#{anchor}") for page in pages)

    def _find(self, target: str) -> str:
        """The file that *target* means; "" if there is none.

        An address from a server's root may have its site anywhere below: only 404.html has such.
        """
        if not target.startswith("/"):
            return next((path for path in _readings(target) if path in self._paths), "")
        _, *steps = f"/{target.strip('/')}".rsplit("/", _DEEPEST)
        ends = ("/".join(steps[depth:]) for depth in range(len(steps) + 1))
        return next((path for end in ends for path in _readings(end) if path in self._paths), "")


def resolve(folder: str, address: str) -> tuple[str | None, str]:
    """(file, anchor) that *address* means on a page in *folder*.

    None: it leads out of the tree by a scheme or host. "": the page itself. A fragment with "="
    is a script's state (``#q=…``), no anchor; neither is ``#top`` (HTML Living Standard, 7.4.6.4).
    """
    return (_resolve_cached if len(address) <= _SHORT else _resolve)(folder, address)


def _resolve(folder: str, address: str) -> tuple[str | None, str]:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address, ""
    if parts.scheme or parts.netloc:
        return None, ""
    anchor = "" if "=" in parts.fragment or parts.fragment == "top" else unquote(parts.fragment)
    path = unquote(parts.path)
    return (posixpath.normpath(posixpath.join(folder, path)) if path else ""), anchor


_resolve_cached = lru_cache(maxsize=65536)(_resolve)


def _readings(target: str) -> tuple[str, str]:
    """The file itself, or the index page that a server shows for a folder."""
    folder = target.removesuffix("/")
    return target, "index.html" if folder in {"", "."} else f"{folder}/index.html"


def _broken(path: str, address: str) -> Finding:
    address = address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"
    message = tell(
        "leads to “{address}”, where nothing is; correct the link, or build again", address=address
    )
    return Finding("fault", "broken-link", path, message)
