"""Paragraphs out of lines at places: by gaps, indents, and how full a line is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.formats.lines import Line, join_lines

PROSE = """Après un long débat, les élus ont adopté hier soir ce texte qui fixe
les dépenses de la commune pour l’année, et le maire s’en est réjoui
devant les habitants venus nombreux à la séance.""".splitlines()
MORE = """Les oppositions ont quitté la salle avant le vote. Elles demandaient
que le texte soit renvoyé devant une commission, ce que la majorité a
refusé sans débat.""".splitlines()


def put(
    *lines: str, top: float = 700, left: float = 72, size: float = 11, indent: float = 0
) -> list[Line]:
    """*lines* one below the other, the first of them indented."""
    return [
        Line(text, left + (0 if number else indent), top - 14 * number, size)
        for number, text in enumerate(lines)
    ]


def test_full_lines_are_joined_by_a_space() -> None:
    assert join_lines([put(*PROSE)]) == " ".join(PROSE)


def test_a_gap_parts_paragraphs() -> None:
    page = put(*PROSE) + put(*MORE, top=640)
    assert join_lines([page]) == " ".join(PROSE) + "\n\n" + " ".join(MORE)


def test_an_indent_parts_paragraphs() -> None:
    page = put(*PROSE, indent=20) + put(*MORE, top=700 - 3 * 14, indent=20)
    assert join_lines([page]) == " ".join(PROSE) + "\n\n" + " ".join(MORE)


def test_a_short_last_line_parts_paragraphs_that_nothing_else_parts() -> None:
    assert join_lines([put(*PROSE, *MORE)]) == " ".join(PROSE) + "\n\n" + " ".join(MORE)


def test_a_headline_is_larger() -> None:
    page = put("Le budget est voté", top=714, size=18) + put(*PROSE)
    assert join_lines([page]).startswith("Le budget est voté\n\nAprès")


def test_lines_twice_as_far_apart_as_usual_are_a_paragraph() -> None:
    page = [Line(line, 72, 700 - 28 * number, 11) for number, line in enumerate(PROSE * 3)]
    assert join_lines([page]).count("\n\n") == 2


def test_single_lines_far_apart_are_paragraphs_though_all_are() -> None:
    page = [Line(f"Ligne {number}", 72, 700 - 28 * number, 11) for number in range(9)]
    assert join_lines([page]).count("\n\n") == 8


def test_verses_stay_lines() -> None:
    verses = ("Demain, dès l’aube, à l’heure où blanchit la campagne,",
              "Je partirai. Vois-tu, je sais que tu m’attends.",
              "J’irai par la forêt, j’irai par la montagne,",
              "Je ne puis demeurer loin de toi plus longtemps")  # fmt: skip
    assert join_lines([put(*verses)]) == "\n".join(verses)


def test_a_word_that_is_divided_stays_so() -> None:
    lines = ("Les élus ont adopté hier soir ce texte qui fixe les dé-", "penses de la commune.")
    assert "les dé- penses" in join_lines([put(*lines)])


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    columns = put(*PROSE[:2]) + put(PROSE[2], left=320)
    assert join_lines([columns]) == " ".join(PROSE)
    assert join_lines([put(*PROSE[:1]), put(*PROSE[1:])]) == " ".join(PROSE)
    assert join_lines([put(*PROSE), put(*MORE)]).count("\n\n") == 1


NUMBERS = st.floats(-1e6, 1e6)
TEXTS = st.text("aÉ -.é", min_size=1).map(str.strip).filter(bool)
LINES = st.builds(Line, TEXTS, NUMBERS, NUMBERS, st.floats(0, 1e4))


@given(st.lists(st.lists(LINES)))
def test_no_line_is_lost(pages: list[list[Line]]) -> None:
    wanted = "".join(line.text for page in pages for line in page)
    assert "".join(join_lines(pages).split()) == "".join(wanted.split())
