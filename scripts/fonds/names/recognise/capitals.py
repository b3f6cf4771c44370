"""Runs of capitalised words, without what is no part of a name, and the kind they look like."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.names.recognise.context import Context
from fonds.names.recognise.spans import THING, UNKNOWN, Cover, Span, Verdict
from fonds.names.text.lexicon import Lexicon
from fonds.names.text.plain import fold
from fonds.names.text.words import Word, begins_sentence, is_capitalised

_ROMAN = frozenset("IVXLC")
_ARTICLES = {"Le", "La", "Les"}
_LONGEST = 5
_SURNAME = Verdict("person", "rule/surname")


def find_runs(
    plain: str, words: list[Word], lexicon: Lexicon, cover: Cover, places: frozenset[str]
) -> Iterator[Span]:
    """The runs of *plain* that may be names, where *cover* has none yet.

    *places*: words that are places, and in which no person's name ends unless another rule says so.
    """
    reader = _Reader(plain, words, lexicon, cover, places)
    at = 0
    while at < len(words):
        if not reader.may_begin(at):
            at += 1
            continue
        end = reader.read(at)
        person = reader.find_person(at, end)
        yield from filter(None, (reader.judge(at, person), reader.judge(person, end)))
        at = end


class _Reader:
    def __init__(  # as of `find_runs`
        self, plain: str, words: list[Word], lexicon: Lexicon, cover: Cover, places: frozenset[str]
    ) -> None:
        self.places = places
        self.plain = plain
        self.words = words
        self.lexicon = lexicon
        self.cover = cover
        self.context = Context(plain, words, lexicon)

    def may_begin(self, at: int) -> bool:
        word = self.words[at]
        return (
            is_capitalised(word.text)
            and not word.text.endswith("'")
            and not self.cover.touches(word.start, word.end)
        )

    def read(self, at: int) -> int:
        """The word after the run that begins at *at*."""
        end = at + 1
        while end < len(self.words):
            if self.follows(end) and self.may_begin(end):
                end += 1
                continue
            size = self.skip_particles(at, end)
            if not size:
                break
            end += size + 1
        return end

    def find_person(self, start: int, end: int) -> int:
        """Where a person begins whose name follows another: Anne in « Paris Anne Hidalgo »."""
        if end - start < 3 or self.is_person_start(start):
            return start
        for at in range(start + 1, end - 1):
            text = self.words[at].text
            if fold(text) in self.lexicon.first_names and is_capitalised(self.words[at + 1].text):
                before = self.words[at - 1].text
                return at if is_capitalised(before) and not before.endswith(".") else start
        return start

    def skip_particles(self, start: int, at: int) -> int:
        """How many small words at *at* belong to the name, a capitalised one after them."""
        size = 0
        while size < 3 and self.follows(at + size):
            word = self.words[at + size].text
            if is_capitalised(word) and not word.endswith("'"):
                break
            if word.lower() not in self.lexicon.particles and word != "d'":
                return 0
            size += 1
        here = at + size
        if not size or not self.follows(here) or not self.may_begin(here):
            return 0
        french = self.words[at].text in {"de", "du", "des", "la", "le", "d'"}
        return size if not french or self.is_person_start(start) else 0

    def is_person_start(self, at: int) -> bool:
        return self.lexicon.is_first_name(self.words[at].text) or self.context.is_titled(at)

    def follows(self, at: int) -> bool:
        """Whether one space, or none after an elision, parts the word at *at* from the last."""
        if at >= len(self.words):
            return False
        gap = self.plain[self.words[at - 1].end : self.words[at].start]
        return gap == " " or (gap == "" and self.words[at - 1].text.endswith("'"))

    def judge(self, first: int, end: int) -> Span | None:
        """The name that the run *first* … *end* is, if it is one."""
        first = self.trim(first, end) if first < end else end
        if first >= end or end - first > _LONGEST + 2:
            return None
        if self.begins_place(first):
            first -= 1
        start, stop = self.words[first].start, self.words[end - 1].end
        form = self.plain[start:stop]
        if self.words[first].text.islower():
            return Span(start, stop, "place", "rule/place-lead", form)
        if self.is_shouted(first, end):
            return None
        if end - first == 1 and not self.may_stand_alone(first):
            return None
        kind, why = self.classify(first, end)
        return Span(start, stop, kind, why, form)

    def begins_place(self, first: int) -> bool:
        """Whether the small word before the run belongs to a place's name: tour Eiffel."""
        before = self.words[first - 1].text if first else ""
        return before in self.lexicon.place_names_begin and self.follows(first)

    def trim(self, first: int, end: int) -> int:
        """The first word of the run that belongs to the name."""
        while first < end:
            word = self.words[first].text
            opens = self.opens(first)
            if (
                is_capitalised(word)
                and not self.is_no_part(word, opens or end - first == 1)
                and not (opens and self.is_common_start(word))
            ):
                break
            first += 1
        return first

    def is_no_part(self, word: str, weak: bool) -> bool:
        return (
            self.lexicon.is_title(word)
            or (weak and fold(word) in self.lexicon.not_names)
            or (self.lexicon.is_demonym(word) and not self.lexicon.is_first_name(word))
        )

    def is_common_start(self, word: str) -> bool:
        """Whether *word*, which opens a sentence, has its capital from the sentence alone."""
        return not self.lexicon.is_first_name(word) and self.lexicon.is_common(word)

    def opens(self, at: int) -> bool:
        return begins_sentence(self.plain, self.words[at].start)

    def may_stand_alone(self, at: int) -> bool:
        """Whether the single word at *at* may be a name."""
        word = self.words[at].text
        return len(word) > 2 and not word.endswith(".") and not any(map(str.isdigit, word))

    def is_shouted(self, first: int, end: int) -> bool:
        """Whether the run is of a line set in capitals."""
        texts = [word.text for word in self.words[max(0, first - 2) : end + 2]]
        loud = [text for text in texts if len(text) > 3 and text.isupper()]
        return len(loud) > 2 or (end - first > 1 and len(loud) > 1)

    def is_acronym(self, word: str) -> bool:
        letters = word.replace("-", "")
        return (
            word.isupper()
            and 3 <= len(letters) <= (6 if letters == word else 8)
            and letters.isalpha()
            and word not in self.lexicon.not_acronyms
            and not _ROMAN.issuperset(word)
            and not self.lexicon.is_common(word)
        )

    def classify(self, first: int, end: int) -> Verdict:
        """What the run looks like: by its words, else by those around it."""
        texts = [word.text for word in self.words[first:end]]
        if self.context.is_work(first):
            return Verdict(THING, "rule/work-lead")
        if len(texts) == 1:
            return self.classify_word(texts[0], first)
        if self.lexicon.is_first_name(texts[0]) and fold(texts[-1]) not in self.lexicon.thing_words:
            return Verdict("person", "rule/first-name")
        quoted = self.context.judge_quoted(first, end - 1)
        if quoted.kind:
            return quoted
        if any(fold(text) in self.lexicon.thing_words for text in texts):
            made = any(fold(text) in self.lexicon.thing_heads for text in texts)
            return Verdict("organisation", "rule/head") if made and len(texts) > 2 else UNKNOWN
        around = self.context.judge_around(first, end - 1)
        return around if around.kind else self.classify_phrase(texts)

    def classify_acronym(self, word: str, at: int) -> Verdict:
        """What an acronym is: an « accident vasculaire cérébral (AVC) » is no organisation."""
        head, lexicon = fold(self.context.find_expansion(at)), self.lexicon
        made = not head or head in lexicon.org_heads | lexicon.org_heads_capital
        if made and not self.context.is_title_of_work(word):  # DALS beside « Danse avec les stars »
            return Verdict("organisation", "rule/acronym")
        return Verdict(THING, "rule/expansion")

    def classify_phrase(self, texts: list[str]) -> Verdict:
        """What a run of several words is that nothing around it explains."""
        capitals = [text for text in texts if is_capitalised(text)]
        if self.lexicon.is_common(capitals[-1]) or capitals[-1].isupper():
            return UNKNOWN
        if capitals[0] in _ARTICLES:
            return UNKNOWN
        if capitals[-1] in self.places:  # Orange France, Fenix Toulouse
            return Verdict("organisation", "rule/head")
        if len(capitals[0]) > 4 and capitals[0].lower() in self.lexicon.words:
            return UNKNOWN  # short common words are first names as well: Ban, Tine
        return Verdict("person", "rule/full-name") if 2 <= len(capitals) <= 3 else UNKNOWN

    def classify_word(self, word: str, at: int) -> Verdict:
        """What a run of one word is."""
        if word.isupper():
            return self.classify_acronym(word, at) if self.is_acronym(word) else UNKNOWN
        if word.startswith(("Télé-", "Radio-")):
            return Verdict("organisation", "rule/head")
        quoted = self.context.judge_quoted(at, at)
        if quoted.kind:
            return quoted
        if self.context.is_eponym(at):
            return Verdict(THING, "rule/eponym")
        if self.lexicon.is_common(word):
            return _SURNAME if word in self.lexicon.surnames else UNKNOWN
        around = self.context.judge_around(at, at)
        if around.kind and not (around.kind == "place" and self.lexicon.is_first_name(word)):
            return around
        if word in self.lexicon.surnames:
            return _SURNAME
        if word in self.lexicon.proper_names:
            return Verdict("place", "rule/proper-name")
        if _is_town(word):
            return Verdict("place", "rule/town")
        announced = "-" not in word and self.context.is_announced(at)
        return Verdict("person", "rule/speech") if announced else UNKNOWN


def _is_town(word: str) -> bool:
    """Whether *word* has the shape of a French town's name: Saint-Malo, Châlons-sur-Marne."""
    return word.startswith(("Saint-", "Sainte-")) or "-sur-" in word
