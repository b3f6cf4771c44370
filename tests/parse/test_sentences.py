"""Where sentences end, and the one that a name stands in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.chars import fold_white
from fonds.parse.sentences import cut_sentence, cut_sentences, split_sentences
from tests.texts import texts

_PARTS = st.sampled_from(
    ["Il pleut", "M. Dupont", "l’O.N.U.", "il", "Non", ". ", "... ", "!", " ? ", "…", ".", ".» ",
     "。", "。」", " » ", "« ", "\n", "\n\n", " ", "\xa0", "....", ". . ", "1.5", "A. ", "etc. "]
)  # fmt: skip
_stops = st.lists(_PARTS, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Il pleut. Il vente.", ["Il pleut.", "Il vente."]),
        ("M. Dupont est là. Oui.", ["M. Dupont est là.", "Oui."]),
        ("« Non. » Il part.", ["« Non. »", "Il part."]),
        ("Quoi ?! Rien...", ["Quoi ?!", "Rien..."]),
        ("Sommaire de .... Suite", ["Sommaire de ....", "Suite"]),
        ("Préface ........ 3", ["Préface ........", "3"]),
        ("Préface........3", ["Préface........3"]),
        ("日本。東京。", ["日本。", "東京。"]),
        ("...... Et puis....... Plus rien", ["......", "Et puis.......", "Plus rien"]),
    ],
)
def test_a_sentence_ends_at_its_stop(text: str, sentences: list[str]) -> None:
    assert list(split_sentences(text)) == sentences


@given(st.one_of(texts(), _stops))
def test_the_sentences_are_the_text(text: str) -> None:
    bare = "".join(text.split())
    assert "".join("".join(sentence.split()) for sentence in split_sentences(text)) == bare


@given(_stops.map(lambda text: f"Mot{text}mot"), st.data())
def test_many_places_of_a_text_show_what_each_shows_alone(text: str, data: st.DataObject) -> None:
    solid = [at for at, char in enumerate(text) if not char.isspace()]
    places = sorted(data.draw(st.lists(st.sampled_from(solid), max_size=12)))
    assert list(cut_sentences(text, places)) == [cut_sentence(text, at) for at in places]


@given(_stops.map(lambda text: f"Mot{text}mot"), st.data())
def test_what_is_shown_is_the_sentence_around_its_place(text: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, char in enumerate(text) if not char.isspace()]))
    shown = cut_sentence(text, at)
    assert text[at] in shown
    assert shown.strip("…") in fold_white(text)


def test_of_a_long_sentence_the_part_around_its_place_is_shown() -> None:
    text = "mot " * 200 + "Lyon" + " mot" * 200
    shown = cut_sentence(text, text.index("Lyon"))
    assert len(shown) <= 242 and shown.startswith("…") and shown.endswith("…") and "Lyon" in shown
