"""Names and dates beside the results: ticked, excluded, typed; and what each number counts."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fonds.config import Archive
from tests.archives import EVERY
from tests.browser.harness import visit
from tests.browser.settling import settle
from tests.search import scan
from tests.search.archive import (
    build_archive,
    insert,
    insert_record,
    open_catalogue_of,
    read_archive,
    write_site,
)
from tests.search.queries import Asker
from tests.search.test_page import SAMPLES, count, write_pages

ASK = """async states => {
  const answers = [];
  await fonds.parts.withIndex(async index => {
    for (const state of states) {
      const answer = await index.ask(state), facets = {};
      for (const [facet, rows] of await index.countNames(answer)) {
        const names = await index.readNames(rows.map(row => row.id));
        facets[facet] = Object.fromEntries(names.map((name, at) => [name.label, rows[at].count]));
      }
      answers.push([answer.match.docs.length, facets]);
    }
  });
  return answers;
}"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The samples with pages, and with a page that holds the engine alone."""
    archive = build_archive(tmp_path_factory.mktemp("refining"), SAMPLES)
    tag_by_chance(archive)
    write_pages(archive)
    write_site(archive)
    return archive


def tag_by_chance(archive: Archive) -> None:
    """More names, each at a fifth of the articles: of all facets, and of one that is long."""
    chance = random.Random(1)  # noqa: S311
    with open_catalogue_of(archive) as catalogue:
        for number in range(15):
            label = f"Œuvre {number}"
            insert_record(
                catalogue, f"topics/{scan.fold(label)}", "topic", label, [f"Étude {number}"]
            )
        ids = [id_ for (id_,) in catalogue.execute("SELECT id FROM articles ORDER BY id")]
        tags = set(catalogue.execute("SELECT article_id, record_id FROM tags"))
        for (record,) in catalogue.execute("SELECT id FROM records ORDER BY id").fetchall():
            for id_ in sorted(id_ for id_ in ids if chance.random() < 0.2):
                if (id_, record) not in tags:
                    insert(catalogue, "tags", article_id=id_, record_id=record, why="test")


@pytest.fixture(scope="module")
def root(archive: Archive) -> str:
    return f"{archive.site.as_uri()}/"


def state(q: str, filters: scan.Filters) -> dict[str, Any]:
    """The state of the page, as its scripts have it."""
    chosen = [{"facet": facet, "label": label, "out": out} for facet, label, out in filters]
    return {"q": q, "filters": chosen, "from": "", "to": "", "sort": ""}


def draw_filters(seen: scan.Archive, chance: random.Random) -> scan.Filters:
    names = [(facet, label) for facet, labels in sorted(seen.forms.items()) for label in labels]
    drawn = chance.sample(names, chance.choice((0, 1, 2, 3, 4)))
    return [(facet, label, chance.random() < 0.3) for facet, label in drawn]


def test_numbers_are_those_of_the_scan(offline_page: Page, archive: Archive, root: str) -> None:
    seen, chance = read_archive(archive), random.Random(3)  # noqa: S311
    asker = Asker(seen, 5)
    queries = [("", ("and",)), *(asker.draw() for _ in range(60 if EVERY else 30))]
    cases = [(text, query, draw_filters(seen, chance)) for text, query in queries for _ in "ab"]
    with visit(offline_page, f"{root}engine.html") as page:
        answers = page.evaluate(ASK, [state(text, filters) for text, _, filters in cases])
    for (text, whole, chosen), (total, facets) in zip(cases, answers, strict=True):
        query, filters = scan.lift_names(seen, whole, chosen)
        assert total == len(scan.meant(seen, scan.with_filters(query, filters))), (text, filters)
        found = {facet: rows for facet, rows in facets.items() if rows}
        assert found == scan.count_names(seen, query, filters), (text, filters)


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ('person:"Donald Trump" the', [("people", "Donald Trump", False)]),
        ("the personne:“The Donald”", [("people", "Donald Trump", False)]),
        ('the -lieu:"Paris"', [("places", "Paris", True)]),
        (
            'the person:"Donald Trump" OU person:"Joe Biden"',
            [("people", "Donald Trump", False), ("people", "Joe Biden", False)],
        ),
    ],
)
def test_a_name_alone_in_the_query_is_as_good_as_ticked(
    offline_page: Page, archive: Archive, root: str, query: str, filters: scan.Filters
) -> None:
    more: scan.Filters = [("places", "Nice", True)]
    with visit(offline_page, f"{root}engine.html") as page:
        typed, ticked, both, one = page.evaluate(
            ASK,
            [
                state(query, more),
                state("the", [*more, *filters]),
                state(query, [("people", "Melania Trump", False)]),
                state("the", [*filters, ("people", "Melania Trump", False)]),
            ],
        )
    assert typed == ticked
    assert both == one


def test_two_names_that_must_both_stand_there_are_not_ticked(offline_page: Page, root: str) -> None:
    query = 'person:"Donald Trump" person:"Melania Trump"'
    with visit(offline_page, f"{root}search.html#q={query}") as page:
        settle(page)
        assert page.locator(".fonds-facet input:checked").count() == 0


def box(page: Page, label: str) -> Any:
    return page.locator(".fonds-facet li", has_text=label).first


def test_a_name_is_excluded_and_no_longer(offline_page: Page, root: str) -> None:
    with visit(offline_page, f"{root}search.html#q=the") as page:
        settle(page)
        whole, number = count(page), int(box(page, "Donald Trump").locator("small").inner_text())
        box(page, "Donald Trump").locator("button").click()
        settle(page)
        assert count(page) == whole - number
        assert "f=-people:Donald%20Trump" in page.url
        assert page.inner_text("[data-part=chosen]").startswith("sans Donald Trump")
        assert box(page, "Donald Trump").locator("s").count() == 1
        assert box(page, "Donald Trump").locator("small").inner_text() == str(number)
        box(page, "Donald Trump").locator("button").focus()
        page.keyboard.press("Enter")
        settle(page)
        assert (count(page), "f=" in page.url) == (whole, False)
        assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "false"


def test_ticked_names_of_a_facet_stand_for_each_other(offline_page: Page, root: str) -> None:
    with visit(offline_page, f"{root}search.html#q=the") as page:
        settle(page)
        counts = []
        for label in ("Donald Trump", "Joe Biden"):
            box(page, label).locator("label").click()
            settle(page)
            counts.append(count(page))
        assert counts[1] >= counts[0]
        assert page.locator(".fonds-facet input:checked").count() == 2
        page.click(".fonds-chip--all")
        settle(page)
        assert "f=" not in page.url


def test_a_typed_name_is_ticked_and_let_go(offline_page: Page, root: str) -> None:
    with visit(offline_page, f"{root}search.html") as page:
        settle(page)
        page.fill("#fonds-query", 'the personne:"the donald"')
        page.wait_for_selector(".fonds-facet input:checked")
        settle(page)
        assert box(page, "Donald Trump").locator("input").is_checked()
        box(page, "Joe Biden").locator("label").click()
        settle(page)
        assert page.input_value("#fonds-query") == "the"
        assert page.locator(".fonds-facet input:checked").count() == 2
        box(page, "Donald Trump").locator("label").click()
        settle(page)
        assert page.url.endswith("#q=the&f=people:Joe%20Biden")


def test_a_long_list_is_filtered_whatever_the_accents(offline_page: Page, root: str) -> None:
    rows = ".fonds-facet:has(#fonds-facet-topics) li"
    with visit(offline_page, f"{root}search.html") as page:
        settle(page)
        assert page.locator(rows).count() == 6
        for typed, found in (("oeuvre 1", 6), ("ETUDE 14", 1), ("elections", 1), ("nul", 1)):
            page.fill("#fonds-facet-topics", typed)
            expect(page.locator(rows)).to_have_count(found)
        expect(page.locator(rows)).to_contain_text("Rien")
        page.fill("#fonds-facet-topics", "etude 14")
        page.locator(f"{rows} label").click()
        settle(page)
        assert page.url.endswith("#f=topics:%C5%92uvre%2014")
        assert page.input_value("#fonds-facet-topics") == "etude 14"


def test_dates_are_typed_as_people_write_them(offline_page: Page, root: str) -> None:
    with visit(offline_page, f"{root}search.html") as page:
        settle(page)
        whole = count(page)
        page.fill("#fonds-date-from", "sept. 2019")
        page.press("#fonds-date-from", "Enter")
        settle(page)
        assert "from=2019-09" in page.url
        assert page.input_value("#fonds-date-from") == "09/2019"
        some = count(page)
        assert some < whole
        page.fill("#fonds-date-to", "28/2/2020")
        page.press("#fonds-date-to", "Enter")
        settle(page)
        assert "from=2019-09&to=2020-02-28" in page.url
        page.fill("#fonds-date-to", "hier")
        page.press("#fonds-date-to", "Enter")
        assert "« hier »" in page.inner_text(".fonds-dates__said").replace("\u00a0", " ")
        assert page.get_attribute("#fonds-date-to", "aria-invalid") == "true"
        page.fill("#fonds-date-to", "2015")
        page.press("#fonds-date-to", "Enter")
        assert page.inner_text(".fonds-dates__said")
        page.fill("#fonds-date-to", "")
        page.press("#fonds-date-to", "Enter")
        settle(page)
        assert "to=" not in page.url
        assert count(page) == some


def test_bars_are_drawn_over_with_keys_and_widened(offline_page: Page, root: str) -> None:
    with visit(offline_page, f"{root}search.html#from=2016-05&to=2016-07") as page:
        settle(page)
        narrow = count(page)
        assert page.inner_text(".fonds-dates__wider").endswith("2016")
        page.click(".fonds-dates__wider")
        settle(page)
        assert "from=2016&to=2016" in page.url
        assert count(page) >= narrow
        assert page.locator(".fonds-bar[tabindex='0']").count() == 1
        page.locator(".fonds-bar[tabindex='0']").focus()
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Shift+ArrowRight")
        page.keyboard.press("Shift+ArrowRight")
        assert page.locator(".fonds-bar--drawn").count() == 3
        page.keyboard.press("Enter")
        settle(page)
        assert "from=2016-02&to=2016-04" in page.url
        assert page.evaluate("document.activeElement.className").startswith("fonds-bar")
        page.go_back()
        settle(page)
        assert "from=2016&to=2016" in page.url


def test_years_are_marked_below_the_bars(offline_page: Page, root: str) -> None:
    with visit(offline_page, f"{root}search.html") as page:
        settle(page)
        marks = page.locator(".fonds-dates__axis span").all_inner_texts()
        assert marks
        assert all(mark.isdigit() for mark in marks)
        assert marks == sorted(set(marks))


def test_bars_are_seen_in_colours_that_the_system_forces(offline_page: Page, root: str) -> None:
    offline_page.emulate_media(forced_colors="active")
    with visit(offline_page, f"{root}search.html") as page:
        settle(page)
        colours = page.evaluate(
            """[...document.querySelectorAll('.fonds-bar span, .fonds-search')]
              .map(one => getComputedStyle(one).backgroundColor)"""
        )
    assert len(set(colours)) > 1
    assert colours[0] not in colours[1:]


def test_print_leaves_the_filters_out(offline_page: Page, root: str) -> None:
    offline_page.emulate_media(media="print")
    with visit(offline_page, f"{root}search.html") as page:
        page.wait_for_selector(".fonds-result")
        assert not page.is_visible(".fonds-search__aside")
