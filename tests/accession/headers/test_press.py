"""Articles pasted from press databases: what stands above them is read, and stays."""

from __future__ import annotations

import pytest

from fonds.accession.headers.cut import cut_header
from fonds.base.model import Metadata
from tests.accession.headers.reading import read, told

OLD = """
                               1 of 1 DOCUMENTS


                                The Valley Post

                             January 12, 2010 Tuesday
                                 First Edition

Council passes
the budget

BYLINE: By Ann Smith

SECTION: NEWS; Pg. 1

LENGTH: 1,058 words


The council voted.
"""
NEW = """Council passes the budget
The Valley Post
January 12, 2010 Tuesday

Copyright 2010 Valley

Section: NEWS; Pg. 1
Length: 58 words
Byline: Ann Smith
Body


The council voted.

End of Document
"""
NEXIS = told(
    "Council passes the budget", "2010-01-12", creator=("Ann Smith",), publication="The Valley Post"
)


@pytest.mark.parametrize("text", [OLD, NEW, OLD.replace("\n", "\r\n"), NEW.replace("\n", "\r")])
def test_nexis(text: str) -> None:
    assert read(text) == (NEXIS, text)


@pytest.mark.parametrize("headline", ["Obituary: Ann Smith", "Steelworks: unions back plan"])
def test_a_headline_with_a_colon_is_no_key(headline: str) -> None:
    text = OLD.replace("Council passes\nthe budget", headline)
    assert read(text)[0].title == headline
    text = f"Le Jour\nVille, lundi 5 juin 2017, p. 1\n\n{headline}\nAnne Martin\n\nLe conseil."
    assert read(text)[0].title == headline


def test_nexis_without_the_line_that_counts_documents() -> None:
    text = OLD.replace("1 of 1 DOCUMENTS", "")
    assert read(text) == (NEXIS, text)


def test_nexis_in_office_documents_where_each_line_is_a_paragraph() -> None:
    lines = (line.strip() for line in OLD.replace("passes\n", "passes ").splitlines())
    text = "\n\n".join(filter(None, lines))
    assert read(text) == (NEXIS, text)


def test_nexis_with_a_key_for_the_headline() -> None:
    text = OLD.replace("Council passes", "HEADLINE: Council passes")
    assert read(text) == (NEXIS, text)


def test_nexis_in_other_languages() -> None:
    german = (
        "Dokument 1 von 1\n\nDie Zeit\n\n12. Mai 2021 Mittwoch\n\nDer Haushalt\n\n"
        "AUTOR: Anna\n\nLÄNGE: 58 Wörter\n\nDer Rat"
    )
    french = (
        "Document 1 de 1\n\nLe Jour\n\n12 mai 2021 mercredi\n\nLe budget\n\n"
        "AUTEUR: Anna\n\nLONGUEUR: 58 mots\n\nLe conseil"
    )
    for text, title, paper in (
        (german, "Der Haushalt", "Die Zeit"),
        (french, "Le budget", "Le Jour"),
    ):
        expected = told(title, "2021-05-12", creator=("Anna",), publication=paper)
        assert read(text) == (expected, text)


@pytest.mark.parametrize(
    ("first", "second", "paper", "date"),
    [
        ("Le Courrier", "Politique, vendredi 12 mai 2017, p. 8", "Le Courrier", "2017-05-12"),
        ("Le Jour, no. 22656", "Le Jour et vous, mardi 13 juin 2017, p. PR1", "Le Jour",
         "2017-06-13"),
        ("Le Jour (site web)", "Éco, jeudi 3 novembre 2022 - 05:30 UTC +0100 1203 mots", "Le Jour",
         "2022-11-03"),
        ("Le Jour", "lundi 5 juin 2017, p. 1,2", "Le Jour", "2017-06-05"),
        ("The Day", "Town, Friday, May 12, 2017, p. 3", "The Day", "2017-05-12"),
        ("Głos Wybrzeża", "Region, sobota, 11 lipca 2020, p. 4", "Głos Wybrzeża", "2020-07-11"),
        ("Le Jour", "lundi 5 juin 2017\n1203 mots, p. 8", "Le Jour", "2017-06-05"),
    ],
)  # fmt: skip
def test_europresse(first: str, second: str, paper: str, date: str) -> None:
    text = f"{first}\n{second}\n\nLe budget\nest voté\n\nAnne Martin\n\nLe conseil."
    assert read(text) == (told("Le budget est voté", date, publication=paper), text)


@pytest.mark.parametrize(
    "text", ["\nLe budget est voté\nAnne de Martin\n\n", "Le budget est voté\nAnne de Martin\n\n"]
)
def test_the_author_is_no_part_of_the_headline(text: str) -> None:
    head = "Le Jour\nVille, lundi 5 juin 2017, p. 1\n"
    metadata, _ = read(f"{head}{text}Le conseil.")
    assert metadata == told("Le budget est voté", "2017-06-05", publication="Le Jour")


def test_europresse_without_a_page_is_known_by_its_last_line() -> None:
    head = "Le Jour\nÉco, jeudi 3 novembre 2022\n\nLe budget\n\nTexte\n\n"
    text = f"{head}© 2022 Le Jour. Tous droits réservés."
    assert read(text)[0] == told("Le budget", "2022-11-03", publication="Le Jour")


FACTIVA = (
    "Council passes the budget\nBy Ann Smith\n58 words\n12 January 2010\n10:32\n"
    "The Valley Post\nVP\nEnglish\n"
)


def test_factiva_as_it_is_shown() -> None:
    text = f"{FACTIVA}(c) 2010 X\n\nThe council voted."
    assert read(text) == (NEXIS, text)


def test_factiva_as_it_is_shown_with_a_bare_name_for_the_author() -> None:
    text = FACTIVA.replace("By Ann", "Ann") + "(c) 2010 X\n\nThe council voted."
    assert read(text) == (NEXIS, text)


def test_of_two_lines_above_none_is_taken_for_the_headline() -> None:
    text = FACTIVA.replace("By Ann", "News\nAnn") + "(c) 2010 X\n\nThe council voted."
    assert read(text) == (told("", "2010-01-12", publication="The Valley Post"), text)


GUTENBERG = """The Project Gutenberg eBook of Moby Dick

This ebook is for the use of anyone.

Title: Moby Dick
       or, The Whale

Author: Herman Melville
        Someone Else

Release date: July 1, 2001 [eBook #2701]

Language: English

*** START OF THE PROJECT GUTENBERG EBOOK MOBY DICK ***

Call me Ishmael."""


def test_a_book_of_gutenberg_has_no_date() -> None:
    expected = told(
        "Moby Dick or, The Whale", creator=("Herman Melville", "Someone Else"), lang="en"
    )
    assert read(GUTENBERG) == (expected, GUTENBERG)


@pytest.mark.parametrize(
    "text",
    [
        GUTENBERG.replace("*** START OF", "START OF"),
        NEW.replace("January 12, 2010 Tuesday", "Some day"),
        NEW.replace("Length: 58 words", "Length: 58 metres"),
        "Le Courrier\nPolitique, vendredi 12 mai 2017\n\nLe budget\n\nTexte",
        "Le Courrier\nÀ Paris, le 12 mai 2017, p. 8\n\nLe budget\n\nTexte",
        "Le Courrier\nvendredi 12 mai, p. 8\n\nLe budget\n\nTexte",
        "Un texte de\n58 words\nand more\n\n\n\n\n\n\n\n",
        "58 words\n12 January 2010\n\n\n\n\n\n\n\n",
    ],
)  # fmt: skip
def test_what_is_like_them_is_left(text: str) -> None:
    assert cut_header(text, "a.txt") == (0, Metadata(), [])
