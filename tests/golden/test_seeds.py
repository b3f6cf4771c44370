"""The archive that one opens first: the two seeds, their pages current and complete."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import yaml

from tests.archives import ROOT, Home, copy_of_the_repository, read_tree
from tests.reading import cut_prefix, find, fold, parse, read_text

Truth = dict[str, Any]

TRUTHS: dict[str, Truth] = yaml.load(  # a date stays as it is written
    (Path(__file__).parent / "seeds.yml").read_text("utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506
)
NAMED = ("people", "places", "organisations", "topics")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The repository's own archive, built from its seeds alone."""
    home = copy_of_the_repository(tmp_path_factory.mktemp("golden"))
    for page in home.docs.rglob("*.md"):
        if page.relative_to(home.docs).parts[0] in {"articles", "time", *NAMED}:
            page.unlink()
    outcome = home.build()
    assert (outcome.exit_code, outcome.remarks) == (0, [])
    return home


@pytest.fixture(params=TRUTHS)
def article(request: pytest.FixtureRequest) -> str:
    """The id of each seed's article."""
    return str(request.param)


def read_front_matter(home: Home, article: str) -> Truth:
    text = (home.docs / "articles/2022/01" / f"{article}.md").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text.split("\n---\n", 1)[0]))


def test_the_pages_in_the_repository_are_those_that_the_seeds_make(home: Home) -> None:
    assert read_tree(home.docs) == read_tree(ROOT / "docs")


def test_front_matter_states_all_that_a_reader_finds(home: Home, article: str) -> None:
    found, truth = read_front_matter(home, article), TRUTHS[article]
    assert found["title"] == truth["title"]
    assert found["title_supplied"] is (truth["title_supplied"] == "true")
    assert (found["date"], found["lang"]) == (truth["date"], truth["lang"])
    assert {kind: found[kind] for kind in NAMED} == {kind: truth[kind] for kind in NAMED}


def test_the_page_shows_all_that_a_reader_finds(home: Home, article: str) -> None:
    page = parse(home.page(f"articles/2022/01/{article}.html"))
    truth = TRUTHS[article]
    heading = title_of(page)
    assert heading == (
        f"[{truth['title']}]" if truth["title_supplied"] == "true" else truth["title"]
    )
    chips = {"".join(link.itertext()) for link in page.iterfind(".//a[@class='fonds-chip']")}
    assert chips == {name for kind in NAMED for name in truth[kind]}
    paragraphs = page.findall(".//div[@data-source]/p")
    assert len(paragraphs) == int(truth["paragraphs"])


def test_the_truth_itself_stands_in_the_seeds(article: str) -> None:
    text = cut_prefix((ROOT / "seeds" / f"{article}.txt").read_text(encoding="utf-8"))
    assert fold(TRUTHS[article]["title"]).removesuffix("…") in fold(text)


@pytest.mark.parametrize("kind", NAMED)
def test_every_name_leads_to_a_page_with_its_articles(home: Home, kind: str) -> None:
    named: dict[str, set[str]] = {name: set() for truth in TRUTHS.values() for name in truth[kind]}
    for article, truth in TRUTHS.items():
        for name in truth[kind]:
            named[name].add(f"{article}.html")
    assert read_records(home, kind) == named


def read_records(home: Home, kind: str) -> dict[str, set[str]]:
    """The title of each record's page → the articles that it leads to."""
    return {
        title_of(page): {
            str(link.get("href")).rpartition("/")[2]
            for link in page.iterfind(".//a[@href]")
            if "articles/2022/01/" in str(link.get("href"))
        }
        for page in map(read_page, (home.site / kind).glob("*.html"))
        if page.find(".//div[@class='fonds-index fonds-index--record']") is not None
    }


def read_page(file: Path) -> Element:
    return parse(file.read_text(encoding="utf-8"))


def title_of(page: Element) -> str:
    return read_text(find(page, ".//h1"))


def test_the_readme_shows_the_page_of_the_first_seed(home: Home) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("```markdown\n")[2].partition("\n\n…\n```")[0]
    page = (home.docs / "articles/2022/01/000_0bff18f1392b44a8.md").read_text(encoding="utf-8")
    assert shown
    assert page.startswith(shown)
