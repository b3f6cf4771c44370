"""The references of all articles as files: one a standard, and parts that pages load for a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from fonds.base.assembly import Assembly, Piece, divide
from fonds.base.fingerprint import code_of, fingerprint, hash_text
from fonds.citing.bibtex import write_bibtex
from fonds.citing.csl import write_csl
from fonds.citing.reference import Reference
from fonds.citing.ris import write_ris
from fonds.citing.table import separator, write_header, write_row
from fonds.html.exporting import LIMIT, list_files
from fonds.render.task import Task
from fonds.render.views import Views


class _Format(NamedTuple):
    """How the references of one standard follow each other in a file."""

    frame: tuple[bytes, bytes, bytes]  # before the first, between two, after the last
    write: Callable[[Reference], str]  # writes one


def reference_tasks(views: Views) -> Iterator[Task]:
    """Every file that holds references of the whole archive."""
    shared = fingerprint(code_of("fonds.render.exports"), views.references.key)
    keys = [views.page_keys[page] for page in views.articles]
    files, formats = list_files(len(keys)), _formats(views)
    ids = [card.id for card in views.held.cards]
    for part, names in enumerate(zip(*files.values(), strict=True)):
        read = cache(partial(_read, views))  # for the files of all standards
        spans = divide(range(part * LIMIT, min((part + 1) * LIMIT, len(keys))), ids)
        key_of = [hash_text("\n".join([shared, *(keys[at] for at in span)])) for span in spans]
        for suffix, name in zip(files, names, strict=True):
            form = formats[suffix]
            make = [partial(_write, form, read, span) for span in spans]
            assembly = Assembly(*form.frame, tuple(map(Piece, key_of, make)))
            yield Task(name, fingerprint(*form.frame, *key_of), assembly)


def _read(views: Views, positions: Sequence[int]) -> list[Reference]:
    return list(map(views.references.at, positions))


def _write(
    form: _Format, read: Callable[[Sequence[int]], list[Reference]], positions: Sequence[int]
) -> bytes:
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
