"""What stands around a headline: the name of a paper above it, author and day below it.

“Le Courrier / samedi 3 mars 2020, p. 7 / Le budget est voté / Anne Martin / Le conseil …”. A line
is judged by those below it, as far as the first lines of a text go.
"""

from __future__ import annotations

from fonds.base.chars import UNSPACED
from fonds.base.patterns import late
from fonds.parse.bylines import has_article, is_name, is_paper, is_person, may_be_paper
from fonds.parse.credits import CLOSERS, LONGEST_CREDIT, is_credit, is_entry, states_value
from fonds.parse.datedlines import YEAR, has_issue, is_published_line, names_paper
from fonds.parse.firstlines import Line, unmark
from fonds.parse.language import detect_language
from fonds.parse.sentences import STOPS

_LONGEST_NAME = 60  # characters of the name of a paper
_REACH = 4  # lines below a headline among which its day stands
_MOST_HEAD = 3  # lines below a headline, of which one is a credit
_TEXT = 50  # characters of a line that is text below a headline, not its second line
_UNSPACED_TEXT = 25  # the same in scripts whose words have two or three characters
_CAPITALISING = ("en", "de", "und")  # languages whose headlines may have capitals as names do
_FIGURE = late(r"\d|://|www\.|@")  # prefilter: no date or address without one
_UNSPACED = late(f"[{UNSPACED}]")


def may_be_masthead(lines: list[Line], at: int) -> bool:
    """Whether line *at* has the form of a paper's or an author's name above a headline.

    A headline and a day stand below such a line: most texts have none, and are done with.
    """
    below = lines[at + 1 : at + 1 + _REACH]
    if len(below) < 2 or not any(YEAR.search(it.text, 0, LONGEST_CREDIT) for it in below):
        return False
    line = unmark(lines[at].text)
    if not line or len(line) > _LONGEST_NAME or line != lines[at].text.strip("*_ "):
        return False
    return is_name(line) or line.isupper() or is_paper(line)


def is_masthead(lines: list[Line], at: int, headline: int) -> bool:
    """Whether line *at*, which may be one, names the paper or the author of the *headline*.

    In English and German a headline may have the capitals of a name, so that there the name needs a
    word for a paper, or its issue below it; elsewhere a longer headline is enough.
    """
    line, below = unmark(lines[at].text), lines[at + 1].text
    if is_paper(line):
        days = [it.text for it in lines[at + 1 : headline + _REACH] if _is_dated(it.text)]
        return bool(days) and not names_paper(days[0])
    if headline > at + 1 and _is_dated(below) and not names_paper(below):
        if has_issue(below) or len(lines[headline].text) <= len(line):
            return has_issue(below)
        return has_article(line, romance=True) or _is_plain_name(line, lines)
    if headline != at + 1 or lines[at].closes or not _has_credit(lines, headline):
        return False
    named = is_person(line) or _is_plain_name(line, lines)
    return named and not is_person(below) and not may_be_paper(below)


def is_head(lines: list[Line], at: int) -> bool:
    """Whether what follows line *at* in its paragraph says who wrote the text, or when."""
    below = lines[at + 1]
    if below.closes and is_person(below.text):
        return not is_person(unmark(lines[at].text))
    return _has_credit(lines, at)


def skip_entries(lines: list[Line], at: int) -> int:
    """Where the paragraph ends all of whose lines from *at* on are keys with values; 0 if not.

    One of them has an address or a date; a line alone is one of these, or may be a headline.
    """
    if lines[at].closes and not _FIGURE.search(lines[at].text):
        return 0
    stated = 0
    for number in range(at, len(lines)):
        line = lines[number]
        if not (":" in line.text or "：" in line.text) or not is_entry(line.text):
            return 0
        stated += states_value(line.text)
        if line.closes:
            return number + 1 if stated else 0
    return 0


def is_sentence(line: str) -> bool:
    """Whether *line* is long enough for text, and ends as text does."""
    least = _UNSPACED_TEXT if _UNSPACED.search(line) else _TEXT
    return len(line) >= least and line.rstrip(CLOSERS).endswith(tuple(STOPS))


def _is_plain_name(line: str, lines: list[Line]) -> bool:
    """Whether *line* has capitals as only names have in the language of *lines*."""
    if not may_be_paper(line):
        return False
    return detect_language("\n".join(it.text for it in lines)) not in _CAPITALISING


def _has_credit(lines: list[Line], at: int) -> bool:
    """Whether one of the next lines of the paragraph of line *at* is a credit, and none is text."""
    for number in range(at + 1, min(len(lines), at + 1 + _MOST_HEAD)):
        line = lines[number].text
        if lines[number - 1].closes or len(line) > LONGEST_CREDIT or is_sentence(line):
            return False
        if is_credit(line, below=True):
            return True
    return False


def _is_dated(line: str) -> bool:
    return bool(YEAR.search(line)) and is_published_line(line, below=True)
