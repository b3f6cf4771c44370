"""One source, read: its bytes decoded, its articles parsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fonds.accession.columns import choose_columns, hide_file
from fonds.accession.decoding import Decoded, Refusal, decode
from fonds.accession.formats.document import Document, Text
from fonds.accession.formats.registry import read_document
from fonds.accession.frontmatter import cut_front_matter
from fonds.accession.values import merge
from fonds.base.chars import show_controls, show_surrogates
from fonds.base.model import Article, Edtf, Extract, Metadata, Remark, Source
from fonds.config import Archive
from fonds.parse.article import EmptyTextError, parse_article
from fonds.parse.dating import Beside


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a source."""

    article: Article  # as parsed
    given: Metadata  # what a person and the source's own front matter state
    extract: Extract | None  # the text that was read out; None: the source is that text
    remarks: tuple[Remark, ...]  # what the report says of it


@dataclass(frozen=True, slots=True)
class Reading:
    """A source, decoded and parsed."""

    encoding: str  # how it was read; "" if it was not
    entries: tuple[Entry, ...] = ()  # its articles, in the order of the file
    code: str = "article"  # or the code of why it has no page
    message: str = ""  # the sentence of that


@dataclass(frozen=True, slots=True)
class Stated:
    """What people state of a source."""

    whole: Metadata  # of each article in it
    parts: Mapping[int, Metadata] = field(default_factory=dict)  # of its n-th article, before that


def amend(given: Metadata, amendment: Metadata | None) -> Metadata:
    """*given* with the title and date that a person set by hand."""
    if amendment is None:
        return given
    return replace(given, title=amendment.title or given.title, date=amendment.date or given.date)


def read_articles(
    source: Source, stated: Stated, archive: Archive, weighed: Edtf | None = None
) -> Reading:
    """Decode and parse one source; *weighed* is the date that its name tells beside others."""
    document = read_document(source.path, source.data)
    if isinstance(document, Document):
        beside = Beside(weighed=None if document.many else weighed, alone=not document.many)
        return _read_document(source.path, document, stated, archive, beside)
    if document is not None:
        return Reading("", code=document.code, message=document.message)
    decoded = decode(source.data, stated.whole.encoding)
    if isinstance(decoded, Refusal):
        return Reading("", code=decoded.code, message=decoded.message)
    try:
        beside = Beside(weighed=weighed)
        entry = _parse(source.path, Text(decoded.text), stated.whole, archive, beside)
    except EmptyTextError as error:
        return Reading(decoded.encoding, code="blank", message=str(error))
    remarks = (*_note_decoding(source.path, decoded), *entry.remarks)
    return Reading(decoded.encoding, (replace(entry, remarks=remarks),))


def _read_document(
    path: str, document: Document, stated: Stated, archive: Archive, beside: Beside
) -> Reading:
    entries: list[Entry] = []
    for number, text in enumerate(document.texts, 1):
        given = amend(stated.whole, stated.parts.get(number)) if document.many else stated.whole
        place = f"{path}#{number}" if document.many else path
        try:
            entry = _parse(place, text, given, archive, beside)
        except EmptyTextError:
            continue
        part = number if document.many else 0
        extract = Extract(part, document.reader, show_surrogates(text.text), text.omitted)
        entries.append(replace(entry, extract=extract))
    if not entries:
        message = "It was read and holds no text: put its text there, or remove it."
        return Reading(document.encoding, code="blank", message=message)
    if empty := len(document.texts) - len(entries):
        message = f"{empty} of its {len(document.texts)} articles hold no text and have no page."
        note = Remark("note", "empty-parts", path, message)
        entries[0] = replace(entries[0], remarks=(note, *entries[0].remarks))
    return Reading(document.encoding, tuple(entries))


def _parse(path: str, text: Text, stated: Metadata, archive: Archive, beside: Beside) -> Entry:
    """The article in *text*. Raises EmptyTextError if there is nothing to show."""
    shown = show_surrogates(text.text)
    cut, front, remarks = cut_front_matter(shown, path, archive.dates)
    front = merge(front, text.metadata)
    given = _choose_columns(merge(stated, front), path, archive)
    beside = replace(beside, front=front.date)
    article, more = parse_article(path, shown[cut:], given, archive.dates, beside)
    return Entry(article, given, None, (*_note_characters(path, text.text), *remarks, *more))


def _choose_columns(given: Metadata, path: str, archive: Archive) -> Metadata:
    """*given* with those of the columns without a field that may be shown."""
    extra = choose_columns(given.extra, archive.columns)
    return replace(given, extra=extra if archive.publish_path else hide_file(extra, path))


def _note_decoding(path: str, decoded: Decoded) -> list[Remark]:
    return [Remark("note", "not-utf8", path, decoded.remark)] if decoded.remark else []


def _note_characters(path: str, text: str) -> list[Remark]:
    """Notes on characters that a page cannot show."""
    notes = []
    if show_controls(text) != text:
        message = "It holds control characters; the page shows them as ␀ or \\u{…}."
        notes.append(Remark("note", "control-characters", path, message))
    if "\N{REPLACEMENT CHARACTER}" in text:
        message = "It holds U+FFFD: characters were lost before it came; look for a better copy."
        notes.append(Remark("note", "replacement-character", path, message))
    return notes
