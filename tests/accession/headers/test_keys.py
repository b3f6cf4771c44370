"""Blocks of keys at the head of a text: taken where they are one, and no line of prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.headers.cut import cut_header
from fonds.base.chars import fold_white
from fonds.base.edtf import read_date
from fonds.base.model import Metadata
from tests.accession.headers.reading import read, told


def test_pelican() -> None:
    metadata, rest = read(
        "Title: Un titre\n"
        "Date: 2010-12-03 10:20\n"
        "Modified: 2010-12-05\n"
        "Category: Ville\n"
        "Tags: budget, école\n"
        "Authors: Anne Martin, Paul Petit\n"
        "Summary: Deux phrases. Elles disent tout.\n"
        "\n"
        "Le conseil a voté."
    )
    assert rest == "\nLe conseil a voté."
    assert metadata == told(
        "Un titre",
        "2010-12-03",
        creator=("Anne Martin", "Paul Petit"),
        modified=read_date("2010-12-05"),
        topics=("budget", "école"),
        extra=(
            ("Date", "2010-12-03 10:20"),
            ("Category", "Ville"),
            ("Summary", "Deux phrases. Elles disent tout."),
        ),
    )


def test_multimarkdown_folds_lines() -> None:
    metadata, rest = read(
        "Title:   A Sample\n\tDocument\nAuthor:  Martin, Anne\n"
        "Comment: It is here.\n    For me.\n\nText"
    )
    assert rest == "\nText"
    assert metadata == told(
        "A Sample Document", creator=("Martin, Anne",), extra=(("Comment", "It is here. For me."),)
    )


@pytest.mark.parametrize(
    ("line", "rest"),
    [("Text:\nLe conseil", "Le conseil"), ("Text: Le conseil", "Text: Le conseil")],
)
def test_a_key_before_the_text_closes_what_a_scraper_wrote(line: str, rest: str) -> None:
    metadata, found = read(
        "Title: Le budget\nAuthors: ['Anne Martin', \"L'AFP\"]\n"
        f"Publish date: 2021-05-12\nURL: https://example.org/a\n{line}"
    )
    assert found == rest
    assert metadata == told(
        "Le budget", "2021-05-12", creator=("Anne Martin", "L'AFP"), url="https://example.org/a"
    )


def test_french_keys_with_a_space_before_the_colon() -> None:
    metadata, rest = read(
        "\r\nTitre : Le budget\r\nJournal : Le Courrier\r\nDate : 12 mai 2021\r\n"
        "Page : 4\r\n\r\nTexte"
    )
    assert rest == "\r\nTexte"
    assert metadata == told(
        "Le budget", "2021-05-12", publication="Le Courrier", extra=(("Page", "4"),)
    )


def test_a_block_without_a_text_below_stays_and_is_read() -> None:
    text = "Titre: Le budget\nDate: 2021\nPage: 4\n"
    assert read(text) == (told("Le budget", "2021"), text)


PROSE = [
    "Sport: victoire\n\nTexte",
    "Sport: victoire\nMatch: nul\n\nTexte",
    "Date: 2022-01\n\nTexte",
    "Titre: Le budget\n\nTexte",
    "Titre: Le budget\nTexte",
    "Titre: Le budget\nDate: 2021\nLe conseil a voté.\n\nTexte",
    "Source: AFP\nLe maire: « non, je ne veux pas de ça ».\n\nTexte",
    "Source: AFP\nAuteur: Anne\nLe maire: non, je ne veux pas de ça.\n\nTexte",
    "Title: A\nDate: night returns\n\nTexte",
    "Title: A\nLink: see the page below\n\nTexte",
    "Title: A\nTitle: B\nDate: 2021\n\nTexte",
    "Personne: oui\nPersonne: non\nLieu: Paris\n\nTexte",
    "Photo: X\nSource: AFP\nLicence: CC\n\nTexte",
    " Titre: Le budget\n Date: 2021\n\nTexte",
    "Un texte.\n\nTitre: Le budget\nDate: 2021\n\nTexte",
    "Titre: " + "x" * 80_000 + "\nDate: 2021\n\nTexte",
    "Titre: x\n" + "".join(f"Cote{n}: x\n" for n in range(100)) + "Date: 2021\n\nTexte",
    "Titre: x\nDate: 2021\nInstitution où il est conservé depuis: Lyon\n\nTexte",
]


@pytest.mark.parametrize("text", PROSE)
def test_nothing_is_eaten_of_what_is_no_block(text: str) -> None:
    assert cut_header(text, "a.txt") == (0, Metadata(), [])


KEYS = [
    "Title",
    "Auteur",
    "Date",
    "URL",
    "Source",
    "Lang",
    "Slug",
    "Cote",
    "Tags",
    "Mots-clés",
    "Updated",
]
words = st.lists(
    st.sampled_from(["un", "2021", "mai", "x;y", "a|b", "fr", "[z]", "c,d", "“”"]), max_size=5
)


@given(st.lists(st.tuples(st.sampled_from(KEYS), words), max_size=6))
def test_no_word_of_a_block_that_is_cut_is_lost(lines: list[tuple[str, list[str]]]) -> None:
    head = "".join(f"{key}: {' '.join(value)}\n" for key, value in lines)
    length, metadata, _ = cut_header(f"{head}\nLe texte.", "a.txt")
    shown = fold_white(repr(metadata))
    for _, value in lines if length else ():
        for word in " ".join(value).replace(";", " ").replace("|", " ").replace(",", " ").split():
            assert word.strip("[]") in shown


@given(st.text(st.sampled_from("Title: daeurs\n\r\t2.«»"), max_size=60))
def test_what_is_cut_ends_with_a_line(text: str) -> None:
    length, _, _ = cut_header(f"{text}\n\nLe texte", "a.txt")
    assert length == 0 or f"{text}\n\n"[length - 1] in "\r\n"
