"""The references of all articles as files: one a standard, and parts that pages load for a list."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from fonds.base.fingerprint import code_of, fingerprint
from fonds.citing.bibtex import write_bibtex
from fonds.citing.csl import write_csl
from fonds.citing.reference import Reference
from fonds.citing.ris import write_ris
from fonds.citing.table import separator, write_header, write_row
from fonds.html.exporting import LIMIT, list_files
from fonds.render.assembly import Assembly, Piece
from fonds.render.task import Task
from fonds.render.views import Views

_PIECE = 64
"""Articles in a piece, on average."""


class _Format(NamedTuple):
    """How the references of one standard follow each other in a file."""

    frame: tuple[bytes, bytes, bytes]  # before the first, between two, after the last
    write: Callable[[Reference], str]  # writes one


def reference_tasks(views: Views) -> Iterator[Task]:
    """Every file that holds references of the whole archive."""
    shared = fingerprint(code_of("fonds.render.exports"), views.references.key)
    keys = [fingerprint(shared, views.key(page)) for page in views.articles]
    files, formats = list_files(len(keys)), _formats(views)
    for part, names in enumerate(zip(*files.values(), strict=True)):
        read = cache(partial(_read, views))  # for the files of all standards
        spans = _divide(views, range(part * LIMIT, min((part + 1) * LIMIT, len(keys))))
        key_of = [fingerprint(*keys[span.start : span.stop]) for span in spans]
        for suffix, name in zip(files, names, strict=True):
            form = formats[suffix]
            make = [partial(_write, form, read, span) for span in spans]
            assembly = Assembly(*form.frame, tuple(map(Piece, key_of, make)))
            yield Task(name, fingerprint(*form.frame, *key_of), assembly)


def _divide(views: Views, whole: range) -> list[range]:
    """*whole* in spans whose bounds depend on the articles there, not on how many come before."""
    cards = views.held.cards
    ends = [at for at in whole[1:] if zlib.crc32(cards[at].id.encode()) % _PIECE == 0]
    return [range(*bounds) for bounds in pairwise([whole.start, *ends, whole.stop])]


def _read(views: Views, positions: range) -> list[Reference]:
    return list(map(views.references.at, positions))


def _write(form: _Format, read: Callable[[range], list[Reference]], positions: range) -> bytes:
    between = form.frame[1].decode()
    return between.join(map(form.write, read(positions))).encode()


def _formats(views: Views) -> dict[str, _Format]:
    """Suffix → its format."""
    sep = separator(views.words.lang)
    header = write_header(views.words, sep).encode()
    return {
        "ris": _Format((b"", b"", b""), write_ris),
        "csl.json": _Format((b"[\n", b",\n", b"\n]\n"), write_csl),
        "bib": _Format((b"", b"\n", b""), write_bibtex),
        "csv": _Format((header, b"", b""), partial(write_row, sep=sep)),
    }
