"""Organisations by the word that their name begins with: ministère, Cour, université …"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from fonds.names.recognise.acronyms import end_before_letters
from fonds.names.recognise.spans import Span
from fonds.names.text.kept import Kept
from fonds.names.text.lexicon import Lexicon
from fonds.names.text.plain import fold
from fonds.names.text.words import Word, begins_sentence, is_capitalised


def find_headed(plain: str, words: list[Word], lexicon: Lexicon) -> Iterator[Span]:
    """The organisations of *plain* that a head word announces, none overlapping."""
    end, reader, heads = 0, _Reader(plain, words, lexicon), _heads_of(lexicon)
    for at in [at for at, (text, _, _) in enumerate(words) if heads[text]]:
        if at < end:
            continue
        if words[at].text in lexicon.offices:
            end = reader.read_office(at + 1)
            if end > at + 1:
                start, stop = words[reader.skip_links(at + 1)].start, words[end - 1].end
                form = f"ministère {plain[words[at + 1].start : stop]}"
                yield Span(start, stop, "organisation", "rule/office", form)
            continue
        end = reader.read(at)
        if end > at:
            first = reader.find_start(at)
            start, stop = words[first].start, words[end - 1].end
            yield Span(start, stop, "organisation", "rule/head", plain[start:stop])


@lru_cache(maxsize=4)
def _heads_of(lexicon: Lexicon) -> Kept[bool]:
    """Word → whether it may be a head, or of an office: a fast test, since most are neither."""
    heads, offices = lexicon.org_heads | lexicon.org_heads_capital, lexicon.offices
    return Kept(lambda text: fold(text) in heads or text in offices)


class _Reader:
    """Reads one name from its head on."""

    def __init__(self, plain: str, words: list[Word], lexicon: Lexicon) -> None:
        self.plain = plain
        self.words = words
        self.lexicon = lexicon
        self.links = lexicon.org_of | lexicon.articles

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
        if self.begins_person(described, described > head + 1):
            return described if firm and described > head + 1 else head
        if not firm and key in self.lexicon.org_generic:
            national = described > head + 1 and self.lexicon.is_demonym(
                self.words[described - 1].text
            )
            return described if national and key in _NATIONAL else head
        tail = self.read_tail(described, firm)
        if tail > described or (firm and described > head + 1):
            return tail
        return head

    def read_office(self, at: int) -> int:
        """The word after « de l'Intérieur », « des Affaires étrangères » at *at*; *at* if none."""
        start = self.skip_links(at)
        if start == at or not self.follows(start) or not self.words[start].text[0].isupper():
            return at
        word = self.words[start].text
        if not self.lexicon.is_common(word) or self.lexicon.is_first_name(word):
            return at
        if fold(word) in self.lexicon.not_names:  # ministre d'État
            return at
        end = self.skip_adjectives(start + 1)
        further = self.skip_links(end + 1) if self.follows(end) else end
        if not self.follows(further) or further - end > 3:
            return end
        both = self.words[end].text == "et" and further > end + 1  # et des comptes publics
        parts = self.words[end].text == "des" and self.words[further].text.endswith("s")
        return self.skip_adjectives(further + 1) if both or parts else end

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

    def find_start(self, head: int) -> int:
        """Where the name begins that has its head at *head*: Scripps in Scripps Institution of …"""
        if not self.lexicon.org_tails:
            return head - 1 if self.has_adjective(head) else head
        at = head
        while at and self.follows(at) and self.is_part(self.words[at - 1].text):
            at -= 1
        return at

    def is_part(self, word: str) -> bool:
        """Whether *word* before a head belongs to the name."""
        return (
            is_capitalised(word)
            and fold(word) not in self.lexicon.not_names
            and not self.lexicon.is_demonym(word)
            and not self.lexicon.is_title(word)
        )

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

    def begins_person(self, at: int, described: bool) -> bool:
        """Whether another name follows an organisation's: Assemblée nationale Richard Ferrand."""
        return (
            described
            and not self.lexicon.org_tails  # University of South Carolina Beaufort
            and self.follows(at)
            and self.lexicon.is_first_name(self.words[at].text)
            and self.follows(at + 1)
            and is_capitalised(self.words[at + 1].text)
        )

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

    def read_tail(self, at: int, firm: bool) -> int:
        """The word after « de la Santé », « des Nations unies »; *at* if none follows."""
        if self.follows(at) and is_capitalised(self.words[at].text) and not self.lexicon.org_tails:
            at = self.skip_capitals(at)
        for nth in range(4 if firm else 1):
            end = self.read_complement(at, firm)
            if end == at or (nth and self.words[at].text in ("for", "pour")):
                break
            at = end
        return at

    def read_complement(self, at: int, firm: bool) -> int:
        """The word after one complement, « de la Santé », that begins at *at*."""
        start = at
        if self.leads_to_another(at):
            return at
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
        return end if firm and self.words[at].text in self.lexicon.org_of else at

    def leads_to_another(self, at: int) -> bool:
        """Whether « et » at *at* joins no part, but another name: … et au Sénat, et du Conseil."""
        if not self.follows(at) or self.words[at].text not in self.lexicon.joins:
            return False
        after = [word.text for word in self.words[at + 1 : at + 4]]
        if not after or after[0] in self.lexicon.apart:
            return True
        if is_capitalised(after[0]):  # Sud Radio et Public Sénat
            return True
        named = next((text for text in after if is_capitalised(text)), "")
        key = fold(named)
        return (
            key in self.lexicon.org_heads
            or key in self.lexicon.org_heads_capital
            or (key in self.lexicon.known_heads)
        )

    def is_link(self, at: int) -> bool:
        """Whether the word at *at* joins the parts of a name."""
        word = self.words[at].text
        if word == "contre":
            return self.words[at - 1].text == "lutte"
        return word in self.lexicon.org_links

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


_NATIONAL = {"armee", "eglise"}
"""With a demonym these name one organisation: armée syrienne."""
