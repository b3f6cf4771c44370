"""Coreference in one article: Zelensky is the Volodymyr Zelensky of its first line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from fonds.base.fold import fold_name
from fonds.names.recognise.acronyms import initials, letters_beside
from fonds.names.recognise.spans import Cover, Span, lay
from fonds.names.text.listed import is_press
from fonds.names.text.words import Word, find_words, is_capitalised, split_words

_FIRM = ("gazetteer", "curated")
_MOST_FULL = 20  # full names beyond which a short form can mean anyone
_BODIES = {
    "parti", "mouvement", "front", "union", "ligue", "organisation", "agence", "federation"
}  # fmt: skip
_LONGEST = 200  # characters of a name; what is longer is none

_Forms = dict[int, dict[str, Span]]
"""Length → form → the span that it means. At each offset there is one substring of each length to
look up, however many forms begin alike.
"""


def consolidate(plain: str, words: list[Word], spans: list[Span]) -> list[Span]:
    """*spans* with one kind a form, short forms under their full one, all occurrences."""
    spans = [span for span in spans if span.end - span.start <= _LONGEST]
    passing = [span for span in spans if is_passing(span)]
    spans = _agree([span for span in spans if not is_passing(span)])
    full = {**_initials(spans), **_short_persons(spans), **_acronyms(plain, spans)}
    full |= _bracketed(plain, spans)
    spans = _widen(plain, words, [_expand(span, full) for span in spans], full)
    spans += _find_again(plain, words, [*spans, *passing], full)
    return sorted(spans)


def is_passing(span: Span) -> bool:
    """Whether *span* is a known name that is mentioned in passing only."""
    return span.why == "gazetteer" and not span.kind


def _agree(spans: list[Span]) -> list[Span]:
    """Every form with the kind that most of its mentions show."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for span in spans:
        if span.kind:
            votes[fold_name(span.form)][span.kind] += 1000 if span.why in _FIRM else 1
    kinds = {form: max(sorted(count), key=count.__getitem__) for form, count in votes.items()}
    return [_take_kind(span, kinds.get(fold_name(span.form), "")) for span in spans]


def _take_kind(span: Span, kind: str) -> Span:
    """*span* as *kind*; if it looked like another, the article's other mentions are the reason."""
    same = kind == span.kind or span.why in (*_FIRM, "model")
    return span._replace(kind=kind, why=span.why if same else "rule/again")


def _short_persons(spans: Iterable[Span]) -> dict[str, Span]:
    """Folded short form → a span of the one full name in the article that it can mean."""
    meant: dict[str, dict[str, Span]] = defaultdict(dict)
    for span in spans:
        parts = span.form.split()
        if span.kind == "person" and len(parts) > 1:
            for short in _ends(span.form):
                if is_capitalised(short) or len(short.split()) > 1:
                    meant[fold_name(short)].setdefault(fold_name(span.form), span)
    return {
        short: next(iter(fulls.values()))
        for short, fulls in meant.items()
        if len(fulls) <= _MOST_FULL and len(_longest(fulls)) == 1
    }


def _longest(fulls: Iterable[str]) -> list[str]:
    """*fulls* without those that only are an end or beginning of another."""
    forms = list(fulls)
    return [
        form
        for form in forms
        if not any(other != form and f" {form} " in f" {other} " for other in forms)
    ]


def _acronyms(plain: str, spans: Iterable[Span]) -> dict[str, Span]:
    """Folded acronym → the name before it: « Confédération générale du travail (CGT) »."""
    found: dict[str, Span] = {}
    for span in spans:
        if span.kind == "organisation" and " " in span.form:
            letters = letters_beside(plain, span.start, span.end)
            if letters:
                found.setdefault(fold_name(letters), span)
    return found


def _bracketed(plain: str, spans: list[Span]) -> dict[str, Span]:
    """Folded name of a party or body → the listed one that stands in brackets after it: Parti de
    l'indépendance du Royaume-Uni (Ukip).
    """
    listed = {it.start: it for it in spans if it.kind == "organisation" and it.why == "gazetteer"}
    found: dict[str, Span] = {}
    for span in spans:
        inner = listed.get(span.end + 2)
        if (
            inner is None
            or plain[span.end : inner.start] + plain[inner.end : inner.end + 1] != " ()"
        ):
            continue
        if _is_body(span, inner):
            found.setdefault(fold_name(span.form), inner)
    return found


def _is_body(span: Span, inner: Span) -> bool:
    """Whether *span* is what *inner* in brackets after it names; letters may say whose branch it
    is, « Fédération des cheminots (CGT) », but of a party.
    """
    words = span.form.replace("'", " ").split()
    head = fold_name(words[0])
    if span.why != "rule/head" or len(words) < 3 or head not in _BODIES:
        return False
    named = inner.form.isalpha() and not is_press(inner.form)
    return named and (head == "parti" or not inner.form.isupper())


def _initials(spans: Iterable[Span]) -> dict[str, Span]:
    """Folded initials → the one person of the article who has them: DSK, NKM."""
    meant: dict[str, dict[str, Span]] = defaultdict(dict)
    for span in spans:
        letters = initials(span.form) if span.kind == "person" else ""
        if letters:
            meant[letters].setdefault(fold_name(span.form), span)
    return {letters: next(iter(m.values())) for letters, m in meant.items() if len(m) == 1}


def _expand(span: Span, full: dict[str, Span]) -> Span:
    """*span* under its full form, unless it is known for certain."""
    meant = full.get(fold_name(span.form))
    if meant is None or span.why in _FIRM:
        return span
    if span.kind in ("", meant.kind) or meant.kind == "person":
        return span._replace(kind=meant.kind, form=meant.form)
    return span


def _find_again(
    plain: str, words: list[Word], spans: list[Span], full: dict[str, Span]
) -> Iterator[Span]:
    """Further mentions of names that the article has shown elsewhere."""
    # « Culture » is the ministry only after « ministre de la »
    known = {plain[s.start : s.end]: s for s in spans if s.kind and s.why != "rule/office"}
    for short, meant in full.items():
        form = next((f for f in _ends(meant.form) if fold_name(f) == short), "")
        if len(form) > 2 and is_capitalised(form):
            known.setdefault(form, meant)
    heads: dict[tuple[str, str], _Forms] = defaultdict(dict)
    for form in sorted(known, key=len, reverse=True):
        first, second = [*(word.text for word in split_words(form)), "", ""][:2]
        heads[first, second].setdefault(len(form), {})[form] = known[form]
    cover, firsts = Cover(spans), {first for first, _ in heads}
    for at in find_words(words, firsts.__contains__):
        word = words[at]
        following = words[at + 1].text if at + 1 < len(words) else ""
        standing = chain.from_iterable(
            _list_standing(plain, word.start, heads[head])
            for head in ((word.text, following), (word.text, ""))
            if head in heads
        )
        free = (span for span in standing if not cover.touches(span.start, span.end))
        if span := next(free, None):
            cover.add(span.start, span.end)
            yield span


def _list_standing(plain: str, start: int, forms: _Forms) -> Iterator[Span]:
    """Those of *forms* that stand at *start*, where they do."""
    for length, spans in forms.items():
        form = plain[start : start + length]
        if form in spans and _stands(plain, start, form):
            yield spans[form]._replace(start=start, end=start + length)


def _widen(plain: str, words: list[Word], spans: list[Span], full: dict[str, Span]) -> list[Span]:
    """*spans* where « Gendt » is « De Gendt » if a person's full name ends so."""
    firsts: dict[str, _Forms] = defaultdict(dict)
    ranks: dict[str, int] = {}
    for short, meant in full.items():
        if meant.kind != "person" or " " not in short:
            continue
        form = next(form for form in _ends(meant.form) if fold_name(form) == short)
        if " " in form:
            firsts[form.split()[0]].setdefault(len(form), {})[form] = meant
            ranks[form] = len(ranks)
    wide: list[Span] = []
    for at in find_words(words, firsts.__contains__):
        standing = _list_standing(plain, words[at].start, firsts[words[at].text])
        wide += sorted(standing, key=lambda span: ranks[plain[span.start : span.end]])
    cover = Cover(wide)
    kept = [
        span
        for span in spans
        if not (cover.touches(span.start, span.start + 1) and cover.touches(span.end - 1, span.end))
    ]
    return lay(kept, wide)


def _ends(form: str) -> Iterator[str]:
    parts = form.split()
    yield from (" ".join(parts[at:]) for at in range(1, len(parts)))
    yield parts[0]


def _stands(plain: str, start: int, form: str) -> bool:
    end = start + len(form)
    after = plain[end : end + 2]
    return (
        plain.startswith(form, start)
        and not after[:1].isalnum()
        and not (after[:1] == "-" and after[1:].isalnum())
        and plain[start - 1 : start] != "-"
    )
