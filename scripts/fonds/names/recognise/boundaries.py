"""Where a name that a model saw really begins and ends: not with « l’ », « qu’ » or a title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from fonds.names.recognise.spans import Span
from fonds.names.text.lexicon import Lexicon, is_english_base
from fonds.names.text.plain import fold
from fonds.names.text.words import Word, begins_sentence, is_capitalised

_LONGEST = 9


def trim_spans(
    plain: str, words: list[Word], spans: Iterable[Span], lexicon: Lexicon
) -> Iterator[Span]:
    """*spans* with clean edges; what names nothing is left out."""
    starts = [word.start for word in words]
    for span in spans:
        first = bisect_left(starts, span.start)
        end = bisect_left(starts, span.end)
        if first and words[first - 1].end > span.start:  # it begins inside a word
            first -= 1
        first = _skip_leads(plain, words, first, end, span.kind, lexicon)
        end = _skip_tail(words, first, end, lexicon)
        if first < end <= first + _LONGEST and _may_name(
            plain, words, first, end, span.kind, lexicon
        ):
            start, stop = words[first].start, words[end - 1].end
            yield Span(start, stop, span.kind, span.why, plain[start:stop])


def _skip_leads(
    plain: str, words: list[Word], first: int, end: int, kind: str, lexicon: Lexicon
) -> int:
    """The first word of the span that belongs to the name."""
    while first < end:
        word = words[first].text
        alone = end - first == 1
        if word.endswith("'") or not is_capitalised(word):
            if kind == "organisation" and fold(word) in lexicon.org_heads and not alone:
                break
            if kind == "place" and word in lexicon.place_names_begin and not alone:
                break
            first += 1
        elif not alone and _is_lead(plain, words[first], kind, lexicon):
            first += 1
        else:
            break
    return first


def _is_lead(plain: str, word: Word, kind: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised word before others is a title, a demonym or only opens a sentence."""
    if kind == "person" and lexicon.is_title(word.text):
        return True
    if kind != "organisation" and _is_description(word.text, lexicon):
        return True
    return _opens(plain, word) and fold(word.text) in lexicon.not_names


def _is_description(word: str, lexicon: Lexicon) -> bool:
    return lexicon.is_demonym(word) and not lexicon.is_first_name(word)


def _skip_tail(words: list[Word], first: int, end: int, lexicon: Lexicon) -> int:
    """The word after the last that belongs to the name."""
    while end > first:
        word = words[end - 1].text
        if not word.islower() or fold(word) in lexicon.org_words or lexicon.is_demonym(word):
            break
        if word not in lexicon.org_links and len(word) > 3 and not word.endswith("'"):
            break
        end -= 1
    return end


def _may_name(
    plain: str, words: list[Word], first: int, end: int, kind: str, lexicon: Lexicon
) -> bool:
    """Whether something is left that can be a name."""
    texts = [word.text for word in words[first:end]]
    form = plain[words[first].start : words[end - 1].end]
    if "\n" in form or len(form) < 2:
        return False
    if not any(map(is_capitalised, texts)):
        return False
    if len(texts) == 1:
        return not (
            fold(texts[0]) in lexicon.not_names
            or lexicon.is_title(texts[0])
            or lexicon.is_demonym(texts[0])
            or texts[0] in lexicon.not_acronyms
            or (len(texts[0]) > 3 and texts[0].isupper() and is_english_base(texts[0]))
            or (lexicon.is_common(texts[0]) and not _is_personal(texts[0], lexicon))
            or any(map(str.isdigit, texts[0]))
        )
    if kind == "person" and texts[1] in lexicon.of and not _is_personal(texts[0], lexicon):
        return not lexicon.is_common(texts[0])  # Salon de l'Agriculture
    if all(lexicon.is_common(text) and not _is_personal(text, lexicon) for text in texts):
        return fold(texts[0]) in lexicon.org_heads or fold(texts[0]) in lexicon.org_heads_capital
    # A phrase whose only capital is the sentence's own: « Discuté des efforts … »
    bare = not any(map(is_capitalised, texts[1:]))
    return not (bare and _opens(plain, words[first]) and fold(texts[0]) not in lexicon.org_heads)


def _is_personal(word: str, lexicon: Lexicon) -> bool:
    return lexicon.is_first_name(word) or word in lexicon.surnames


def _opens(plain: str, word: Word) -> bool:
    return begins_sentence(plain, word.start)
