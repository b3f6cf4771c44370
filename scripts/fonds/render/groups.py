"""Groups of pages that a rebuild keeps by one comparison: nearly all are as they were.

To make a task of each page, and to hash what it is made from, takes 0.3 s at 10,000 articles.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter

from fonds.base.addresses import html_of
from fonds.base.fingerprint import hash_text
from fonds.catalogue.queries import Record
from fonds.render.shell import Shell
from fonds.render.task import Group
from fonds.render.views import ARTICLE, INDEX, Views

_RECORDS = 6
"""Records in a group, on average; articles are grouped by the folders of their pages."""

TakeShell = Callable[[str, str, bool, bool], Shell]
"""The shell of a page by its template, its folder, and whether others are before and after it."""

_Place = tuple[str, int]
"""What the pages of a group have in common: a folder of articles, or a number; else nothing."""
_ALONE = ("", 0)


def list_left(
    views: Views, take_shell: TakeShell, paths: Iterable[str], is_kept: Callable[[Group], bool]
) -> Iterator[str]:
    """Those of *paths* that are in no group that *is_kept*."""
    for place, run in groupby(_locate(views, paths), itemgetter(1)):
        pages, _, records = zip(*run, strict=True)
        if place == _ALONE or not is_kept(_group(views, take_shell, pages, records)):
            yield from pages


def _locate(views: Views, paths: Iterable[str]) -> Iterator[tuple[str, _Place, Record | None]]:
    """Each of *paths*, where it is grouped, and its record.

    The ids of records say where groups end, not how many records there are before.
    """
    number, former = 1, None
    for path in paths:
        record = None if path in views.articles else views.indexes.record_of(path)
        if record and record is not former:
            number += not zlib.crc32(record.id.encode()) % _RECORDS
            former = record
        if record:
            yield path, ("", number), record
        else:
            yield path, (path.rpartition("/")[0], 0) if path in views.articles else _ALONE, None


def _group(
    views: Views, take_shell: TakeShell, pages: Sequence[str], records: Sequence[Record | None]
) -> Group:
    """The group of *pages*, each of an article, or of one of *records*."""
    states = [views.page_keys[page] for page in pages]
    if pages[0] in views.articles:
        shells, made_from = _describe_articles(views, take_shell, pages)
    else:
        folders = {page.rpartition("/")[0] for page in pages}
        shells = {take_shell(INDEX, folder, False, False).key for folder in folders}
        own = [views.record_pages.group_key(it) for it in dict.fromkeys(records) if it]
        made_from = *own, [str(page in views.feeds) for page in pages]
    # Lines, none of which has a break in it: a `repr` of these megabytes takes ten times as long.
    parts = ([views.shared], sorted(shells), pages, states, *made_from)
    key = hash_text("\n".join(chain.from_iterable((*part, "--") for part in parts)))
    return Group(pages[0], key, list(map(html_of, pages)))


def _describe_articles(
    views: Views, take_shell: TakeShell, pages: Sequence[str]
) -> tuple[set[str], tuple[Sequence[str], ...]]:
    """The keys of the shells of *pages*, articles in their order, and what they show of others, in
    lines."""
    first, last, cards = views.articles[pages[0]], views.articles[pages[-1]], views.held.cards
    folder, end = pages[0].rpartition("/")[0], len(cards) - 1
    shells = {
        take_shell(ARTICLE, folder, at > 0, at < end).key
        for at in (first, (first + last) // 2, last)
    }
    own = cards[first : last + 1]
    around = [card.key for card in cards[max(first - 1, 0) : last + 2]]
    months = [views.month_place(card) for card in {(it.year, it.month): it for it in own}.values()]
    relations = [
        f"{card.id} {relation.kind} {cards[views.held.places[relation.other_id]].key}"
        for card in own
        for relation in views.relations.get(card.id, ())
    ]
    unlisted = [f"{it.id} {views.unlisted[it.id]}" for it in own if it.id in views.unlisted]
    return shells, (around, months, views.mention_keys[first : last + 1], relations, unlisted)
