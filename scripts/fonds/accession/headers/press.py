"""Articles of press databases as they are pasted: Nexis and Europresse. All stays in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.accession.headers.pairs import BY_NAME, Block, Pair
from fonds.accession.headers.written import begins_with_weekday, find_day
from fonds.base.chars import fold_white
from fonds.base.edtf import Order
from fonds.base.fold import fold
from fonds.base.patterns import late
from fonds.parse.bylines import is_person
from fonds.parse.wordlists import load

WORDS: tuple[str, ...] = tuple(load("words.yml")["counted"])
"""What the length of an article is counted in."""
LENGTHS = ("Length", "Longueur", "Länge", "Longitud", "Lunghezza", "Lengte", "Extensão")
"""What Nexis calls that length, in capitals or not."""
MARK = (
    "(?:FOCUS - )?(?:[0-9]{1,5} of [0-9]{1,5} DOCUMENTS?|Dokument [0-9]{1,5} von [0-9]{1,5}"
    "|Document [0-9]{1,5} de [0-9]{1,5}|[0-9]{1,5} van [0-9]{1,5} DOCUMENTEN)"
)
"""A regex for the line before an article of Nexis, without white space."""

_BLANK = " \t\f\xa0"  # around a line
_LINE_END = late("\r\n|\n|\r|\\Z")
_MARK = late(MARK)
_EDITION = late(
    r".{0,40}\b(?:edition|édition|ausgabe|edición|edizione|editie)\b.{0,20}", re.IGNORECASE
)
"""A line below the date, such as ``Final Edition``."""
_LENGTH = late(
    rf"(?:{'|'.join((*LENGTHS, *map(str.upper, LENGTHS)))}) ?:"
    rf"[ \t]*[0-9.,\u202f ]+ ?(?:{'|'.join(WORDS)})"
)
_LENGTH_LINES = [
    late(rf"{end}[ \t]*(?:{'|'.join((*LENGTHS, *map(str.upper, LENGTHS)))}) ?:")
    for end in ("\n", "\r")
]
"""The line of that length, by the line end before it: with a class of both it takes eight times as
long to look for."""
_HEAD = 4_000  # characters in which it stands
_KEYED = late(r"([^\W\d_][^\W\d]{2,20}(?:-[^\W\d]{2,12})?)[ ]?:(?:[ \t]|\Z)")
_KEYS = frozenset(
    ("author", "autor", "auteur", "autore", "body", "byline", "column", "columna", "correction",
     "correction-date", "cuerpo", "dateline", "dek", "distribution", "edition", "edicion",
     "editorial-note", "graphic", "grafik", "headline", "highlight", "illustration", "journal-code",
     "keyword", "language", "langue", "langage", "length", "lengte", "longueur", "lange",
     "longitud", "lunghezza", "load-date", "notes", "organization", "person", "publication-type",
     "ressort", "rubrik", "rubrique", "rubriek", "seccion", "secao", "section", "seite", "series",
     "sezione", "source", "sprache", "subject", "subtitle", "teaser", "titel", "titre",
     "type", "uberschrift", "update", "updates", "url")
)  # fmt: skip
"""What stands before a colon below the headline in articles of Nexis, folded."""
_HEADLINE = late(r"(?:HEADLINE|TITRE|TITEL|ÜBERSCHRIFT) ?:[ \t]*(.+)")
_BYLINE = late(r"(?:byline|autor|auteur|author) ?:[ \t]*(.+)", re.IGNORECASE)
_BY = late(r"(?:By|BY|Par|PAR|Von|VON|Por|POR)[ \t]+(?=\S)")
_RIGHTS = late(r"[ \t]*(?:Copyright|©|\(c\))", re.IGNORECASE)
_MOST = 60  # lines in which the head of an article of Nexis ends
_FIRST_DATE = 6  # lines with words, of which one is its date

_PAGE = late(r"\b(?:p\. ?[0-9A-Z]|[0-9][0-9 .\u202f]{0,6} ?mots\b)")
_ISSUE = late(r"(?:, ?no?s?[.°] ?[0-9].*| \((?:site web|web|tous)[^()]*\))\Z")
_RESERVED = late("©.{1,200}(?:droits réservés|rights reserved)", re.DOTALL | re.IGNORECASE)
_MOST_PARTS = 12  # parts between commas of that line
_NAME = late(r"[A-ZÀ-ÖØ-Þ][\w.’'-]*(?: (?:d[eu]|van|von|[A-ZÀ-ÖØ-Þ][\w.’'-]*)){1,3}")
_TAIL = 400  # characters of the end of a text in which rights are reserved
_LONGEST_NAME = 100  # characters of the name of a newspaper
_LONGEST_PLACE = 200  # characters of the line with the date below it
_LONGEST_TITLE = 300  # characters of a headline


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text."""

    text: str  # without white space at its ends
    start: int  # its offset
    number: int  # from 1, of those that were asked for


def list_lines(text: str, start: int, most: int) -> Iterator[Line]:
    """The first *most* lines of *text* from *start* on."""
    for number in range(1, most + 1):
        close = _LINE_END.search(text, start)
        if close is None or start >= len(text):
            return
        yield Line(text[start : close.start()].strip(_BLANK), start, number)
        start = close.end()


def cut_by(text: str) -> str:
    """A byline without its “By”."""
    by = _BY.match(text)
    return text[by.end() :] if by else text


def is_nexis(text: str, start: int = 0) -> bool:
    """Whether *text* may have the length of an article of Nexis."""
    return any(line.search(text, start, start + _HEAD) for line in _LENGTH_LINES)


def find_nexis(text: str, start: int = 0, order: Order = "") -> Block | None:
    """What the head of an article of Nexis says; None where none has the length in words.

    Older ones have publication, date, headline; newer ones headline, publication, date.
    """
    lines = list(list_lines(text, start, _MOST))
    ends = [at for at, line in enumerate(lines) if _LENGTH.match(line.text)]
    if not ends:
        return None
    head = [line for line in lines[: ends[0]] if line.text]
    marked = bool(head) and _MARK.fullmatch(head[0].text) is not None
    head = head[1:] if marked else head
    at = next((n for n, it in enumerate(head[:_FIRST_DATE]) if find_day(it.text, order)), 0)
    if not at:
        return None
    found = [(head[at], "date"), (head[at - 1 if at > 1 and not marked else 0], "publication")]
    pairs = [Pair(name, line.text, line.number, BY_NAME[name]) for line, name in found]
    if at > 1 and not marked:
        title: list[Line] = head[: at - 1]
    else:
        title = _find_headline(lines, head[at])
    if title:
        words = fold_white(" ".join(line.text for line in title))
        pairs.append(Pair("title", words, title[0].number, BY_NAME["title"]))
    return Block(0, (*pairs, *_find_byline(lines)))


def _find_headline(lines: list[Line], date: Line) -> list[Line]:
    """The lines of the headline, the first paragraph below that of the *date*."""
    below = lines[lines.index(date) + 1 :]
    for at, line in enumerate(below):
        if headline := _HEADLINE.match(line.text):
            more = _take_paragraph(below[at + 1 :])
            return [Line(headline[1], line.start, line.number), *more]
    gap = next((at for at, line in enumerate(below) if not line.text), len(below))
    found = _first_paragraph(below[gap:])
    if len(found) == 1 and _EDITION.fullmatch(found[0].text):  # set off in office documents
        found = _first_paragraph(below[below.index(found[0]) + 1 :]) or found
    return found


def _first_paragraph(lines: list[Line]) -> list[Line]:
    first = next((at for at, line in enumerate(lines) if line.text), len(lines))
    return _take_paragraph(lines[first:])


def _take_paragraph(lines: list[Line]) -> list[Line]:
    """The lines up to an empty one or one with a key."""
    taken: list[Line] = []
    for line in lines:
        key = _KEYED.match(line.text)
        if not line.text or (key and fold(key[1]) in _KEYS) or _RIGHTS.match(line.text):
            break
        taken.append(line)
    return taken


def _find_byline(lines: list[Line]) -> list[Pair]:
    found = [(byline[1], line) for line in lines if (byline := _BYLINE.match(line.text))]
    return [Pair("byline", cut_by(name), it.number, BY_NAME["creator"]) for name, it in found[:1]]


def find_europresse(text: str, start: int = 0) -> Block | None:
    """What the head of an article pasted from Europresse says; None where it is none for sure.

    The newspaper, then a line with section, weekday, date and page, then the headline.
    """
    lines = list(list_lines(text, start, 12))
    if len(lines) < 4 or not 0 < len(lines[0].text) <= _LONGEST_NAME:
        return None
    place = lines[1].text
    date = _find_weekday(place) if len(place) <= _LONGEST_PLACE else ""
    paged = any(_PAGE.search(line.text[:_LONGEST_PLACE]) for line in lines[1:3])
    if not date or not (paged or _RESERVED.search(text, max(0, len(text) - _TAIL))):
        return None
    title = _find_title(lines[2:])
    words = fold_white(" ".join(line.text for line in title))
    named = _ISSUE.sub("", lines[0].text)
    found = [("publication", named, lines[0]), ("date", date, lines[1])]
    if title and len(words) <= _LONGEST_TITLE:
        found.append(("title", words, title[0]))
    return Block(0, tuple(Pair(name, it, line.number, BY_NAME[name]) for name, it, line in found))


def _find_title(below: list[Line]) -> list[Line]:
    """The lines of the headline *below* the line with the date; an author may stand under it."""
    if below[0].text and not _PAGE.search(below[0].text[:_LONGEST_PLACE]):
        return below[:1]
    first = next((at for at, line in enumerate(below) if at and line.text), len(below))
    title = _take_paragraph(below[first:])
    return title[:-1] if len(title) > 1 and _is_author(title[-1].text) else title


def _is_author(line: str) -> bool:
    return is_person(line) or _NAME.fullmatch(line) is not None


def _find_weekday(line: str) -> str:
    """The date on *line* that begins with a weekday; "" if there is none."""
    parts = re.split(r", ?", line)[:_MOST_PARTS]
    for at, part in enumerate(parts):
        if begins_with_weekday(part):
            for end in range(at + 1, at + 4):
                words = re.split(" - | – ", ", ".join(parts[at:end]))[0]
                if len(words.split()) > 3 and find_day(words):
                    return words
    return ""
