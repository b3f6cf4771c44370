"""Makes the pictures of the guide and those that tests compare: ``make screenshots``.

Of the repository's own archive: docs/guide/images/ and tests/room/references/, both tracked. Of a
folder of texts, ``python -m tests.room.screenshots FOLDER``: build/screenshots/, for the eye alone.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.archives import ROOT, copy_of_the_repository, make_home
from tests.browser.chromium import ARGS, MISSING, find_chromium
from tests.room.looks import LOOKS
from tests.room.pictures import open_picture, reduce_picture
from tests.room.shots import take_shots

IMAGES = ROOT / "docs" / "guide" / "images"
REFERENCES = ROOT / "tests" / "room" / "references"
"""Those of Material; of another theme in a folder of its name."""
LOOKED_AT = ROOT / "build" / "screenshots"

QUALITIES = (82, 70, 55, 40)
"""Of WebP, tried in turn until a picture is light enough."""
LIMIT = 100_000
"""Bytes of a picture at most."""


def show_repository(chromium: Browser, folder: Path) -> None:
    """The pictures of the repository's own archive, and their references."""
    for theme in LOOKS:
        home = copy_of_the_repository(folder / theme, theme)
        home.build()
        if theme == "material":
            save_shots(chromium, home.site, IMAGES)
        place = references_of(theme)
        place.mkdir(exist_ok=True)
        for name, png in take_shots(chromium, home.site, steady=True):
            reduce_picture(open_picture(png)).save(place / f"{name}.png", optimize=True)


def references_of(theme: str) -> Path:
    """Where the pictures of *theme* are that tests compare."""
    return REFERENCES if theme == "material" else REFERENCES / theme


def show_corpus(chromium: Browser, seeds: Path, folder: Path) -> None:
    """The pictures of an archive of *seeds*."""
    home = make_home(folder, seeds)
    home.build()
    save_shots(chromium, home.site, LOOKED_AT)


def save_shots(chromium: Browser, site: Path, folder: Path) -> None:
    """Each picture of *site* as WebP in *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, png in take_shots(chromium, site):
        file = folder / f"{name}.webp"
        for quality in QUALITIES:
            open_picture(png).save(file, quality=quality, method=6)
            if file.stat().st_size <= LIMIT:
                break
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")


def main() -> int:
    """Take the pictures that the arguments ask for; the exit code."""
    executable = find_chromium()
    if not executable:
        print(MISSING)
        return 1
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(ARGS))
        if len(sys.argv) > 1:
            show_corpus(chromium, Path(sys.argv[1]).resolve(), Path(place) / "corpus")
        else:
            show_repository(chromium, Path(place) / "archive")
        chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
