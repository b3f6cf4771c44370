"""axe finds nothing, on every kind of page, light and dark, French and English."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.archives import some
from tests.room.kinds import KINDS, TEXTS
from tests.room.visiting import Room, Scheme, rest, show_in, visit_kind

Options = dict[str, Any]

ALL: Options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All that axe has on by default, and the size of targets, which WCAG 2.2 adds."""
COLOURS: Options = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules that see colours: no other can find more in the dark."""
ENHANCED: Options = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
"""Contrast AAA: 7:1, 4.5:1 for large letters."""

DARK = "(prefers-color-scheme: dark)"

EXEMPT = {
    ("target-size", "fonds-bar"): "bars are as wide as time allows; the query takes dates as well",
    ("region", 'id="__drawer"'): "the theme's drawer works by a checkbox before all landmarks; what"
    " one sees of it is its label, in the header",
}
"""(rule, part of the element) of what axe finds and WCAG excepts, and why."""


def find_violations(page: Page, options: Options, context: Any = None) -> list[str]:
    """Each element that breaks a rule, as "rule: element: why"."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    run = "([context, options]) => axe.run(context || document, options).then(it => it.violations)"
    found = page.evaluate(run, [context, options])
    return [
        f"{rule['id']}: {node['html']}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
        if not any(rule["id"] == id_ and part in node["html"] for id_, part in EXEMPT)
    ]


def find_in_both_schemes(page: Page) -> list[str]:
    show_in(page, "light")
    light = find_violations(page, ALL)
    show_in(page, "dark")
    return [*light, *(f"dark: {fault}" for fault in find_violations(page, COLOURS))]


ONE_OF_A_KIND = [
    "home", "article with all fields", "right to left", "long words", "person", "people",
    "year of many", "results", "curves", "lines", "together", "own words", "dossier", "about",
    "guide", "404",
]  # fmt: skip
"""Kinds that are made by different templates or scripts."""


@pytest.mark.parametrize("kind", some(list(KINDS), ONE_OF_A_KIND))
def test_every_kind_of_page(french: Room, calm_page: Page, kind: str) -> None:
    with visit_kind(calm_page, french, kind) as page:
        assert find_in_both_schemes(page) == []


@pytest.mark.parametrize("kind", some(list(KINDS), ["results"]))
def test_in_another_language(english: Room, calm_page: Page, kind: str) -> None:
    with visit_kind(calm_page, english, kind) as page:
        assert find_in_both_schemes(page) == []


ON_A_PHONE = ["home", "article", "person", "people", "year", "results"]


@pytest.mark.parametrize("kind", some(ON_A_PHONE, ["article", "results"]))
def test_on_a_phone(room: Room, calm_page: Page, kind: str) -> None:
    calm_page.set_viewport_size({"width": 390, "height": 844})
    with visit_kind(calm_page, room, kind) as page:
        assert find_in_both_schemes(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", some(TEXTS, TEXTS[:1]))
def test_the_text_has_the_highest_contrast(
    room: Room, calm_page: Page, kind: str, scheme: Scheme
) -> None:
    calm_page.emulate_media(color_scheme=scheme)
    with visit_kind(calm_page, room, kind) as page:
        show_in(page, scheme)  # as it has asked since before the page came
        assert find_violations(page, ENHANCED, "[data-source], h1") == []


def test_the_box_with_its_suggestions(room: Room, calm_page: Page) -> None:
    with visit_kind(calm_page, room, "article") as page:
        page.keyboard.press("/")
        page.keyboard.type("bid", delay=15)
        page.wait_for_selector("[role=option]")
        page.keyboard.press("ArrowDown")
        assert find_in_both_schemes(page) == []


def test_an_article_with_marks(room: Room, calm_page: Page) -> None:
    with visit_kind(calm_page, room, "results") as page:
        page.click(".fonds-result a >> nth=0")
        page.wait_for_selector("mark.fonds-mark--here")
        assert find_in_both_schemes(page) == []


def test_all_that_the_search_page_unfolds(room: Room, calm_page: Page) -> None:
    with visit_kind(calm_page, room, "results") as page:
        for summary in page.locator(".fonds-search summary:visible").all():
            summary.click()
        page.click(".fonds-facet label >> nth=0")
        rest(page)
        assert find_in_both_schemes(page) == []


@pytest.mark.parametrize("width", some([390, 1280], [390]))
def test_how_to_cite_and_to_export(room: Room, calm_page: Page, width: int) -> None:
    calm_page.set_viewport_size({"width": width, "height": 844})
    with visit_kind(calm_page, room, "article with all fields") as page:
        page.click(".fonds-cite summary")
        page.wait_for_selector(".fonds-cite button")
        assert find_in_both_schemes(page) == []
    for kind in ("person", "year of many", "time", "about"):
        with visit_kind(calm_page, room, kind) as page:
            page.click(".fonds-export summary")
            assert find_in_both_schemes(page) == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        (".fonds-text { color: #999 !important }", "color-contrast"),
        (f"@media {DARK} {{ .fonds-text {{ color: #666 !important }} }}", "color-contrast"),
    ],
)
def test_it_sees_a_fault_in_either_scheme(
    room: Room, calm_page: Page, fault: str, rule: str
) -> None:
    with visit_kind(calm_page, room, "article") as page:
        page.add_style_tag(content=fault)
        assert any(rule in found for found in find_in_both_schemes(page))
