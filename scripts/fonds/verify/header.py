"""The date header that a page may leave out of its source, and nothing else.

An independent implementation: a check that uses the parser which made the page never sees what that
parser loses. So this shares no code with it, and is simpler: it decides whether the words that were
left out are those of a date, not which day they mean.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LONGEST = 200  # characters; no header is longer, and no longer text is looked at as one
_CLOSING = ".,;:："  # one of them may close the date
_LABEL = re.compile("[\ufeff ]*date(?: ?[:：] ?| )", re.IGNORECASE)

_TIME = r"[0-9]{2}(?::[0-9]{2}){1,2}(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_EDTF = (
    r"(?:Y-?[0-9]{5,9}|-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)(?:-(?:[0-9]{2}|XX)){0,2})"
    rf"(?:T{_TIME})?[?~%]?"
)
_FIGURES = re.compile(
    rf"{_EDTF}(?:/(?:{_EDTF}|\.\.)?)?|(?:\.\.)?/{_EDTF}"  # ISO 8601-2, and its intervals
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} {_TIME}"
    r"|[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?"  # 2022.1.5
    r"|(?:[0-9]{1,2}[-/.]){1,2}[0-9]{4}|(?:[0-9]{1,2}[-/.])?[0-9]{1,2}[-/.][0-9]{2}"  # 15/01/2022
    r"|[0-9]{1,2}[-/][0-9]{1,2}"
    r"|[0-9]{4} ?[年년](?: ?[0-9]{1,2} ?[月월](?: ?[0-9]{1,2} ?[日일])?)?"
)

_LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
_JOINTS = "am|de|del|den|der|di|do|el|il|le|of|on|op|the|vom"
"""Words between the parts of a date, folded; never the last of it, where a headline may begin."""
_DAY = r"(?<![0-9])[0-9]{1,2}(?:ere|er|st|nd|rd|th|e|o|a|°)?(?![^\W_])"
_YEAR = r"(?<![0-9])(?:[0-9]{4}|[0-9]{1,2})(?![^\W_])"
_BETWEEN = rf"(?:[ .,'’/–-]|(?<![^\W\d_])(?:{_JOINTS})(?![^\W\d_]))*"


def is_header(text: str) -> bool:
    """Whether *text*, its white space folded, is a date header: label, date, maybe a separator."""
    label = _LABEL.match(text)
    if not label or len(text) > _LONGEST:
        return False
    date = text[label.end() :].rstrip(" ")
    shorter = date[:-1].rstrip(" ") if date.endswith(tuple(_CLOSING)) else date
    return any(_is_date(one) for one in {date, shorter})


def measure_header(text: str) -> int:
    """How many characters the longest date header takes that *text* begins with; 0 if none."""
    words = re.finditer("[^ ]+", text[:_LONGEST])
    ends = [
        end for word in words for end in (word.start() + len(word[0].rstrip(_CLOSING)), word.end())
    ]
    return max((end for end in ends if is_header(text[:end])), default=0)


def _is_date(text: str) -> bool:
    if _FIGURES.fullmatch(text):
        return True
    return any(map(str.isalpha, text)) and _words().fullmatch(_fold(text)) is not None


@cache
def _words() -> re.Pattern[str]:
    """A date whose month is named, folded: with a day or a year of four digits at least."""
    day_name, month = _names("days"), _names("months")
    orders = (
        f"{_DAY}{_BETWEEN}{month}(?:{_BETWEEN}{_YEAR})?",
        f"{month}{_BETWEEN}{_DAY}(?:{_BETWEEN}{_YEAR})?",
        rf"{month}{_BETWEEN}[0-9]{{4}}(?![^\W_])",
    )
    return re.compile(rf"{_BETWEEN}(?:{day_name}{_BETWEEN})?(?:{'|'.join(orders)})")


def _names(field: str) -> str:
    """A regex for the names and short names of days or months, with a full stop or without."""
    from babel import Locale  # costs 50 ms, which dates in figures are spared

    names = {
        _fold(name).rstrip(".")
        for language in _LANGUAGES
        for context in getattr(Locale(language), field).values()
        for width in ("wide", "abbreviated")
        for name in context[width].values()
    }
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W\d_])\.?"


def _fold(text: str) -> str:
    """*text* without case and accents."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char)).casefold()
