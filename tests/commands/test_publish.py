"""``fonds publish``: the site is made ready, and looked at; nothing leaves this machine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.archives import Home, invoke, make_home, put, read_tree

SEEDS: dict[str, str | bytes] = {
    "un.txt": "date 2022-01 Un titre\n\nUn texte.\n",
    "ancien.txt": "date 2022-02 Le frère aîné\n\nL’été dernier, à Orléans, il neigeait.\n".encode(
        "cp1252"
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("publish") / "fonds", SEEDS)
    home.build()
    return home


@pytest.fixture
def home(built: Home, tmp_path: Path) -> Home:
    """A copy of the built archive, to change."""
    return Home(shutil.copytree(built.folder, tmp_path / "fonds"))


def publish(home: Home) -> tuple[int, dict[str, Any]]:
    result = invoke("publish", "-f", str(home.config), "--json")
    return result.exit_code, json.loads(result.stdout)


def pressing(home: Home) -> set[str]:
    return {it["code"] for it in publish(home)[1]["concerns"] if it["pressing"]}


def complete(home: Home, **options: Any) -> None:
    """Say all that is asked for, and build."""
    home.put(
        "docs/index.md", "---\ntemplate: home.html\n---\n\n# Presse\n\nCe que dit la presse.\n"
    )
    home.put("docs/about.md", "# À propos\n\nAnne garde ces textes.\n")
    settings = {"site_url": "https://presse.fr/fonds/", "site_description": "La presse"}
    fonds = {"rights": "© les auteurs", "description": {"contact": "a@presse.fr"}}
    home.configure(**settings, fonds={**fonds, **options})
    home.build()


def test_what_a_new_archive_lacks_is_said(home: Home) -> None:
    code, summary = publish(home)
    assert code == 1
    assert not summary["ready"]
    assert pressing(home) == {"no-address", "starter-text", "no-rights"}
    assert {it["code"] for it in summary["concerns"] if not it["pressing"]} == {
        "no-description", "no-contact"
    }  # fmt: skip


def test_an_archive_that_says_all_is_ready(home: Home) -> None:
    complete(home)
    code, summary = publish(home)
    assert summary["concerns"] == []
    assert (code, summary["ready"]) == (0, True)
    assert set(summary["hosts"].values()) == {""}
    assert "site/404.html" not in summary["written"]
    text = (home.folder / "build/publish/nginx.conf").read_text("utf-8")
    assert "server_name presse.fr;" in text
    assert "location /fonds/ {" in text
    assert "/fonds/articles/2022/02/ancien.txt { charset windows-1252; }" in text


def test_what_it_writes_is_no_part_of_the_site(home: Home) -> None:
    complete(home)
    before = read_tree(home.site)
    publish(home)
    added = set(read_tree(home.site).keys() - before.keys())
    assert added == {".htaccess", ".gitlab-ci.yml", ".gitattributes", ".nojekyll"}
    assert invoke("verify", "-f", str(home.config)).exit_code == 0
    home.build()
    assert read_tree(home.site).keys() == before.keys() | added
    assert invoke("verify", "-f", str(home.config)).exit_code == 0


def test_what_a_person_edited_stays(home: Home) -> None:
    publish(home)
    edited = put(home.site / ".htaccess", "Require all granted\n")
    _, summary = publish(home)
    assert summary["left"] == ["build/site/.htaccess"]
    assert edited.read_text() == "Require all granted\n"


@pytest.mark.parametrize(
    ("address", "code"),
    [("https://example.org/a/", "placeholder-address"),
     ("http://localhost/", "placeholder-address"),
     ("https://presse.fr/un%20fonds/", "odd-address")],
)  # fmt: skip
def test_an_address_that_is_none_is_said(home: Home, address: str, code: str) -> None:
    home.configure(site_url=address)
    assert code in pressing(home)


def test_a_site_that_is_not_the_newest_is_said(home: Home) -> None:
    home.seed({"trois.txt": "date 2022-03 Trois\n\nUn texte.\n"})
    assert "stale" in pressing(home)


def test_a_withdrawn_text_that_lies_there_twice_is_said(home: Home) -> None:
    complete(home)
    home.seed({"copie.txt": SEEDS["un.txt"]})
    home.put("authorities.yml", "articles:\n  un: {withdrawn: true}\n")
    home.build()
    assert pressing(home) == {"withheld"}


def test_a_page_that_asks_others_is_said(home: Home) -> None:
    home.put("docs/moi.md", '# Moi\n\n<img src="https://cdn.presse.fr/a.png" alt="">\n')
    home.build()
    assert "third-party" in pressing(home)


def test_a_folder_of_this_machine_in_a_page_is_said(home: Home) -> None:
    home.put("docs/moi.md", f"# Moi\n\nVoir {home.folder}/notes.\n")
    home.build()
    assert "local-path" in pressing(home)


def test_no_local_path_is_in_what_it_writes(home: Home) -> None:
    _, summary = publish(home)
    for name in summary["written"]:
        assert str(home.folder).encode() not in (home.folder / name).read_bytes(), name


def test_without_a_site_it_is_wrong_use(tmp_path: Path) -> None:
    home = make_home(tmp_path / "vide", {})
    result = invoke("publish", "-f", str(home.config))
    assert result.exit_code == 2
    assert "fonds build" in result.stderr
