"""Lines that are no words of an article: who wrote it, whence it comes, when, at which address."""

from __future__ import annotations

import re
from functools import cache

from fonds.base.edtf import AmbiguousDate, read_plain_date
from fonds.parse.datedlines import is_published_line
from fonds.parse.other_datelines import is_dateline_alone
from fonds.parse.places import is_place
from fonds.parse.sentences import STOPS
from fonds.parse.wordlists import load

LONGEST_CREDIT = 100
"""Characters of a credit; a longer line is text."""
CLOSERS = "\"'»”’)]›」』】 \xa0\u202f-–—"
"""What may stand after the last word of a line, or after its stop."""

_PARTS = re.compile(r"\s+[|•·]\s+")
_STROKES = ("|", "•", "·")
_ADDRESS = re.compile(
    r"""(?ix)
    (?:[^\W\d_]{2,12}\s?[:：]\s?)?             # URL:, Source :
    (?:<|!?\[[^\[\]]*\]\()?                    # <http://…>, a link or picture in Markdown
    (?:(?:https?|ftp)://|www\.)\S+
    | (?:mailto:)?<?[\w.+-]+@[\w-]+\.[\w.-]+>?
    """
)
_DAY = r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}"
_TIME = re.compile(
    rf"""(?ix)
    (?:(?:{_DAY})(?:T|,?\s+))?[0-9]{{1,2}}(?::[0-9]{{2}}){{1,2}}(?:[.,][0-9]{{1,9}})?
    (?:\s?[ap]\.?m\.?)?(?:\s?(?:Z|[A-Z]{{2,4}}|(?:GMT|UTC)?[+-][0-9]{{2}}:?[0-9]{{2}}))?
    | [0-9]{{1,2}}\s?h\s?[0-9]{{2}}
    """
)
_DIGIT = re.compile(r"\d")  # prefilter: no date without one


def is_credit(line: str) -> bool:
    """Whether *line* only says who wrote it, whence it comes, when, or at which address it is.

    Strokes and dots may part several such: “By Ann Smith | Jan 5, 2020”.
    """
    if len(line) > LONGEST_CREDIT:
        return False
    if _is_one_credit(line):
        return True
    return any(map(line.__contains__, _STROKES)) and all(map(_is_one_credit, _PARTS.split(line)))


def _is_one_credit(line: str) -> bool:
    if line.startswith(_openers()) and _byline().match(line):
        return True
    if _DIGIT.search(line) and _is_date_or_time(line):
        return True
    return _is_address(line) or _names_agency(line) or is_dateline_alone(line)


def _names_agency(line: str) -> bool:
    """Whether *line* is an agency, or ends in one in parentheses or after a stroke."""
    if line.startswith("©") or line in _agencies():
        return True
    return ("(" in line or "/" in line) and _ends_in_agency().search(line) is not None


def _is_address(line: str) -> bool:
    return ("@" in line or "://" in line or "www." in line) and bool(_ADDRESS.fullmatch(line))


def _is_date_or_time(line: str) -> bool:
    return _TIME.fullmatch(line) is not None or _is_date(line) or is_published_line(line)


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


@cache
def _agencies() -> frozenset[str]:
    return frozenset(load("words.yml")["agencies"])


@cache
def _ends_in_agency() -> re.Pattern[str]:
    agencies = "|".join(map(re.escape, load("words.yml")["agencies"]))
    return re.compile(rf"[(/]\s?(?:{agencies})\)?\s*\Z")
