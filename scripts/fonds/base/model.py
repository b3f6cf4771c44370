"""The values that the stages pass on: frozen, each field with its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Day = tuple[int, int, int]
"""Year, month and day of the proleptic Gregorian calendar."""

TitleFrom = Literal["source", "metadata", "name", "supplied"]
"""Whether a title is the source's headline, stated in metadata, the name of a note's file, or made
from the first sentence."""

DateFrom = Literal["metadata", "source", "line", "name", ""]
"""Whence a date comes: metadata; a source's header or front matter; a line of its text that says
when it was published; the name of its file or folder. Empty where none is known."""

Severity = Literal["lost", "edited", "note"]
"""``lost``: a source has no page. ``edited``: a page was edited by hand. All else: ``note``."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as the Extended Date/Time Format of ISO 8601-2 writes it, levels 0 and 1."""

    text: str  # the EDTF string, such as "2022-01" or "2021-12/2022-02"
    first: Day  # first day it can mean; year -9999 when the beginning is open
    last: Day  # last day it can mean; year 9999 when the end is open


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of the report: what could not be read, parsed or used, and what to do."""

    severity: Severity  # decides the exit code: "lost" and "edited" make it 1
    code: str  # short stable name of the kind, such as "empty" or "not-utf8"
    path: str  # the file that it is about, relative to the archive's seeds (or to its root)
    message: str  # one sentence: what, and what to do next
    line: int | None = None  # line in that file, from 1, where there is one


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the seeds as it came."""

    path: str  # relative to the seeds, "/" between folders, always valid Unicode
    file: str  # where it lies on disk
    data: bytes  # its bytes, untouched
    sha256: str  # their checksum, 64 hexadecimal digits


@dataclass(frozen=True, slots=True)
class Extract:
    """Text that was read out of a source which is no plain text, or holds more than one article."""

    part: int  # the article's place in its source, from 1; 0 if the source holds it alone
    reader: str  # what read it, with its version, such as "html (trafilatura 2.3.1)"
    text: str  # all of it, valid Unicode; published in UTF-8 beside the page
    omitted: tuple[str, ...] = ()  # names of pictures and attachments that are not shown


@dataclass(frozen=True, slots=True)
class Metadata:
    """What metadata.csv or a source's own front matter states of one source; empty: not stated."""

    title: str = ""  # preferred title; the source's headline then stays in the body
    date: Edtf | None = None  # date of publication
    creator: tuple[str, ...] = ()  # authors, in the order given
    publication: str = ""  # newspaper, agency or site that published it
    url: str = ""  # where it was published; shown as text unless it is http or https
    rights: str = ""  # rights statement
    lang: str = ""  # BCP 47 tag that overrides detection
    encoding: str = ""  # Python codec name that overrides decoding
    modified: Edtf | None = None  # when the source last changed
    people: tuple[str, ...] = ()  # persons it is about
    places: tuple[str, ...] = ()  # places it is about
    organisations: tuple[str, ...] = ()  # organisations it is about
    topics: tuple[str, ...] = ()  # topics it is about
    extra: tuple[tuple[str, str], ...] = ()  # unknown columns: (name, value), shown in the notice


@dataclass(frozen=True, slots=True)
class Article:
    """A source, parsed."""

    title: str  # white space folded, without brackets; never empty
    title_from: TitleFrom  # where the title comes from
    headline_start: int  # where the headline begins in `text`; 0 if the title is not in it
    body_start: int  # where the text below the headline begins; 0 if the title is not in it
    date: Edtf | None  # date of publication, metadata before the source's own; None when unknown
    date_from: DateFrom  # whence the date comes
    source_date: Edtf | None  # date in the source itself: the folder of its page never changes
    modified: Edtf | None  # when it last changed, metadata before the source's own
    lang: str  # BCP 47 tag, "und" when nothing is known
    dir: Literal["ltr", "rtl"]  # direction of its script
    dateline: str  # place of the dateline as written, such as "WASHINGTON"; empty if none
    paragraphs: tuple[str, ...]
    """The source's text after its date prefix or front matter; all of it, in order. A "\\n" inside
    a paragraph is a line break to show.
    """
    opening: tuple[tuple[str, int], ...]
    """Its first short lines, which others may have too, each with a hash of what follows it."""

    @property
    def text(self) -> str:
        """The paragraphs, an empty line between them."""
        return "\n\n".join(self.paragraphs)

    @property
    def body(self) -> tuple[str, ...]:
        """The paragraphs below the headline; all of them if the title is not in the text."""
        below = self.text[self.body_start :]
        return tuple(below.split("\n\n")) if below else ()
