import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.chars import fold_white
from fonds.parse.titles import LONGEST, is_headline, part_headline, supply_title

LONG = "Le gouvernement a annoncé mercredi une série de mesures destinées aux entreprises du pays, "


@pytest.mark.parametrize(
    "line",
    [
        "Haute-Loire : ils oublient leur fils sur le bord de la route",
        "VIDÉO. Arrêt de l’émission : le coup de gueule du chanteur",
        "Qui a gagné ? Les résultats complets du premier tour",
        "Mariage du prince : ça se précise...",
        "Il a dit « Non ! »",
        "Encore raté.",
        "MESSAGE TO THE CONGRESS ON THE STATE OF THE UNION.",
        "New base for the U.S.",
        "Un titre laissé ainsi : &quot;Oui&quot;",
        "Di Maria blessé",
        "1984",
        "Mai 68",
        "日本の首相が辞任",
    ],
)
def test_headlines(line: str) -> None:
    assert is_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "L’un des hommes a menacé de porter plainte.",
        "- L’un des hommes a menacé de porter plainte. -",
        "日本の首相が辞任した。",
        "وقال الوزير إن الوضع خطير جدا في المدينة۔",
        LONG * 3,
        "Elle a dit oui. Il a dit non. Ils se sont quittés sans un mot. La suite demain",
        "Sous le pont Mirabeau,",
        "Voici la liste :",
        "Par Jean Dupont",
        "Par Jean Dupont avec AFP",
        "Photo : Marie Curie",
        "Jean Dupont (AFP)",
        "Publié le 12 mars 2022 à 10 h",
        "Samedi 15 janvier 2022",
        "Paris, le 3 mars 2020",
        f"WASHINGTON – {LONG}selon la présidence et deux ministres",
        "Deux lignes\nensemble",
        "***",
        "",
    ],
)
def test_what_is_no_headline(line: str) -> None:
    assert not is_headline(line)


def test_a_headline_set_off_by_a_line_break_is_parted() -> None:
    prose = LONG + "selon la présidence."
    assert part_headline([f"Un titre\n{prose}", "b"]) == ("Un titre", prose, "b")
    assert part_headline(["Un titre\nPar Jean Dupont", "b"]) == ("Un titre", "Par Jean Dupont", "b")


def test_verse_and_other_short_lines_stay_together() -> None:
    verse = "Sous le pont Mirabeau coule la Seine\nEt nos amours"
    assert part_headline([verse, "b"]) == (verse, "b")
    assert part_headline([]) == ()


def test_the_supplied_title_is_the_first_sentence() -> None:
    text = f"{LONG}a dit M. Macron à J. Dupont. Fin."
    assert supply_title([text, "b"]) == f"{LONG}a dit M. Macron à J. Dupont."


def test_a_long_sentence_is_cut_after_a_word() -> None:
    title = supply_title([f"{LONG * 50}a dit M. Macron à J. Dupont. Fin.", "b"])
    assert len(title) <= LONGEST
    assert title.endswith("…")
    assert f"{LONG * 50}".startswith(f"{title.removesuffix('…')} ")


@pytest.mark.parametrize("letter", ["a", "e\u0301", "क्ष", "👩\u200d🚒", "👍🏽", "🇫🇷", "日"])
def test_a_long_word_is_cut_after_a_whole_character(letter: str) -> None:
    title = supply_title([letter * 1500])
    assert len(title) <= LONGEST
    assert set(title.removesuffix("…").split(letter)) == {""}


@given(st.text(min_size=1).filter(str.strip))
def test_a_title_is_how_its_sentence_begins(text: str) -> None:
    title = supply_title([text * 1001])
    assert len(title) <= LONGEST
    assert fold_white(text * 1001).startswith(title.removesuffix("…").rstrip())


def test_a_dateline_anywhere_gives_the_supplied_title() -> None:
    last = "WASHINGTON – Le président s’est entretenu jeudi avec\nson homologue ukrainien. Fin."
    expected = "Le président s’est entretenu jeudi avec son homologue ukrainien."
    assert supply_title(["Biden a parlé. Oui.", last]) == expected


@pytest.mark.parametrize(
    ("paragraphs", "title"),
    [
        (["« Non ! » a-t-il dit. Puis rien."], "« Non ! » a-t-il dit."),
        (["« Assez ! » Puis rien."], "« Assez ! » Puis rien."),
        (["L’Angleterre ! Quel pays. Il y pleut."], "L’Angleterre ! Quel pays."),
        (["Vive le roi !", "Il est mort. Oui."], "Vive le roi ! Il est mort."),
        (["Quelle belle journée pour la ville ! Oui."], "Quelle belle journée pour la ville !"),
        (["(...) Il pleut. Oui."], "(...) Il pleut."),
        (["Par Jean Dupont\nIl pleut. Oui."], "Il pleut."),
        (["http://example.org/", "12:30", "Il pleut. Oui."], "Il pleut."),
        (["VIDÉO. Il pleut. Oui."], "VIDÉO. Il pleut."),
        (["***", "Par Jean Dupont", "Il pleut. Oui."], "Il pleut."),
        (["Par Jean Dupont"], "Par Jean Dupont"),
        (["***", "—"], "*** —"),
        (["… Il pleut. Oui."], "… Il pleut."),
        (["今日は晴れ。明日は雨。"], "今日は晴れ。"),
    ],
)
def test_what_a_supplied_title_is_made_of(paragraphs: list[str], title: str) -> None:
    assert supply_title(paragraphs) == title


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1))
def test_any_text_has_a_title(paragraphs: list[str]) -> None:
    is_headline(paragraphs[0])
    assert supply_title(paragraphs)
