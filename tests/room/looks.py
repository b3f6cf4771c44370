"""What the themes call what both have: the same tests run on either."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.archives import THEME


@dataclass(frozen=True, slots=True)
class Look:
    """Where a theme has what."""

    tabs: str  # the sections in the header of a wide screen
    menu: str  # what opens the drawer of a small one
    drawer: str  # the links in it
    switch: str  # what changes between light and dark
    next: str  # the key that goes on to its next choice


LOOKS = {
    "material": Look(
        tabs=".md-tabs",
        menu="#__drawer",
        drawer=".md-nav--primary",
        switch=".md-option",
        next="ArrowRight",
    ),
    "fonds": Look(
        tabs=".fonds-menu",
        menu=".fonds-header__menu",
        drawer=".fonds-menu",
        switch=".fonds-scheme",
        next="Enter",
    ),
}
LOOK = LOOKS[THEME]


def is_dark(page: Page) -> bool:
    """Whether the page's letters are lighter than its ground."""
    return bool(page.evaluate(_IS_DARK))


def wait_for_dark(page: Page) -> None:
    """Until they are: scripts and transitions take their time."""
    page.wait_for_function(_IS_DARK)


_IS_DARK = """() => {
  const [ink, ground] = ['color', 'backgroundColor'].map(key => getComputedStyle(document.body)[key]
    .match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0));
  return ink > ground;
}"""
