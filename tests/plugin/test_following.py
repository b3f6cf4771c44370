"""What a decision at the desk touches is made anew at once, as the build after it makes it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from fonds.plugin import pacing
from fonds.plugin.following import follow
from fonds.plugin.plugin import FondsPlugin
from tests.archives import Home, make_home
from tests.names.holding import FRENCH

SEEDS = {
    "n1.txt": "Le ministre Jean Zorbex a parlé hier à Lyon.",
    "n2.txt": "Selon Jean Zorbex, il pleut. Marie Vurmak rit.",
    "n3.txt": "La chanteuse Marie Vurmak vit à Lyon.",
    "n4.txt": "Le chaos règne, dit Zorbex Palace, une ombre.",
    "n5.txt": "Il ne se passe rien.",
}
DATED = {
    name: f" date 2022-01-0{at} Titre {at}\n\n{text}\n\n{FRENCH}\n"
    for at, (name, text) in enumerate(SEEDS.items(), 1)
}
JEAN, MARIE = "people/jean-zorbex.html", "people/marie-vurmak.html"
N = {at: f"articles/2022/01/n{at}.html" for at in range(1, 6)}

DECISIONS = [  # what authorities.yml then says, pages made anew, of them what they then say
    ("people:\n  ombre: {label: Zorbex Palace}\n", {N[4], "people/ombre.html"}, "Zorbex Palace"),
    ("people:\n  ombre: {label: Ombre, variants: [Zorbex Palace]}\n",
     {N[4], "people/ombre.html"}, "Ombre"),
    ("", {N[4]}, ""),
    ("reject: [Jean Zorbex]\n", {N[1], N[2]}, ""),
    ("merge: [[marie-vurmak, jean-zorbex]]\n", {N[1], N[2], MARIE}, "Marie Vurmak"),
    ("", {N[1], N[2], JEAN, MARIE}, "Zorbex"),
    ("relabel: {Marie Vurmak: places}\n", {N[2], N[3], "places/marie-vurmak.html"}, "Vurmak"),
    ("articles:\n  n5: {title: Du nouveau}\n", {N[2], N[3], N[5]}, ""),
    ("articles:\n  n5: {title: Du nouveau}\nhide_names: [people/jean-zorbex]\n", {N[1], N[2]}, ""),
]  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """An archive of which a preview made the site."""
    home = make_home(tmp_path / "a", DATED)
    home.configure(fonds={"related": False})  # which the build after it compares
    preview(home)
    yield home
    FondsPlugin.serving = False
    pacing.follow_up()


def preview(home: Home) -> None:
    """Build as `mkdocs serve` does."""
    config = load_config(config_file=str(home.config))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, dirty=False)


def pages(home: Home) -> dict[str, bytes]:
    files = (file for file in home.site.rglob("*.html"))
    return {file.relative_to(home.site).as_posix(): file.read_bytes() for file in files}


def test_pages_that_decisions_touch_are_those_of_the_build_after(home: Home) -> None:
    for at, (text, touched, told) in enumerate(DECISIONS):
        before = pages(home)
        home.put("authorities.yml", text)
        left = follow(pacing._LEFT[0])
        assert left, text
        pacing._LEFT[:] = [left]
        early = pages(home)
        assert {page for page in early if early[page] != before.get(page)} == touched, text
        assert any(told in early[page].decode() for page in touched), text
        if at in (0, 4, len(DECISIONS) - 1):
            preview(home)
            late = pages(home)
            assert [page for page in touched if late[page] != early[page]] == [], text
    made = home.folder / "made"
    shutil.move(home.site, made)
    shutil.rmtree(home.folder / "build")
    preview(home)
    assert pages(home) == late
