"""The date header that a page may leave out of its source, and nothing else.

An independent implementation: a check that uses the parser which made the page never sees what that
parser loses. So this shares no code with it, and is simpler: it decides whether the words that were
left out are those of a date, not which day they mean.
"""

from __future__ import annotations

import re

from fonds.verify.datewords import is_date

_LONGEST = 200  # characters; no header is longer, and no longer text is looked at as one
_CLOSING = ".,;:："  # one of them may close the date
_LABELS = (
    "date|fecha|data|datum|dato|päivämäärä|päiväys|дата|tarih|ημερομηνία"
    "|التاريخ|تاريخ|日付|日期|날짜"
)
_LABEL = re.compile(f"[\ufeff ]*(?:{_LABELS})(?: ?[:：] ?| )", re.IGNORECASE)


def is_header(text: str) -> bool:
    """Whether *text*, its white space folded, is a date header: label, date, maybe a separator."""
    label = _LABEL.match(text)
    if not label or len(text) > _LONGEST:
        return False
    date = text[label.end() :].rstrip(" ")
    shorter = date[:-1].rstrip(" ") if date.endswith(tuple(_CLOSING)) else date
    return any(is_date(one) for one in {date, shorter})


def measure_header(text: str) -> int:
    """How many characters the longest date header takes that *text* begins with; 0 if none."""
    words = re.finditer("[^ ]+", text[:_LONGEST])
    ends = [
        end for word in words for end in (word.start() + len(word[0].rstrip(_CLOSING)), word.end())
    ]
    return max((end for end in ends if is_header(text[:end])), default=0)
