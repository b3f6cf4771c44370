"""What is shown of a name where a link to its page rests under the pointer: classic scripts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

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
        rows = [_row(record, held, words) for record in sorted(records, key=lambda r: r.id)]
        yield Task(f"{FOLDER}/{part}.js", fingerprint(code, rows), partial(_write, rows))


def _row(record: Record, held: Holdings, words: Words) -> tuple[str, str, str, str]:
    """Its id, its label, how many articles bear it and from when to when, its note."""
    first, last = held.span(record)
    parts = [words("articles", len(held.tagged[record.id]))]
    if first:
        parts.append(period_words(first, last, words))
    return record.id, record.label, " · ".join(parts), space_text(record.note, words.lang)


def _write(rows: Sequence[tuple[str, str, str, str]]) -> bytes:
    return f"fondsNamed({write_data(rows)});\n".encode()
