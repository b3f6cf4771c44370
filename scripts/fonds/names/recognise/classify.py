"""What a run of capitalised words is: by its words, else by those around it."""

from __future__ import annotations

from itertools import pairwise

from fonds.names.recognise.context import Context
from fonds.names.recognise.guards import is_family
from fonds.names.recognise.spans import THING, UNKNOWN, Verdict
from fonds.names.text.lexicon import Lexicon, is_english, is_english_base, is_english_first_name
from fonds.names.text.plain import fold
from fonds.names.text.words import TOWN_LINKS, Word, has_town_shape, is_capitalised

_ROMAN = frozenset("IVXLC")
_ARTICLES = {"Le", "La", "Les", "The"}
_SURNAME = Verdict("person", "rule/surname")


class Classifier:
    """Classifies the runs of one text."""

    def __init__(
        self, words: list[Word], lexicon: Lexicon, context: Context, places: frozenset[str]
    ) -> None:
        """*places*: words in which no person's name ends unless another rule says so."""
        self.words = words
        self.lexicon = lexicon
        self.context = context
        self.places = places

    def classify(self, first: int, end: int) -> Verdict:
        """What the run looks like: by its words, else by those around it."""
        texts = [word.text for word in self.words[first:end]]
        if self.context.is_work(first) or (len(texts) > 1 and self.is_title(texts[0])):
            return Verdict(THING, "rule/work-lead")
        if any(map(self.is_route, texts)) or self.is_pair(texts):
            return UNKNOWN
        if len(texts) == 1:
            return self.classify_word(texts[0], first)
        if texts[1] in TOWN_LINKS and has_town_shape(texts[0]):
            return Verdict("place", "rule/town")
        if self.has_tail(texts[-1]):
            return self.classify_tail(texts, first, end)
        if self.is_full(texts):
            return Verdict("person", "rule/first-name")
        quoted = self.context.judge_quoted(first, end - 1)
        if quoted.kind:
            return quoted
        if any(fold(text) in self.lexicon.thing_words for text in texts):
            made = any(fold(text) in self.lexicon.thing_heads for text in texts)
            return Verdict("organisation", "rule/head") if made and len(texts) > 2 else UNKNOWN
        around = self.context.judge_around(first, end - 1)
        if around.kind in ("person", "place") and all(map(self.lexicon.is_common, texts)):
            return UNKNOWN  # in Scientific Reports
        return around if around.kind else self.classify_phrase(texts, first)

    def is_title(self, word: str) -> bool:
        """Whether *word* begins the name of a contest: Miss Provence."""
        return fold(word) in self.lexicon.contests

    def is_route(self, word: str) -> bool:
        """Whether *word* is two places, from one to the other: Paris-Toulouse."""
        start, tied, to = word.partition("-")
        return tied != "" and start in self.places and to in self.places

    def is_pair(self, texts: list[str]) -> bool:
        """Whether two persons are tied by a hyphen: Marine Le Pen-Nicolas Sarkozy."""
        for text in texts[1:-1]:
            before, tied, name = text.rpartition("-")
            if tied and self.lexicon.is_first_name(name) and not self.lexicon.is_first_name(before):
                return True
        return False

    def is_full(self, texts: list[str]) -> bool:
        """Whether a first name and another are somebody: not Roman Catholic, Virgin Express."""
        if not self.lexicon.is_first_name(texts[0]) or fold(texts[-1]) in self.lexicon.thing_words:
            return False
        if self.lexicon.is_demonym(texts[0]) and self.lexicon.is_demonym(texts[-1]):
            return False
        return len(texts) < 3 or not self.is_extra(texts[-2], texts[-1])

    def is_extra(self, before: str, word: str) -> bool:
        """Whether *word* after a full name is none of it: Stéphane Plaza Immobilier."""
        if len(word) < 5 or len(before) < 3 or fold(before) in self.lexicon.particles:
            return False
        personal = self.lexicon.is_first_name(before) or self.lexicon.is_first_name(word)
        return self.lexicon.is_common(word) and not personal and word not in self.lexicon.surnames

    def classify_tail(self, texts: list[str], first: int, end: int) -> Verdict:
        """What the last word of the run says: Hudson River, Defence Ministry."""
        if fold(texts[-1]) in self.lexicon.org_tails:
            cut = self.context.goes_on(first) or self.context.is_led_on(end)
            return UNKNOWN if cut else Verdict("organisation", "rule/head")
        common = self.lexicon.is_common(texts[0])
        return UNKNOWN if common else Verdict("place", "rule/place-lead")

    def has_tail(self, word: str) -> bool:
        """Whether a name that ends with *word* is a place's or an organisation's."""
        return fold(word) in self.lexicon.org_tails or fold(word) in self.lexicon.place_tails

    def is_no_place(self, word: str) -> bool:
        """Whether *word* is none after a preposition: a first name, BuzzFeed."""
        return self.lexicon.is_first_name(word) or _has_inner_capital(word.removeprefix("Mc"))

    def classify_acronym(self, word: str, at: int) -> Verdict:
        """What an acronym is: an « accident vasculaire cérébral (AVC) » is no organisation."""
        head, lexicon = fold(self.context.find_expansion(at)), self.lexicon
        made = not head or head in lexicon.org_heads | lexicon.org_heads_capital
        if made and not self.context.is_title_of_work(word):  # DALS beside « Danse avec les stars »
            return Verdict("organisation", "rule/acronym")
        return Verdict(THING, "rule/expansion")

    def classify_phrase(self, texts: list[str], first: int) -> Verdict:
        """What a run of several words is that nothing around it explains."""
        capitals = [text for text in texts if is_capitalised(text)]
        last = capitals[-1]
        if self.lexicon.is_common(last) or last.isupper() or fold(last) in self.lexicon.not_names:
            return UNKNOWN
        if capitals[0] in _ARTICLES or fold(capitals[0]) in self.lexicon.not_names:
            return UNKNOWN
        placed = last in self.places and capitals[0] not in self.places
        if placed and not self.lexicon.org_tails:  # Orange France, Fenix Toulouse
            return Verdict("organisation", "rule/head")
        if self.is_no_first(capitals[0]):
            return UNKNOWN
        if len(capitals[0]) > 4 and capitals[0].lower() in self.lexicon.words:
            return UNKNOWN  # short common words are first names as well: Ban, Tine
        if all(map(is_english, capitals)):  # Cash Converters
            return UNKNOWN
        full = 2 <= len(capitals) <= 3 and not self.context.is_no_person(first)
        return Verdict("person", "rule/full-name") if full else UNKNOWN

    def is_no_first(self, word: str) -> bool:
        """Whether nobody's name begins with *word*: RAF Croughton, Cannes-La Bocca."""
        short = word.isupper() and word.isalpha() and 1 < len(word) < 5
        place = word.partition("-")[0] in self.places
        return short or (place and not is_english_first_name(word))

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
        if around.kind and not (around.kind == "place" and self.is_no_place(word)):
            return around
        return _SURNAME if word in self.lexicon.surnames else self.classify_listed(word, at)

    def classify_listed(self, word: str, at: int) -> Verdict:
        """What a dictionary or the shape of *word* say that nothing around it explains."""
        if (self.is_saint(word) and not self.context.is_of(at)) or is_family(self.words, at, 1):
            return UNKNOWN
        if word in self.lexicon.proper_names:
            return Verdict("place", "rule/proper-name")
        if has_town_shape(word) and not self.context.is_feast(at):
            return Verdict("place", "rule/town")
        announced = "-" not in word and self.context.is_announced(at)
        return Verdict("person", "rule/speech") if announced else UNKNOWN

    def is_saint(self, word: str) -> bool:
        """Whether *word* is what many towns, churches and stations are called: Saint-Michel."""
        _, tied, name = word.partition("-")
        return tied != "" and has_town_shape(word) and fold(name) in self.lexicon.first_names

    def is_acronym(self, word: str) -> bool:
        """Whether *word* is letters that stand for a name."""
        letters = word.replace("-", "")
        return (
            word.isupper()
            and 3 <= len(letters) <= (6 if letters == word else 8)
            and letters.isalpha()
            and word not in self.lexicon.not_acronyms
            and not _ROMAN.issuperset(word)
            and not self.lexicon.is_common(word)
            and not (len(word) > 3 and is_english_base(word))  # COME BACK
        )


def _has_inner_capital(word: str) -> bool:
    """Whether *word* is written as RealClearPolitics is."""
    return any(one.islower() and two.isupper() for one, two in pairwise(word.removeprefix("Mac")))
