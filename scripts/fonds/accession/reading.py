"""One source, read: its bytes decoded, its articles parsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from fonds.accession.choice import columns_of
from fonds.accession.columns import choose_columns, hide_file
from fonds.accession.decoding import Decoded, Refusal, decode
from fonds.accession.formats.document import Document, Text, list_notes
from fonds.accession.formats.opening import open_disguised, open_document, open_rows
from fonds.accession.headers.cut import cut_header
from fonds.accession.headers.many import split_text
from fonds.accession.kinds import UNKNOWN, kind_of, kind_of_bytes
from fonds.accession.notenames import name_note
from fonds.accession.notes import WINDOWS_CONTROLS, note_markup
from fonds.accession.values import merge
from fonds.base.chars import (
    keep_ellipses,
    show_controls,
    show_ellipses,
    show_surrogates,
    show_windows,
)
from fonds.base.model import Article, Edtf, Extract, Metadata, Remark, Source
from fonds.base.speech import tell
from fonds.catalogue.store import SET_ASIDE
from fonds.config import Archive
from fonds.parse.article import EmptyTextError, parse_article
from fonds.parse.dating import Beside

_MOST_OMITTED = 50  # names of pictures and attachments that a notice lists
_NOTHING = Metadata()
_SPLITTER = "fonds"
"""What the notice of an article calls that which finds it in a plain text of many."""


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
    """*given* with the title, date and language that a person set by hand."""
    if amendment is None:
        return given
    return replace(
        given,
        title=amendment.title or given.title,
        date=amendment.date or given.date,
        lang=amendment.lang or given.lang,
    )


def read_articles(
    source: Source, stated: Stated, archive: Archive, weighed: Edtf | None = None
) -> Reading:
    """Decode and parse one source; *weighed* is the date that its name tells beside others."""
    document = _open(source, stated.whole.encoding, archive)
    if isinstance(document, Document):
        return _read_document(source.path, _split(document, archive), stated, archive, weighed)
    if document is not None:
        return Reading("", code=document.code, message=document.message)
    decoded = decode(source.data, stated.whole.encoding)
    if isinstance(decoded, Refusal):
        document = open_disguised(source.data) if decoded.code == "not-text" else None
        if document is None:
            return _refuse(source, decoded)
        return _read_document(source.path, _split(document, archive), stated, archive)
    text = Text(decoded.text, Metadata(lang="und" if decoded.doubtful else ""))
    document = _split(Document(_SPLITTER, (text,), decoded.encoding), archive)
    if document.many:
        reading = _read_document(source.path, document, stated, archive, weighed)
        return _note(reading, _note_decoding(source.path, decoded))
    try:
        entry = _parse(source.path, text, stated.whole, archive, Beside(weighed=weighed))
    except EmptyTextError as error:
        return Reading(decoded.encoding, code="blank", message=str(error))
    notes = [*_note_decoding(source.path, decoded), *note_markup(source.path, decoded.text)]
    return _note(Reading(decoded.encoding, (entry,)), notes)


def _note(reading: Reading, remarks: Iterable[Remark]) -> Reading:
    """*reading* with *remarks* on the whole source, which its first article has."""
    if not reading.entries:
        return reading
    first, *more = reading.entries
    return replace(reading, entries=(replace(first, remarks=(*remarks, *first.remarks)), *more))


def _split(document: Document, archive: Archive) -> Document:
    """*document*, or the many articles that its one text holds, as press databases export them."""
    if document.many or len(document.texts) != 1:
        return document
    whole = document.texts[0]
    parts = split_text(whole.text, archive.dates)
    if not parts:
        return document
    lang = Metadata(lang=whole.metadata.lang)
    texts = [Text(whole.text[it.body : it.close], merge(it.metadata, lang)) for it in parts]
    texts[0] = replace(texts[0], omitted=whole.omitted)
    return replace(document, texts=tuple(texts), many=True)


def _open(source: Source, encoding: str, archive: Archive) -> Document | Refusal | None:
    """What *source*, in the *encoding* if a person states one, holds if it is no plain text: a
    document, or rows that are articles."""
    columns = columns_of(archive, source.path)
    if columns is None:
        return open_document(source.path, source.data, encoding)
    return open_rows(source.path, source.data, columns, archive.dates, encoding)


def _refuse(source: Source, refusal: Refusal) -> Reading:
    """Why *source* has no page; one whose name does not say that it is a text is set aside."""
    if refusal.code == "not-text" and kind_of(source.path) is UNKNOWN:
        return Reading("", code=SET_ASIDE, message=kind_of_bytes(source.data).code)
    return Reading("", code=refusal.code, message=refusal.message)


def _read_document(
    path: str, document: Document, stated: Stated, archive: Archive, weighed: Edtf | None = None
) -> Reading:
    beside = Beside(weighed=None if document.many else weighed, alone=not document.many)
    entries: list[Entry] = []
    for number, text in enumerate(document.texts, 1):
        given = (
            merge(stated.parts.get(number, _NOTHING), stated.whole)
            if document.many
            else stated.whole
        )
        place = text.name or (f"{path}#{number}" if document.many else path)
        alone = beside.alone or bool(text.name)
        try:
            entry = _parse(place, text, given, archive, replace(beside, alone=alone))
        except EmptyTextError:
            continue
        part = number if document.many else 0
        omitted = _shorten(text.omitted)
        extract = Extract(part, document.reader, show_surrogates(text.text), omitted)
        entries.append(replace(entry, extract=extract))
    if not entries:
        message = tell("It was read and holds no text: put its text there, or remove it.")
        return Reading(document.encoding, code="blank", message=message)
    notes = [Remark("note", note.code, path, note.message) for note in document.notes]
    if empty := len(document.texts) - len(entries):
        message = tell(
            "{empty} of its {n} articles hold no text and have no page.",
            empty=empty,
            n=len(document.texts),
        )
        notes.append(Remark("note", "empty-parts", path, message))
    return _note(Reading(document.encoding, tuple(entries)), notes)


def _shorten(names: tuple[str, ...]) -> tuple[str, ...]:
    """*names*, or the first of them and how many more there are."""
    more = len(names) - _MOST_OMITTED
    return names if more <= 0 else (*names[:_MOST_OMITTED], f"… +{more}")


def _parse(path: str, text: Text, stated: Metadata, archive: Archive, beside: Beside) -> Entry:
    """The article in *text*. Raises EmptyTextError if there is nothing to show."""
    came = show_surrogates(text.text)
    shown = show_ellipses(came)
    cut, front, remarks = _read_header(path, shown, text.metadata, archive)
    front = merge(front, text.metadata)
    given = _choose_columns(merge(stated, front), path, archive)
    named = name_note(path, shown) if beside.alone and not given.title else ""
    beside = replace(beside, front=front.date, title=named)
    titled = bool(front.title) and given.title == front.title
    article, more = parse_article(path, shown[cut:], given, archive.dates, beside, titled=titled)
    if shown != came:
        kept = keep_ellipses(article.text, came[cut:])
        article = replace(article, paragraphs=tuple(kept.split("\n\n")))
    return Entry(article, given, None, (*_note_characters(path, text.text), *remarks, *more))


def _read_header(
    path: str, shown: str, document: Metadata, archive: Archive
) -> tuple[int, Metadata, list[Remark]]:
    """What the text itself has above it; nothing where its *document* states a title.

    A message may begin with the header of another one, which it passes on.
    """
    if document.title:
        return 0, Metadata(), []
    return cut_header(shown, path, archive.dates)


def _choose_columns(given: Metadata, path: str, archive: Archive) -> Metadata:
    """*given* with those of the columns without a field that may be shown."""
    extra = choose_columns(given.extra, archive.columns)
    return replace(given, extra=extra if archive.publish_path else hide_file(extra, path))


def _note_decoding(path: str, decoded: Decoded) -> list[Remark]:
    return [Remark("note", note.code, path, note.message) for note in list_notes(decoded)]


def _note_characters(path: str, text: str) -> list[Remark]:
    """Notes on characters that a page cannot show, or shows as others."""
    notes = []
    lines = text.replace("\x85", "\n") if show_ellipses(text) == text else text
    shown = show_windows(lines)
    if shown != lines:
        notes.append(Remark("note", "windows-controls", path, WINDOWS_CONTROLS))
    if show_controls(shown) != shown:
        message = tell("It holds control characters; the page shows them as ␀ or \\u{{…}}.")
        notes.append(Remark("note", "control-characters", path, message))
    if "\N{REPLACEMENT CHARACTER}" in text:
        message = tell(
            "It holds U+FFFD: characters were lost before it came; look for a better copy."
        )
        notes.append(Remark("note", "replacement-character", path, message))
    return notes
