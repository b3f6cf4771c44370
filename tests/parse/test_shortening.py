import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.chars import fold_white
from fonds.parse.shortening import is_inside_character, shorten_title

folded = st.text(st.sampled_from("a b  éไ日") | st.characters(), min_size=1).map(fold_white)


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Le budget est voté", "Le budget est voté"),
        ("Le budget de la ville est voté", "Le budget de la ville…"),
        ("Voir https://example.org/budget", "Voir…"),
        ("https://example.org/le/budget/2022", "https://example.org/le/b…"),
        (
            "市議会が来年度の予算案を可決した。市長は長い議論だったと述べた",
            "市議会が来年度の予算案を可決した。市長は長い議論…",
        ),
        (
            "市議 会が来年度の予算案を可決した。市長は長い議論だった",
            "市議 会が来年度の予算案を可決した。市長は長い議…",
        ),
        ("สภาเมืองผ่านงบประมาณ ปีหน้าเมื่อคืนนี้หลัง", "สภาเมืองผ่านงบประมาณ…"),
    ],
)
def test_a_title_is_cut_at_a_word_or_else_at_a_character(title: str, short: str) -> None:
    assert shorten_title(title, 25) == short


@given(folded, st.integers(2, 40))
def test_a_title_is_as_short_as_asked_and_begins_as_before(title: str, longest: int) -> None:
    short = shorten_title(title, longest)
    assert len(short) <= longest
    assert title.startswith(short.removesuffix("…"))
    assert (short == title) is (len(title) <= longest)


@given(
    st.lists(st.text("abc", min_size=1, max_size=19), min_size=2).map(" ".join), st.integers(21, 40)
)
def test_a_word_is_whole_where_words_are_spaced(title: str, longest: int) -> None:
    short = shorten_title(title, longest)
    assert short == title or title[len(short) - 1] == " "


@pytest.mark.parametrize(
    "character",
    [
        "e\u0301",
        "क्ष",
        "क्षि",
        "নি",
        "กำ",
        "👩\u200d🚒",
        "👍🏽",
        "🇫🇷",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "\u1112\u1161\u11ab",
        "ｶﾞ",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_what_a_reader_sees_as_one_character_is_not_cut(character: str) -> None:
    text = f"x{character}{character}"
    size = len(character)
    inside = [is_inside_character(text, at) for at in range(1, len(text))]
    assert inside == [False, *[True] * (size - 1), False, *[True] * (size - 1)]
