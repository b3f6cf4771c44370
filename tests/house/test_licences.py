"""What is of others: every file has a licence, and its text and notices go wherever it goes."""

from __future__ import annotations

import re
import tomllib
import zipfile
from fnmatch import fnmatch
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from mkdocs.theme import Theme

from tests.archives import ROOT, Home, make_home

PACKAGE = "scripts/fonds"
CODE = {".py", ".js", ".css", ".html", ".sql", ".md"}
"""What is written for fonds, unless an entry says otherwise; all else is data and needs one."""
PLAIN = {"scripts/fonds/py.typed", "scripts/fonds/commands/starter/gitignore",
         "scripts/fonds/render/frames/material/assets/fonds/NOTICE.txt",
         "scripts/fonds/render/frames/own/assets/fonds/NOTICE.txt"}  # fmt: skip

SPOKEN_OF = {
    "MPL-2.0": re.compile("Mozilla Public License"),
    "CC-BY-4.0": re.compile("CC BY 4.0"),
    "OFL-1.1": re.compile("SIL Open Font License"),
}
"""How a file says that it is under a licence."""


@cache
def table() -> list[dict[str, Any]]:
    return list(tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"])


@cache
def project() -> dict[str, Any]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"])


def shipped() -> list[str]:
    files = filter(Path.is_file, (ROOT / PACKAGE).rglob("*"))
    paths = (file.relative_to(ROOT).as_posix() for file in files)
    return sorted(path for path in paths if "__pycache__" not in path)


def entries(path: str) -> list[dict[str, Any]]:
    """The entries that fit *path*, the one that counts last."""
    return [entry for entry in table() if any(fits(path, glob) for glob in entry["path"])]


def fits(path: str, glob: str) -> bool:
    if glob.endswith("**"):
        return path.startswith(glob.removesuffix("**"))
    return path.count("/") == glob.count("/") and fnmatch(path, glob)


def licences(path: str) -> set[str]:
    return set(entries(path)[-1]["SPDX-License-Identifier"].split(" AND "))


DATA = [p for p in shipped() if PurePosixPath(p).suffix not in CODE and p not in PLAIN]


@pytest.mark.parametrize("path", DATA)
def test_each_data_file_and_typeface_has_an_entry_that_names_it(path: str) -> None:
    assert len(entries(path)) > 1, f"say in REUSE.toml where {path} comes from"


@pytest.mark.parametrize("path", [p for p in shipped() if p not in PLAIN and p[-3:] != ".py"])
def test_a_file_is_under_the_licence_that_it_speaks_of(path: str) -> None:
    beginning = (ROOT / path).read_bytes()[:1000].decode("utf-8", "replace")
    for licence, words in SPOKEN_OF.items():
        if words.search(beginning):
            assert licence in licences(path)
    if path.endswith(".woff2"):
        assert licences(path) == {"OFL-1.1"}


def test_every_entry_is_of_files_that_there_are() -> None:
    files = [f.relative_to(ROOT).as_posix() for f in (ROOT / "docs/articles").rglob("*")]
    files += [*shipped(), *(f"seeds/{file.name}" for file in (ROOT / "seeds").iterdir())]
    globs = [glob for entry in table() for glob in entry["path"]]
    assert [glob for glob in globs if not any(fits(path, glob) for path in files)] == []


def test_the_package_says_the_licences_of_its_files_and_carries_their_texts() -> None:
    found = set().union(*map(licences, shipped()))
    assert set(project()["license"].split(" AND ")) == found
    assert {file.stem for file in (ROOT / "LICENSES").iterdir()} == found
    globs = project()["license-files"]
    for name in ("LICENSE", "NOTICE", "LICENSES/MPL-2.0.txt"):
        assert any(fnmatch(name, glob) for glob in globs)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]
    assert {"LICENSE", "LICENSES", "NOTICE"} <= set(
        settings["build"]["targets"]["sdist"]["include"]
    )


def test_the_typeface_s_licence_bears_its_makers_notice() -> None:
    beside = (ROOT / PACKAGE / "theme/assets/fonds/fonts/LICENSE.txt").read_text("utf-8")
    assert beside.startswith("© 2014 - 2021 Adobe Systems Incorporated")
    assert "Reserved Font Name ‘Source’" in beside.splitlines()[0]
    assert (ROOT / "LICENSES/OFL-1.1.txt").read_text("utf-8") == beside


def test_notice_speaks_of_every_entry_of_others() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    for licence in set(project()["license"].split(" AND ")):
        assert licence in notice


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("licences") / "a", {"a.txt": "Un titre\n\nUn texte\n"})
    home.build()
    return home


def files_of(home: Home) -> set[str]:
    return {f.relative_to(home.site).as_posix() for f in home.site.rglob("*") if f.is_file()}


def test_a_site_carries_the_notices_of_what_it_holds(home: Home) -> None:
    notice = home.page("assets/fonds/NOTICE.txt")
    for words in ("Adobe", "Martin Donath", "Permission is hereby granted", "IPTC", "RxJS"):
        assert words in notice
    fonts = {path for path in files_of(home) if path.endswith((".woff2", ".woff", ".ttf", ".otf"))}
    assert {PurePosixPath(path).parent.as_posix() for path in fonts} == {"assets/fonds/fonts"}
    assert "assets/fonds/fonts/LICENSE.txt" in files_of(home)


def test_so_does_its_zip(home: Home) -> None:
    with zipfile.ZipFile(home.bundle()) as bundle:
        names = {name.partition("/")[2] for name in bundle.namelist()}
    assert {"site/assets/fonds/NOTICE.txt", "site/assets/fonds/fonts/LICENSE.txt"} <= names


def test_what_a_site_does_not_use_is_not_in_it(home: Home) -> None:
    paths = files_of(home)
    assert not [p for p in paths if "/lunr/" in p or "/workers/" in p or "/.icons/" in p]
    assert not [path for path in paths if path.endswith((".svg", ".map"))]


def test_material_s_own_search_has_its_scripts(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "Un titre\n\nUn texte\n"})
    home.configure(
        plugins=[{"fonds": {"names": "rules", "search": False, "fast": "always"}}, "search"]
    )
    home.build()
    assert any("/lunr/" in path for path in files_of(home))


def test_every_script_of_others_is_in_the_notice(home: Home) -> None:
    """A new version of Material with another library in it has to be looked at."""
    notice, named = home.page("assets/fonds/NOTICE.txt").casefold(), set()
    (templates,) = [Path(folder) for folder in Theme("material").dirs if "material" in folder]
    for source_map in templates.glob("assets/javascripts/*.map"):
        sources = re.findall(
            r"node_modules/((?:@[\w.-]+/)?[\w.-]+)/", source_map.read_text("utf-8")
        )
        named |= {name.rpartition("/")[2] for name in sources}
    assert named
    assert {
        name for name in named if name.replace("clipboard", "clipboard.js") not in notice
    } == set()
