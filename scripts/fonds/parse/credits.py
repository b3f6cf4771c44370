"""Lines that are no words of an article: who wrote it, whence it comes, when, at which address."""

from __future__ import annotations

import re
from functools import cache

from fonds.base.edtf import AmbiguousDate, read_plain_date
from fonds.base.fields import is_header_key
from fonds.base.patterns import late
from fonds.parse.bylines import is_person
from fonds.parse.datedlines import is_published_line
from fonds.parse.other_datelines import is_dateline_alone
from fonds.parse.places import is_place
from fonds.parse.sentences import STOPS
from fonds.parse.wordlists import load

LONGEST_CREDIT = 100
"""Characters of a credit; a longer line is text."""
CLOSERS = "\"'»”’)]›」』】 \xa0\u202f-–—"
"""What may stand after the last word of a line, or after its stop."""

_PARTS = late(r"\s+[|•·]\s+")
_STROKES = ("|", "•", "·")
_ADDRESS = late(
    r"""(?ix)
    (?:[^\W\d_]{2,12}\s?[:：]\s?)?             # URL:, Source :
    (?:<|!?\[[^\[\]]*\]\()?                    # <http://…>, a link or picture in Markdown
    (?:(?:https?|ftp)://|www\.)\S+
    | (?:mailto:)?<?[\w.+-]+@[\w-]+\.[\w.-]+>?
    """
)
_DAY = r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}"
_TIME = late(
    rf"""(?ix)
    (?:(?:{_DAY})(?:T|,?\s+))?[0-9]{{1,2}}(?::[0-9]{{2}}){{1,2}}(?:[.,][0-9]{{1,9}})?
    (?:\s?[ap]\.?m\.?)?(?:\s?(?:Z|[A-Z]{{2,4}}|(?:GMT|UTC)?[+-][0-9]{{2}}:?[0-9]{{2}}))?
    | [0-9]{{1,2}}\s?h\s?[0-9]{{2}}
    """
)
_DIGIT = late(r"\d")  # prefilter: no date without one
_TAGS = late(r"#[^\W\d_][\w/-]*(?:[ ,]+#[^\W\d_][\w/-]*)+")  # “#presse/locale #archive”
_KEY = late(r"([^\W\d_][\w-]*(?: [\w-]+){0,2}) ?[:：](?: +|(?=https?://))(?=\S)")
_LONGEST_BY = 8  # characters of “von” and the like
_FEW = 2  # words that may stand between “Retrieved” and a date or an address


def is_credit(line: str, below: bool = False) -> bool:
    """Whether *line* only says who wrote it, whence it comes, when, or at which address it is.

    Strokes and dots may part several such: “By Ann Smith | Jan 5, 2020”. *below*: whether it stands
    below a headline, where a name beside a date is that of the author.
    """
    if len(line) > LONGEST_CREDIT:
        return False
    if _is_one_credit(line, below):
        return True
    return any(map(line.__contains__, _STROKES)) and all(
        _is_one_credit(part, below) for part in _PARTS.split(line)
    )


def is_entry(line: str) -> bool:
    """Whether *line* is a key with a value that is no words: “Vu: 2024-02-03 11:02”, “Lien : …”.

    Or one that tools write before a text: “Rubrique : Sports”.
    """
    key = _KEY.match(line) if len(line) <= 2 * LONGEST_CREDIT else None
    if not key:
        return False
    value = line[key.end() :].strip()
    return _is_address(value) or _is_dated(value) or is_header_key(key[1])


def states_value(line: str) -> bool:
    """Whether the value of the entry that *line* is is an address or a date."""
    key = _KEY.match(line)
    value = line[key.end() :].strip() if key else ""
    return _is_address(value) or _is_dated(value)


def _is_one_credit(line: str, below: bool) -> bool:
    if line.startswith(_openers()) and _byline().match(line):
        return True
    if _is_dated(line, below):
        return True
    if line.startswith("#") and _TAGS.fullmatch(line):
        return True
    if line[:_LONGEST_BY].lower().startswith(_by_words()) and _is_by(line):
        return True
    if _is_address(line) or _names_agency(line) or is_dateline_alone(line):
        return True
    return ("://" in line or bool(_DIGIT.search(line))) and _is_kept(line)


def _is_dated(line: str, below: bool = False) -> bool:
    if not _DIGIT.search(line):
        return False
    return _is_date_or_time(line, below) or _counted().fullmatch(line) is not None


def _is_kept(line: str) -> bool:
    """Whether *line* says when or whence someone fetched it: “Saved from https://…”."""
    opener = _accessed().match(line)
    rest = line[opener.end() :] if opener else ""
    for _ in range(_FEW + 1):
        if not rest:
            return False
        if _is_address(rest) or (_DIGIT.search(rest) and _is_date_or_time(rest, below=False)):
            return True
        rest = rest.partition(" ")[2]
    return False


def _names_agency(line: str) -> bool:
    """Whether *line* is an agency, or ends in one in parentheses or after a stroke."""
    if line.startswith("©") or line in _agencies():
        return True
    return ("(" in line or "/" in line) and _ends_in_agency().search(line) is not None


def _is_address(line: str) -> bool:
    return ("@" in line or "://" in line or "www." in line) and bool(_ADDRESS.fullmatch(line))


def _is_date_or_time(line: str, below: bool) -> bool:
    return _TIME.fullmatch(line) is not None or _is_date(line) or is_published_line(line, below)


def _is_date(line: str) -> bool:
    """Whether *line* is a date, perhaps after a place: “Paris, le 3 mars 2020”.

    A bare year (“1984”) or two words (“Mai 68”) may be a headline.
    """
    place, comma, rest = line.partition(",")
    if comma and is_place(place):
        line = rest
    try:
        return len(line) > len("2022") and bool(
            read_plain_date(line.rstrip(CLOSERS + STOPS), "day-first")
        )
    except AmbiguousDate:
        return len(line.split()) > 2
    except ValueError:
        return False


@cache
def _openers() -> tuple[str, ...]:
    """What bylines begin with: a prefilter, since most lines are none."""
    return tuple(load("words.yml")["bylines"])


@cache
def _byline() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, _openers()))
    name = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|du|des|la|le|van|von|à|et|and|avec|with|for|pour)"
    return re.compile(rf"(?:{openers})(?:\s*:|\s*\Z|\s+[0-9]|(?:[\s,/]+{name}){{1,9}}\Z)")


def _is_by(line: str) -> bool:
    """Whether *line* is “von”, “di” …, so short that a whole name has to follow, and that name."""
    word, _, name = line.partition(" ")
    return word.lower().rstrip(":") in _by_words() and is_person(name)


@cache
def _by_words() -> tuple[str, ...]:
    return tuple(load("dates.yml")["authors"])


@cache
def _accessed() -> re.Pattern[str]:
    words = sorted(load("dates.yml")["accessed"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w) ?[:：]? ?", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("words.yml")["counted"]))
    return re.compile(rf"[0-9][0-9.,\u202f\xa0 ]{{0,9}} ?(?:{words})", re.IGNORECASE)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(load("words.yml")["agencies"])


@cache
def _ends_in_agency() -> re.Pattern[str]:
    agencies = "|".join(map(re.escape, load("words.yml")["agencies"]))
    return re.compile(rf"[(/]\s?(?:{agencies})\)?\s*\Z")
