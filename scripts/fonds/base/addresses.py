"""Addresses of pages, once: the Markdown page, its HTML, its source's copy, years and months.

A page is named by the path of its Markdown below docs/, "articles/2022/01/a.md"; an address is
relative to the site. Published addresses do not change.
"""

from __future__ import annotations

from posixpath import splitext

PAGE = ".md"
"""Suffix of a Markdown page."""
HTML = ".html"
"""Suffix of its HTML page."""
COPY = ".txt"
"""Suffix of the copy of its source."""
PACK = "sources.zip"
"""The copies of all sources of one folder of articles, where they are packed."""

ORIGINALS = "sources"
"""The folder of the sources that are no plain text, or hold more than one article."""
_HARMLESS = frozenset(
    {".csv", ".docx", ".epub", ".gz", ".json", ".jsonl", ".odt", ".ods", ".parquet", ".pdf", ".rtf"}
    | {".tar", ".tgz", ".tsv", ".txt", ".warc", ".wacz", ".xlsx", ".zip", ".eml", ".mbox", ".doc"}
)
"""Suffixes of files that no browser runs scripts of; others are published as plain text."""

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


def pack_of(path: str) -> str:
    """The file with the copies of the sources of all pages in the folder of that at *path*."""
    return f"{path.rpartition('/')[0]}/{PACK}"


def original_of(source_id: str, path: str) -> str:
    """Where the source at *path* is published once for all articles in it."""
    suffix = splitext(path)[1].lower()
    return f"{ORIGINALS}/{source_id}{suffix}{'' if suffix in _HARMLESS else COPY}"


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


def month_list(year: str, month: int, by_month: bool) -> str:
    """The address of *month* in the list at *year*: a page of its own if *by_month*."""
    if by_month:
        return html_of(month_page(year, month))
    return f"{html_of(year)}#{month_anchor(month)}"
