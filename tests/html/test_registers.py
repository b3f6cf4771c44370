"""Registers in a reader's browser: filtered as one types, by name or by frequency."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.archives import Home, make_home, some
from tests.browser.harness import visit

FILED = ["Piaf, Édith", "Roi, Œdipe", "Øst, Ana"]
"""How the first three people stand in the register."""
PEOPLE = ["Édith Piaf", "Œdipe Roi", "Ana Øst", *(f"Personne {n:02d}" for n in range(30))]
MANY = [*PEOPLE, *(f"Martin {n:03d}" for n in range(600))]


def archive(folder: object, people: list[str]) -> Home:
    """Articles of each month of 2020; the first person is in one, the next in two, …"""
    seeds = {f"a{n:02d}.txt": f" date 2020-{n:02d} Titre {n}\n\nUn texte.\n" for n in range(1, 13)}
    home = make_home(folder, seeds)  # type: ignore[arg-type]
    bearing: dict[int, list[str]] = {n: [] for n in range(1, 13)}
    for place, name in enumerate(people):
        for month in range(1, 2 + min(place, 11)):
            bearing[month].append(name)
    rows = [f"a{n:02d}.txt;{'|'.join(names)}" for n, names in bearing.items() if names]
    home.seed({"metadata.csv": "\n".join(["file;people", *rows])})
    assert home.build().exit_code == 0
    return home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return archive(tmp_path_factory.mktemp("register") / "archive", PEOPLE)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return archive(tmp_path_factory.mktemp("registers") / "archive", MANY)


@pytest.fixture
def register(home: Home, offline_page: Page) -> Iterator[Page]:
    url = (home.site / "people/index.html").as_uri()
    with visit(offline_page, url, root=home.site.as_uri()) as page:
        yield page


@pytest.fixture
def entry(large: Home, offline_page: Page) -> Iterator[Page]:
    url = (large.site / "people/index.html").as_uri()
    with visit(offline_page, url, root=large.site.as_uri()) as page:
        yield page


def names(page: Page) -> list[str]:
    return page.locator(".fonds-index section .fonds-list a:visible").all_inner_texts()


def shape(page: Page) -> list[int]:
    """How many names each section holds."""
    sections = "[...document.querySelectorAll('.fonds-index section')]"
    return page.evaluate(f"{sections}.map(one => one.querySelectorAll('li').length)")  # type: ignore[no-any-return]


def status(page: Page) -> str:
    return page.inner_text(".fonds-tools [role=status]").strip()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("edith", ["Piaf, Édith"]),
        ("ŒDIPE", ["Roi, Œdipe"]),
        ("oedipe", ["Roi, Œdipe"]),
        ("ost an", ["Øst, Ana"]),
        ("personne 09", ["Personne 09"]),
        ("zzz", []),
    ],
)
def test_typing_leaves_the_names_that_hold_every_part(
    register: Page, typed: str, found: list[str]
) -> None:
    register.fill(".fonds-tools input", typed)
    assert names(register) == found
    message = "1 entrée trouvée" if found else "Aucune entrée ne contient ces lettres"
    assert status(register) == message


def test_escape_brings_the_whole_register_back(register: Page) -> None:
    before = shape(register), names(register)
    register.fill(".fonds-tools input", "piaf")
    assert register.locator(".fonds-letters").is_hidden()
    register.press(".fonds-tools input", "Escape")
    assert (shape(register), names(register)) == before
    assert register.locator(".fonds-letters").is_visible()
    assert status(register) == ""


def test_by_frequency_is_kept_in_the_address(register: Page, home: Home) -> None:
    by_name = names(register)
    register.click("text=Par fréquence")
    assert register.evaluate("location.hash") == "#by-count"
    by_count = names(register)
    assert by_count[-3:] == ["Øst, Ana", "Roi, Œdipe", "Piaf, Édith"]
    register.reload()
    assert names(register) == by_count
    register.fill(".fonds-tools input", "a")
    assert names(register) == ["Øst, Ana", "Piaf, Édith"]
    register.fill(".fonds-tools input", "")
    register.click("text=Par nom")
    assert names(register) == by_name


def test_the_keyboard_alone_filters_and_orders(register: Page) -> None:
    register.focus(".fonds-tools input")
    register.keyboard.type("piaf")
    assert names(register) == ["Piaf, Édith"]
    register.keyboard.press("Tab")
    register.keyboard.press("Tab")
    register.keyboard.press("Enter")
    assert register.evaluate("location.hash") == "#by-count"


def test_each_name_shows_when_it_stands(home: Home) -> None:
    page = home.page("people/index.html")
    assert 'aria-label="janvier 2020"' in page
    assert 'aria-label="de janvier 2020 à décembre 2020"' in page


def test_a_split_register_finds_every_name_from_its_entry(entry: Page, large: Home) -> None:
    entry.fill(".fonds-tools input", "martin 599")
    entry.wait_for_selector("section a:text-is('Martin 599')")
    assert names(entry) == ["Martin 599"]
    entry.click("section a:text-is('Martin 599')")
    entry.wait_for_url("**/martin-599.html")
    assert entry.inner_text("h1") == "Martin 599"


def test_a_split_register_by_frequency_shows_more_when_asked(entry: Page) -> None:
    entry.click("text=Par fréquence")
    entry.wait_for_selector("section a:text-is('Martin 000')")
    assert len(names(entry)) == 300
    entry.click("text=Afficher encore 300 entrées")
    assert len(names(entry)) == 600
    assert entry.evaluate("document.activeElement.textContent") == names(entry)[300]
    entry.click("text=Afficher encore 33 entrées")
    assert sorted(names(entry)) == sorted([*FILED, *MANY[3:]])


def test_a_split_register_counts_names_not_articles(large: Home) -> None:
    text = large.page("people/index.html")
    assert "633 personnes" in text
    assert ">600 personnes<" in text
    assert "600 personnes" in large.page("people/a-z/m.html")


def test_without_javascript_no_tool_is_shown_and_all_can_be_browsed(
    home: Home, scriptless_page: Page
) -> None:
    url = (home.site / "people/index.html").as_uri()
    with visit(scriptless_page, url, root=home.site.as_uri()) as page:
        assert page.locator(".fonds-tools").is_hidden()
        assert len(names(page)) == len(PEOPLE)


def test_a_short_list_has_no_tools(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = archive(tmp_path_factory.mktemp("few") / "archive", PEOPLE[:4])
    assert "fonds-tools" not in home.page("people/index.html")


def test_every_article_can_be_drawn_by_lot(home: Home, chromium: Browser) -> None:
    context = chromium.new_context(offline=True)
    url = (home.site / "index.html").as_uri()
    with visit(context.new_page(), url, root=home.site.as_uri()) as page:
        for place in some(range(12), [0, 5, 11]):
            page.goto(url)
            page.evaluate(f"Math.random = () => {(place + 0.5) / 12}")
            page.click("text=Un article au hasard")
            page.wait_for_url("**/articles/**")
            assert page.inner_text("h1") == f"Titre {place + 1}"
    context.close()


def test_nothing_is_drawn_without_javascript_or_among_few(
    home: Home, scriptless_page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with visit(
        scriptless_page, (home.site / "index.html").as_uri(), root=home.site.as_uri()
    ) as page:
        assert page.locator(".fonds-chance").is_hidden()
    few = make_home(tmp_path_factory.mktemp("chance") / "a", {"a.txt": " date 2020 T\n\nTexte.\n"})
    few.build()
    assert "fonds-chance" not in few.page("index.html").replace(".fonds-chance", "")
