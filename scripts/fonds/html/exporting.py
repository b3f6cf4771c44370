"""How a list becomes a file of references: what its page offers, and which articles are meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fonds.base.addresses import TIME, stem_of
from fonds.base.kinds import NAMED
from fonds.base.locale import Words
from fonds.html.markup import text_html, way_up, word_html
from fonds.pages.calendar import period_of
from fonds.pages.index import IndexPage

FORMATS = {"ris": "RIS", "bib": "BibTeX", "csl.json": "CSL-JSON", "csv": "CSV"}
"""Suffix of a file → what its standard is called."""
WHOLE = "time/index.md"
"""The list of all articles, whose files the build has made."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles of a list that stands on the pages below it."""

    record: str  # id of the record that they bear; "" for any
    year: int | None = None  # under which they are filed
    month: int | None = None  # the same; None for any
    in_year: bool = False  # whether *year* counts: None is that of the undated


def scope_of(page: IndexPage) -> Scope | None:
    """Which articles *page* is the way to; None if it lists them itself, or lists none."""
    if page.cards or page.layout in ("register", "letters") or not page.articles:
        return None
    stem = stem_of(page.path)
    period = period_of(page.path) if page.layout == "articles" else None
    of_record = not stem.startswith(f"{TIME}/")
    record = "/".join(stem.split("/")[:2]) if of_record else ""
    return Scope(record, *period, in_year=True) if period else Scope(record)


def export_html(page: IndexPage, folders: Iterable[str], words: Words) -> str:
    """What offers the list of *page* as files.

    *folders*: where the articles are, below articles/, if the page does not list them itself.
    """
    if page.layout in ("register", "letters") or not page.articles:
        return ""
    if page.path == WHOLE:
        return whole_html(way_up(page.path), page.articles, words)
    buttons = "".join(
        f'<button type="button" data-format="{suffix}">{name}</button> '
        for suffix, name in FORMATS.items()
    )
    failed = word_html("cite_failed", words.lang)
    return (
        f'<details class="fonds-unfold fonds-export fonds-live"{_scope(page, folders)}'
        f' data-failed="{failed}"><summary>{word_html("cite_export", words.lang)}</summary>\n'
        f'<p>{buttons}</p><p role="status"></p>\n</details>\n'
    )


def whole_html(up: str, articles: int, words: Words) -> str:
    """Links to the files of all references."""
    links = "".join(
        f'<a href="{up}{name}" download>{FORMATS[suffix]}{f" {n}" if len(names) > 1 else ""}</a> '
        for suffix, names in list_files(articles).items()
        for n, name in enumerate(names, 1)
    )
    return (
        '<details class="fonds-unfold fonds-export"><summary>'
        f"{word_html('cite_export_all', words.lang)}</summary>\n<p>{links}</p>\n</details>\n"
    )


LIMIT = 10_000
"""Most references in one file: all of them are in memory, and programs take no more at once."""


def list_files(articles: int) -> dict[str, list[str]]:
    """Suffix → the files of all references of so many *articles*, relative to the site."""
    parts = range(max(1, -(-articles // LIMIT)))
    return {
        suffix: [f"references{f'-{part + 1}' if part else ''}.{suffix}" for part in parts]
        for suffix in FORMATS
    }


def _scope(page: IndexPage, folders: Iterable[str]) -> str:
    scope = scope_of(page)
    if scope is None:
        return ""
    attributes = {"folders": " ".join(folders)}
    if scope.record:
        attributes["record"] = scope.record
    if page.kind in NAMED:
        attributes["passages"] = scope.record
    if scope.in_year:
        attributes["year"] = "" if scope.year is None else str(scope.year)
    if scope.month is not None:
        attributes["month"] = str(scope.month)
    return "".join(f' data-{name}="{text_html(value)}"' for name, value in attributes.items())
