"""Names in the index: what an article is tagged with, and its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fonds.kinds import KINDS
from fonds.locale import Words
from fonds.pages.holdings import Holdings
from fonds.search.analysis import name_words
from fonds.search.chunks import File, Shelf, Unit
from fonds.search.numerals import write_growing, write_numbers

LANGUAGES = "languages"
"""The kind that fonds has no records of: the language of the article."""

BLOCK = 4096
"""Articles of a chunk of a facet."""
RECORDS = 256
"""Records of a chunk."""
_NAMES = 1024
"""Words of a chunk of the list of names."""


@dataclass(frozen=True, slots=True)
class Name:
    """One record, as search knows it."""

    label: str  # preferred form
    page: str  # its address without the suffix; "" if it has no page
    forms: tuple[str, ...]  # label and variants, folded, a space between words; the label first
    articles: list[int]  # numbers of the articles tagged with it, ascending


@dataclass(frozen=True, slots=True)
class Facet:
    """All names of one kind, those with most articles first."""

    key: str  # folder of the kind: "people"
    first: int  # number of its first name among all names
    names: list[Name]


def list_facets(held: Holdings, words: Words) -> list[Facet]:
    """Every kind that an article of the archive is tagged with, in the order of `KINDS`."""
    facets: list[Facet] = []
    kinds = [(kind.folder, _tagged_names(held, kind.name)) for kind in KINDS]
    for key, names in (*kinds, (LANGUAGES, _languages(held, words))):
        if names:
            first = sum(len(facet.names) for facet in facets)
            names.sort(key=lambda name: (-len(name.articles), name.page, name.label))
            facets.append(Facet(key, first, names))
    return facets


def write_names(facets: list[Facet], shelf: Shelf) -> Iterator[File]:
    """What is known of each name: label, page, number of articles, folded forms."""
    for facet in facets:
        for at in range(0, len(facet.names), RECORDS):
            part = facet.names[at : at + RECORDS]
            rows = [[name.label, name.page, len(name.articles), *name.forms] for name in part]
            yield shelf.put(rows, facet.first + at)


def write_lists(facets: list[Facet], shelf: Shelf) -> Iterator[File]:
    """The articles of each name."""
    names = (name for facet in facets for name in facet.names)
    for number, name in enumerate(names):
        gaps = (
            article - before - 1
            for before, article in zip((-1, *name.articles), name.articles, strict=False)
        )
        yield from shelf.add(Unit(number, 0, write_numbers(gaps), number))
    yield from shelf.finish()


def write_words(facets: list[Facet], shelf: Shelf) -> tuple[list[File], list[str]]:
    """Every word of a name with the numbers of the names, and the first word of each chunk."""
    found: dict[str, set[int]] = {}
    for facet in facets:
        for number, name in enumerate(facet.names, facet.first):
            for word in {word for form in name.forms for word in form.split(" ") if word}:
                found.setdefault(word, set()).add(number)
    rows = sorted(found.items(), key=lambda row: row[0].encode("utf-16-be", "surrogatepass"))
    parts = [rows[at : at + _NAMES] for at in range(0, len(rows), _NAMES)]
    files = [
        shelf.put([[word, write_growing(sorted(numbers))] for word, numbers in part])
        for part in parts
    ]
    return files, [part[0][0] for part in parts]


def write_columns(facet: Facet, articles: int, shelf: Shelf) -> Iterator[File]:
    """For each article how many names of the kind it has, and which, some articles at a time."""
    columns: list[list[int]] = [[] for _ in range(articles)]
    for number, name in enumerate(facet.names):
        for article in name.articles:
            columns[article].append(number)
    for at in range(0, articles, BLOCK):
        part = columns[at : at + BLOCK]
        yield shelf.put(write_numbers(n for names in part for n in (len(names), *names)))


def _tagged_names(held: Holdings, kind: str) -> list[Name]:
    return [
        Name(record.label, record.id, _forms(record.label, record.variants), positions)
        for record in held.of_kind(kind)
        if (positions := held.tagged[record.id])
    ]


def _languages(held: Holdings, words: Words) -> list[Name]:
    spoken: dict[str, list[int]] = {}
    for number, card in enumerate(held.cards):
        spoken.setdefault(card.lang, []).append(number)
    return [
        Name(label := words.language(lang), "", _forms(label, (lang,)), articles)
        for lang, articles in spoken.items()
    ]


def _forms(label: str, variants: tuple[str, ...]) -> tuple[str, ...]:
    forms = (" ".join(name_words(name)) for name in (label, *variants))
    return tuple(dict.fromkeys(forms))
