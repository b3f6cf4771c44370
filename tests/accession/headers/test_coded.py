"""Headers of codes and signs: Factiva's fields, IRaMuTeQ's starred line, TOML."""

from __future__ import annotations

import time

import pytest

from fonds.accession.headers.cut import cut_header
from fonds.base.model import Metadata
from tests.accession.headers.reading import read, told

LINES = (
    ("SE", "News"), ("HD", "Council passes the budget"), ("BY", "By Ann Smith"), ("WC", "58 words"),
    ("PD", "12 January 2010"), ("SN", "The Valley Post"), ("LA", "English"), ("CY", "(c) 2010 X"),
)  # fmt: skip
EXPECTED = told(
    "Council passes the budget",
    "2010-01-12",
    creator=("Ann Smith",),
    publication="The Valley Post",
    rights="(c) 2010 X",
    lang="en",
    extra=(("SE", "News"), ("WC", "58 words")),
)


@pytest.mark.parametrize("joint", ["\n", " ", "\t", "   \n  "])
def test_factiva_is_cut_up_to_the_code_of_its_text(joint: str) -> None:
    head = "".join(f"{code}{joint}{value}\n" for code, value in LINES)
    assert read(f"{head}\nLP{joint}The council voted.\n\nTD\nMore.")[0] == EXPECTED
    assert read(f"{head}TD\nThe council.")[1] == "The council."


def test_lines_without_a_code_go_on() -> None:
    metadata, _ = read("HD Council\n   passes\nPD 12 January 2010\n\nLP The council")
    assert metadata == told("Council passes", "2010-01-12")


@pytest.mark.parametrize(
    "text",
    [
        "HD Council\n\nLP The council",
        "HD Council\nPD 2010\nHD Other\n\nLP The council",
        "HD Council\nPD 12 January 2010\n\nThe council",
        "HD Council\nPD 12 January 2010\n\nLP",
        "HD Council\n" + "x\n" * 100 + "PD 12 January 2010\nLP x",
        "SE VENDE CASA\nen Lyon\n\nTexto",
    ],
)
def test_what_is_no_article_of_factiva_is_left(text: str) -> None:
    assert cut_header(text, "a.txt") == (0, Metadata(), [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("*source_le_monde *date_2021-05-12", told("", "2021-05-12", publication="le monde")),
        ("*date_20210512 *title_Le_budget", told("Le budget", "2021-05-12")),
        ("*date_2021_05_12 *femme", told("", "2021-05-12", extra=(("variable", "femme"),))),
        ("*am_2021-05 *annee_2021", told("", "2021-05", extra=(("annee", "2021"),))),
        ("*an_2021 *sexe_f", told("", "2021", extra=(("sexe", "f"),))),
        ("*an_2021 *mois_05", told("", "2021-05", extra=(("an", "2021"), ("mois", "05")))),
        (
            "*ano_2021 *mes_5 *dia_2",
            told("", "2021-05-02", extra=(("ano", "2021"), ("mes", "5"), ("dia", "2"))),
        ),
        ("*year_2021 *month_may", told("", "2021-05", extra=(("year", "2021"), ("month", "may")))),
        ("*an_2021 *mois_13", told("", "2021", extra=(("an", "2021"), ("mois", "13")))),
    ],
)
def test_iramuteq(line: str, expected: Metadata) -> None:
    assert read(f"\n**** {line}\nLe budget.") == (expected, "Le budget.")


@pytest.mark.parametrize("line", ["****", "**** un *titre", "*** *a_b", "**** * a"])
def test_other_stars_are_left(line: str) -> None:
    assert cut_header(f"{line}\nTexte", "a.txt") == (0, Metadata(), [])


def test_toml() -> None:
    metadata, rest = read(
        '+++\ntitle = 1984\ndate = 2021-05-12\ndraft = false\n[taxonomies]\ntags = ["a", "b"]\n'
        '[cover]\ntitle = "x"\n[params]\nauthor = "Zoé"\n+++\nTexte'
    )
    assert rest == "Texte"
    assert metadata == told(
        "1984",
        "2021-05-12",
        creator=("Zoé",),
        topics=("a", "b"),
        extra=(("draft", "false"), ("cover.title", "x")),
    )


def test_a_time_in_toml_is_kept_beside_the_day() -> None:
    metadata, _ = read("+++\ndate = 2021-05-12T10:00:00Z\n+++\nTexte")
    assert metadata == told("", "2021-05-12", extra=(("date", "2021-05-12 10:00:00+00:00"),))


@pytest.mark.parametrize(
    "text", ["+++\nx = 1\n+++\nTexte", "+++\ntitle = 1\nTexte", "+++\nTitre\n+++\n"]
)
def test_what_is_no_toml_of_a_text_is_left_in_silence(text: str) -> None:
    assert cut_header(text, "a.txt") == (0, Metadata(), [])


@pytest.mark.parametrize(
    "inside",
    [
        "title = Un titre",
        "title = 1\nx = " + "[" * 9_000,
        "title = 1\n" + ".".join("a" * 9_000) + " = 1",
        "title = 1\nx = {" + ".".join(["'a b'"] * 2_000) + " = 1}",
    ],
)
def test_toml_that_cannot_be_read_stays_in_the_text_at_once(inside: str) -> None:
    start = time.process_time()
    length, metadata, remarks = cut_header(f"+++\n{inside}\n+++\nTexte", "a.txt")
    assert (length, metadata, [r.code for r in remarks]) == (0, Metadata(), ["front-matter"])
    assert time.process_time() - start < 2
