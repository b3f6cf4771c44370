"""Labels: lines that so many articles of a folder have near their beginning that they are no
headline, such as the name of a newspaper or of its section.

Which lines are depends on all articles, and so is found anew, from what the catalogue knows, after
all sources are read: the same whichever of them were read today.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, groupby
from operator import attrgetter

from fonds.catalogue.openings import (
    Opening,
    put_labels,
    put_title,
    read_labels,
    read_openings,
    read_places,
    read_untitled,
)
from fonds.catalogue.unfinished import is_unfinished
from fonds.parse.credits import is_credit
from fonds.parse.heading import Labels, find_heading

_FEW = 3  # texts from which a line may be a label, if most of a folder have it
_MANY = 5  # texts from which it may be one, if the share below have it
_SHARE = 20  # one in so many
_MOST = 2

Found = dict[str, dict[str, bool]]
"""Article id → its labels, and whether each is never a headline, even if none follows."""


def settle_titles(catalogue: sqlite3.Connection) -> None:
    """Give each article the title that it has beside all others; nothing if none changed.

    Expects the catalogue to have been opened for this run.
    """
    if catalogue.total_changes == 0 and not is_unfinished(catalogue):
        return
    found, before = _find_labels(catalogue), read_labels(catalogue)
    for article_id in sorted(found.keys() | before.keys()):
        labels = found.get(article_id, {})
        if labels == before.get(article_id, {}):
            continue
        put_labels(catalogue, article_id, labels)
        text = read_untitled(catalogue, article_id)
        if text is not None:
            it = find_heading(text, _as_labels(labels))
            put_title(catalogue, article_id, it.title, it.title_from, (it.start, it.end))


def _as_labels(labels: Mapping[str, bool]) -> Labels:
    never = frozenset(line for line, never in labels.items() if never)
    return Labels(frozenset(labels.keys() - never), never)


def _find_labels(catalogue: sqlite3.Connection) -> Found:
    found: Found = defaultdict(dict)
    sizes: Counter[str] = Counter()
    for line, same in groupby(read_openings(catalogue, _FEW), attrgetter("line")):
        if is_credit(line):  # which is no headline anyway
            continue
        sizes = sizes or Counter(chain_folders(read_places(catalogue).values()))
        for article_id, never in _judge(list(same), sizes):
            found[article_id][line] = never
    return found


def _judge(same: list[Opening], sizes: Mapping[str, int]) -> Iterator[tuple[str, bool]]:
    """The articles with one line of which it is a label, and whether it is never a headline.

    Articles are counted by what follows the line, so that copies of one speak for nothing.
    """
    texts: dict[str, set[int]] = defaultdict(set)
    for opening in same:
        for folder in list_folders(opening.place):
            texts[folder].add(opening.after)
    counts = {folder: len(after) for folder, after in texts.items()}
    never = {f for f, n in counts.items() if n >= _MANY and n * _MOST > sizes[f]}
    above = never | {
        f
        for f, n in counts.items()
        if (n >= _MANY and n * _SHARE > sizes[f]) or (n >= _FEW and n * _MOST > sizes[f])
    }
    for opening in same:
        folders = set(list_folders(opening.place))
        if folders & above:
            yield opening.article_id, bool(folders & never)


def list_folders(path: str) -> list[str]:
    """The folders in which *path* lies, from the outermost; "" is all of the seeds."""
    parts = path.split("/")[:-1]
    return ["", *accumulate(parts, "{}/{}".format)]


def chain_folders(paths: Iterable[str]) -> Iterator[str]:
    """Each folder as often as one of *paths* lies in it."""
    for path in paths:
        yield from list_folders(path)
