"""What belongs to an organisation's name after its head: « de la Santé », « pour la Nature »."""

from __future__ import annotations

from fonds.base.patterns import late
from fonds.names.recognise.phrases import Phrases
from fonds.names.text.plain import fold
from fonds.names.text.words import is_capitalised

_LETTERS = late(r" \([A-Z]{3,8}\)")
"""After a name, the letters that stand for the whole of it."""
_ORDINAL = late(r"[IVX]{1,5}(?:er|e|è|ème)")
_OF_DISTRICTS = {"commissariat", "mairie"}
"""What a city has in each of its districts."""


class Complements(Phrases):
    """Reads the complements of one name."""

    def read_tail(self, at: int, firm: bool) -> int:
        """The word after « de la Santé », « des Nations unies »; *at* if none follows."""
        if self.follows(at) and is_capitalised(self.words[at].text) and not self.lexicon.org_tails:
            at = self.skip_capitals(at)
        for nth in range(4 if firm else 1):
            end = self.read_complement(at, firm, nth > 0)
            if end == at or (nth and self.words[at].text in ("for", "pour")):
                break
            at = end
        return at

    def read_complement(self, at: int, firm: bool, further: bool) -> int:
        """The word after one complement, « de la Santé », that begins at *at*.

        *further*: whether another one goes before it.
        """
        start = at
        if self.leads_to_another(at):
            return at
        while self.follows(start) and start < at + 2 and self.is_link(start):
            start += 1
        if start == at or not self.follows(start) or self.is_link(start):
            return at
        if self.is_district(at, start):
            return start + 2
        if self.is_no_part(at, start, further):
            return at
        if is_capitalised(self.words[start].text):
            return self.skip_capitals(start)
        if self.words[start].text.endswith("er"):  # a verb: « de la valider »
            return at
        end = self.skip_adjectives(start + 1)
        if self.follows(end) and end == start + 1 and is_capitalised(self.words[end].text):
            return self.skip_capitals(end)
        return end if firm and self.words[at].text in self.lexicon.org_of else at

    def is_district(self, at: int, start: int) -> bool:
        """Whether the link at *at* joins a district to its station: du XIVe arrondissement."""
        return (
            fold(self.words[at - 1].text) in _OF_DISTRICTS
            and self.follows(start + 1)
            and self.words[start + 1].text == "arrondissement"
            and _ORDINAL.fullmatch(self.words[start].text) is not None
        )

    def is_no_part(self, at: int, start: int, further: bool) -> bool:
        """Whether the word *start* after the link at *at* says where, when, what for or by whom."""
        link, word = self.words[at].text, self.words[start].text
        if word[0].isdigit() or fold(word) in self.lexicon.time_words:  # Cour des comptes de 2010
            return True
        if start == at + 1 and link in self.lexicon.org_at:  # l'hôpital à Paris, en Bretagne
            mission = further and link == "en"  # Mission de l'Union africaine en Somalie
            lettered = _LETTERS.match(self.plain, self.words[start].end)
            return is_capitalised(word) and not (mission or lettered)
        if link in self.lexicon.org_for:
            verb = word.islower() and word.endswith(self.lexicon.infinitives)
            whom = start == at + 1 and is_capitalised(word)  # l'hôpital pour Nagui
            return verb or whom or word in self.lexicon.org_whose
        return False

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
            or key in self.lexicon.known_heads
            or (len(named) > 1 and named.isupper())  # le FC Barcelone et le PSG
            or self.lexicon.is_first_name(named)
        )

    def is_link(self, at: int) -> bool:
        """Whether the word at *at* joins the parts of a name."""
        word = self.words[at].text
        if word == "contre":
            return self.words[at - 1].text == "lutte"
        return word in self.lexicon.org_links
