"""The references of all articles as files: one a standard, and parts that pages load for a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.locale import Words
from fonds.citing.bibtex import write_bibtex
from fonds.citing.csl import write_csl
from fonds.citing.reference import Reference
from fonds.citing.ris import write_ris
from fonds.citing.table import separator, write_header, write_row
from fonds.html.exporting import LIMIT, list_files
from fonds.render.splice import Task
from fonds.render.views import Views


def reference_tasks(views: Views) -> Iterator[Task]:
    """Every file that holds references of the whole archive."""
    key = fingerprint(
        code_of("fonds.render.exports"),
        views.references.key,
        *map(views.key, views.articles),
    )
    read = lru_cache(maxsize=1)(_read_part)  # for the files of all standards
    files = list_files(len(views.articles))
    for part, names in enumerate(zip(*files.values(), strict=True)):
        for suffix, name in zip(files, names, strict=True):
            yield Task(name, key, partial(_write_part, suffix, part, views, read))


def _read_part(views: Views, part: int) -> list[Reference]:
    positions = range(part * LIMIT, min((part + 1) * LIMIT, len(views.articles)))
    return list(map(views.references.at, positions))


def _write_part(
    suffix: str, part: int, views: Views, read: Callable[[Views, int], list[Reference]]
) -> bytes:
    return _WRITERS[suffix](read(views, part), views.words).encode()


def _write_ris(references: Sequence[Reference], words: Words) -> str:
    return "".join(map(write_ris, references))


def _write_csl(references: Sequence[Reference], words: Words) -> str:
    return "[\n" + ",\n".join(map(write_csl, references)) + "\n]\n"


def _write_bibtex(references: Sequence[Reference], words: Words) -> str:
    return "\n".join(map(write_bibtex, references))


def _write_table(references: Sequence[Reference], words: Words) -> str:
    sep = separator(words.lang)
    return write_header(words, sep) + "".join([write_row(it, sep) for it in references])


_WRITERS: dict[str, Callable[[Sequence[Reference], Words], str]] = {
    "ris": _write_ris,
    "csl.json": _write_csl,
    "bib": _write_bibtex,
    "csv": _write_table,
}
