"""Which article stands first."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.pipeline import convert
from tests.browser.harness import visit
from tests.search.archive import convert_articles, describe, write_site

CHANCE = random.Random(4)  # noqa: S311
WORDS = [
    "la",
    "ville",
    "de",
    "Paris",
    "notre",
    "dame",
    "un",
    "incendie",
    "des",
    "pompiers",
    "le",
    "feu",
    "une",
    "école",
    "et",
    "sa",
    "rue",
]


def prose(count: int) -> str:
    """*count* words, in paragraphs."""
    words = CHANCE.choices(WORDS, k=count)
    return "\n\n".join(" ".join(words[at : at + 60]) + "." for at in range(0, count, 60))


ARTICLES = {
    "cathedral": ("Incendie de Notre-Dame de Paris : ce que l’on sait ce soir", prose(4000)),
    **{
        f"fire{n}": (f"Un incendie à Paris, rue {n}", f"Près de Notre-Dame de Paris. {prose(90)}")
        for n in range(12)
    },
    **{f"other{n}": (f"Autre nouvelle {n}", prose(200)) for n in range(12)},
    "apart": ("Une journée", "Le soleil brille. Un panneau dit que chaque toit coûte cher."),
    "joined": ("Une soirée", "Le soleil brille. Chaque panneau solaire dit cher ce que le toit."),
    "row": ("Une matinée", "Le panneau du toit brille. Chaque soleil dit que cela est bien cher."),
    "plural": ("Les lampes", "Des lampes éclairent, et chaque soir on les allume dans le jardin."),
    "single": ("La lampe", "La lampe éclaire, et chaque soir on rallume cela dans le jardin."),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = convert_articles(tmp_path_factory.mktemp("order"), ARTICLES)
    write_site(made)
    return made


def ask(page: Page, archive: Archive, query: str) -> list[str]:
    """The ids of the first articles."""
    with visit(page, (archive.site / "engine.html").as_uri()):
        found = page.evaluate("q => fonds.search(q, { facets: 0, limit: 100 })", query)
    return [hit["id"] for hit in found["hits"]]


@pytest.mark.parametrize(
    "query", ["incendie Notre-Dame de Paris", "notre dame incendie", "paris notre-dame incendie"]
)
def test_a_long_article_is_found_by_its_title(
    offline_page: Page, archive: Archive, query: str
) -> None:
    assert ask(offline_page, archive, query)[0] == "cathedral"


@pytest.mark.parametrize("query", ["panneau toit", "toit panneau"])
def test_words_that_stand_together_count_more(
    offline_page: Page, archive: Archive, query: str
) -> None:
    found = ask(offline_page, archive, query)
    assert (found[0], set(found)) == ("row", {"apart", "joined", "row"})


@pytest.mark.parametrize(("query", "first"), [("lampe", "single"), ("lampes", "plural")])
def test_of_equals_the_one_with_the_very_form_is_first(
    offline_page: Page, archive: Archive, query: str, first: str
) -> None:
    found = ask(offline_page, archive, query)
    assert (found[0], set(found)) == (first, {"single", "plural"})


def test_a_date_changes_no_rank_but_among_equals(offline_page: Page, tmp_path: Path) -> None:
    (seeds := tmp_path / "a" / "seeds").mkdir(parents=True)
    archive = describe(tmp_path / "a", seeds)
    text = "Titre {0}\n\nLe facteur passe {1} à midi dans la rue.\n"
    for name, date, more in (("old", "1990", "et le facteur sonne"), ("new", "2020", "toujours"),
                             ("mid", "2005", "toujours")):  # fmt: skip
        (seeds / f"{name}.txt").write_text(f" date {date} {text.format(name, more)}", "utf-8")
    convert(archive, lambda *_: None)
    write_site(archive)
    assert ask(offline_page, archive, "facteur") == ["old", "new", "mid"]
