"""Whether a known form in a text is that name there, or part of something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from fonds.base.patterns import late
from fonds.names.text.lexicon import load_yaml
from fonds.names.text.words import Word, begins_sentence, goes_on_as_town, is_quoted

Guard = Literal["", "unsure", "medium", "article"]
"""What a form needs beside itself: nothing; words that say of what kind it is ("unsure"); not to be
a mere medium, as « sur Twitter » is; its article in small letters, as « au Havre »."""

_LEADS = {name: frozenset(words.split()) for name, words in load_yaml("leads.yml").items()}
_LOWER_LEADS, _PLACE_LEADS, _UNSURE_LEADS = _LEADS["lower"], _LEADS["place"], _LEADS["unsure"]

_ARTICLES = {"le", "la", "l'", "les", "de", "d'", "du", "des"}
_SMALL_ARTICLES = {"le", "la", "les", "au", "aux", "du", "des"}
_EVENT = late(
    r"(?:coupe|tour|open|jeux|grand prix|championnats?|tournois?"
    r"|critérium|trophée|meeting|rallye|marathon|jo"
    r"|\b(?:traités?|accords?|conventions?|protocoles?))"
    r"(?: olympiques| paralympiques| du monde)? (?:de |du |d'|des |de la |de l')(?:l'|la )?\Z",
    re.IGNORECASE,
)
"""Before a place that is part of the name of an event, a team, a treaty: Tour de France, Jeux de
Rio, traité de Lisbonne."""
_NOBILITY = late(
    r"(?:\bdu(?:cs?|chesses?)|\bcomte(?:sse)?|\bmarquise?|\bbaron(?:ne)?) (?:de |d'|du )\Z"
    r"|\b(?:duke|duchess|earl|countess|marquess|baron) of \Z",
    re.IGNORECASE,
)
"""Before a place that is part of a person's title: la duchesse de Cambridge."""

_SHOW = late(
    r"(?:\b(?:animat|présentat)(?:eur|rice)s?(?: \w+)? (?:d'|de )"
    r"|\b(?:émission|film|téléfilm|série|chanson|tube|roman|album|spectacle|sketch)s?)"
    r" ?[\"«]?[ ]?\Z"
)
"""Before a place that is the title of a show: l'animateur d'Ushuaïa, le film Manhattan."""
_CALLED = late(r"(?:baptis|nomm|appel)\w+ [\"«]?[ ]?\Z")
"""Before a place in quotation marks that is one: la région rebaptisée « Occitanie »."""
_CONTEST = late(r"\bMiss (?:[A-ZÀ-Þ]\w+ )?(?:de |d'|du )?\Z")
"""Before a place that is part of a title which is won: Miss Val de Loire."""

_MEDIUM = late(
    r"(?:sur|via|comptes?|pages?|r[ée]seau(?:x)? soci(?:al|aux)|message|on|profil)[ :«\"]*\Z",
    re.IGNORECASE,
)
_DAY = "lundi mardi mercredi jeudi vendredi samedi dimanche jour soir matin mois ce cette week-end"
_NUMBERED = late(
    r" \d{1,2}(?![\w.,]\w|\w| ?[%€$:]| (?:janvier|février|mars|avril|mai|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|h|heures?|millions?|milliards?|euros?|ans|fois|pour)\b)"
)
"""After a medium, the number of another one: Fox 13."""
_OF_THINGS = late(rf" d(?:es?|u) (?!(?:{_DAY.replace(' ', '|')})\b)[a-zà-ÿ]{{4,}}")
"""After a paper's name, what shows it to be a phrase: La Libération des prisonniers."""
_WITHIN = late(
    r" \(([^(),;\n]{2,30})[,)]"
    r"|, (?:dans|en|au|aux|in) (?:l'|la |le |les |the )?([A-ZÀ-ÖØ-Þ][\w'-]*)"
)
"""After a place, the one in which it lies: « Valence (Drôme) », « Valence, dans la Drôme »."""
_TOWN = late(r"(?:\b(?:maire|mairie|ville|commune|habitants?) (?:de |d')|\bvers )\Z")
"""Before a town that is called as a firm is."""
_SINGLE = late(r"(?:\b[Uu]n|\b[Uu]ne|\bdeux|\btrois|\bquatre|\bcinq) \Z")
_REACH = 40  # characters before a name within which such words end


def stands_alone(
    plain: str,
    words: list[Word],
    at: int,
    count: int,
    place: bool,
    is_first_name: Callable[[str], bool],
) -> bool:
    """Whether the *count* words at *at* are a whole name: not France in « Anatole France »."""
    start, end = words[at].start, words[at + count - 1].end
    if _is_bound(plain, start - 1) or _is_bound(plain, end):
        return False
    if place and count == 1 and goes_on_as_town(plain, words, at, is_first_name):
        return False
    if count > 1 or words[at].text.isupper():  # in a line of capitals, neighbours say nothing
        return True
    before = words[at - 1].text if at and plain[words[at - 1].end : start] == " " else ""
    lead = before.casefold()
    if before[:1].isupper() and lead not in _LOWER_LEADS:
        return False
    if _is_numbered(words, at) if place else _is_of_person(words, at, is_first_name):
        return False
    if not place or not _leads_on(plain, words, at + 1) or lead in _PLACE_LEADS:
        return True
    return bool(lead) and is_first_name(words[at + 1].text)  # « le maire de Paris Anne Hidalgo »


def is_passing(plain: str, start: int, end: int, kind: str, guard: Guard) -> bool:
    """Whether the form is part of an event's name or of a title, or a mere medium or product."""
    before = plain[max(0, start - _REACH) : start]
    if kind == "place":
        if is_quoted(plain, start, end):
            return _CALLED.search(before) is None
        return any(sign.search(before) for sign in (_EVENT, _NOBILITY, _SHOW, _CONTEST))
    if guard == "medium":
        return _MEDIUM.search(before) is not None or _is_listed(plain, start, end)
    return kind == "organisation" and _SINGLE.search(before) is not None


def is_no_medium(plain: str, start: int, end: int) -> bool:
    """Whether what is called as a medium is another one by its number, or begins a phrase."""
    if " " not in plain[start:end] and _NUMBERED.match(plain, end):
        return True
    first = start - 3 if plain[max(0, start - 3) : start] in ("La ", "Le ") else start
    with_article = first < start or plain[start : start + 3] in ("La ", "Le ")
    return (
        with_article and begins_sentence(plain, first) and _OF_THINGS.match(plain, end) is not None
    )


def is_sure(
    plain: str,
    words: list[Word],
    at: int,
    end: int,
    kind: str,
    guard: Guard,
    is_place: Callable[[str], bool] = lambda form: False,
) -> bool:
    """Whether the words around the form that begins at word *at* say that it is this *kind*.

    *is_place*: whether a list has a form as a place.
    """
    if guard == "article":
        before = words[at - 1].text if at else ""
        return before in _SMALL_ARTICLES and not _leads_on(plain, words, at + 1)
    if guard != "unsure":
        return True
    if kind == "place":
        return _is_led_to(plain, words, at, end) or _lies_in(plain, end, is_place)
    if _TOWN.search(plain[max(0, words[at].start - _REACH) : words[at].start]):
        return False  # le maire d'Orange
    return not (
        begins_sentence(plain, words[at].start)
        or words[at].text.islower()
        or plain[end : end + 2].strip(" ").istitle()
    )


def _is_numbered(words: list[Word], at: int) -> bool:
    """Whether the name before the word *at* has a number: Occitanie in « France 3 Occitanie »."""
    if at < 2 or not words[at - 1].text.isdigit() or len(words[at - 1].text) > 2:
        return False
    first = words[at - 2].text
    return first[0].isupper() and first.casefold() not in _LOWER_LEADS


def _is_of_person(words: list[Word], at: int, is_first_name: Callable[[str], bool]) -> bool:
    """Whether the word *at* ends a person's name: Rothschild in « Edmond de Rothschild »."""
    if at < 2 or words[at - 1].text not in ("de", "d'"):
        return False
    first = words[at - 2].text
    return first[0].isupper() and is_first_name(first)


def is_family(words: list[Word], at: int, count: int) -> bool:
    """Whether « les » before the word *at*, no plural, says that it is a family: les Cambridge."""
    text = words[at].text
    one = count == 1 and "-" not in text and text[-1] not in "sxz"
    return one and at > 0 and words[at - 1].text.casefold() == "les"


def bears(plain: str, form: str, is_first_name: Callable[[str], bool]) -> bool:
    """Whether somebody in *plain* has the surname *form*: « Laurence Ferrari » is no car."""
    at = plain.find(f" {form}")
    while at > 0:
        before = plain[max(0, at - _REACH) : at].replace("'", " ").rpartition(" ")[2]
        if before[:1].isupper() and is_first_name(before):
            return True
        at = plain.find(f" {form}", at + 1)
    return False


def _leads_on(plain: str, words: list[Word], after: int) -> bool:
    """Whether another capitalised word follows the one before *after*."""
    return (
        after < len(words)
        and plain[words[after - 1].end : words[after].start] == " "
        and words[after].text[0].isupper()
    )


def _is_bound(plain: str, at: int) -> bool:
    """Whether a hyphen at *at* binds the name to another capitalised word."""
    if plain[at : at + 1] != "-" or at < 1:
        return False
    prefixed = plain[max(0, at - 4) : at].casefold().endswith(("ex", "anti", "pro", "non", "post"))
    return plain[at - 1].isalnum() and plain[at + 1 : at + 2].isupper() and not prefixed


def _is_led_to(plain: str, words: list[Word], at: int, end: int) -> bool:
    """Whether a preposition of place, or brackets after a town, say that it is a place."""
    if plain[words[at].start - 1 : words[at].start] == "(" and plain[end : end + 1] == ")":
        return True
    if _leads_on(plain, words, at + 1):
        return False
    leads = [word.text.casefold() for word in words[max(0, at - 2) : at]]
    if leads and leads[-1] in _ARTICLES:
        leads.pop()
    return bool(leads) and leads[-1] in _UNSURE_LEADS


def _lies_in(plain: str, end: int, is_place: Callable[[str], bool]) -> bool:
    """Whether another place follows as the one in which the form that ends at *end* lies."""
    match = _WITHIN.match(plain, end)
    return match is not None and is_place(match[1] or match[2])


def _is_listed(plain: str, start: int, end: int) -> bool:
    """Whether the form is an item in a list of places to share an article."""
    before, after = (
        plain[max(0, start - 3) : start].rstrip(" ")[-1:],
        plain[end : end + 3].lstrip(" ")[:1],
    )
    return before in ("", "\n", ",") and after in ("", ",", "\n")
