import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.parse.bylines import is_issue, is_paper, is_person


@pytest.mark.parametrize(
    "name",
    [
        "Anne Martin",
        "Jean-Luc Le Bihan",
        "Étienne d’Ormesson",
        "Ursula von der Leyen",
        "J. M. Coetzee",
        "Anne Martin et Paul Petit",
        "Ann Smith, Bob O’Brien and Cay Roe",
        "Иван Петров",
        "Sammy Davis Jr.",
    ],
)
def test_a_persons_name(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "line",
    ["", "Anne", "Le budget est voté", "ANNE MARTIN", "Anne Martin.", "Anne Martin : non",
     "New York", "Anne Martin 2020", "Rekordernte bei den Äpfeln", "anne Martin", "王小明",
     "Martin et"],
)  # fmt: skip
def test_no_persons_name(line: str) -> None:
    assert not is_person(line)


@pytest.mark.parametrize(
    "name",
    ["Le Courrier de Valmorin", "THE VALLEY POST", "Neue Altenroder Zeitung", "El Heraldo del Sur",
     "Corriere della Valle", "Diário da Ribeira", "Haarlems Dagblad", "Diari de Vic",
     "Ziarul de Iași", "Głos Poranny", "Вечерний Курьер", "Портовая газета",
     "De Havenbode", "Ouest-Nouvelles"],
)  # fmt: skip
def test_a_papers_name(name: str) -> None:
    assert is_paper(name)


@pytest.mark.parametrize(
    "line",
    ["La presse est en crise", "Le Courrier : la fin", "Anne Martin", "Coupe du Monde", "",
     "12 mai", "The Post Office Scandal: What We Know"],
)  # fmt: skip
def test_no_papers_name(line: str) -> None:
    assert not is_paper(line)


@pytest.mark.parametrize(
    "text", ["p. 7", "N° 4 1931", "Seite 12", "10 centimes", "№ 5", "Vol. XII"]
)
def test_what_marks_an_issue(text: str) -> None:
    assert is_issue(text)


@given(st.text(st.sampled_from("Aa é.,-’  и") | st.characters(), max_size=100))
def test_any_line_is_judged(line: str) -> None:
    assert isinstance(is_person(line) or is_paper(line) or is_issue(line), bool)
