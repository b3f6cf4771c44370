"""The spans of one article that may be names: the rules in their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from fonds.names.recognise.boundaries import trim_spans
from fonds.names.recognise.capitals import find_runs
from fonds.names.recognise.coreference import consolidate
from fonds.names.recognise.enumerations import read_rows
from fonds.names.recognise.gazetteer import Gazetteer, KnownName
from fonds.names.recognise.guards import Guard
from fonds.names.recognise.organisations import find_headed
from fonds.names.recognise.places import list_place_words, list_places
from fonds.names.recognise.ranks import name_by_rank
from fonds.names.recognise.roads import find_roads
from fonds.names.recognise.sites import find_halls, find_sites, list_heads
from fonds.names.recognise.spans import Cover, Span, lay
from fonds.names.recognise.unspaced import find_unspaced, is_unspaced
from fonds.names.recognise.works import find_works
from fonds.names.text.lexicon import Lexicon, load_lexicon
from fonds.names.text.listed import list_organisations
from fonds.names.text.plain import fold, make_plain, part_possessive
from fonds.names.text.words import SOFT, Word, is_quoted, split_words

_GUARDS: dict[str, Guard] = {"unsure": "unsure", "unsure_press": "unsure", "media": "medium"}
"""Section of the list of organisations → what its forms need beside them."""


_FOREIGN = (" and ", " of the ", " & ")
"""After a known form, what shows that it begins a name in English: Chelsea and Westminster
Hospital."""


def find_by_rules(text: str, lang: str) -> list[Span]:
    """The candidates of *text*: all kinds where fonds has rules for *lang*, else places alone."""
    plain = _make_plain(text, lang)
    if is_unspaced(lang):
        return list(find_unspaced(plain, lang))
    words = split_words(plain)
    known = list(load_gazetteer(lang).find(plain, words))
    lexicon = load_lexicon(lang)
    if lexicon is None:
        return consolidate(plain, words, [span for span in known if span.kind])
    spans = _lay_known(plain, words, known, lexicon, list_place_words(lang))
    runs = find_runs(plain, words, lexicon, Cover(spans), list_place_words(lang))
    found = list(read_rows(plain, lay(spans, runs)))
    return _settle(plain, words, found, lexicon)


def find_with_model(text: str, lang: str, seen: Iterable[Span]) -> list[Span]:
    """The candidates of *text* in which a model has *seen* names."""
    plain = _make_plain(text, lang)
    words = split_words(plain)
    known = list(load_gazetteer(lang).find(plain, words))
    named = [span for span in seen if span.kind]
    lexicon = load_lexicon(lang)
    if lexicon is None:
        return consolidate(plain, words, lay(named, known))
    listed = _lay_known(plain, words, known, lexicon, list_place_words(lang))
    runs = list(find_runs(plain, words, lexicon, Cover(listed), list_place_words(lang)))
    trimmed = trim_spans(plain, words, named, lexicon)
    spans = lay(listed, weigh(plain, trimmed, runs))
    spans = lay(spans, (run for run in runs if _is_evident(run, lexicon)))
    found = list(read_rows(plain, spans))
    return _settle(plain, words, found, lexicon)


def _settle(plain: str, words: list[Word], found: list[Span], lexicon: Lexicon) -> list[Span]:
    """What *found* means in the article; a first name that means nobody there is left out."""
    if SOFT in plain:
        found = [span._replace(form=span.form.replace(SOFT, "")) for span in found]
    spans = consolidate(plain, words, list(name_by_rank(plain, found, lexicon)))
    return [span for span in spans if span.kind or not lexicon.is_first_name(span.form)]


def _make_plain(text: str, lang: str) -> str:
    plain = make_plain(text)
    return part_possessive(plain) if lang.partition("-")[0] == "en" else plain


def weigh(plain: str, seen: Iterable[Span], runs: Iterable[Span]) -> Iterator[Span]:
    """What a model has *seen*, beside what the rules say of the same *runs* of capitals.

    Measured: where both name a kind and differ, the rules are right two times in three; and of
    organisations that are no whole run of capitals, the model is right one time in four.
    """
    ruled = {(run.start, run.end): run for run in runs}
    for span in seen:
        if is_quoted(plain, span.start, span.end) and (span.start, span.end) not in ruled:
            continue
        run = ruled.get((span.start, span.end))
        if run or span.kind != "organisation" or " " not in span.form:
            yield span._replace(kind=run.kind, why=run.why) if run and run.kind else span


def _lay_known(
    plain: str, words: list[Word], known: list[Span], lexicon: Lexicon, places: frozenset[str]
) -> list[Span]:
    """What lists and head words name; a head's longer name goes before a listed one in it."""
    starts = [span.start for span in known]

    def is_listed(span: Span) -> bool:
        before = bisect_right(starts, span.start) - 1
        if _is_lead(span, known[before + 1 : before + 2], lexicon):
            return True
        if before < 0 or span.start >= known[before].end:
            return False
        rest = plain[known[before].end : span.end]
        return not rest or (span.start == starts[before] and _adds_nothing(rest, lexicon))

    headed = [span for span in find_headed(plain, words, lexicon) if not is_listed(span)]
    bounds = {(span.start, span.end) for span in known}  # the Quai d'Orsay is listed
    heads = list_heads(words)
    sites = [s for s in find_sites(plain, heads, lexicon, places) if (s.start, s.end) not in bounds]
    whole = Cover(headed)  # the musée du Quai Branly is no quay
    sites = [s for s in sites if not whole.touches(s.start - 1, s.start)]
    halls = lay(sites, find_halls(plain, heads, lexicon, known)) if lexicon.org_unnamed else sites
    halls = lay(find_works(plain, lexicon), halls)
    return lay(lay(halls, lay(headed, known)), find_roads(plain))


def _is_lead(span: Span, after: list[Span], lexicon: Lexicon) -> bool:
    """Whether a head only describes the listed name after it: l'institut Harris Interactive."""
    if not after or after[0].kind != "organisation" or after[0].end != span.end:
        return False
    head = span.form[: after[0].start - span.start].strip()
    return head.isalpha() and fold(head) in lexicon.org_leads


def _adds_nothing(rest: str, lexicon: Lexicon) -> bool:
    """Whether what follows a listed name is no part of it: … des élections, … de Jean Vurmak."""
    words = [word.text for word in split_words(rest)]
    if words[0] not in lexicon.org_links:
        return False
    first = next((word for word in words if word not in lexicon.org_links), "")
    return first.islower() or (words[-1] != first and lexicon.is_first_name(first))


def _is_evident(run: Span, lexicon: Lexicon) -> bool:
    """Whether a run is a name even if a model sees none: a place, an acronym, a full name, a title.

    Measured: of other people that rules guess, the model is right more often.
    """
    if run.kind == "organisation":
        return run.form.isupper()
    if run.kind != "person" or run.why in ("rule/title", "rule/speech"):
        return run.kind in ("person", "place")
    first, _, rest = run.form.partition(" ")
    return rest != "" and lexicon.is_first_name(first)


@cache
def load_gazetteer(lang: str) -> Gazetteer:
    """Every name that fonds itself knows in the language *lang*."""
    lexicon = load_lexicon(lang)
    phrases = lexicon.phrases if lexicon else ()
    # Of no kind: phrases are here so that no rule takes their words for names.
    names = [KnownName(form, "", "gazetteer", form) for form in phrases]
    for section, label, others in list_organisations(lang):
        guard = _GUARDS.get(section, "")
        if section == "papers":
            others += _small_forms(label)
        needs: Guard = "unsure" if section == "papers" and not others else guard
        names += [
            KnownName(form, "organisation", "gazetteer", label, needs) for form in (label, *others)
        ]
    names += list_places(lang)  # datelines name organisations as well: « NATIONS UNIES (New York) »
    foreign = () if lexicon and lexicon.org_tails else _FOREIGN
    is_first_name = lexicon.is_first_name if lexicon else lambda word: False
    return Gazetteer(names, is_first_name, foreign)


def _small_forms(label: str) -> list[str]:
    """« le Canard enchaîné », « (du) Canard enchaîné »; none where but one word is left."""
    rest = label[2:] if label[1] == "'" else label.partition(" ")[2]
    small = label[0].lower() + label[1:]
    return [small, rest] if " " in rest else []
