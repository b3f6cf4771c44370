"""Organisations by the word that their name begins with: ministère, Cour, université …"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from fonds.base.wordcache import WordCache
from fonds.names.recognise.acronyms import end_before_letters
from fonds.names.recognise.complements import Complements
from fonds.names.recognise.spans import Span
from fonds.names.text.lexicon import Lexicon
from fonds.names.text.plain import fold
from fonds.names.text.words import Word, find_words, is_capitalised


def find_headed(plain: str, words: list[Word], lexicon: Lexicon) -> Iterator[Span]:
    """The organisations of *plain* that a head word announces, none overlapping."""
    end, reader, heads = 0, _Reader(plain, words, lexicon), _heads_of(lexicon)
    for at in find_words(words, heads.__getitem__):
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
def _heads_of(lexicon: Lexicon) -> WordCache[bool]:
    """Word → whether it may be a head, or of an office: a fast test, since most are neither."""
    heads, offices = lexicon.org_heads | lexicon.org_heads_capital, lexicon.offices
    return WordCache(lambda text: fold(text) in heads or text in offices)


class _Reader(Complements):
    """Reads one name from its head on."""

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
        if self.is_all_capitals(head, described):
            return head
        if self.begins_person(described, described > head + 1 or key in self.lexicon.org_unnamed):
            return described if firm and described > head + 1 else head
        if not firm and key in self.lexicon.org_generic:
            national = described > head + 1 and self.lexicon.is_demonym(
                self.words[described - 1].text
            )
            return described if national and key in _OF_NATIONS else head
        tail = self.read_tail(described, firm)
        if tail > described or (firm and self.is_described(head, described)):
            return tail
        return head

    def is_all_capitals(self, head: int, end: int) -> bool:
        """Whether the head is of a line set in capitals: UN PARTI DE VIEUX DINOSAURES."""
        texts = [word.text for word in self.words[max(0, head - 1) : max(end, head + 3)]]
        upper = [text for text in texts if len(text) > 3 and text.isupper()]
        return self.words[head].text.isupper() and len(upper) > 1

    def is_described(self, head: int, end: int) -> bool:
        """Whether adjectives alone make a name: Police nationale; not of many, Conseil régional."""
        if end == head + 1:
            return False
        last = fold(self.words[end - 1].text)
        return last not in self.lexicon.local_words or fold(self.words[head].text) in _NATIONAL

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
        if self.lexicon.is_title(self.words[further].text):  # ministre de l'Intérieur et président
            return end
        both = self.words[end].text == "et" and further > end + 1  # et des comptes publics
        parts = self.words[end].text == "des" and self.words[further].text.endswith("s")
        return self.skip_adjectives(further + 1) if both or parts else end

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
            and (not self.opens(head - 1) or self.is_quoted_within(head - 1))
            and self.lexicon.is_common(before)
            and not self.lexicon.is_title(before)
        )

    def is_quoted_within(self, at: int) -> bool:
        """Whether a phrase goes on in quotation marks at *at*: la « Belle Alliance »."""
        if fold(self.words[at].text) not in _ADJECTIVES or at == 0:
            return False
        gap = self.plain[self.words[at - 1].end : self.words[at].start]
        return gap.strip(' "«“') == "" and self.words[at - 1].text in self.links


_ADJECTIVES = {
    "belle", "grand", "grande", "haut", "haute", "nouveau", "nouvelle", "jeune", "jeunes",
    "petit", "petite",
}  # fmt: skip
"""With a capital before a head, these belong to its name."""
_OF_NATIONS = {"armee", "eglise"}
"""With a demonym these name one organisation: armée syrienne."""
_NATIONAL = {"police", "gendarmerie", "garde", "front", "rassemblement", "armee", "opera"}
"""With « national » these are names; a Conseil national, a Bureau national many bodies have."""
