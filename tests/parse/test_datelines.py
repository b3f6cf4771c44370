import pytest

from fonds.parse.datelines import find_dateline, is_place

PROSE = "Le président américain s’est entretenu jeudi après-midi avec son homologue ukrainien."


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("WASHINGTON – ", "WASHINGTON"),
        ("PARIS (Reuters) - ", "PARIS"),
        ("Kiev, 12 janvier (AFP) — ", "Kiev"),
        ("PARIS/LONDRES, 12 janv (Reuters) - ", "PARIS"),
        ("NEW YORK, Jan. 12, 2022 (AP) -- ", "NEW YORK"),
        ("AUSTIN, Texas (AP) — ", "AUSTIN"),
        ("NATIONS UNIES (AFP) — ", "NATIONS UNIES"),
        ("MONTREAL\xa0—\xa0", "MONTREAL"),
        ("Genève — ", "Genève"),
        ("MÜNCHEN – ", "MÜNCHEN"),
    ],
)
def test_a_known_place_before_a_dash_is_a_dateline(head: str, place: str) -> None:
    found = find_dateline(head + PROSE)
    assert found
    assert found.place == place == (head + PROSE)[found.start : found.start + len(place)]
    assert (head + PROSE)[found.end :] == PROSE


@pytest.mark.parametrize(
    "text",
    [
        f"VIDÉO – {PROSE}",
        f"ENTRETIEN (Reuters) - {PROSE}",
        "FRANCE - BELGIQUE 1-0",
        f"Paris-Nice : {PROSE}",
        f"Paris - Nice : {PROSE}",
        f"Le maire de PARIS – {PROSE}",
        PROSE,
        "",
    ],
)
def test_other_beginnings_are_none(text: str) -> None:
    assert find_dateline(text) is None


def test_places_are_known_without_case_accents_or_hyphens() -> None:
    assert all(map(is_place, ["etats-unis", "ÉTATS UNIS", "United States", "Los Angeles", "kyiv"]))
    assert not any(map(is_place, ["", "Vidéo", "Exclusif", "Éditorial"]))
