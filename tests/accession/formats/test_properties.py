"""Properties of documents: what a person wrote into them, and what programs did."""

from __future__ import annotations

import pytest

from fonds.accession.formats.properties import find_day, find_title, state

SENTENCES = "Les élus ont voté hier. Le maire s’en réjouit."


@pytest.mark.parametrize(
    "title", ["Le budget", "Germinal", "2001, l’odyssée de l’espace", "سلام‌ها"]
)
def test_titles(title: str) -> None:
    assert find_title(title, SENTENCES) == title


@pytest.mark.parametrize(
    "title",
    [
        "", "Document1", "Document 2", "Sans titre", "Untitled-3", "Titre", "Word Document",
        "Microsoft Word - budget", "PowerPoint Presentation", "budget.doc", "le budget final.pdf",
        "C:\\Users\\x\\budget", "/home/x/budget", "rapport_final", "IMG0012", "12345", "…",
        "a\x00b", "x" * 301,
    ],
)  # fmt: skip
def test_titles_that_are_none(title: str) -> None:
    assert find_title(title, SENTENCES) == ""


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Le budget", "Le budget\n\nLes élus ont voté.", ""),  # the headline says it
        ("Le budget", "Le budget de 2021\n\nLes élus ont voté.", ""),  # and more
        ("Le budget", "Ville de Lyon\n\nLE BUDGET\n\nLes élus ont voté.", "Le budget"),
        ("Le budget", "Une autre affaire\n\nLes élus ont voté.", ""),  # of the file it was made of
        ("Le budget", "LYON — Les élus ont voté.", "Le budget"),
        ("Le budget", "", "Le budget"),
    ],
)
def test_a_title_stands_near_a_headline(title: str, text: str, found: str) -> None:
    assert find_title(title, text) == found


@pytest.mark.parametrize(
    "name", ["user", "Windows User", "Utilisateur Windows", "python-docx", "HP"]
)
def test_owners_of_computers_are_no_authors(name: str) -> None:
    assert state("", "", [name, "Renée Dupont"]).creator == ("Renée Dupont",)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2021-05-12T08:30:00Z", "2021-05-12"),
        ("D:20210512083000+02'00'", "2021-05-12"),
        ("20210512", "2021-05-12"),
        ("0101-01-01T00:00:00", ""),
        ("2013-12-23T23:15:00Z", ""),  # of a template
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_days(stated: str, day: str) -> None:
    assert find_day(stated) == day


@pytest.mark.parametrize("stated", ["2021-13-45", "20210230"])
def test_days_that_are_none(stated: str) -> None:
    found = state("", "", created=stated, modified=stated)
    assert (found.modified, found.extra) == (None, ())
