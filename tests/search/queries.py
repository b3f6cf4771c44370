"""Random queries of every kind: what they mean, and how a reader may write them."""

from __future__ import annotations

import random
import unicodedata
from typing import Any

from tests.search import scan

FIELDS = {
    "people": ["personne", "person", "people", "Personne"],
    "places": ["lieu", "place"],
    "organisations": ["organisation"],
    "topics": ["theme", "thème", "topic"],
    "publications": ["publication"],
    "creators": ["auteur", "author"],
    "languages": ["langue", "lang"],
}
DATES = ("2016", "2017", "2015", "2016-05", "2016-06", "2017-02", "2017-12", "2016-05-14", "1998")

Query = tuple[Any, ...]


class Asker:
    """Draws queries from the words of an archive."""

    def __init__(self, archive: scan.Archive, seed: int) -> None:
        self.archive = archive
        self.chance = random.Random(seed)  # noqa: S311

    def draw(self) -> tuple[str, Query]:
        """How it is written, and what it means."""
        parts = [self.item() for _ in range(self.chance.choice((1, 1, 1, 2, 2, 3)))]
        texts, queries = zip(*parts, strict=True)
        glue = self.chance.choice((" ", " ", "  ", " ET "))
        return glue.join(texts), ("and", *queries)

    def item(self, depth: int = 0) -> tuple[str, Query]:
        roll = self.chance.random()
        if roll < 0.12:
            text, query = self.operand(depth + 1)
            return self.chance.choice(("-", "SAUF ", "NOT ")) + text, ("not", query)
        if roll < 0.30 and depth < 2:
            return self.either(depth + 1)
        return self.operand(depth)

    def either(self, depth: int) -> tuple[str, Query]:
        parts = [self.item(depth + 5) for _ in range(self.chance.choice((2, 2, 3)))]
        texts, queries = zip(*parts, strict=True)
        text = self.chance.choice((" OU ", " OR ", " | ")).join(texts)
        return (f"({text})" if self.chance.random() < 0.4 else text), ("or", *queries)

    def operand(self, depth: int) -> tuple[str, Query]:
        kinds = [self.word, self.word, self.phrase, self.phrase, self.near, self.start, self.title,
                 self.name, self.date]  # fmt: skip
        if depth < 2:
            kinds.append(self.group)
        return self.chance.choice(kinds)()

    def group(self) -> tuple[str, Query]:
        parts = [self.item(1) for _ in range(2)]
        texts, queries = zip(*parts, strict=True)
        return f"({' '.join(texts)})", ("and", *queries)

    def word(self) -> tuple[str, Query]:
        roll = self.chance.random()
        if roll < 0.15:
            text = "-".join(self.some_row(2))
        elif roll < 0.3:
            text = self.chance.choice(("l’", "d'", "qu’", "L'")) + self.some_row(1)[0]
        else:
            text = self.some_row(1)[0]
        text = self.disguise(text)
        return text, ("word", text)

    def phrase(self) -> tuple[str, Query]:
        text = self.disguise(" ".join(self.some_row(self.chance.choice((1, 2, 2, 3, 4, 6)))))
        left, right = self.chance.choice(
            (('"', '"'), ("« ", " »"), ("“", "”"), ("«\u00a0", "\u00a0»"))
        )
        return f"{left}{text}{right}", ("phrase", text)

    def near(self) -> tuple[str, Query]:
        row = self.some_row(self.chance.choice((4, 7)))
        words = self.chance.sample(row, self.chance.choice((2, 2, 3)) if len(row) > 2 else 1)
        distance = self.chance.choice((1, 2, 5, 10, 40))
        text = " ".join(words)
        return f'"{text}"~{distance}', ("near", text, distance)

    def start(self) -> tuple[str, Query]:
        word = self.some_row(1)[0]
        text = word[: max(2, self.chance.randint(2, len(word)))] if len(word) > 2 else word
        words = scan.read_words(text)
        if len(words) != 1 or words[0].run or len(words[0].form) < 2:
            return self.word()
        return f"{text}*", ("start", text)

    def title(self) -> tuple[str, Query]:
        text, query = self.chance.choice((self.word, self.phrase, self.start, self.near))()
        return self.chance.choice(("titre:", "title:", "Titre: ")) + text, ("title", query)

    def name(self) -> tuple[str, Query]:
        facet = self.chance.choice([facet for facet in FIELDS if facet in self.archive.forms])
        label, variants = self.chance.choice(sorted(self.archive.forms[facet].items()))
        name = self.chance.choice((label, *variants))
        field = self.chance.choice(FIELDS[facet])
        if self.chance.random() < 0.5:
            return f'{field}:"{name}"', ("name", facet, name, True)
        word = self.disguise(self.chance.choice(name.split()).strip("()"))  # which group queries
        return f"{field}:{word}", ("name", facet, word, False)

    def date(self) -> tuple[str, Query]:
        one, other = sorted((self.chance.choice(DATES), self.chance.choice(DATES)))
        first, last = self.chance.choice(((one, one), (one, other), (one, ""), ("", other)))
        text = first if first == last else f"{first}..{last}"
        return f"date:{text}", ("date", first, last)

    def some_row(self, length: int) -> list[str]:
        """Words as they are written that stand in a row somewhere."""
        for _ in range(200):
            part = self.chance.choice(self.chance.choice(self.archive.articles).parts)
            if len(part) >= length:
                at = self.chance.randrange(len(part) - length + 1)
                row = part[at : at + length]
                if length == 1 and scan.is_elidable(row[0].written):
                    continue  # before a vowel it would be read with what stands behind it
                if length > 1 or self.chance.random() < 0.5 or len(row[0].form) > 3:
                    return [word.written for word in row]
        return ["de"] * length

    def disguise(self, text: str) -> str:
        """The same words in another dress."""
        roll = self.chance.random()
        if text.upper() in ("OU", "OR", "ET", "AND", "SAUF", "NOT"):
            return text.lower()
        if roll < 0.15:
            return text.lower()
        if roll < 0.25 and text.upper().lower() == text.lower():
            return (
                text.upper() if text.upper().split() == [text.upper()] and len(text) > 4 else text
            )
        if roll < 0.35:
            plain = unicodedata.normalize("NFD", text)
            return "".join(char for char in plain if not "\u0300" <= char <= "\u036f")
        if roll < 0.4:
            return unicodedata.normalize("NFD", text)
        return text
