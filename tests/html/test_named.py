"""How names without a page look and act, and that the press is no organisation like others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import Home, make_home
from tests.reading import parse

PLAIN = "La mairie a tranché, et personne ne s’en est plaint dans les rues."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Three articles that name a newspaper, two of which name a firm; one names a person."""
    return make(tmp_path_factory.mktemp("named") / "archive", search=True)


def make(folder: Path, *, search: bool) -> Home:
    seeds = {
        "a.txt": f" date 2020-01-01 Un\n\nSelon Reuters, Airbus recrute. Anne Vurmak rit. "
        f"{PLAIN}\n",
        "b.txt": f" date 2020-01-02 Deux\n\nSelon Reuters, Airbus embauche encore. {PLAIN}\n",
        "c.txt": f" date 2020-01-03 Trois\n\nSelon Reuters, il pleut sur tout le pays. {PLAIN}\n",
    }
    home = make_home(folder, seeds)
    home.configure(fonds={"search": search, "names": "rules", "page_from": 2})
    assert home.build().exit_code == 0
    return home


def test_a_name_without_a_page_leads_to_the_search_for_it(home: Home) -> None:
    page = home.page("articles/2020/01/a.html")
    chips = {"".join(it.itertext()): it for it in parse(page).iterfind(".//a[@title]")}
    assert chips["Anne Vurmak"].get("href") == "../../../search.html#q=%22Anne%20Vurmak%22"
    assert "fonds-chip--search" in str(chips["Anne Vurmak"].get("class"))
    assert "Airbus" not in chips


def test_without_a_search_it_is_a_mere_word(tmp_path: Path) -> None:
    page = make(tmp_path / "archive", search=False).page("articles/2020/01/a.html")
    assert '<span class="fonds-chip">Anne Vurmak</span>' in page


def test_the_press_comes_last_among_organisations_and_stands_in_the_notice(home: Home) -> None:
    front = home.page("index.html")
    assert 0 < front.index(">Airbus<") < front.index(">Reuters<")
    assert "Agences et médias" in home.page("articles/2020/01/c.html")
