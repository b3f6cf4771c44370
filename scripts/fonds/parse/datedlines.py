"""Lines that say when a text was published, perhaps by whom and where, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

from fonds.base.calendar_names import common_names, fold_name
from fonds.base.chars import fold_white
from fonds.base.clock import cut_time
from fonds.base.edtf import Order, UnorderedDate, read_date, read_plain_date
from fonds.base.model import Edtf
from fonds.base.patterns import late
from fonds.parse.bylines import (
    begins_with_weekday,
    has_article,
    is_issue,
    is_name,
    is_paper,
    is_paper_over,
    is_person,
)
from fonds.parse.places import is_place
from fonds.parse.wordlists import load

Kind = Literal["published", "updated", "date", "address", ""]
"""What a part of a line states: a publication, a later change, a mere date, the date that the
address of a page tells; nothing of these."""

Statement = tuple[Kind, Edtf | None]
"""A part of a line: what it states, and the date, if there is one that can be read."""

YEAR = late(r"\d{4}|\d(?=[年년])")
"""A prefilter: no date that counts here is without it."""
_TWO = late(r"\d\D+\d|\d{6}")
"""Another: a year with a day. What has a year alone states a date only with a word for it."""

_LONGEST = 150  # characters of such a line; a longer one is text
_MOST_WORDS = 20  # words of one
_LONGEST_DATE = 9  # words of a date: “le samedi 15 de janeiro de 2022 r.”
_ASIDE = 30  # characters of a label beside a date: “Politique | 5 janvier 2020”

_DAYS = late("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:/[0-9]{4}-[0-9]{2}-[0-9]{2})?")
_SIGNS = " \t\xa0\"'«»“”<>*_#=~.,;:|•·–—-"  # around a line: they state nothing
_STROKE = late(
    r" [–—-]+ | ?[|•·] ?|\. ?[–—] ?|, (?=(?:pp?|pages?|n[o°º]|num[ée]ro|vol)\b\.? ?[0-9])"
)
"""What parts a line into statements: “Le Monde | 5 janvier 2020”."""
_OPEN = late(r"[|•·]|\[\[")  # of a page’s frame, not of a text
_WORDS = late(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
_AROUND = " ,;:.–—-"  # around a date in its part
_READING = late(r"(?i).{0,25}\b[0-9]{1,3} ?(?:min|mn|minutes?)\b.{0,20}")
"""“Lecture 3 min”."""
_CLOCK = late(r"(?i)(?:(?:à|at|um) )?[0-2]?[0-9] ?(?:[:h] ?[0-5][0-9]|h|uhr)(?: \S{1,4})?")
"""“à 14 h 30”."""
_IN = late(r"(?:(?:Fait|Donné) )?[àÀA] ")  # before the place of a letter or decree
_AGENCY = late(r" ?\([^()]{2,20}\)\Z")  # “(AFP)” at the end
_ENDS_AS_DATE = late(r"[0-9日일](?: ?\w{1,4}\.?)?\Z")
"""A prefilter: a line that ends otherwise ends with no date."""
_CAPITALISED = late(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){0,4}")  # as a name is


def read_line(line: str, order: Order, below: bool = False) -> list[Statement]:
    """What the parts of *line* state; none if it states no date, or more than such lines do.

    *below*: whether it stands below a headline, where a name alone is that of the author.
    Raises `UnorderedDate` if its figures can be read day first and month first.
    """
    if len(line) > _LONGEST or not YEAR.search(line):
        return []
    if not _TWO.search(line) and not _label().search(line):
        return []
    line = fold_white(line).strip(_SIGNS)
    if date := read_day(line, order):
        return [("date", date)]
    if line.count(" ") >= _MOST_WORDS:
        return []
    stated: list[Statement] = []
    for part in _parts(line):
        statement = _read_part(part, order, below) or _read_aside(part, line)
        if statement is None:
            return []
        stated.append(statement)
    return stated if any(date for _, date in stated) else []


def is_published_line(line: str, below: bool = False) -> bool:
    """Whether *line* only says when a text was published, and perhaps by whom and where."""
    return bool(read_line(line, "day-first", below))


def has_issue(line: str) -> bool:
    """Whether a part of *line* is the number, the page or the price of an issue."""
    return any(map(is_issue, _parts(line)))


def names_paper(line: str) -> bool:
    """Whether a part of *line* is the name of a paper."""
    names = (name.strip(_AROUND) for part in _parts(line) for name in part.split(","))
    return any(is_paper(name) or (has_article(name) and is_name(name)) for name in names)


def read_day(line: str, order: Order) -> Edtf | None:
    """The day, or the first and last of several, that *line* states and nothing else.

    Raises `UnorderedDate` as `read_line` does.
    """
    if not YEAR.search(line) or line.count(" ") > _MOST_WORDS // 2:
        return None
    return _exact(line.strip(_SIGNS), order, read_date)


def _exact(text: str, order: Order, read: Callable[[str, Order], Edtf]) -> Edtf | None:
    date = _date(text, order, read)
    return date if date and _DAYS.fullmatch(date.text) else None


def _date(text: str, order: Order, read: Callable[[str, Order], Edtf]) -> Edtf | None:
    if text.isdecimal() and len(text) > len("2022"):  # a number, even if it could be a day
        return None
    try:
        return read(text, order)
    except UnorderedDate:
        raise
    except ValueError:
        return None


def _parts(line: str) -> Iterator[str]:
    """*line*, parted at strokes and before words such as “Publié”."""
    for part in _STROKE.split(line):
        starts = [0, *(match.start() for match in _label().finditer(part) if match.start())]
        for start, end in zip(starts, [*starts[1:], len(part)], strict=True):
            if piece := part[start:end].strip(f"{_AROUND}()[]*_"):
                yield piece


def _read_part(part: str, order: Order, below: bool) -> Statement | None:
    """What *part* states; None if it is nothing that such lines have."""
    label = _label().match(part)
    if not label:
        return _read_unlabelled(part, order, below)
    if label["accessed"]:
        return "", None
    kind: Kind = "updated" if label["updated"] else "published"
    rest = part[label.end() :].strip(_AROUND)
    if not rest or _CLOCK.fullmatch(rest):
        return kind, None
    if date := _date(rest, order, read_date):
        return kind, date
    lead, date = date_at_end(rest, order)
    return (kind, date) if date and _author().match(f"{lead} ") else None


def _read_unlabelled(part: str, order: Order, below: bool) -> Statement | None:
    if _is_credit(part, below):
        return "", None
    if not YEAR.search(part):
        return None
    if date := _exact(part, order, read_date):
        return "date", date
    lead, date = date_at_end(part, order)
    behind = part[len(lead) :]
    if date and (_is_credit(lead, below) or _is_place(lead, behind) or is_paper_over(lead, behind)):
        return "date", date
    head, date = _date_at_start(part, order)
    rest = part[len(head) :].strip(_AROUND)
    return ("date", date) if date and _is_credit(rest, below) else None


def date_at_end(part: str, order: Order) -> tuple[str, Edtf | None]:
    """What stands before the longest run of last words that states a day, and the day."""
    part = cut_time(part)
    if not _ENDS_AS_DATE.search(part):
        return part, None
    spaces = [at for at, char in enumerate(part) if char == " "][-_LONGEST_DATE:]
    for at in spaces:
        if date := _exact(part[at + 1 :], order, read_plain_date):
            return part[:at].strip(_AROUND), date
    return part, None


def _date_at_start(part: str, order: Order) -> tuple[str, Edtf | None]:
    """The longest run of first words that states a day, and the day."""
    if not (part[0].isdecimal() or _is_named(part)):
        return part, None
    spaces = [at for at, char in enumerate(part) if char == " "][:_LONGEST_DATE]
    for at in reversed(spaces):
        if date := _exact(cut_time(part[:at]).strip(_AROUND), order, read_plain_date):
            return part[:at], date
    return part, None


def _is_named(text: str) -> bool:
    """Whether *text* begins with the name of a month or of a day of the week."""
    word = fold_name(text.split(" ", 1)[0]).strip(_AROUND)
    return word in common_names().months or word in common_names().weekdays


def _read_aside(part: str, line: str) -> Statement | None:
    """A label beside a stroke: “Politique | 5 janvier 2020”; the name of a paper over its date."""
    is_label = _OPEN.search(line) and len(part) <= _ASIDE and _WORDS.fullmatch(part)
    is_head = (part.isupper() or (has_article(part) and is_name(part))) and any(
        map(begins_with_weekday, _STROKE.split(line))
    )
    return ("", None) if is_label or is_head or is_paper(part) else None


def _is_credit(text: str, below: bool) -> bool:
    """Whether *text* names an author or agency, a number of an issue, a time of reading."""
    if text in _agencies() or _author().match(f"{text} ") or is_issue(text):
        return True
    return (below and is_person(text)) or any(f.fullmatch(text) for f in (_READING, _CLOCK))


def _is_place(lead: str, date: str) -> bool:
    """Whether *lead* is a place as in “Paris, le 3 mars 2020” or “Fait à Paris, le …”."""
    place = _AGENCY.sub("", _IN.sub("", lead))
    if is_place(place):
        return True
    as_letter = date.startswith(", le ")
    return as_letter and place[:1].isupper() and _CAPITALISED.fullmatch(place) is not None


@cache
def _agencies() -> frozenset[str]:
    return frozenset(load("words.yml")["agencies"])


def _any(kind: str) -> str:
    words = sorted(load("dates.yml")[kind], key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<updated>{_any('updated')})|(?P<accessed>{_any('accessed')})"
        rf"|{_any('published')})(?!\w)"
        rf"(?: (?:{_any('before_day')})(?!\w))? ?[:：]? ?",
        re.IGNORECASE,
    )


@cache
def _author() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, load("words.yml")["bylines"]))
    return re.compile(rf"(?:(?:{openers})|(?i:{_any('authors')})) ?:? [^.!?0-9]{{0,80}}\Z")
