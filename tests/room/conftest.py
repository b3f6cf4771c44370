"""The room's archive, built once for each language of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.archives import EVERY, Home, some
from tests.browser.server import serve
from tests.room.corpus import make_room
from tests.room.visiting import Room
from tests.sharing import share


@pytest.fixture(scope="session", params=some(["fr", "en"], ["fr"]))
def room(request: pytest.FixtureRequest) -> Room:
    """The built archive in either language, on a server."""
    room: Room = request.getfixturevalue({"fr": "french", "en": "english"}[request.param])
    return room


@pytest.fixture(scope="session")
def french(request: pytest.FixtureRequest) -> Iterator[Room]:
    """The archive in French alone, for what no language changes."""
    with open_room("fr", request) as room:
        yield room


@pytest.fixture(scope="session")
def english(request: pytest.FixtureRequest) -> Iterator[Room]:
    """The archive in English; what it is asked for but for EVERY needs no busy year."""
    with open_room("en", request) as room:
        yield room


@contextmanager
def open_room(lang: str, request: pytest.FixtureRequest) -> Iterator[Room]:
    """The archive in *lang*, on a server."""
    home = Home(share(f"room-{lang}", request, lambda folder: _build(folder, lang)))
    with serve(home.site) as root:
        yield Room(lang, home, root)


def _build(folder: Path, lang: str) -> None:
    assert make_room(folder, lang, busy=EVERY or lang == "fr").build().exit_code == 0


@pytest.fixture(scope="module")
def quiet_page(chromium: Browser) -> Iterator[Page]:
    """One page for the tests of a module, which keeps what it loaded; nothing on it moves."""
    with chromium.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture
def calm_page(quiet_page: Page) -> Page:
    """The module's page as it was at first."""
    quiet_page.goto("about:blank")
    quiet_page.emulate_media(media="null", color_scheme="light", reduced_motion="reduce")
    quiet_page.set_viewport_size({"width": 1280, "height": 800})
    return quiet_page
