"""Visits to a page of each kind that wait until it has come to rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from tests.archives import Home
from tests.browser.harness import visit
from tests.browser.settling import settle
from tests.room.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Room:
    """The room's archive in one language."""

    lang: str  # of the interface
    home: Home
    root: str  # its address on a server, with a slash at the end

    def address(self, kind: str) -> str:
        """Where the page of *kind* stands."""
        return self.root + KINDS[kind]

    def file(self, kind: str) -> Path:
        """The page of *kind* on disk."""
        return self.home.site / KINDS[kind].split("#")[0]


@contextmanager
def visit_kind(page: Page, room: Room, kind: str) -> Iterator[Page]:
    """The page of *kind*, at rest; whatever a browser complains of fails the visit."""
    with visit(page, room.address(kind), root=room.root):
        rest(page)
        yield page


FONTS_ARE_THERE = """async () => {
  do {
    document.body.getBoundingClientRect();  // only a layout asks for fonts
    await document.fonts.ready;
  } while (document.fonts.status === 'loading');
}"""
"""Comes to an end once no font is on its way any more."""


def rest(page: Page) -> None:
    """Wait for fonts and, on the pages that search and explore, for what they show."""
    if page.query_selector(".fonds-search"):
        settle(page)
    page.evaluate(FONTS_ARE_THERE)


Scheme = Literal["light", "dark"]


def show_in(page: Page, scheme: Scheme) -> None:
    """Have the system ask for *scheme*, and wait until the page's script has followed."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_function(
        """dark => {
          const [red] = getComputedStyle(document.body).color.match(/\\d+/g)
          const moves = document.getAnimations().some(it => it.playState === 'running')
          return (red > 127) === dark && !moves
        }""",
        arg=scheme == "dark",
    )
