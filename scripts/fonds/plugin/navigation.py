"""The navigation as mkdocs.yml gives it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


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
