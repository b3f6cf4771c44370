"""An index page as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from fonds.base.chars import fold_white
from fonds.base.dates import date_words
from fonds.base.locale import Words
from fonds.catalogue.queries import Card
from fonds.pages.escape import escape_heading, escape_line, quote_yaml
from fonds.pages.index import IndexPage, Item, Section
from fonds.pages.ownership import sign_page


def write_listing(page: IndexPage, words: Words) -> str:
    """The Markdown page of *page*."""
    front = f"title: {quote_yaml(page.heading)}\nkind: {page.kind}\narticles: {page.articles}\n"
    blocks = [f"# {escape_heading(page.heading)} {{#t}}", *_facts(page, words)]
    if page.companions:
        beside = Section(words("companions"), "companions", page.companions)
        blocks.extend(_section(beside, page, words))
    for section in page.sections:
        blocks.extend(_section(section, page, words))
    return sign_page(front, "\n\n".join(blocks) + "\n")


def _facts(page: IndexPage, words: Words) -> Iterator[str]:
    lines = [(key, escape_line(fold_white(value))) for key, value in page.facts]
    lines += [(key, _links(items, page)) for key, items in page.ties]
    lines += _ends(page, words)
    if lines:
        yield "\n".join(_fact(key, value, words) for key, value in lines)


def _fact(key: str, value: str, words: Words) -> str:
    """The line of a fact; where the language has a space before a colon, it does not break."""
    form = str(words.strings["part_told"]).replace(" :", "\N{NO-BREAK SPACE}:")
    return f"- {form.format(name=escape_line(words(f'fact_{key}')), told=value)}"


def _links(items: tuple[Item, ...], page: IndexPage) -> str:
    return ", ".join(f"[{_label(item.label)}]({_way(page.path, item.page)})" for item in items)


def _ends(page: IndexPage, words: Words) -> Iterator[tuple[str, str]]:
    """The dates of the first and last mention, each leading to its article."""
    for key, card in zip(("first", "last"), page.ends, strict=False):
        yield key, f"[{_label(date_words(card.date, words))}]({_way(page.path, card.page)})"


def _section(section: Section, page: IndexPage, words: Words) -> Iterator[str]:
    if section.heading:
        yield f"## {escape_heading(section.heading)} {{#{section.anchor}}}"
    yield "\n".join(_line(item, page, words) for item in section.items)


def _line(item: Item | Card, page: IndexPage, words: Words) -> str:
    target = _way(page.path, item.page)
    if isinstance(item, Item):
        return f"- [{_label(item.label)}]({target}) ({words.number(item.count)})"
    label = rf"\[{_label(item.title)}\]" if item.supplied else _label(item.title)
    line = f"- [{label}]({target})"
    return f"{line}, {date_words(item.date, words)}" if item.date else line


@lru_cache(maxsize=32768)
def _label(text: str) -> str:
    return escape_line(fold_white(text))


def _way(page: str, target: str) -> str:
    """The link from *page* to *target*, both relative to docs/."""
    folder = page.rpartition("/")[0]
    if target.startswith(f"{folder}/"):
        return target.removeprefix(f"{folder}/")
    return "../" * page.count("/") + target
