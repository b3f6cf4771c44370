"""Every use of what a query asks for, found in the articles one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.search import scan

IN_TEXTS = ("people", "places", "organisations")
"""Kinds of names whose forms are looked for in texts."""

Leaf = tuple[tuple[Any, ...], bool]
"""What a query asks for without joining it, and whether only titles count."""
Place = tuple[int, int]
"""From which word of a row to before which."""


def leaves(query: tuple[Any, ...], title: bool = False) -> Iterator[Leaf]:
    """What *query* asks for that is not excluded."""
    kind, *rest = query
    if kind in ("and", "or"):
        for part in rest:
            yield from leaves(part, title)
    elif kind == "title":
        yield from leaves(rest[0], True)
    elif kind not in ("not", "date"):
        yield query, title


def find_uses(seen: scan.Archive, query: tuple[Any, ...]) -> dict[int, int]:
    """Number of an article that *query* means → how many uses it has, where it has some."""
    asked = [(searches(seen, leaf), title) for leaf, title in leaves(query)]
    counts = {n: count_in(seen.articles[n], asked) for n in scan.meant(seen, query)}
    return {number: count for number, count in counts.items() if count}


def count_in(article: scan.Article, asked: list[tuple[list[Any], bool]]) -> int:
    count = 0
    for number, row in enumerate(article.whole.rows):
        places = {
            place
            for rows, title in asked
            if not (title and number)
            for search in rows
            for place in search(row)
        }
        reached = -1
        for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
            joined = article.twice.get(number)
            if start < reached or (joined is not None and not joined & {*range(start, end)}):
                continue
            count, reached = count + 1, end
    return count


def searches(seen: scan.Archive, leaf: tuple[Any, ...]) -> list[Any]:
    """What finds the places of *leaf* in a row of forms."""
    kind, *rest = leaf
    if kind == "name":
        return [row_search(exact(form)) for form in named_forms(seen, *rest)]
    if kind == "phrase":
        return [row_search(exact(one)) for one in {rest[0], scan.with_apostrophes(rest[0])}]
    if kind == "word":
        words = scan.read_words(rest[0])
        return [row_search([w.form if w.run else seen.inflections(w.form) for w in words])]
    if kind == "start":
        *first, last = scan.read_words(rest[0])
        return [row_search([*(seen.inflections(w.form) for w in first), Beginning(last.form)])]
    return [near_search(rest[0], rest[1])]


class Beginning:
    """All forms that begin so."""

    def __init__(self, start: str) -> None:
        self.start = start

    def __contains__(self, form: str) -> bool:
        return form.startswith(self.start)


def exact(text: str) -> list[Any]:
    return [{word.form} for word in scan.read_words(text)]


def named_forms(seen: scan.Archive, facet: str, text: str, quoted: bool) -> list[str]:
    if facet not in IN_TEXTS:
        return []
    labels = scan.names_meant(seen, facet, text, quoted)
    return [form for label in labels for form in (label, *seen.forms[facet][label])]


def row_search(asked: list[Any]) -> Any:
    def search(row: list[str]) -> Iterator[Place]:
        for at in range(len(row) - len(asked) + 1):
            if all(row[at + n] in one for n, one in enumerate(asked)):
                yield at, at + len(asked)

    return search


def near_search(text: str, distance: int) -> Any:
    """Where the first of the words stands that has all others near."""
    first = next(word.form for word in scan.read_words(text))
    others = {key[0] for key in scan.near_keys(scan.read_words(text))} - {first}

    def search(row: list[str]) -> Iterator[Place]:
        for at, form in enumerate(row):
            if form == first and scan.are_near(
                {(one,) for one in others} | {(first,)}, distance, only(row, first, at)
            ):
                yield at, at + 1

    return search


def only(row: list[str], form: str, at: int) -> list[str]:
    """*row* with no other *form* than the one at *at*."""
    return [one if one != form or n == at else "" for n, one in enumerate(row)]
