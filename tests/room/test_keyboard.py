"""The keyboard alone reaches and operates everything, and focus is always seen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page

from tests.archives import some
from tests.room.looks import LOOK, is_dark, wait_for_dark
from tests.room.pictures import count_changed
from tests.room.visiting import Room, rest, visit_kind

OUTLINE = 50
"""Pixels that must change where focus comes: a line of 2 around a bar of 9 by 3 has more."""

EXPECTED = """() => {
  const all = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const waits = one => one.matches('[type=radio]:not(:checked)');  // its group is one stop
  window.missing = new Set([...document.querySelectorAll(all)].filter(
    one => one.tabIndex >= 0 && !one.disabled && !waits(one)
      && one.checkVisibility({visibilityProperty: true})));
  window.passed = new Set();
}"""
"""Notes all that a reader with a mouse could operate."""

ARRIVE = """() => {
  const one = document.activeElement;
  if (one === document.body || passed.has(one)) return null;
  passed.add(one);
  missing.delete(one);
  const labels = [...one.labels ?? []].filter(
    label => label.checkVisibility({visibilityProperty: true}) && label.offsetWidth);
  const shown = getComputedStyle(one).opacity === '0' && labels[0] || one;
  const rect = [...shown.getClientRects()].find(({width}) => width > 0);
  const top = rect && document.elementFromPoint(
    rect.x + rect.width / 2, rect.y + rect.height / 2);
  const covered = rect && !shown.contains(top);
  const {y, height} = shown.getBoundingClientRect();
  return {html: one.outerHTML.slice(0, 150), y, height, covered,
    like: [one.tagName, one.className, one.type, one.parentElement.className].join()};
}"""
"""The focused element, or the label that stands for it; null at the end or where it was before."""


def walk(page: Page) -> list[str]:
    """Press Tab to the end of the page; what was not reached, is covered or does not show focus."""
    page.evaluate("document.activeElement.blur()")
    page.evaluate(EXPECTED)
    faults, seen = [], set()
    page.keyboard.press("Tab")
    while stop := page.evaluate(ARRIVE):
        if stop["covered"]:
            faults.append(f"covered: {stop['html']}")
        if stop["like"] not in seen and not is_seen(page, stop):
            faults.append(f"focus not seen: {stop['html']}")
        seen.add(stop["like"])
        page.keyboard.press("Tab")
    missing = page.evaluate("[...missing].map(one => one.outerHTML.slice(0, 150))")
    return faults + [f"not reached: {html}" for html in missing]


def is_seen(page: Page, stop: dict[str, Any]) -> bool:
    """Whether the picture around the focused element changes when focus leaves it."""
    assert page.viewport_size
    top = max(stop["y"] - 60, 0)
    width, height = page.viewport_size["width"], stop["height"] + 120
    clip: FloatRect = {"x": 0, "y": top, "width": width, "height": height}
    focused = page.screenshot(clip=clip)
    page.evaluate("window.held = document.activeElement; held.blur()")
    blurred = page.screenshot(clip=clip)
    page.evaluate("held.focus({preventScroll: true})")
    return count_changed(focused, blurred) >= OUTLINE


WALKED = ["home", "article", "person", "people", "time", "year of many", "results", "404"]


@pytest.mark.parametrize("kind", some(WALKED, ["people", "results"]))
def test_tab_reaches_all_and_focus_is_seen(french: Room, calm_page: Page, kind: str) -> None:
    with visit_kind(calm_page, french, kind) as page:
        assert walk(page) == []


@pytest.mark.parametrize("kind", some(["home", "article"], ["home"]))
def test_it_does_on_a_phone_and_in_the_dark(french: Room, calm_page: Page, kind: str) -> None:
    calm_page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    calm_page.set_viewport_size({"width": 390, "height": 844})
    with visit_kind(calm_page, french, kind) as page:
        assert walk(page) == []


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("* { outline: none !important }", "focus not seen"),
        (f"{LOOK.tabs} {{ pointer-events: none }}", "covered"),
    ],
)
def test_it_sees_a_fault(french: Room, calm_page: Page, style: str, fault: str) -> None:
    with visit_kind(calm_page, french, "404") as page:
        page.add_style_tag(content=style)
        assert any(fault in found for found in walk(page))


def test_what_tab_cannot_reach_is_told(french: Room, calm_page: Page) -> None:
    with visit_kind(calm_page, french, "404") as page:
        page.evaluate(
            "selector => document.querySelectorAll(selector).forEach(one =>"
            " one.addEventListener('keydown', event => event.preventDefault()))",
            f"{LOOK.tabs} a",
        )
        assert any("not reached" in found for found in walk(page))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until *selector* has focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("one => document.activeElement.matches(one)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_the_first_tab_skips_to_the_text(french: Room, calm_page: Page) -> None:
    with visit_kind(calm_page, french, "article") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('article')")


def test_the_scheme_is_changed_and_kept(french: Room, page: Page) -> None:
    with visit_kind(page, french, "article"):
        assert not is_dark(page)
        tab_to(page, LOOK.switch)
        page.keyboard.press(LOOK.next)
        page.keyboard.press(LOOK.next)
        wait_for_dark(page)
    with visit_kind(page, french, "home"):
        wait_for_dark(page)


def test_the_box_suggests_and_leads(french: Room, calm_page: Page) -> None:
    with visit_kind(calm_page, french, "article") as page:
        page.keyboard.press("/")
        page.keyboard.type("stephen har", delay=15)
        page.wait_for_selector("[role=option]")
        page.keyboard.press("Escape")
        assert page.is_hidden("[role=listbox]")
        page.keyboard.press("ArrowDown")
        page.wait_for_selector("[role=option]")
        page.keyboard.press("ArrowUp")
        assert "aria-selected" in page.inner_html("[role=listbox]")
        chosen = page.get_attribute("[aria-selected=true]", "href")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{chosen.removeprefix(french.root) if chosen else 'nowhere'}")
        rest(page)


def test_a_search_is_refined_sorted_and_read(french: Room, calm_page: Page) -> None:
    with visit_kind(calm_page, french, "results") as page:
        tab_to(page, ".fonds-help summary")
        page.keyboard.press("Enter")
        assert page.get_attribute(".fonds-help", "open") is not None
        tab_to(page, "[data-part=sort]")
        page.keyboard.press("ArrowDown")
        page.wait_for_function("location.hash.includes('sort=newest')")
        rest(page)
        tab_to(page, ".fonds-bar")
        page.keyboard.press("Enter")
        page.wait_for_function("location.hash.includes('from=')")
        page.wait_for_selector(".fonds-search__chosen button")
        rest(page)
        page.evaluate("document.activeElement.blur()")
        tab_to(page, ".fonds-search__chosen button")
        page.keyboard.press("Enter")
        page.wait_for_function("!location.hash.includes('from=')")
        rest(page)
        tab_to(page, ".fonds-facet input[type=checkbox]")
        page.keyboard.press("Space")
        page.wait_for_function("location.hash.includes('f=')")
        rest(page)


def test_marks_are_walked_and_cleared(french: Room, calm_page: Page) -> None:
    with visit_kind(calm_page, french, "results") as page:
        tab_to(page, ".fonds-result a")
        page.keyboard.press("Enter")
        page.wait_for_selector("mark.fonds-mark--here")
        first = page.evaluate("scrollY")
        page.evaluate("document.querySelector('.fonds-marks').previousElementSibling?.focus()")
        tab_to(page, ".fonds-marks button:last-child")
        page.keyboard.press("Enter")
        page.wait_for_function("!document.querySelector('mark')")
        assert first >= 0
