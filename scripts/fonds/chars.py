"""White space and line ends, as Unicode defines them: the ground on which losslessness is judged."""

import re

WHITE = "\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""The White_Space property of Unicode (PropList.txt), as the inside of a regex class."""

_WHITE_RUN = re.compile(f"[{WHITE}]+")
_LINE_END = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")


def fold_white(text: str) -> str:
    """*text* with each run of white space as one space, none at its ends.

    Two texts are the same to a reader when their folded forms are equal.
    ``str.split`` does not serve: it also splits at U+001C–U+001F, which are no white space.
    """
    return _WHITE_RUN.sub(" ", text).strip(" ")


def strip_white(text: str) -> str:
    """*text* without the white space at its ends."""
    start, end = 0, len(text)
    while start < end and _WHITE_RUN.match(text[start]):
        start += 1
    while end > start and _WHITE_RUN.match(text[end - 1]):
        end -= 1
    return text[start:end]


def split_lines(text: str) -> list[str]:
    """The lines of *text*, whatever ends them (UAX #14: CR LF, LF, VT, FF, CR, NEL, LS, PS)."""
    return _LINE_END.split(text)
