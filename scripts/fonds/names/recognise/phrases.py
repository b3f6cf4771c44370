"""What stands word by word in a name of several: adjectives, capitals, another name."""

from __future__ import annotations

from fonds.names.text.lexicon import Lexicon
from fonds.names.text.plain import fold
from fonds.names.text.words import Word, begins_sentence, is_capitalised


class Phrases:
    """Reads the words of one text on from where a name began."""

    def __init__(self, plain: str, words: list[Word], lexicon: Lexicon) -> None:
        self.plain = plain
        self.words = words
        self.lexicon = lexicon
        self.links = lexicon.org_of | lexicon.articles

    def skip_links(self, at: int) -> int:
        """The word after « de la » at *at*."""
        for start in (at, at + 1):
            if not self.follows(start) or self.words[start].text not in self.links:
                return start
        return at + 2

    def skip_to(self, at: int, end: int) -> int:
        """The word after the one that ends at *end*."""
        while self.words[at].end < end:
            at += 1
        return at + 1

    def begins_person(self, at: int, described: bool) -> bool:
        """Whether another name follows an organisation's: Assemblée nationale Richard Ferrand."""
        return (
            described
            and not self.lexicon.org_tails  # University of South Carolina Beaufort
            and self.follows(at)
            and self.lexicon.is_first_name(self.words[at].text)
            and self.has_capital(at + 1)
        )

    def has_capital(self, at: int) -> bool:
        """Whether a capitalised word follows at *at*, after a particle or at once: de Rugy."""
        if self.follows(at) and self.words[at].text.lower() in self.lexicon.particles:
            at += 1
        return self.follows(at) and is_capitalised(self.words[at].text)

    def skip_adjectives(self, at: int) -> int:
        """The word after the adjectives at *at*."""
        start = at
        while self.follows(at):
            word = self.words[at].text
            if word == "et" and at > start and self.is_adjective(at + 1):  # écologique et solidaire
                at += 2
                continue
            if fold(word) not in self.lexicon.org_words and not (
                word.islower() and self.lexicon.is_demonym(word)
            ):
                break
            at += 1
        return at

    def is_adjective(self, at: int) -> bool:
        """Whether an adjective of such names stands at *at*."""
        return self.follows(at) and fold(self.words[at].text) in self.lexicon.org_words

    def skip_capitals(self, at: int) -> int:
        """The word after the capitalised ones at *at* and the adjectives that follow them."""
        start = at
        while self.follows(at) and is_capitalised(self.words[at].text):
            if self.begins_person(at, at > start):
                return at
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
