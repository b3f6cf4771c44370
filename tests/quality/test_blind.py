"""Folders as people bring them, whose truth was written by someone who had not read the parser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from fonds.base.fold import fold
from tests.archives import Home, make_home

HERE = Path(__file__).parent
FLOORS: dict[str, float] = json.loads((HERE / "floors.json").read_text("utf-8"))
FOLDERS = ("scrape", "disk", "press")


def read_pages(home: Home) -> dict[str, dict[str, Any]]:
    """Place of each article → its front matter."""
    pages = (home.docs / "articles").rglob("*.md")
    found = [yaml.safe_load(page.read_text("utf-8").split("\n---\n")[0]) for page in pages]
    return {page["source"]["path"]: page for page in found}


def build(folder: str, place: Path) -> Home:
    home = make_home(place, HERE / "blind" / folder / "seeds")
    options = yaml.safe_load((HERE / "blind" / folder / "options.yml").read_text("utf-8")) or {}
    if table := options.pop("metadata", None):
        options["metadata"] = str(HERE / "blind" / folder / table)
    home.configure(fonds={"names": "none", **options})
    home.convert()
    return home


def is_right(truth: dict[str, Any], page: dict[str, Any] | None) -> bool:
    """Whether *page* has the title and the date of *truth*; letters' case and notes apart."""
    if page is None or truth["date"] != page.get("date"):
        return False
    title = truth["title"]
    return page["title_supplied"] if title is None else fold(title) == fold(page["title"])


@pytest.mark.parametrize("folder", FOLDERS)
def test_titles_and_dates_of_a_folder_made_blind(folder: str, tmp_path: Path) -> None:
    truth = yaml.safe_load((HERE / "blind" / folder / "truth.yml").read_text("utf-8"))
    pages = read_pages(build(folder, tmp_path / "a"))
    twice = {it["place"]: it["of"] for it in truth.get("duplicates", ())}
    wrong = [it for it in truth["articles"] if not is_right(it, pages.get(it["place"]))]
    for it in wrong:
        page = pages.get(it["place"], {})
        print(it["place"], "|", it["title"], it["date"], "|", page.get("title"), page.get("date"))
    no_articles = [place for place in truth["none"] if place in pages]
    extra = pages.keys() - {it["place"] for it in truth["articles"]} - twice.keys()
    print("no articles, but pages:", sorted({*no_articles, *extra}))
    count = len(truth["articles"])
    right = (count - len(wrong)) / (count + len(extra))
    assert right >= FLOORS[f"titles and dates, {folder}, made blind"], f"{right:.3f}"
