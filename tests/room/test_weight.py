"""What a first visit costs, and what a page adds to its text, gzipped as a server would."""

from __future__ import annotations

import gzip
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from playwright.sync_api import Browser

from tests.archives import EVERY, Home, make_home, some
from tests.room.visiting import Room, visit_kind

FIRST_VISIT = 150_000
"""Bytes of a page with all that it loads, fonts included, in a browser that was never here."""
ARTICLE = 4096 + 2048
"""Bytes of an article's page above those of its text; 2 kB of them make it citable."""
HOME = 60_000
"""Bytes of the home page's HTML, whatever the archive holds."""

PACKED = {".woff2", ".png"}
"""Files that a server does not pack once more."""


def weigh(file: Path) -> int:
    """Bytes that a server sends for *file*."""
    data = file.read_bytes()
    return len(data) if file.suffix in PACKED else pack(data)


def pack(data: bytes) -> int:
    """Bytes of *data* at the level of gzip that servers take."""
    return len(gzip.compress(data, 6))


def weigh_first_visit(room: Room, chromium: Browser, kind: str) -> dict[str, int]:
    """Each file that the page of *kind* loads → its bytes."""
    with chromium.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        with visit_kind(page, room, kind):
            page.wait_for_load_state("networkidle")
    paths = {urlsplit(url).path.removeprefix("/") for url in asked if url.startswith(room.root)}
    return {path: weigh(room.home.site / path) for path in sorted(paths)}


VISITED = ["home", "article", "right to left", "person",
           "article without title", "year", "404"]  # fmt: skip


@pytest.mark.parametrize("kind", some(VISITED, VISITED[:4]))
def test_a_first_visit_is_light(french: Room, chromium: Browser, kind: str) -> None:
    files = weigh_first_visit(french, chromium, kind)
    assert any(path.endswith(".woff2") for path in files)
    assert sum(files.values()) <= FIRST_VISIT, files


@pytest.mark.parametrize(
    "kind", ["article", "article without title", "article with all fields", "article in English"]
)
def test_a_page_adds_little_to_its_text(room: Room, kind: str) -> None:
    page = room.file(kind).read_bytes()
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    text = "\n".join("".join(part.itertext()) for part in tree.iterfind(".//*[@data-source]"))
    assert len(text) > 400
    assert pack(page) - pack(text.encode()) <= ARTICLE


def test_text_waits_for_no_font(french: Room) -> None:
    styles = (french.home.site / "assets/fonds/fonds.css").read_text(encoding="utf-8")
    faces = styles.split("@font-face")[1:]
    assert faces
    assert all("font-display:optional" in face.split("}")[0] for face in faces)


def make_many(folder: Path, years: int, names: int) -> Home:
    """A built archive with an article in each month of *years*, which name *names* people."""
    number = count()
    seeds = {
        f"{year}-{month:02d}.txt": (
            f" date {year}-{month:02d} Nouvelle du mois\n\n"
            + " ".join(f"M. Jean Martin{letters(next(number) % names)} a parlé." for _ in range(4))
        )
        for year in range(2022 - years, 2022)
        for month in range(1, 13)
    }
    home = make_home(folder, seeds)
    assert home.build().exit_code == 0
    return home


def letters(number: int) -> str:
    """*number* as letters, since no name has figures."""
    return "".join(chr(ord("a") + int(figure)) for figure in str(number))


def test_home_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    few = weigh_home(make_many(tmp_path / "few", 10, 100))
    years = 60 if EVERY else 30
    many = weigh_home(make_many(tmp_path / "many", years, 800))
    assert many <= HOME
    grown = (many - few) / (years - 10)
    assert few + grown * 200 <= HOME, "two centuries, the most that a newspaper has, must fit too"


def weigh_home(home: Home) -> int:
    """Bytes of the home page as it lies on disk: what a browser has to read."""
    return (home.site / "index.html").stat().st_size
