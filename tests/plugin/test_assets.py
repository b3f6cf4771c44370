"""A small archive is small: what no page of it loads is not in its site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fonds.base.alphabets import rare_letters
from fonds.render.faces import drop_faces
from tests.archives import ROOT, SEEDS, Home, make_home

SITE, ZIP = 1_500_000, 600_000
"""Bytes of the site of two articles, and of its zip, at most."""
BASIC = {"latin-wght-normal", "latin-wght-italic"}
STYLE = (ROOT / "scripts/fonds/theme/assets/fonds/fonds.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The two seeds, as `fonds new` and `fonds build` make their archive."""
    seeds = {file.name: file.read_bytes() for file in SEEDS.glob("*.txt")}
    home = make_home(tmp_path_factory.mktemp("small") / "a", seeds)
    assert home.build().exit_code == 0
    return home


def fonts(home: Home) -> set[str]:
    """The fonts of the site; its style names each, and no other."""
    folder = home.site / "assets/fonds"
    there = {file.name for file in (folder / "fonts").glob("*.woff2")}
    style = (folder / "fonds.css").read_text(encoding="utf-8")
    assert set(re.findall(r'url\("fonts/([^"]+)"\)', style)) == there
    return {name.removeprefix("source-serif-4-").removesuffix(".woff2") for name in there}


def test_two_articles_make_a_small_site_and_a_small_zip(small: Home) -> None:
    sizes = {file: file.stat().st_size for file in small.site.rglob("*") if file.is_file()}
    largest = sorted(sizes, key=lambda file: -sizes[file])[:20]
    assert sum(sizes.values()) <= SITE, [(file.name, sizes[file]) for file in largest]
    assert small.bundle().stat().st_size <= ZIP


def test_a_font_comes_with_the_first_letter_that_needs_it(small: Home) -> None:
    assert fonts(small) == BASIC
    small.seed({"grec.txt": "Οι λέξεις του κόσμου\n\nΌλα αρχίζουν με μια λέξη."})
    small.put("docs/merci.md", "# Merci à Łucja\n")
    small.build()
    assert fonts(small) == BASIC | {"greek-wght-normal", "latin-ext-wght-normal"}
    (small.seeds / "grec.txt").unlink()
    small.build()
    assert fonts(small) == BASIC | {"latin-ext-wght-normal"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("été", set()),
        ("Москва", {"cyrillic"}),
        ("Vũ Việt Nam", {"vietnamese", "latin-ext"}),
        ("Κόσμος и мир", {"greek", "cyrillic"}),
    ],
)
def test_a_style_keeps_the_fonts_of_the_letters(text: str, kept: set[str]) -> None:
    style, dropped = drop_faces(STYLE, set(rare_letters(text)))
    assert all(address not in style for address in dropped)
    names = set(re.findall(r"source-serif-4-([\w-]+)-wght", style))
    assert names == {"latin"} | kept
    assert "fonds Georgia" in style


def test_a_style_of_somebodys_own_names_its_own_fonts(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "Un mot."})
    own = STYLE.replace("Source Serif 4", "Ma police")
    home.put("docs/assets/fonds/fonds.css", own)
    home.build()
    assert (home.site / "assets/fonds/fonds.css").read_text(encoding="utf-8") == own
    assert "greek-wght-normal" in fonts(home)
