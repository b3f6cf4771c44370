"""With ``publish: {path: false}`` no byte of what is given away tells the name of a file."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from fonds.base.slugs import slugify
from tests.archives import Home, make_home, read_tree

BODY = "Après un long débat, les élus ont adopté hier soir le budget de la ville."
NAMES = {
    "Dossiers VIH/Zyxmarie_Quvdupont.txt": f"date 2022-01 Le budget est voté\n\n{BODY}\n",
    "Dossiers VIH/Zyxmarie_Quvdupont (copie).txt": f"date 2022-01 Le budget est voté\n\n{BODY}\n",
    "Élèveqzx/Jérômewvq Fûtzkl.txt": f"{BODY} Personne ne sait la suite, dit-on.\n",
    "Qwfermé.txt": f"---\ntitle: Une note\n---\n{BODY}\n",
    "Vbnvide.txt": "",
}
TABLE = "fichier;titre;chemin;ancien;Nom du fichier\n"
TABLE += "Qwfermé.txt;;C:\\Plkdossier\\Qwfermé.txt;Qwfermé;Plkdossier\n"
WORDS: tuple[str, ...] = (
    "Dossiers VIH",
    "Zyxmarie",
    "Quvdupont",
    "Élèveqzx",
    "Jérômewvq",
    "Fûtzkl",
    "Qwfermé",
)
WORDS += ("Vbnvide", "Plkdossier")


def spellings(word: str) -> set[str]:
    """*word* as an address, a slug, YAML, JSON or another form of Unicode may hold it."""
    forms = {word, slugify(word), json.dumps(word)[1:-1]}
    for form in ("NFC", "NFD", "NFKC"):
        same = unicodedata.normalize(form, word)
        forms |= {same, quote(same), json.dumps(same)[1:-1]}
    return {form.casefold() for form in forms}


def find_traces(files: dict[str, bytes]) -> list[tuple[str, str]]:
    """(file, word) wherever the name of a seed stands in a path or its bytes."""
    pattern = {word: re.compile("|".join(map(re.escape, spellings(word)))) for word in WORDS}
    return [
        (path, word)
        for path, data in files.items()
        for word, form in pattern.items()
        if form.search(f"{path}\n{data.decode('utf-8', 'replace')}".casefold())
    ]


def hide(home: Home) -> None:
    home.configure(fonds={"publish": {"path": False}})


def given_away(home: Home) -> dict[str, bytes]:
    """Every file of pages and site, and those of the zip."""
    with zipfile.ZipFile(home.bundle()) as bundle:
        packed = {f"zip/{entry.filename}": bundle.read(entry) for entry in bundle.infolist()}
    return read_tree(home.docs) | read_tree(home.site) | packed


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("hidden") / "a", NAMES)
    home.seed({"metadata.csv": TABLE})
    return home


def test_the_search_for_traces_finds_them(home: Home) -> None:
    home.build()
    found = {word for _, word in find_traces(given_away(home))}
    assert found == set(WORDS) - {"Vbnvide"}


def test_no_name_of_a_file_or_folder_is_given_away(home: Home) -> None:
    hide(home)
    outcome = home.build()
    assert outcome.needing == {"Vbnvide.txt": "empty"}
    assert find_traces(given_away(home)) == []
    assert not (home.site / "folders").exists()
    ids = [page.stem for page in (home.docs / "articles").rglob("*.md")]
    assert len(ids) == 4
    assert all(re.fullmatch("a-[0-9a-f]{12}", article) for article in ids)
    assert home.run("verify").returncode == 0


def test_a_site_that_never_knew_the_names_is_the_same(home: Home, tmp_path: Path) -> None:
    hide(home)
    home.build()
    anew = make_home(tmp_path / "a", NAMES)
    anew.seed({"metadata.csv": TABLE})
    hide(anew)
    anew.build()
    assert read_tree(anew.docs) == read_tree(home.docs)
    assert read_tree(anew.site) == read_tree(home.site)


def test_the_address_of_a_source_hangs_on_its_own_path_alone(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"x/b.txt": BODY, "a.txt": BODY})
    hide(home)
    home.convert()
    before = set(read_tree(home.docs / "articles"))
    home.seed({"b.txt": BODY, "x/A.txt": BODY, "index.txt": BODY})
    home.convert()
    assert before < set(read_tree(home.docs / "articles"))
