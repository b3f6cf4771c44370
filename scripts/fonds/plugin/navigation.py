"""The navigation as mkdocs.yml gives it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from fonds.base.kinds import KINDS
from fonds.catalogue.holdings import Holdings


def nav_titles(nav: Any) -> Iterator[tuple[str, str | None]]:
    """(page, title) of each entry of the navigation that mkdocs.yml gives."""
    if isinstance(nav, str):
        yield nav, None
    elif isinstance(nav, list):
        for item in nav:
            yield from nav_titles(item)
    elif isinstance(nav, dict):
        for title, value in nav.items():
            if isinstance(value, str):
                yield value, title
            else:
                yield from nav_titles(value)


def leave_out(nav: Navigation, held: Holdings) -> Navigation:
    """*nav* without the kinds of which *held* has no record with a page.

    Sections that held nothing else go too. The pages are there: their addresses stay.
    """
    empty = {f"{kind.folder}/index.md" for kind in KINDS if not held.of_kind(kind.name)}
    nav.items = list(_keep(nav.items, empty))
    return nav


def _keep(items: list[Any], empty: Container[str]) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Section):
            held = len(item.children)
            item.children = list(_keep(item.children, empty))
            if held and not item.children:
                continue
        elif isinstance(item, Page) and item.file.src_uri in empty:
            continue
        yield item
