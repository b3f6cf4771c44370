"""Sections of the table of contents, in files of their own: which chunks a large family has.

In an archive of 100,000 articles a page would load the versions of 20,000 chunks to read ten.
It loads where each section begins, and the sections that it needs.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

from fonds.search.chunks import ChunkWriter, File
from fonds.search.numbers import write_growing
from fonds.search.vocabulary import write_fronts

SECTION = 256
"""Chunks that one section lists."""

Row = dict[str, str | int]
"""What is told of a family, or of a section of it."""


def list_chunks(
    writer: ChunkWriter, inline: int, sections: ChunkWriter, forms: list[str] | None = None
) -> Generator[File, None, Row]:
    """The *sections* of the family of *writer*, and what the table of contents tells of it.

    *inline*: how many chunks it lists itself; *forms*: of the vocabulary, with which form each
    chunk begins.
    """
    count = len(writer.versions)
    if count <= inline:
        return _describe(writer, range(count), forms)
    starts = range(0, count, SECTION)
    row: Row = {
        "file": len(sections.versions),
        "numbers": write_growing([writer.numbers[at] for at in starts]),
    }
    if forms is not None:
        row["forms"] = write_fronts([forms[at] for at in starts])
    for at in starts:
        section = _describe(writer, range(at, min(at + SECTION, count)), forms)
        yield sections.put(repr(section), partial(dict, section))
    return row


def _describe(writer: ChunkWriter, chunks: range, forms: list[str] | None) -> Row:
    row: Row = {**writer.describe(chunks)}
    if forms is not None:
        row["forms"] = write_fronts(forms[chunks.start : chunks.stop])
    return row
