"""A known name is found as it is written, in capitals, and where its letters have odd capitals."""

from __future__ import annotations

import pytest

from fonds.names.recognise.gazetteer import Gazetteer, KnownName
from fonds.names.text.plain import make_plain
from fonds.names.text.words import split_words


def found(form: str, text: str) -> list[str]:
    plain = make_plain(text)
    gazetteer = Gazetteer([KnownName(form, "person", "curated", "people/x")])
    return [plain[span.start : span.end] for span in gazetteer.find(plain, split_words(plain))]


@pytest.mark.parametrize(
    ("form", "text", "names"),
    [
        ("Jean Zorbex", "Ici Jean Zorbex et JEAN ZORBEX.", ["Jean Zorbex", "JEAN ZORBEX"]),
        ("Jean zorbex", "Ici Jean Zorbex.", ["Jean Zorbex"]),
        ("Jean Zorbex", "Ici jean zorbex et Jean zorbex.", []),
        ("Jean Zorbex", "La rue Straße de JEAN ZORBEX.", ["JEAN ZORBEX"]),
        ("Jean Zorbex", "À İstanbul, JEAN ZORBEX.", ["JEAN ZORBEX"]),
        ("Jean Akkır", "Ici JEAN AKKIR et Jean Akkır.", ["JEAN AKKIR", "Jean Akkır"]),
        ("Οδυσσέας", "Εδώ ΟΔΥΣΣΈΑΣ.", ["ΟΔΥΣΣΈΑΣ"]),
    ],
)
def test_it_is_found_in_capitals(form: str, text: str, names: list[str]) -> None:
    assert found(form, text) == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'eau d'Anne, aujourd'hui.", ["L'", "eau", "d'", "Anne", "aujourd'hui"]),
        ("J.-K. Huysmans et A.B.", ["J.-K.", "Huysmans", "et", "A.B."]),
        ("Fin par A.", ["Fin", "par", "A."]),
        (
            "l'ex-Premier pro-Brexit excellent",
            ["l'", "ex", "Premier", "pro", "Brexit", "excellent"],
        ),
        ("peut-être qu'il lorsqu'elle", ["peut-être", "qu'", "il", "lorsqu'", "elle"]),
        ("inter\xadnational", ["international"]),
        ("une.deux 3,5", ["une", "deux", "3", "5"]),
    ],
)
def test_a_text_is_split_into_words(text: str, words: list[str]) -> None:
    assert [word.text for word in split_words(text)] == words
