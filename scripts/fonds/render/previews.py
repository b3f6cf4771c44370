"""What is shown of a name where a link to its page rests under the pointer: classic scripts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from fonds.base.dates import period_words
from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.kinds import KINDS
from fonds.base.locale import Words
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.queries import Record
from fonds.html.typography import space_text
from fonds.render.reference_data import part_of
from fonds.render.task import Task
from fonds.search.chunks import write_data

FOLDER = "assets/fonds/named"
MOST = 100
"""About how many names are in one file."""


class _Preview(NamedTuple):
    """What is shown of a record, before it is put into words."""

    id: str  # its address without the suffix
    label: str  # preferred form
    articles: int  # that bear it
    span: tuple[str, str]  # the dates (EDTF) of the first and the last of them; "" if none has one
    note: str  # from authorities.yml


def count_files(held: Holdings) -> int:
    """In how many files the names are: so few change when an article comes."""
    names = sum(record.linked for record in held.records.values())
    files = 1
    while files * MOST < names:
        files *= 2
    return files


def preview_words(held: Holdings) -> str:
    """What the script must know, as JSON."""
    folders = "|".join(kind.folder for kind in KINDS)
    return json.dumps({"folders": folders, "parts": count_files(held)})


def preview_tasks(held: Holdings, words: Words) -> Iterator[Task]:
    """Every such file."""
    files, code = count_files(held), code_of("fonds.render.previews")
    parts: dict[int, list[Record]] = defaultdict(list)
    for record in held.records.values():
        if record.linked:
            parts[part_of(record.id, files)].append(record)
    for part, records in sorted(parts.items()):
        previews = [_preview(record, held) for record in sorted(records, key=lambda r: r.id)]
        key = fingerprint(code, words.lang, previews)
        yield Task(f"{FOLDER}/{part}.js", key, partial(_write, previews, words))


def _preview(record: Record, held: Holdings) -> _Preview:
    return _Preview(
        record.id, record.label, len(held.tagged[record.id]), held.span(record), record.note
    )


def _write(previews: Sequence[_Preview], words: Words) -> bytes:
    return f"fondsNamed({write_data([_row(it, words) for it in previews])});\n".encode()


def _row(shown: _Preview, words: Words) -> tuple[str, str, str, str]:
    """Its id, its label, how many articles bear it and from when to when, its note."""
    parts = [words("articles", shown.articles)]
    if shown.span[0]:
        parts.append(period_words(*shown.span, words))
    return shown.id, shown.label, " · ".join(parts), space_text(shown.note, words.lang)
