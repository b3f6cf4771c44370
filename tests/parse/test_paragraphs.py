import textwrap
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.chars import fold_white
from fonds.parse.paragraphs import split_paragraphs
from fonds.parse.prefix import read_prefix

PROSE = (
    "Le président a déclaré mardi que la situation à la frontière continuait de se détériorer, "
    "et que les pays voisins devaient s’attendre à des conséquences dans les semaines à venir.",
    "Un porte-parole du ministère a refusé de commenter ces propos, en rappelant seulement que "
    "des discussions étaient en cours depuis plusieurs jours entre les deux capitales.",
    "Elles reprendront lundi.",
)


def wrapped(paragraph: str, width: int = 72, indent: str = "") -> str:
    return textwrap.fill(paragraph, width, break_on_hyphens=False, initial_indent=indent)


def test_blank_lines_part_paragraphs() -> None:
    assert split_paragraphs("\n a \n \t\n\nb\r\n\r\nc\u2029\u2029d\n") == ("a", "b", "c", "d")


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    assert split_paragraphs("Titre\nUn.\r\nDeux.\rTrois.") == ("Titre", "Un.", "Deux.", "Trois.")


def test_spacing_inside_a_paragraph_stays() -> None:
    assert split_paragraphs("a  b\u202f!\tc") == ("a  b\u202f!\tc",)


VERSE = "Demain, dès l’aube, à l’heure où blanchit la campagne,\nJe partirai. Vois-tu,\nje sais"
ADDRESS = "Mairie de Paris\nPlace de l’Hôtel de Ville\n75004 Paris"
LIST = "Au menu :\n- une soupe de légumes de saison\n- du pain"


@pytest.mark.parametrize("block", [VERSE, ADDRESS, LIST])
def test_short_lines_keep_their_breaks(block: str) -> None:
    assert split_paragraphs(f"Titre\n\n{block}\n\nFin.") == ("Titre", block, "Fin.")


def test_long_lines_are_paragraphs_even_without_blank_lines_between() -> None:
    assert split_paragraphs("Titre\n\n" + "\n".join(PROSE)) == ("Titre", *PROSE)


@pytest.mark.parametrize("width", [40, 60, 72, 80, 120])
def test_wrapped_lines_are_joined(width: int) -> None:
    text = "Titre court\n\n" + "\n\n".join(wrapped(p, width) for p in PROSE)
    assert split_paragraphs(text) == ("Titre court", *PROSE)


@pytest.mark.parametrize("counted", [True, False])
def test_a_headline_wrapped_behind_its_prefix_is_joined(counted: bool) -> None:
    headline = "Poutine déploie 20 navires de guerre et 1 000 parachutistes à la frontière du pays"
    prefix = " date 2022-01 "
    first = prefix + wrapped(headline, indent=" " * len(prefix) if counted else "").lstrip()
    text = "\n\n".join([first, *map(wrapped, PROSE)])
    length = read_prefix(text).length
    assert split_paragraphs(text[length:], length) == (headline, *PROSE)


def test_a_list_in_wrapped_text_keeps_its_breaks() -> None:
    text = "\n\n".join([*map(wrapped, PROSE * 3), ADDRESS])
    assert split_paragraphs(text) == (*PROSE * 3, ADDRESS)


def test_wrapped_without_blank_lines_a_short_line_parts() -> None:
    assert split_paragraphs("\n".join(map(wrapped, PROSE))) == PROSE


def test_wrapped_without_blank_lines_an_indent_parts() -> None:
    filled = PROSE[0][: PROSE[0].index(" continuait")]  # its last line is nearly full
    paragraphs = (filled, PROSE[1], filled, PROSE[0])
    text = "\n".join(wrapped(p, indent="    ") for p in paragraphs)
    assert split_paragraphs(text) == paragraphs


def test_no_space_is_set_between_ideographs() -> None:
    text = "\n".join(["新闻报道说今天天气很好大家都很高兴因此决定一起出去走走看看风景然后回家"] * 6)
    assert " " not in "".join(split_paragraphs(text + "\n\n" + text))


WILD = st.text(
    alphabet=st.one_of(st.sampled_from("\n\n\r\t \xa0\u2028\x1c\u200b\ufeff.aB文"), st.characters())
)


@given(WILD, st.integers(0, 80))
def test_nothing_but_white_space_changes(text: str, lead: int) -> None:
    paragraphs = split_paragraphs(text, lead)
    assert fold_white("\n".join(paragraphs)) == fold_white(text)
    assert all(map(fold_white, paragraphs))


@given(st.lists(st.text("abé ", min_size=1, max_size=300), max_size=8), st.integers(20, 90))
def test_nothing_but_white_space_changes_in_wrapped_text(paragraphs: list[str], width: int) -> None:
    text = "\n\n".join(wrapped(p, width) for p in paragraphs)
    assert fold_white(" ".join(split_paragraphs(text))) == fold_white(text)


@pytest.mark.parametrize("unit", ["\n", "a\n", "\n \n", " ", "a", "a \n\n", "\ta b\r\n"])
def test_time_grows_with_length_not_its_square(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        start = process_time()
        split_paragraphs(text)
        return process_time() - start

    seconds(1_000)
    small = min(seconds(20_000) for _ in range(3))
    assert seconds(320_000) < 100 * small + 0.5  # linear: 16 times; quadratic: 256
