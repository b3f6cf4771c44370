"""Addresses of pages, once: the Markdown page, its HTML, its source's copy, years and months.

A page is named by the path of its Markdown below docs/, "articles/2022/01/a.md"; an address is
relative to the site. Published addresses do not change.
"""

from __future__ import annotations

PAGE = ".md"
"""Suffix of a Markdown page."""
HTML = ".html"
"""Suffix of its HTML page."""
COPY = ".txt"
"""Suffix of the copy of its source."""

TIME = "time"
"""The folder of the lists of years."""


def stem_of(path: str) -> str:
    """*path* without the suffix of page, HTML or copy."""
    for suffix in (PAGE, HTML, COPY):
        if path.endswith(suffix):
            return path.removesuffix(suffix)
    return path


def page_of(path: str) -> str:
    """The Markdown page of the file at *path*: "a.html" is made of "a.md"."""
    return stem_of(path) + PAGE


def html_of(path: str) -> str:
    """The HTML page of the file at *path*: "a.md" becomes "a.html"."""
    return stem_of(path) + HTML


def copy_of(path: str) -> str:
    """The copy of the source in the site, beside the page at *path*: "a.txt"."""
    return stem_of(path) + COPY


def article_page(filed: str, article_id: str) -> str:
    """The page of the article *article_id*, whose folder below articles/ is *filed*, "2022/01"."""
    return f"articles/{filed}/{article_id}{PAGE}"


def year_page(year: int | None, folder: str = TIME) -> str:
    """The list of *year* in *folder*, the archive's or a record's; None: of the undated."""
    return f"{folder}/{'undated' if year is None else f'{year:04d}'}{PAGE}"


def month_page(year: str, month: int) -> str:
    """The list of a month, where the list at *year* has too many articles for one page."""
    return f"{stem_of(year)}-{month:02d}{PAGE}"


def month_anchor(month: int) -> str:
    """The anchor of *month* (0: not known) on the list of its year."""
    return f"m{month:02d}"
