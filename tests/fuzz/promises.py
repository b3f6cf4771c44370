"""What holds for whatever is read: asserted of one input, in one process."""

from __future__ import annotations

import dataclasses
import hashlib
import traceback
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from fonds.accession.decoding import Decoded, Refusal, decode
from fonds.accession.formats.bounds import guard
from fonds.accession.formats.document import Document, Reader, UnreadableError
from fonds.accession.reading import Entry, Reading, Stated, read_articles
from fonds.base.chars import fold_white, show_controls, show_windows
from fonds.base.edtf import read_date, read_edtf
from fonds.base.model import Article, Edtf, Metadata, Source
from fonds.config import Archive
from fonds.verify.losslessness import compare_all, source_texts

T = TypeVar("T")
_LONGEST_TITLE = 201  # code points of a supplied title, with its “…”
_OWN = str(Path("scripts", "fonds"))
_HOME = Path("/nowhere")
_ROWS = ("csv", "json", "jsonl", "parquet", "xlsx", "ods")


class BrokenPromiseError(AssertionError):
    """What an input shows to be wrong."""


def claim(holds: object, message: str) -> None:
    """Raise BrokenPromiseError unless it *holds*."""
    if not holds:
        raise BrokenPromiseError(message)


ARCHIVE = Archive(
    root=_HOME, name="x", lang="fr", seeds=_HOME, docs=_HOME, site=_HOME, build=_HOME, metadata=(),
    authorities=_HOME, publication="", rights="", names="none", publish_source=True,
    publish_path=True, external_links=True, max_bytes=1 << 30,
    rows=tuple((f"*.{suffix}", ()) for suffix in _ROWS),
)  # fmt: skip
"""An archive without a word in mkdocs.yml, but that rows of all tables are articles."""


def read_by(reader: Reader, data: bytes) -> Document | Refusal:
    """What *reader* makes of *data*; an exception that our own code raises is a fault.

    Libraries may raise what they like on damaged bytes, and none of it gets out of `guard`.
    """
    faults: list[str] = []

    def watch(data: bytes) -> Document | Refusal:
        try:
            return reader(data)
        except (UnreadableError, ImportError):
            raise
        except Exception as error:
            if _is_own(error) or isinstance(error, MemoryError):
                faults.append("".join(traceback.format_exception(error)))
            raise

    found = guard(watch, data)
    claim(not faults, "".join(faults))
    check_read(found)
    return found


def _is_own(error: BaseException) -> bool:
    """Whether *error* is a slip of fonds: a usual error of Python, raised by a line of its own.

    What parsers raise in libraries, and errors of their own kind, say that the bytes are damaged.
    """
    frames = traceback.extract_tb(error.__traceback__)
    return type(error).__module__ == "builtins" and _OWN in frames[-1].filename


def check_read(found: Document | Refusal | None) -> None:
    """Whether what a reader gave is well formed."""
    claim(found is None or isinstance(found, Document | Refusal), f"It gave {found!r}.")
    if isinstance(found, Refusal):
        claim(found.code and found.message.endswith((".", "…")), f"{found!r} is no sentence.")
        claim(found.code != "too-slow", found.message)
        check_valid(found.message)
    elif found:
        claim(found.reader, "A document without the name of its reader.")
        claim(found.many or len(found.texts) == 1, "Many texts where there should be one.")
        for note in found.notes:
            check_valid(note.message)
        for text in found.texts:
            check_stated(text.metadata)
            claim(isinstance(text.text, str), f"{text.text!r} is no text.")
            for name in text.omitted:
                check_valid(name)


def check_stated(metadata: Metadata) -> None:
    """Whether *metadata* can be written into any file, and its dates are dates."""
    for value in dataclasses.asdict(metadata).values():
        for text in _texts_in(value):
            check_valid(text)
    for date in (metadata.date, metadata.modified):
        check_date(date)


def _texts_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple | list):
        return [text for part in value for text in _texts_in(part)]
    return []


def check_date(date: Edtf | None) -> None:
    """Whether *date* is what its own text says, and ends no sooner than it begins."""
    if date is not None:
        claim(date.first <= date.last, f"{date!r} ends before it begins.")
        claim(read_edtf(date.text) == date, f"{date!r} is not what its text says.")


def check_valid(text: str) -> None:
    """Whether *text* can be written in UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BrokenPromiseError(f"{text!r} holds a lone surrogate.") from None


def read_only(path: str, data: bytes) -> Reading:
    """What becomes of a file, as a build reads it."""
    source = Source(path, str(_HOME / path), data, hashlib.sha256(data).hexdigest())
    reading = read_articles(source, Stated(Metadata()), ARCHIVE)
    claim(reading.code != "too-slow", reading.message)
    return reading


def read_source(path: str, data: bytes) -> Reading:
    """The same; and nothing of its text is lost."""
    reading = read_only(path, data)
    claim(reading.code == "article" or reading.message or not reading.entries, f"{reading!r}")
    for entry in reading.entries:
        check_entry(entry, data, reading.encoding)
    return reading


def check_entry(entry: Entry, data: bytes, encoding: str) -> None:
    """Whether an article holds all of its text: that of *data*, or what was read out of them."""
    check_stated(entry.given)
    check_article(entry.article)
    for remark in entry.remarks:
        check_valid(remark.message)
        claim(remark.message and remark.code, f"{remark!r} says nothing.")
    if entry.extract:
        check_valid(entry.extract.text)
        data, encoding = entry.extract.text.encode(), "utf-8"
    shown = fold_white(show_controls(" ".join(entry.article.paragraphs)))
    finding = compare_all("a.html", shown, source_texts(data, encoding), "a.txt")
    claim(finding is None, str(finding))


def check_article(article: Article) -> None:
    """Whether what parsing understood fits together."""
    for text in (article.title, article.lang, article.dateline, *article.paragraphs):
        check_valid(text)
    claim(article.title and article.lang, "An empty title or language.")
    claim(fold_white(article.title) == article.title, f"{article.title!r} is not folded.")
    is_short = article.title_from != "supplied" or len(article.title) <= _LONGEST_TITLE
    claim(is_short, f"{article.title!r} is too long to be supplied.")
    shown = map(show_windows, article.paragraphs)  # U+0085 that stands for an ellipsis is no space
    claim(all(map(fold_white, shown)), "A paragraph of nothing.")
    size = len(article.text)
    claim(0 <= article.headline_start <= article.body_start <= size, "The headline is elsewhere.")
    for date in (article.date, article.source_date, article.modified):
        check_date(date)


def check_date_text(text: str) -> None:
    """Whether *text* is read as a date, or refused as none; and the date is one."""
    try:
        check_date(read_date(text))
    except ValueError as error:  # the ancestor of all that reading dates may raise
        claim(not isinstance(error, UnicodeError), repr(error))
        claim(str(error).endswith((".", "…")), f"{error!r} is no sentence.")


def check_decoded(data: bytes) -> None:
    """Whether *data* are read or refused; UTF-8 comes back as it was."""
    decoded = decode(data)
    if isinstance(decoded, Decoded):
        claim(fold_white(decoded.text), "A text of nothing.")
        if decoded.encoding == "utf-8":
            claim(decoded.text.encode() == data, "UTF-8 does not come back.")
    else:
        check_read(decoded)
    stated = decode(data, _STATED[zlib.crc32(data) % len(_STATED)])
    check_read(stated if isinstance(stated, Refusal) else None)


_STATED = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-7", "cp1252", "cp932", "big5hkscs",
    "gb18030", "hz", "iso2022_jp_3", "iso2022_kr", "mac-roman", "idna", "punycode", "zlib", "rot13",
    "raw_unicode_escape", "undefined", "mbcs", "x", "\x00", "é", "x" * 300,
)  # fmt: skip
"""Encodings that someone may state, some of which are none."""

Check = Callable[[bytes], object]
"""Reads one input; raises what is wrong."""
