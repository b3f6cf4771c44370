"""What stands around a headline, in the shapes of press databases, clippings and scrapes."""

import time

import pytest

from fonds.parse.heading import find_heading

PROSE = (
    "Après un long débat, les élus ont adopté hier soir le budget de la ville, dit le maire. Fin."
)
ENGLISH = (
    "The council voted last night on the budget after a long debate that went on until midnight."
)


def find(head: str, prose: str = PROSE) -> tuple[str, str]:
    found = find_heading(f"{head}\n\n{prose}\n\n{prose}")
    return found.title, found.title_from


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Le Courrier de Valmorin\n\ndimanche 19 janvier 2014, p. 7\n\n« Mon canal »\n\npar Aï Ba",
         "« Mon canal »"),
        ("The Valley Post\n\n12 May 2020\n\nCouncil passes budget\n\nBy Ann Smith",
         "Council passes budget"),
        ("Neue Zeitung\nMontag, 4. Mai 2020, S. 3\n\nDer Haushalt steht", "Der Haushalt steht"),
        ("LE PETIT LESTRACOIS\n\nLundi 3 août 1936 — N° 4 — 10 centimes\n\nGRAND CONCOURS DE PÊCHE",
         "GRAND CONCOURS DE PÊCHE"),
        ("Le Phare Breton\n\n3 août 2016\n\nLe conseil vote enfin le budget",
         "Le conseil vote enfin le budget"),
        ("El Heraldo del Sur\nLa feria bate su récord\nCarmen Oliván\n19 de julio de 2018",
         "La feria bate su récord"),
        ("Anne Martin\nLe budget est voté\n12 mai 2020", "Le budget est voté"),
        ("Ouest-Levant\n12 mai 2020\n\nLe budget est voté", "Le budget est voté"),
        ("Ouest-Levant\nLe budget est voté\n12 mai 2020", "Le budget est voté"),
        ("De Havenbode\n12 mei 2020\n\nBegroting goedgekeurd", "Begroting goedgekeurd"),
        ("Портовая газета\n\n12 мая 2020\n\nБюджет города принят", "Бюджет города принят"),
    ],
)  # fmt: skip
def test_the_name_of_a_paper_or_author_is_no_headline(head: str, title: str) -> None:
    assert find(head) == (title, "source")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Le budget est voté\n\n12 mai 2020, p. 4\n\nUn premier pas", "Le budget est voté"),
        ("The Return of the Wolves\n\n12 May 2020\n\nFarmers in the north fear for their sheep",
         "The Return of the Wolves"),
        ("Council Passes Budget\nThe Times, 12 May 2020, p. 4\n\nA first step at last",
         "Council Passes Budget"),
        ("Evening Standard Sold\n\nThe Times, 12 May 2020\n\nA first step at last",
         "Evening Standard Sold"),
        ("Le Courrier de Valmorin", "Le Courrier de Valmorin"),
    ],
)  # fmt: skip
def test_a_headline_with_the_capitals_of_a_name_stays_one(head: str, title: str) -> None:
    prose = PROSE if title.startswith("Le ") else ENGLISH
    assert find(head, prose) == (title, "source")


@pytest.mark.parametrize(
    "below",
    ["Anne Martin", "Anne Martin\n25 décembre 2018", "Carmen Oliván\njueves, 19 de julio de 2018",
     "Anne Martin – lundi 30 juin 2014", "Un premier pas\n12 mai 2020", "117 mots\nLe Jour"],
)  # fmt: skip
def test_a_headline_above_its_author_and_day_in_one_block(below: str) -> None:
    assert find(f"Le budget est voté\n{below}") == ("Le budget est voté", "source")


@pytest.mark.parametrize(
    "head",
    ["Sous le pont Mirabeau coule la Seine\nEt nos amours\nFaut-il qu’il m’en souvienne",
     f"Le budget\n{PROSE}\n12 mai 2020", "Anne Martin\nPaul Petit"],
)  # fmt: skip
def test_a_block_without_an_author_or_a_day_is_no_head(head: str) -> None:
    assert find(head)[1] == "supplied"


@pytest.mark.parametrize(
    "head",
    ["URL: https://a.example/b\nScraped: 2024-02-03 11:02:09", "Lien : https://a.example/b",
     "Quelle: https://a.example/b\nAbruf: 3. Februar 2024", "Opgehaald: 2024-02-03T11:02:11",
     "Rubrique : Sports\nhttps : x\nSource : https://a.example"],
)  # fmt: skip
def test_a_block_of_keys_is_no_headline(head: str) -> None:
    title = find(f"{head}\n\nLe budget est voté")[0]
    assert title == ("Rubrique : Sports" if "https : x" in head else "Le budget est voté")


@pytest.mark.parametrize("head", ["Sport : victoire", "Rubrique : la fin d’un monde"])
def test_a_key_alone_may_be_a_headline(head: str) -> None:
    assert find(f"{head}\n\nUn mot")[0] == head


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("12 mai 1921\n\nL’EXPOSITION COLONIALE VUE DU\nFAUBOURG",
         "L’EXPOSITION COLONIALE VUE DU FAUBOURG"),
        ("12 mai 1921\n\nLA FOIRE AUX\nCHEVAUX", "LA FOIRE AUX CHEVAUX"),
        ("12 mai 1921\n\nSOCIÉTÉ\nLE BUDGET DE LA VILLE EST\nVOTÉ",
         "LE BUDGET DE LA VILLE EST VOTÉ"),
    ],
)  # fmt: skip
def test_a_headline_in_capitals_goes_on_over_lines(head: str, title: str) -> None:
    assert find(head) == (title, "source")


def test_lines_in_capitals_with_room_for_more_are_several() -> None:
    assert find("SOCIÉTÉ\nLE BUDGET DE LA VILLE EST VOTÉ")[0] == "LE BUDGET DE LA VILLE EST VOTÉ"


def test_tags_are_no_headline() -> None:
    assert find("#presse/locale #archive\n\n# Budget voté") == ("Budget voté", "source")
    assert find("#presse #eau")[1] == "supplied"


def test_hostile_heads_take_no_time() -> None:
    began = time.process_time()
    for line in ("Le Courrier", "A: 1", "A B\n12 mai 2020", "#a " * 30, "LE A\nB", "a: " * 60):
        find_heading(f"{line}\n" * 2_000)
        find_heading(f"{line}\n\n" * 2_000)
    assert time.process_time() - began < 2
