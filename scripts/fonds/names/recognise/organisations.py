"""Organisations by the word that their name begins with: ministère, Cour, université …"""

from __future__ import annotations

from collections.abc import Iterator

from fonds.names.recognise.acronyms import end_before_letters
from fonds.names.recognise.spans import Span
from fonds.names.text.lexicon import Lexicon
from fonds.names.text.plain import fold
from fonds.names.text.words import Word, begins_sentence, is_capitalised

_ARTICLES = {"la", "l'", "le", "les"}
_OF = {"de", "du", "des", "d'", "pour", "aux"}


def find_headed(plain: str, words: list[Word], lexicon: Lexicon) -> Iterator[Span]:
    """The organisations of *plain* that a head word announces, none overlapping."""
    at, reader = 0, _Reader(plain, words, lexicon)
    while at < len(words):
        end = reader.read(at)
        if end > at:
            first = at - 1 if reader.has_adjective(at) else at
            start, stop = words[first].start, words[end - 1].end
            yield Span(start, stop, "organisation", "rule/head", plain[start:stop])
            at = end
        else:
            at += 1


class _Reader:
    """Reads one name from its head on."""

    def __init__(self, plain: str, words: list[Word], lexicon: Lexicon) -> None:
        self.plain = plain
        self.words = words
        self.lexicon = lexicon

    def read(self, head: int) -> int:
        """The word after the name that begins at *head*; *head* if none does."""
        word = self.words[head].text
        key, capital = fold(word), is_capitalised(word)
        if key not in self.lexicon.org_heads and not (
            capital and key in self.lexicon.org_heads_capital
        ):
            return head
        spelled = end_before_letters(self.plain, self.words[head].start)
        if spelled:
            return self.skip_to(head, spelled)
        firm = capital and not (self.opens(head) and key in self.lexicon.org_generic)
        described = self.skip_adjectives(head + 1)
        if not firm and key in self.lexicon.org_generic:
            national = described > head + 1 and self.lexicon.is_demonym(
                self.words[described - 1].text
            )
            return described if national and key in _NATIONAL else head
        tail = self.read_tail(described, firm)
        if tail > described or (firm and described > head + 1):
            return tail
        return head

    def skip_to(self, at: int, end: int) -> int:
        """The word after the one that ends at *end*."""
        while self.words[at].end < end:
            at += 1
        return at + 1

    def has_adjective(self, head: int) -> bool:
        """Whether a capitalised adjective before *head* belongs to it: Belle Alliance populaire."""
        before = self.words[head - 1].text if head else ""
        return (
            bool(before)
            and is_capitalised(before)
            and is_capitalised(self.words[head].text)
            and self.follows(head)
            and not before.endswith("'")
            and not self.opens(head - 1)
            and self.lexicon.is_common(before)
            and not self.lexicon.is_title(before)
        )

    def skip_adjectives(self, at: int) -> int:
        """The word after the adjectives at *at*."""
        while self.follows(at):
            word = self.words[at].text
            if fold(word) not in self.lexicon.org_words and not (
                word.islower() and self.lexicon.is_demonym(word)
            ):
                break
            at += 1
        return at

    def read_tail(self, at: int, firm: bool) -> int:
        """The word after « de la Santé », « des Nations unies »; *at* if none follows."""
        if self.follows(at) and is_capitalised(self.words[at].text):
            at = self.skip_capitals(at)
        for _ in range(4 if firm else 1):
            end = self.read_complement(at, firm)
            if end == at:
                break
            at = end
        return at

    def read_complement(self, at: int, firm: bool) -> int:
        """The word after one complement, « de la Santé », that begins at *at*."""
        start = at
        while self.follows(start) and start < at + 2 and self.is_link(start):
            start += 1
        if start == at or not self.follows(start) or self.is_link(start):
            return at
        if is_capitalised(self.words[start].text):
            return self.skip_capitals(start)
        if self.words[start].text.endswith("er"):  # a verb: « de la valider »
            return at
        end = self.skip_adjectives(start + 1)
        if self.follows(end) and end == start + 1 and is_capitalised(self.words[end].text):
            return self.skip_capitals(end)
        return end if firm and self.words[at].text in _OF else at

    def is_link(self, at: int) -> bool:
        """Whether the word at *at* joins the parts of a name."""
        return self.words[at].text in self.lexicon.org_links

    def skip_capitals(self, at: int) -> int:
        """The word after the capitalised ones at *at* and the adjectives that follow them."""
        while self.follows(at) and is_capitalised(self.words[at].text):
            at += 1
        return self.skip_adjectives(at)

    def follows(self, at: int) -> bool:
        """Whether nothing but one space, or an apostrophe, parts the word at *at* from the last."""
        if at >= len(self.words):
            return False
        gap = self.plain[self.words[at - 1].end : self.words[at].start]
        return gap == " " or (gap == "" and self.words[at - 1].text.endswith("'"))

    def opens(self, at: int) -> bool:
        """Whether the word at *at* has its capital from the sentence."""
        return begins_sentence(self.plain, self.words[at].start)


_NATIONAL = {"armee", "eglise"}
"""With a demonym these name one organisation: armée syrienne."""
