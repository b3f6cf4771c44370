"""The words around a capitalised run, and the kind of name that they indicate."""

from __future__ import annotations

from functools import cached_property

from fonds.base.patterns import late
from fonds.names.recognise.spans import THING, UNKNOWN, Verdict
from fonds.names.text.lexicon import Lexicon
from fonds.names.text.plain import fold
from fonds.names.text.words import Word, is_capitalised, is_quoted

_QUOTATION = late(r'"([^"\n]{8,60})"|« ?([^»\n]{8,60}?) ?»')


_LETTERS = late(r"[^\W_]+")


class Context:
    """Looks at the neighbours of runs in one text."""

    def __init__(self, plain: str, words: list[Word], lexicon: Lexicon) -> None:
        self._plain = plain
        self._words = words
        self._lexicon = lexicon

    def judge_around(self, first: int, last: int) -> Verdict:
        """The kind that the words around the run *first* … *last* (inclusive) indicate."""
        if self.is_titled(first):
            return Verdict("person", "rule/title")
        if self.is_led_to(first, alone=first == last):
            return Verdict("place", "rule/place-lead")
        if self._is_org_lead(first - 1):
            return Verdict("organisation", "rule/org-lead")
        if self.speaks(last) and not self.has_article(first):
            return Verdict("person", "rule/speech")
        return UNKNOWN

    def judge_quoted(self, first: int, last: int) -> Verdict:
        """What the run *first* … *last* is if it is all that quotation marks hold.

        That is a title, unless a word before them says that it is a newspaper or a person.
        """
        if not is_quoted(self._plain, self._words[first].start, self._words[last].end):
            return UNKNOWN
        before = fold(self._words[first - 1].text) if first else ""
        if before in self._lexicon.org_leads:
            return Verdict("organisation", "rule/org-lead")
        if self._lexicon.is_title(before):
            return Verdict("person", "rule/title")
        return Verdict(THING, "rule/quoted")

    def is_work(self, first: int) -> bool:
        """Whether « film », « l'animateur de » precede the word *first*."""
        at = first - 1
        if at > 0 and self._words[at].text in self._lexicon.of and self._joined(at - 1):
            return self._joined(at) and fold(self._words[at - 1].text) in self._lexicon.show_leads
        return (
            at >= 0
            and self._plain[self._words[at].end : self._words[first].start].strip(' "«') == ""
            and fold(self._words[at].text) in self._lexicon.work_leads
        )

    @cached_property
    def _quoted(self) -> list[str]:
        """The first letters of the words in each quotation of several words."""
        found = (match[1] or match[2] for match in _QUOTATION.finditer(self._plain))
        words = (_LETTERS.findall(fold(it)) for it in found if " " in it)
        return ["".join(word[0] for word in each) for each in words if each]

    def is_title_of_work(self, letters: str) -> bool:
        """Whether *letters* stand for a title that the text quotes."""
        key = fold(letters)
        return any(it[0] == key[0] and _has_in_order(it, key) for it in self._quoted)

    def find_expansion(self, at: int) -> str:
        """The first of the small words before the acronym in brackets at *at* that spell it.

        "" where none do, or where capitals among them say that they are a name.
        """
        word = self._words[at]
        if self._plain[word.start - 2 : word.start] != " (":
            return ""
        letters = list(fold(word.text))
        for back in range(at - 1, max(-1, at - 2 * len(letters) - 3), -1):
            text = self._words[back].text
            if not text.islower():
                return ""
            if letters and fold(text)[0] == letters[-1]:
                letters.pop()
                if not letters:
                    return text
        return ""

    def is_eponym(self, first: int) -> bool:
        """Whether the word *first* is whom a disease or a prize is called after."""
        at = first - 1
        if at > 0 and self._joined(at) and self._words[at].text in self._lexicon.of:
            at -= 1
        return (
            at >= 0
            and self._joined(at)
            and fold(self._words[at].text) in self._lexicon.eponym_leads
        )

    def is_titled(self, first: int) -> bool:
        """Whether a title precedes: « le ministre (français de l’Économie) X »."""
        for back in range(1, 4):
            at = first - back
            if at < 0 or not self._joined(at):
                return False
            word = self._words[at].text
            if self._lexicon.is_title(word):
                return back == 1 or self._is_attribute(at + 1, first)
            if back == 1 and self._is_national(at):
                return True
            if word[0].isupper():
                return False
        return False

    def _is_national(self, at: int) -> bool:
        """Whether the word at *at* is somebody from a country: « la Japonaise X », no adjective."""
        word = self._words[at].text
        return (
            word[0].isupper()
            and self._plain[self._words[at].end] == " "
            and self._lexicon.is_demonym(word)
            and self._before(at) in self._lexicon.somebody
        )

    def _is_attribute(self, start: int, end: int) -> bool:
        """Whether the words from *start* to *end* describe a title: français, turc, général."""
        return all(
            self._lexicon.is_demonym(word.text)
            or fold(word.text) in self._lexicon.org_words
            or self._lexicon.is_title(word.text)
            for word in self._words[start:end]
        )

    def _is_org_lead(self, at: int) -> bool:
        return (
            at >= 0 and self._joined(at) and fold(self._words[at].text) in self._lexicon.org_leads
        )

    def is_led_to(self, first: int, alone: bool = True) -> bool:
        """Whether a preposition of place or a word such as « ville de » precedes.

        « à » is no sign before several words: it as often leads to a person or a newspaper.
        """
        at = first - 1
        if at < 0 or not self._joined(at):
            return False
        if self._words[at].text in self._lexicon.articles and at and self._joined(at - 1):
            at -= 1
        word = self._words[at].text.lower()
        if word in self._lexicon.to and (self._is_address(at) or not alone):
            return False
        if word in self._lexicon.of and at and self._joined(at - 1):
            return self._is_head(at - 1)
        if word in self._lexicon.place_leads:
            return True
        return fold(word) in self._lexicon.place_heads and not self.is_turn(at)

    def is_turn(self, at: int) -> bool:
        """Whether the word at *at* is counted: second tour Vurmak-Zorbex."""
        before = self._before(at)
        return before[:1].isdigit() or fold(before) in self._lexicon.time_words

    def _is_head(self, at: int) -> bool:
        """Whether « ville », « lycée professionnel » at *at* lead with « de » to a place."""
        word = fold(self._words[at].text)
        if word in self._lexicon.org_words and at and self._joined(at - 1):
            word = fold(self._words[at - 1].text)
        return word in self._lexicon.place_heads or word in self._lexicon.place_sides

    def _is_address(self, at: int) -> bool:
        """Whether « à » at *at* leads to whom something is said: « une interview accordée à X »."""
        return any(
            fold(word.text) in self._lexicon.addressing for word in self._words[max(0, at - 4) : at]
        )

    def speaks(self, last: int) -> bool:
        """Whether a verb of speech follows: « X a déclaré », « , affirme X »."""
        after = [word.text for word in self._words[last + 1 : last + 3]]
        if after and after[0] in self._lexicon.auxiliaries:
            after.pop(0)
        return bool(after) and self._joined(last) and after[0] in self._lexicon.speech

    def is_announced(self, first: int) -> bool:
        """Whether « selon » or a verb of speech precedes: « affirme X »."""
        if not first or not self._joined(first - 1):
            return False
        word = self._words[first - 1].text
        return word in self._lexicon.speech or word.lower() in self._lexicon.announcing

    def goes_on(self, first: int) -> bool:
        """Whether the run *first* … is but the end of a name: … and Atmospheric Administration."""
        if not first or not self._follows(first):
            return False
        before = self._words[first - 1].text
        linked = before in self._lexicon.org_links and first > 1 and self._follows(first - 1)
        known = self._words[first - 2 if linked else first - 1].text
        return is_capitalised(known) and fold(known) not in self._lexicon.not_names

    def is_led_on(self, end: int) -> bool:
        """Whether the name before the word *end* goes on: National Institute for Vurmak."""
        if end + 1 >= len(self._words) or not self._follows(end) or not self._follows(end + 1):
            return False
        link = self._words[end].text
        return link in self._lexicon.org_links - self._lexicon.joins and is_capitalised(
            self._words[end + 1].text
        )

    def _follows(self, at: int) -> bool:
        return self._plain[self._words[at - 1].end : self._words[at].start] == " "

    def has_article(self, first: int) -> bool:
        """Whether an article stands before the word *first*: the Boston Globe is no person."""
        return self._before(first) in self._lexicon.articles

    def is_no_person(self, first: int) -> bool:
        """Whether an article or « à » before the run says that it need not be a person."""
        return self.has_article(first) or self._before(first) in self._lexicon.to

    def is_of(self, at: int) -> bool:
        """Whether « de » leads to the word at *at*: député de Saint-Jérôme."""
        return self._before(at) in self._lexicon.of

    def is_feast(self, at: int) -> bool:
        """Whether « la » stands before the word at *at*: la Saint-Valentin."""
        return self._before(at) == "la"

    def _before(self, first: int) -> str:
        return self._words[first - 1].text.lower() if first and self._joined(first - 1) else ""

    def _joined(self, at: int) -> bool:
        """Whether the word at *at* and the next stand in one phrase."""
        if at + 1 >= len(self._words):
            return False
        gap = self._plain[self._words[at].end : self._words[at + 1].start]
        return gap in {" ", "", ". ", ", "} and not (gap == ". " and len(self._words[at].text) > 4)


def _has_in_order(firsts: str, letters: str) -> bool:
    """Whether *letters* are among *firsts* in order, and nearly all of them."""
    left = iter(firsts)
    return len(firsts) <= len(letters) + 1 and all(letter in left for letter in letters)
