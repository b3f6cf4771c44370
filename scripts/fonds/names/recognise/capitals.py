"""Runs of capitalised words, without what is no part of a name, and the kind they look like."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.names.recognise.classify import Classifier
from fonds.names.recognise.context import Context
from fonds.names.recognise.spans import Cover, Span
from fonds.names.text.lexicon import Lexicon
from fonds.names.text.plain import fold
from fonds.names.text.words import (
    Word,
    begins_sentence,
    find_capitalised,
    goes_on_as_town,
    is_capitalised,
)

_LONGEST = 5


def find_runs(
    plain: str, words: list[Word], lexicon: Lexicon, cover: Cover, places: frozenset[str]
) -> Iterator[Span]:
    """The runs of *plain* that may be names, where *cover* has none yet.

    *places*: words that are places, and in which no person's name ends unless another rule says so.
    """
    reader = _Reader(plain, words, lexicon, cover, places)
    end = 0
    for at in find_capitalised(words):
        if at < end or not reader.may_begin(at):
            continue
        end = reader.read(at)
        person = reader.find_person(at, end)
        yield from filter(None, (reader.judge(at, person), reader.judge(person, end)))


class _Reader:
    def __init__(  # as of `find_runs`
        self, plain: str, words: list[Word], lexicon: Lexicon, cover: Cover, places: frozenset[str]
    ) -> None:
        self.plain, self.words = plain, words
        self.lexicon, self.cover = lexicon, cover
        self.context = Context(plain, words, lexicon)
        self.places = places
        self.classifier = Classifier(words, lexicon, self.context, places)

    def may_begin(self, at: int) -> bool:
        word = self.words[at]
        return (
            is_capitalised(word.text)
            and not word.text.endswith("'")
            and not self.cover.touches(word.start, word.end)
            and not self.is_described(word.text)
        )

    def is_described(self, word: str) -> bool:
        """Whether a common word is tied to *word*: Muslim-majority, Oscar-winning."""
        _, tied, last = word.rpartition("-")
        return tied != "" and last.islower() and len(last) > 3 and self.lexicon.is_common(last)

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
        if end - start < 3:
            return start
        full = self.is_person_start(start)  # « Jean Vurmak Anne Hidalgo » are two
        for at in range(start + 1 + full, end - 1):
            before = self.words[at - 1].text
            if self.begins_name(at) and not (full and self.begins_name(at - 1)):
                return at if is_capitalised(before) and not before.endswith(".") else start
        return start

    def begins_name(self, at: int) -> bool:
        """Whether a first name stands at *at*, and what may be the rest of a name after it."""
        if fold(self.words[at].text) not in self.lexicon.first_names:
            return False
        after = self.words[at + 1].text
        return is_capitalised(after) or after in self.lexicon.noble

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
        return size if not french or self.is_noble(start, at, here) else 0

    def is_noble(self, start: int, at: int, here: int) -> bool:
        """Whether « de » at *at* belongs to the name from *start*, with the word at *here*."""
        if self.is_town(start, at):
            return True
        word, unlisted = self.words[here].text, at == start + 1 and self.may_be_first_name(start)
        if unlisted and not self.is_person_start(start):  # Wallerand de Saint-Just
            return word in self.lexicon.surnames
        if not any(map(self.is_person_start, range(start, at))):
            return False
        return not (
            (word.isupper() and len(word) > 1)  # accuser Jean Vurmak de SMS
            or (self.lexicon.is_first_name(word) and self.is_led_on(here))
            or (at > start + 1 and self.lexicon.is_first_name(word))
        )

    def may_be_first_name(self, at: int) -> bool:
        """Whether the word at *at* may be a first name that no list has."""
        word = self.words[at].text
        known = self.lexicon.is_common(word) or word in self.places
        return not known and not self.context.has_article(at) and word.isalpha() and len(word) > 4

    def is_led_on(self, at: int) -> bool:
        """Whether a capitalised word follows the one at *at*."""
        return self.follows(at + 1) and is_capitalised(self.words[at + 1].text)

    def is_town(self, start: int, at: int) -> bool:
        """Whether the small words at *at* stand in a town's name: Saint-Jean de Luz."""
        is_first_name = self.lexicon.is_first_name
        return at == start + 1 and goes_on_as_town(self.plain, self.words, start, is_first_name)

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
        while end - first > 2 and self.is_caption(end - 1):
            end -= 1
        if first >= end or end - first > _LONGEST + 2:
            return None
        if self.begins_noble(first):  # le général de Gaulle
            start, stop = self.words[first - 1].start, self.words[end - 1].end
            return Span(start, stop, "person", "rule/title", self.plain[start:stop])
        if self.begins_place(first):
            first -= 1
        start, stop = self.words[first].start, self.words[end - 1].end
        form = self.plain[start:stop]
        if self.words[first].text.islower():
            return Span(start, stop, "place", "rule/place-lead", form)
        if self.is_all_capitals(first, end):
            return None
        if end - first == 1 and not self.may_stand_alone(first):
            return None
        kind, why = self.classifier.classify(first, end)
        if kind in ("", "place") and self.is_tied(first):  # France Bleu Saint-Étienne
            return None
        return Span(start, stop, kind, why, form)

    def is_tied(self, first: int) -> bool:
        """Whether a known name goes on with the word *first*."""
        if not first or not self.follows(first):
            return False
        before = self.words[first - 1]
        begun = is_capitalised(before.text) or before.text.isdigit()
        return begun and self.cover.touches(before.start, before.end)

    def is_caption(self, at: int) -> bool:
        """Whether the word at *at* ends a name that it is no part of: Susan Rice Image."""
        word = self.words[at].text
        return len(word) > 3 and fold(word) in self.lexicon.not_names

    def begins_place(self, first: int) -> bool:
        """Whether the small word before the run belongs to a place's name: tour Eiffel."""
        before = self.words[first - 1].text if first else ""
        begins = before in self.lexicon.place_names_begin and self.follows(first)
        return begins and not self.context.is_turn(first - 1)

    def begins_noble(self, first: int) -> bool:
        """Whether « général de », « Mme de » precedes: the particle belongs to the surname."""
        if first < 2 or not (self.follows(first) and self.follows(first - 1)):
            return False
        title, particle, word = (it.text for it in self.words[first - 2 : first + 1])
        if particle not in self.lexicon.noble or word in self.places:
            return False
        before = self.words[first - 3].text if first > 2 and title.islower() else "le"
        if not self.lexicon.is_article(before.lower()):  # le directeur général de Vurmak
            return False
        known = self.lexicon.is_common(word) or self.lexicon.is_first_name(word)
        return not known and fold(title.rstrip(".")) in self.lexicon.noble_titles

    def trim(self, first: int, end: int) -> int:
        """The first word of the run that belongs to the name."""
        while first < end:
            word = self.words[first].text
            opens = self.opens(first)
            if (
                is_capitalised(word)
                and not self.is_no_part(word, opens or end - first == 1, self.has_tail(end))
                and not (opens and self.is_common_start(word))
            ):
                break
            first += 1
        return first

    def is_no_part(self, word: str, weak: bool, tailed: bool) -> bool:
        """Whether *word* is none of a name; *tailed*: of one such as Russian Defence Ministry."""
        if self.lexicon.is_title(word):
            return not tailed
        if weak and fold(word) in self.lexicon.not_names:
            return True
        return not tailed and self.lexicon.is_demonym(word) and not self.lexicon.is_first_name(word)

    def has_tail(self, end: int) -> bool:
        """Whether the word before *end* ends an organisation's name."""
        return fold(self.words[end - 1].text) in self.lexicon.org_tails

    def is_common_start(self, word: str) -> bool:
        """Whether *word*, which opens a sentence, has its capital from the sentence alone."""
        return not self.lexicon.is_first_name(word) and self.lexicon.is_common(word)

    def opens(self, at: int) -> bool:
        return begins_sentence(self.plain, self.words[at].start)

    def may_stand_alone(self, at: int) -> bool:
        """Whether the single word at *at* may be a name."""
        word = self.words[at].text
        return len(word) > 2 and not word.endswith(".") and not any(map(str.isdigit, word))

    def is_all_capitals(self, first: int, end: int) -> bool:
        """Whether the run is of a line set in capitals."""
        texts = [word.text for word in self.words[max(0, first - 2) : end + 2]]
        upper = [text for text in texts if len(text) > 3 and text.isupper()]
        return len(upper) > 2 or (end - first > 1 and len(upper) > 1)
