"""A few pages look as they did when somebody last looked at them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.archives import THEME, Home, copy_of_the_repository, some
from tests.room.pictures import measure_difference, open_picture, reduce_picture
from tests.room.screenshots import LOOKED_AT, references_of
from tests.room.shots import SHOTS, take_shots

TOLERANCE = 0.01
"""Share of a page that may differ: two versions of Chromium draw letters a little differently."""
ARTICLE = next(shot for shot in SHOTS if shot.name == "article")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The repository's own archive."""
    home = copy_of_the_repository(tmp_path_factory.mktemp("pixels") / "archive")
    home.build()
    return home


@pytest.fixture(scope="module")
def pictures(home: Home, chromium: Browser) -> Mapping[str, bytes]:
    """Each picture as it is now."""
    return dict(take_shots(chromium, home.site, steady=True))


@pytest.mark.parametrize("name", [shot.name for shot in SHOTS])
def test_it_looks_as_it_did(pictures: Mapping[str, bytes], name: str) -> None:
    reference = Image.open(references_of(THEME) / f"{name}.png").convert("RGB")
    now = open_picture(pictures[name])
    if (difference := measure_difference(reduce_picture(now), reference)) > TOLERANCE:
        LOOKED_AT.mkdir(parents=True, exist_ok=True)
        now.save(LOOKED_AT / f"{name}-now.png")
        reference.resize(now.size).save(LOOKED_AT / f"{name}-before.png")
        pytest.fail(
            f"{difference:.1%} of the page “{name}” looks different: compare {name}-before.png and"
            f" {name}-now.png in {LOOKED_AT}; if the new look is meant, run “make screenshots”"
            " and commit what it writes",
            pytrace=False,
        )


FAULTS = [
    ".fonds-article { max-width: none !important }",
    ".fonds-text { font-family: monospace !important }",
    "article h1 { display: none !important }",
    "body { background: #ddd !important }",
    ".fonds-text p { margin-bottom: 2em !important }",
]


@pytest.mark.parametrize("fault", some(FAULTS, FAULTS[2::2]))
def test_a_broken_page_is_seen(home: Home, chromium: Browser, fault: str) -> None:
    reference = Image.open(references_of(THEME) / "article.png").convert("RGB")
    styles = home.site / "assets/fonds/fonds.css"
    whole = styles.read_text(encoding="utf-8")
    styles.write_text(whole + fault, encoding="utf-8")
    try:
        broken = dict(take_shots(chromium, home.site, [ARTICLE], steady=True))
    finally:
        styles.write_text(whole, encoding="utf-8")
    now = reduce_picture(open_picture(broken["article"]))
    assert measure_difference(now, reference) > 2 * TOLERANCE
