"""Documents whose reader needs a library: pages where it is installed, else one line in all."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.accession.formats import registry
from fonds.accession.formats.webpage import read_page
from tests.archives import Home, invoke, make_home

pytest.importorskip("trafilatura")

PAGES = {f"{name}.html": f"<h1>{name}</h1><p>Le budget est voté.</p>" for name in "abcde"}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "a", {**PAGES, "f.htm": "<p>Un mot.</p>", "g.txt": "Un texte.\n"})


def test_without_it_one_line_says_how_to_install_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        context.setitem(registry.LIBRARIES, read_page, "no_such_module_of_fonds")
        result = invoke("convert", "-f", str(home.config))
        assert result.exit_code == 0
        (line,) = (it for it in result.stderr.splitlines() if "library" in it)
        assert line == (
            "note: 6 files, such as a.html, b.html, c.html: Web pages are read once their library"
            " is there: run pip install 'fonds[formats]', then build again."
        )
        assert home.convert().summary["articles"] == 1
    assert home.convert().summary["articles"] == 7, "now it is there"


def test_one_that_mkdocs_yml_includes_is_no_failure_either(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry.LIBRARIES, read_page, "no_such_module_of_fonds")
    home.configure(fonds={"include": ["*.html"]})
    outcome = home.convert()
    assert (outcome.exit_code, outcome.summary["articles"]) == (0, 1)
    assert outcome.needing == {}
    assert ("note", "no-reader", "a.html") in outcome.remarks


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Un <b>mot</b>.", True),
        ("Vot&eacute; &amp; lu.", True),
        ("L&#8217;école", True),
        ("Une ligne<br>une autre", True),
        ("1 < 2 & 3 > 2 ; R&D; <Anne> ; A&B;", False),
        ("Un mot.", False),
    ],
)
def test_html_left_in_a_plain_text_is_noted(tmp_path: Path, text: str, noted: bool) -> None:
    home = make_home(tmp_path / "a", {"a.txt": f"{text}\n", "b.md": f"{text}\n"})
    noted_paths = {path for _, code, path in home.convert().remarks if code == "html-in-text"}
    assert noted_paths == ({"a.txt"} if noted else set())
