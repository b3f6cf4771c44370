"""What is tried: each reader, and each part of the way from bytes to an article."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random

from fonds.accession.decoding import Refusal
from fonds.accession.formats.containers import read_container
from fonds.accession.formats.items import read_items
from fonds.accession.formats.registry import READERS, read_document
from fonds.accession.formats.rows import read_rows
from fonds.accession.formats.suffixes import format_of, is_packed
from fonds.accession.headers.cut import cut_header
from fonds.accession.headers.many import split_text
from fonds.accession.table import read_table
from fonds.base.chars import fold_white, split_lines
from fonds.verify.block import measure_block
from tests.fuzz.mutations import spoil
from tests.fuzz.promises import (
    Check,
    check_date_text,
    check_decoded,
    check_read,
    check_stated,
    check_valid,
    claim,
    read_by,
    read_source,
)
from tests.fuzz.samples import SUFFIXES, samples_of
from tests.fuzz.writing import (
    write_date,
    write_front_matter,
    write_json,
    write_table,
    write_text,
)

_ROWS = (".csv", ".json", ".jsonl", ".parquet", ".xlsx", ".ods")


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that is tried."""

    share: int  # how many inputs it gets, in proportion to the others
    make: Callable[[Random], bytes]  # an input
    check: Check  # what is to hold of it


def _spoil_sample(suffix: str, random: Random) -> bytes:
    samples = samples_of(suffix)
    return spoil(random.choice(samples), random.choice(samples), random)


def _spoil_any(random: Random) -> bytes:
    """A file, with pieces of one of another format."""
    one, other = (random.choice(samples_of(random.choice(SUFFIXES))) for _ in range(2))
    return spoil(one, other, random)


def _encode(write: Callable[[Random], str], random: Random) -> bytes:
    text = write(random).encode("utf-8", "surrogatepass")
    return spoil(text, text, random) if random.random() < 0.1 else text


def _check_reader(suffix: str, data: bytes) -> None:
    """Whether the reader holds its promises; of some inputs also all that comes behind it."""
    name = suffix[suffix.index(".") :]
    if found := format_of(f"a{name}"):
        read_by(READERS[found], data)
    elif is_packed(f"a{name}"):
        read_by(lambda data: read_container(f"a.txt{name}", data, read_document), data)
    if name == ".txt" or zlib.crc32(data) % 3 == 0:
        read_source(f"a.txt{name}", data)


def _check_rows(suffix: str, data: bytes) -> None:
    name = f"a{suffix}"
    read_by(lambda data: read_rows(name, data, {}), data)
    read_by(lambda data: read_rows(name, data, {"text": "text"}), data)
    found = read_items(name, data)  # as a first look does, which nothing guards
    check_read(found if isinstance(found, Refusal) else None)
    table, remarks = read_table(data, name)
    for row in table.rows:
        check_stated(row.metadata)
    for remark in remarks:
        check_valid(remark.message)


def _check_anything(data: bytes) -> None:
    """Whether a file is read whatever it is called."""
    suffix = SUFFIXES[zlib.crc32(data) % len(SUFFIXES)]
    check_read(read_document(f"a{suffix}", data))
    read_source(f"a{suffix}", data)


def _check_header(data: bytes) -> None:
    """Whether what is cut may be left out, and the articles of a text are all of it."""
    text = data.decode("utf-8", "replace")
    length, metadata, remarks = cut_header(text, "a.txt")
    check_stated(metadata)
    lines = len(split_lines(text))
    claim(all((remark.line or 1) <= lines for remark in remarks), f"{remarks!r}")
    cut, allowed = fold_white(text[:length]), fold_white(text[: measure_block(text)])
    claim(cut in ("", allowed), f"It cuts {cut!r}, where {allowed!r} may be left out.")
    parts = split_text(text) or ()
    whole = "".join(text[part.start : part.end] for part in parts)
    claim(not parts or whole == text, "Something is between the parts.")
    claim(all(it.start <= it.body <= it.close <= it.end for it in parts), f"{parts!r}")
    read_source("a.txt", data)


def _check_dates(data: bytes) -> None:
    text = data.decode("utf-8", "surrogatepass") if _is_text(data) else data.decode("latin-1")
    check_date_text(text)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _check_prefix(data: bytes) -> None:
    read_source("a.txt", b"Date : " + data + b"\nUn titre\n\nUn texte.\n")
    read_source("a.txt", data + b"\nUn titre\n\nUn texte de plusieurs mots, et d'autres.\n")


def _check_name(data: bytes) -> None:
    name = data.decode("utf-8", "replace")
    read_source(f"{name}.txt", b"Un titre\n\nUn texte de plusieurs mots, et d'autres.\n")


def _reader(suffix: str, share: int) -> Target:
    return Target(share, partial(_spoil_sample, suffix), partial(_check_reader, suffix))


def _rows(suffix: str, share: int) -> Target:
    return Target(share, partial(_spoil_sample, suffix), partial(_check_rows, suffix))


_SLOW = {".html": 3, ".mhtml": 2, ".warc": 2, ".warc.gz": 2, ".wacz": 2, ".pdf": 5}
"""Readers of which an input takes long."""
TARGETS = {
    **{f"reader {it}": _reader(it, _SLOW.get(it, 5)) for it in SUFFIXES if it not in _ROWS},
    **{f"rows {it}": _rows(it, 5) for it in _ROWS},
    "rows, written": Target(8, partial(_encode, write_table), partial(_check_rows, ".csv")),
    "objects, written": Target(8, partial(_encode, write_json), partial(_check_rows, ".json")),
    "anything": Target(5, _spoil_any, _check_anything),
    "encodings": Target(15, partial(_spoil_sample, ".txt"), check_decoded),
    "headers": Target(30, partial(_encode, write_text), _check_header),
    "front matter": Target(15, partial(_encode, write_front_matter), _check_header),
    "dates": Target(60, partial(_encode, write_date), _check_dates),
    "dates in names": Target(15, partial(_encode, write_date), _check_name),
    "dates above texts": Target(20, partial(_encode, write_date), _check_prefix),
}
"""Name → what is tried under it."""
