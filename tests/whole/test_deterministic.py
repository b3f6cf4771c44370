"""Contract 6: the same seeds give the same bytes, wherever and however they are built."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from pathlib import Path

import pytest

from fonds.files import workers
from fonds.publish import search_index
from tests.archives import EVERY, Home, make_home, read_tree, some

SEEDS = {
    "2022/a.txt": " date 2022-01 L’été à Paris\n\nUn texte sur la France et l’Italie.\n",
    "2022/b.txt": " date 2022-01 Élections\n\nUn texte sur l’Allemagne.\n",
    "copie.txt": " date 2022-01 Élections\n\nUn texte sur l’Allemagne.\n",
    "C.txt": "Sans date ni titre, une phrase.\n",
    "c.txt": "Une autre, sans titre non plus.\n",
    "empty.txt": "",
    "metadata.csv": "file;personnes;Cote\n2022/a.txt;Zoé|Éric|Anna;1\n2022/b.txt;Anna;2\n",
}


def make(folder: Path, names: list[str]) -> Home:
    """The archive in *folder*, its files created in the order of *names*."""
    home = make_home(folder)
    for age, name in enumerate(names):
        file = home.put(f"seeds/{name}", SEEDS[name])
        os.utime(file, (age, age))
    return home


def build(home: Home, **settings: str) -> dict[str, bytes]:
    """Every file of the site, and the bundle, built in a process with these *settings*."""
    assert home.run("build", **settings).returncode == 1
    said = home.run("bundle", "--json", **settings).stdout
    bundle = Path(json.loads(said)["bundle"])
    return {**read_tree(home.site), bundle.name: bundle.read_bytes()}


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path) -> None:
    names = list(SEEDS)
    one = build(
        make(tmp_path / "one", names), TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1", HOME="/"
    )
    far = tmp_path / "a longer path" / "d’ailleurs"
    far.parent.mkdir()
    other = build(
        make(far, names[::-1]),
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        LANG="tr_TR.UTF-8",
        LANGUAGE="de",
        FONDS_LANG="fr",  # of the report, of no page
        PYTHONHASHSEED="2",
    )
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_no_page_tells_when_or_where_it_was_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    home = make(tmp_path / "somewhere-special", list(SEEDS))
    files = build(home)
    told = [name for name, data in files.items() if b"somewhere-special" in data]
    assert told == []
    (bundle,) = (home.folder / "build").glob("*.zip")
    with zipfile.ZipFile(bundle) as parcel:
        assert {info.date_time[0] for info in parcel.infolist()} == {2001}


@pytest.mark.parametrize("names", some(["rules", "auto"], ["rules"]))
def test_the_number_of_workers_changes_nothing(
    tmp_path: Path, names: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among sources of every kind, refused ones too: enough of them that processes share them."""
    many = workers.FEW if EVERY else 3 * workers.BATCH
    monkeypatch.setattr(workers, "FEW", many)
    monkeypatch.setattr(search_index, "FEW", many)
    built = []
    for processes in (1, 3 if EVERY else 2):
        home = make(tmp_path / str(processes), list(SEEDS))
        for number in range(many):
            home.put(
                f"seeds/{number}.txt", f" date 2021-0{number % 9 + 1} Titre {number}\n\nÀ Rome."
            )
        home.put("seeds/image.txt", b"\x89PNG\r\n\x1a\n\x00\x00")
        home.configure(fonds={"workers": processes, "names": names})
        assert home.build().exit_code == 1
        home.put("seeds/0.txt", " date 2021-01 Titre 0\n\nÀ Rome, puis à Naples.")
        home.configure(plugins=[{"fonds": {"workers": processes, "rights": "CC0"}}])
        assert home.build().exit_code == 1  # every page is stale, little of the search is
        built.append({**read_tree(home.site), **read_tree(home.docs), **_rows(home)})
    one, more = built
    assert one.keys() == more.keys()
    assert [name for name in one if one[name] != more[name]] == []


def _rows(home: Home) -> dict[str, bytes]:
    """Every table of the catalogue."""
    catalogue = sqlite3.connect(home.folder / "build" / "catalogue.db")
    statements = "\n".join(catalogue.iterdump())
    catalogue.close()
    return {"catalogue": statements.encode()}
