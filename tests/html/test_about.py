"""What the page on the archive states by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import Home, make_home

SEEDS = {
    "un.txt": "date 2022-01-05 Un titre\n\nUn texte.\n",
    "secret.txt": "date 2021 Secret\n\nUn autre texte.\n",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("about") / "fonds", SEEDS)
    publish = {"source": False}
    home.configure(
        site_url="https://presse.fr/a/", fonds={"rights": "© <Anne>", "publish": publish}
    )
    home.put("authorities.yml", "articles:\n  secret: {withdrawn: true}\n")
    home.build()
    return home


def test_it_says_of_which_day_it_is_whose_and_how_it_is_cited(home: Home) -> None:
    page = home.page("about.html")
    assert "<dt>Date de l’édition</dt><dd>5 janvier 2022</dd>" in page
    assert "<dt>Droits</dt><dd>© &lt;Anne&gt;</dd>" in page
    assert "<dt>Pour citer l’ensemble</dt><dd>Essai, Édition " in page
    assert ", 5 janvier 2022. https://presse.fr/a/</dd>" in page


def test_it_says_what_is_withheld_and_nothing_of_what_it_was(home: Home) -> None:
    page = home.page("about.html")
    assert "1 article a été retiré de cette édition." in page
    assert "Les fichiers d’origine ne sont pas publiés." in page
    assert "noms des fichiers d’origine" not in page
    assert "Secret" not in page


def test_the_day_is_that_of_source_date_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    home = make_home(tmp_path / "fonds", {"un.txt": "Sans date\n\nUn texte.\n"})
    home.configure(fonds={"names": "none"})
    home.build()
    page = home.page("about.html")
    assert "<dd>2 janvier 1970</dd>" in page
    assert "F1" not in page


def test_the_day_is_no_more_precise_than_the_sources(tmp_path: Path) -> None:
    texts = {
        "un.txt": "date 2021-03 Un titre\n\nUn texte.\n",
        "deux.txt": "date 2021-12 Deux\n\nIci.\n",
    }
    home = make_home(tmp_path / "fonds", texts)
    home.configure(fonds={"names": "none"})
    home.build()
    assert "<dt>Date de l’édition</dt><dd>décembre 2021</dd>" in home.page("about.html")
