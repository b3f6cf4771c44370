"""Names that stand alone on a line: of a person, or of a paper; and what marks its issue."""

from __future__ import annotations

import re
from functools import cache

from fonds.base.calendar_names import is_weekday
from fonds.base.fold import fold
from fonds.base.patterns import late
from fonds.parse.places import is_place
from fonds.parse.wordlists import load

_AROUND = " ,;:.–—-"
_LONGEST = 80  # characters of such a line
_MOST_WORDS = 6  # words of a name, particles included
_MOST_PEOPLE = 4

_NO_NAME = late(r"[0-9:;!?«»“”\"()\[\]|/#@_*=<>]")
_AND = late(r",? (?:et|and|und|y|e|en|i|și|şi|и|та|й|&) |, ")
_NAME = late(r"[^\W\d_]+(?:[’'.-]+[^\W\d_]+)*\.?")
_ELISION = late(r"[dl][’'](?=\w)")
_PARTICLES = frozenset(
    ("de", "du", "des", "della", "del", "di", "da", "dos", "das", "do", "van", "von", "zu", "zur",
     "der", "den", "ten", "ter", "le", "la", "el", "al", "bin", "ibn", "ben", "af", "av")
)  # fmt: skip
_ARTICLE = late(
    r"(?:Le|La|Les|The|El|Los|Il|Lo|Gli|Der|Die|Das|De|Het|O|A|Els|Na) |[LlN]['’](?=\w)"
)
_ROMANCE = late(r"(?:Le|La|Les|El|Los|Il|Lo|Gli|O|Els)\b |[LlN]['’](?=\w)", re.IGNORECASE)
_WORD = late(r"[^\W\d_]+")
_NUMBER = late(
    r"(?i)(?:n[o°º]\.?|nr\.?|num[ée]ro|issue|vol(?:ume|\.)?|pages?|p\.|[ée]dition|ann[ée]e|tome"
    r"|seite|página|pagina|strona|стр\.?|S\.|s\.|Nº|№|č\.) ?"
    r"[0-9ivxlc]+\b.{0,20}|[0-9ivx]+e? ann[ée]e.{0,20}|pp?\.? ?[0-9]+(?:[-–][0-9]+)?"
)
_PRICE = late(
    r"(?i)(?:prix ?:? )?[0-9]+(?:[.,][0-9]+)? ?"
    r"(?:centimes?|cents?|c\.?|fr?\.?|francs?|sous?|pence|€|euros?|pesetas?|lire|pfennig|kop\.?)"
)


def is_person(text: str) -> bool:
    """Whether *text* has the form of one or some persons' names, and says nothing else.

    Two words or more in the capitals of names; so has many a headline in English, so that what is
    around has to speak for a person.
    """
    if not 4 < len(text) <= _LONGEST or not text[0].isupper() or _NO_NAME.search(text):
        return False
    people = _AND.split(text)
    return len(people) <= _MOST_PEOPLE and all(map(_is_whole_name, people)) and not is_place(text)


def _is_whole_name(text: str) -> bool:
    words = text.split(" ")
    if not 2 <= len(words) <= _MOST_WORDS - 1 or text.isupper():
        return False
    if not all(map(_NAME.fullmatch, words)) or (words[-1][-1] == "." and words[-1] != "Jr."):
        return False
    words = [_ELISION.sub("", word) for word in words]
    small = [word for word in words if not word[0].isupper()]
    return words[0][0].isupper() and words[-1][0].isupper() and _PARTICLES.issuperset(small)


def is_name(text: str) -> bool:
    """Whether *text* has capitals as names have: but for short words, each begins with one."""
    words = _ARTICLE.sub("", text).split(" ")
    return len(words) <= _MOST_WORDS and all(
        word[:1].isupper() or word in _PARTICLES
        for word in words
        if len(word) > len("des") or len(words) == 1
    )


def has_article(text: str, romance: bool = False) -> bool:
    """Whether *text* begins with an article, as names of papers do; of *romance* languages only."""
    return (_ROMANCE if romance else _ARTICLE).match(text) is not None


def is_paper(text: str) -> bool:
    """Whether *text* is the name of a paper, and has a word that papers are called by."""
    if len(text) > _LONGEST or _NO_NAME.search(text) or not text[:1].isupper():
        return False
    words = _WORD.findall(text)
    papers = [word for word in words if _calls_paper(fold(word))]
    others = " ".join(word for word in words if word not in papers)
    return len(papers) > 0 and len(words) <= _MOST_WORDS + 1 and (not others or is_name(others))


def is_paper_over(lead: str, date: str) -> bool:
    """Whether *lead* is the name of a paper, or of a part of it, before the day of its issue.

    “LE MATIN, Lundi 4 mars 1893”, “Le Réveil de Lestrac, 16 février 2021”, “Région, samedi …”.
    """
    if is_paper(lead):
        return True
    if not begins_with_weekday(date):
        return has_article(lead) and date.startswith(",") and is_name(lead)
    return lead.isupper() or (date.startswith(",") and is_name(lead))


def begins_with_weekday(text: str) -> bool:
    """Whether *text* begins with the name of a day of the week."""
    return is_weekday(text.strip(_AROUND).split(" ", 1)[0].strip(_AROUND))


def may_be_paper(text: str) -> bool:
    """Whether *text* has two capitals or more, and is a name and of no place: “Ouest-Levant”."""
    capitals = sum(word[0].isupper() for word in _WORD.findall(text))
    return capitals > 1 and is_name(text) and not _NO_NAME.search(text) and not is_place(text)


def _calls_paper(word: str) -> bool:
    return word in _paper_words() or word.endswith(_paper_endings())


def is_issue(text: str) -> bool:
    """Whether *text* is the number, the page or the price of an issue."""
    return any(form.fullmatch(text) for form in (_NUMBER, _PRICE))


@cache
def _paper_endings() -> tuple[str, ...]:
    return tuple(map(fold, load("words.yml")["paper endings"].split()))


@cache
def _paper_words() -> frozenset[str]:
    return frozenset(map(fold, load("words.yml")["papers"].split()))
