import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.parse.published import UNSAID, find_published

PROSE = "Après un long débat, les élus ont adopté hier soir le budget de l’année prochaine. " * 4


def dates(text: str) -> tuple[str, str]:
    found = find_published(text)
    return found.date.text if found.date else "", found.modified.text if found.modified else ""


@pytest.mark.parametrize(
    ("head", "date", "modified"),
    [
        (
            "Le budget\n\nPar Anne Martin\n\nPublié le 12 mai 2021 - Mis à jour le 13 mai 2021",
            "12",
            "13",
        ),
        ("12 mai 2021\n\nOBITUARY\n\nAnna Berg Dies", "12", ""),
        ("http://a.example/6321/\n2021-05-12T19:00:00+0900\n市議会が予算を可決", "12", ""),
        ("Le budget\n12 mai 2021 . –", "12", ""),
        (f"Le budget\n\n{PROSE}\n\nPublié le 12 mai 2021", "12", ""),
        ("11 mai 2021\nLe budget\nPublié le 12 mai 2021", "12", ""),
        ("Publié le 12 mai 2021\nImprimé le 14 mai 2021", "12", ""),
        ("Le budget\nUpdated May 13, 2021", "", "13"),
        ("Le budget\n\nMONTREUIL, 12 mai 2021 – Les élus ont voté hier soir.", "12", ""),
        ("Le budget\n\nWASHINGTON, May 12, 2021 (AFP) -- The council voted it.", "12", ""),
        ("Le budget\n\n12 mai 2021 . – Les élus ont voté hier soir.", "12", ""),
        ("URL: https://a.example/2021/05/12/le-budget/\n\nLe budget", "12", ""),
        ("https://a.example/2021/05/14/b\nLe budget\nPublié le 12 mai 2021", "12", ""),
        ("12 mai 2021\nLe budget\n12/05/2021 10:30 le jour même", "12", ""),
    ],
)
def test_what_the_head_says(head: str, date: str, modified: str) -> None:
    told = tuple(day and f"2021-05-{day}" for day in (date, modified))
    assert dates(f"{head}\n\n{PROSE}") == told


@pytest.mark.parametrize(
    "text",
    [
        f"Le budget\n\n{PROSE}\n\n12 mai 2021\n\n{PROSE}",
        "a\nb\nc\nd\ne\n12 mai 2021\n",
        "a\nb\nc\nd\ne\nf\ng\nh\nPublié le 12 mai 2021\n",
        "Chronique\n\n12 mai 2021\nIl pleut.\n13 mai 2021\nIl vente.",
        "12 mai 2021\n\n" + "".join(f"Il pleut.\n\n{day} mai 2021\n\n" for day in range(13, 20)),
        "x" * 1990 + "\n12 mai 2021 fut un beau jour\n",
        "Mai 2021\n\nUn texte.",
        "14 juillet 2016 – L’attentat de Nice a fait beaucoup de morts",
        "Voir https://a.example/2021/05/12/b et aussi les autres articles",
        "https://a.example/2021/13/12/b\nhttps://a.example/2021/02/31/b",
        "LE 12 MAI 2021 – UN TITRE",
        "2021\n\nUn texte.",
        "",
        "\n \n",
    ],
)
def test_a_date_that_is_not_the_one_of_publication(text: str) -> None:
    assert find_published(text) == UNSAID


def test_a_line_that_can_be_read_both_ways_is_told_with_its_place() -> None:
    text = "Budget passed\n12/05/2021\n\nThe council voted."
    found = find_published(text)
    assert (found.date, found.code, text[found.start :][:10]) == (None, "date-order", "12/05/2021")
    assert "12/05/2021" in found.fault
    first, month = find_published(text, "day-first").date, find_published(text, "month-first").date
    assert first
    assert month
    assert (first.text, month.text) == ("2021-05-12", "2021-12-05")


@given(st.text(max_size=400), st.sampled_from(["", "Publié le 12 mai 2021\n", "12 mai 2021\n"]))
def test_any_text_is_asked_without_harm(text: str, head: str) -> None:
    found = find_published(head + text)
    assert 0 <= found.start <= len(head + text)
    assert not (found.date and found.fault)
