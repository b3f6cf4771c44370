"""The time of day that people and programs write beside a date, and the date without it."""

from __future__ import annotations

from fonds.base.dateforms import EAST_ASIAN_WEEKDAY
from fonds.base.patterns import late

_LONGEST = 120  # characters; in a longer text nothing is looked for
_DIGIT = late("[0-9]")

_HOUR = r"(?:[01]?[0-9]|2[0-4])"
_FIGURES = rf"{_HOUR}:[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{{1,9}})?)?"  # 10:20:30.123
_WORDS = (
    rf"{_HOUR}(?:"
    r" ?(?:h|H|hrs?)(?: ?[0-5][0-9](?: ?(?:min|mn|m))?)?(?![^\W_])"  # 10h30, 10 h
    r"|(?:[.:][0-5][0-9])?(?= ?(?:[Uu]hr|(?:[AP]\.?M|[ap]\.?m)\b))"  # 10.30 Uhr, 10 am
    r")"
)
_NOON = r"(?:[AP]\.?M|[ap]\.?m)"  # “Am” is another word
_HALF = rf"(?: ?{_NOON}(?:\.|(?![^\W_])))?"
_NAMED_ZONE = (
    "UTC|GMT|WES?T|CES?T|EES?T|BST|IST|MSK|MES?Z|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|AE[SD]T|[JKS]ST|HKT"
)
_ZONE = (
    r"(?: ?(?:[Uu]hr|heures?|hours?|hrs|h)(?![^\W_]))?"
    rf"(?: ?(?:Z|(?:{_NAMED_ZONE}|\((?:{_NAMED_ZONE})\))(?![^\W_])"
    r"|(?:UTC|GMT)? ?[+-][01]?[0-9](?::?[0-9]{2})?(?: \([^()]{2,40}\))?))?"
)
_LEAD = r"(?:(?i:à|a|at|um|om|kl\.?|klo|alle(?: ore)?|a las|às|ore|ora|o|о|в|godz\.?|[,•·|–—-]) ?)?"

_JOINTS = ", –—-"
"""What may stand between a date and the time."""

_AFTER = late(
    rf"(?:(?<=[0-9]{{8}})T[0-9]{{4,6}}Z?|[, ] ?{_LEAD}(?:{_FIGURES}|{_WORDS}){_HALF}{_ZONE})[.,]?\Z"
)
_WITHIN = late(rf"(?<=[0-9]) {_FIGURES}{_ZONE}(?= [0-9]{{4}}\Z)")  # Sat Jan 15 10:20:00 +0000 2022
_BEFORE = late(
    rf"\A(?:(?i:à|at|um|om|kl\.?) )?(?:{_FIGURES}|{_HOUR}[hH][0-5][0-9]){_HALF}{_ZONE}"
    r"(?:,| ?[–—-])? (?i:on |le |am )?(?=\S)"
)
_EAST_ASIAN = late(
    r" ?(?:午前|午後|上午|下午|오전|오후)? ?[0-9]{1,2} ?[時时点시](?: ?[0-9]{1,2} ?[分분])?\Z"
)
_WEEKDAY = late(rf" ?{EAST_ASIAN_WEEKDAY}\Z")


def cut_time(text: str) -> str:
    """*text*, its white space folded, without a time of day, its zone, or a weekday at its end.

    What is left need not be a date.
    """
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return text
    times = (pattern.search(text) for pattern in (_AFTER, _WITHIN, _EAST_ASIAN, _BEFORE))
    if match := next(filter(None, times), None):
        text = text[: match.start()].rstrip(_JOINTS) + text[match.end() :]
    return _WEEKDAY.sub("", text)
