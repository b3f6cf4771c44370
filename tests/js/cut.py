"""Texts with the forms that Python cuts them into, and numbers as Python writes them, as JSON."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

from fonds.search.analysis import BREAK, cut_words, fold, name_words
from fonds.search.divided import add_joined
from fonds.search.numbers import write_growing, write_numbers
from tests.archives import ROOT
from tests.search.characters import PIECES, different

SAMPLES = ROOT / "tests" / "quality" / "samples"
AROUND = ("a{}b", "疫{}情", "1{}000", "{}’a", "l’{}a", "qu{}’a", "e{}l’a")
"""Words in which a character may stand."""
STEP = 40
"""Of the characters one in so many is tried; tests.search.test_words tries all in a browser."""
ODD = (
    "l’hiver L'HIVER d’un aujourd’hui presqu’île entr’acte O’Brien ’tis l’ qu’en-dira-t-on",
    "œuvre Œdipe ﬁn ﬂot ﬆ Straße STRASSE ẞ ĳ ŉ ʼn æon Ærø þorn Łódź đak",
    "ſ’eſt Ceſt qu’eſt eſſai",
    "İstanbul istanbul ISTANBUL ısı Isı Diyarbakır I\u0307i",
    "1 000 000 1\u00a0000 1\u202f000 10 00 1 000,5 2022 12 345 678 9 1000 1 0000",
    "1.000 1,000 1’000 1'000.000 2.500,50 3.14 0.500",
    "12.03.2020 192.168.100.200 1.000.000.000 1.000.5",
    "250km 14h30 covid19 1er CO₂ m² ２５０km a1b2c3 ٢٥٠كم 9\u03010 é1\u0301",
    "O.N.U. l’O.N.U. S.N.C.F. U.S.A o.n.u. U.S. U.S-led É.N.A.",
    "M. D. J.K. Rowling e.g. a.b.cd U.S.x .U.S.",
    "dell'arte NELL’ARIA un'idea gl’italiani d’Aragó sull’un’ all’è",
    "المدرسة والمدرسة للمدرسه الله التي الالماني وال على ی",
    "학교에서는 사과 사람들은 KTX를 한국어로",
    "\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1173\u11ab",
    "신한은행의疫情은",
    "e\u0301te\u0301 été E\u0301TE\u0301 Å A\u030a Å o\u0308\u0304",
    "co\u00adopé\u00adra\u00adtif zéro\u200blargeur \ufeffmarque مـحـمـد",
    "新型冠狀病毒 疫情 Covid疫情7月 ｶﾞﾗｽ カ\u3099ラス ㊀ ⑫ 東京2020年 々〆ヶ",
    "대한민국 한국어 \u1112\u1161\u11ab\u1100\u116e\u11a8",
    "مُحَمَّد القاهرة ﷺ لا إله",
    "हिन्दी में ภาษาไทย น้ำ ພາສາລາວ ភាសាខ្មែរ မြန်မာဘာသာ བོད་སྐད་",
    "ΣΊΣΥΦΟΣ σίσυφος Ελλάς ΐ ά ᾳ Ἀθῆναι",
    "𝕏 𠀀𠀁 👩‍👩‍👧 ™ ½ ② Ⅷ ª º µ ㎏",
    "a_b a-b a.b a·b a’b'c « mot » “word” x*y c++ C# n°5 5% @nom #mot",
    "l\x92hiver qu\x91il c\x9cur \x8cuvre \x8atefan \x9een \x93mot\x94",
    "\x96 \x83 \x98a\x99 a\x85b a\x81b",
    f"{'x' * 100} {'𐐀' * 70} {'ก' * 100} {'é' * 65}",
    "hier soir sous la prési-\ndence de M. Durand, un bud¬ get, peut-\nêtre, à l’una\xad\nnimité",
    "a- b c d e f g h i j k- l m n o p q r s t u- v w Jean-\nPaul 12- a 𝕏- b 𐐨- 𐐩 é\u0301- ß 疫- a",
)
"""One line for each thing that some analysis somewhere takes otherwise."""


def list_texts() -> Iterator[str]:
    """Odd lines, paragraphs of many languages, characters in several words each, random pieces."""
    yield from ODD
    for file in sorted(SAMPLES.glob("*/*.txt")):
        yield from file.read_text(encoding="utf-8").split("\n\n")
    for char in different()[::STEP]:
        yield "\t".join(around.format(char) for around in AROUND)
    chance = random.Random(5)  # noqa: S311
    for _ in range(1000):
        yield "".join(chance.choices(PIECES, k=chance.randint(1, 9)))


def list_numbers() -> Iterator[list[int]]:
    """Ascending numbers of every length."""
    chance = random.Random(6)  # noqa: S311
    yield []
    for length in range(1, 200):
        yield sorted(chance.randrange(2 ** chance.randint(1, 30)) for _ in range(length))


def list_joined(text: str) -> list[str]:
    """What is around divided words in the paragraph *text*, joined."""
    return add_joined(text).split(BREAK)[1:]


def make_cut() -> dict[str, object]:
    """Texts: `[text, forms with pairs, forms of a name, what is joined of divided words]`.

    Numbers: `[values, plain, growing]`.
    """
    return {
        "texts": [
            [text, [*map(fold, cut_words(text))], name_words(text), list_joined(text)]
            for text in list_texts()
        ],
        "numbers": [[row, write_numbers(row), write_growing(row)] for row in list_numbers()],
    }


if __name__ == "__main__":
    print(json.dumps(make_cut()))
