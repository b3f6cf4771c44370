"""The desk in Chromium: with the keyboard, in two tabs, and where somebody else asks."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.archives import EVERY, Home, make_home
from tests.browser.server import serve
from tests.names.holding import FRENCH
from tests.plugin.test_preview import Preview, preview

SYLLABLES = ("ba", "do", "fu", "gi", "ko", "lu", "mi", "no", "pe", "ra", "su", "ti")
NAMES = [f"Zor{one}{two}" for one in SYLLABLES[:6] for two in SYLLABLES[6:]]
"""Thirty-six names, each mentioned once."""
CURATED = "# by hand\nreject: [Occident]  # nobody\n"


def make_archive(folder: Path) -> Home:
    texts = {
        f"a{at:02}.txt": f" date 2022-01 La société {name} recrute à l’étranger.\n\n{FRENCH}\n"
        for at, name in enumerate(NAMES)
    }
    home = make_home(folder, texts)
    home.put("authorities.yml", CURATED)
    return home


def address(served: Preview) -> str:
    line = served.log.read_text("utf-8").partition("the desk is at ")[2]
    return line.partition("\n")[0].strip()


def curated(home: Home) -> dict[str, dict[str, object]]:
    held: dict[str, dict[str, object]] = yaml.safe_load(
        (home.folder / "authorities.yml").read_text("utf-8")
    )
    return held


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Home, Preview]]:
    home = make_archive(tmp_path / "a")
    with preview(home, tmp_path) as served:
        served.wait()
        yield home, served


def open_desk(page: Page, served: Preview) -> Page:
    page.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)
    page.goto(address(served))
    page.locator(".sentences li").first.wait_for()
    return page


def name_of(page: Page) -> str:
    return page.locator("#label").inner_text()


def settle(page: Page) -> None:
    """Wait until a key counts again: while a decision is written, none does."""
    expect(page.locator("body[aria-busy=true]")).to_have_count(0)


def press(page: Page, key: str, typed: str = "") -> str:
    """Decide with *key* about the name that is shown, then say which that was."""
    settle(page)
    name = name_of(page)
    page.keyboard.press(key)
    if key in "gfm":
        page.locator("#panel form").wait_for()
        if typed:
            page.keyboard.press("Control+A")
            page.keyboard.type(typed)
        page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text(name)
    expect(page.locator("#label")).not_to_have_text(name)
    return name


def slug(name: str) -> str:
    return name.lower()


DECISIONS = 30 if EVERY else 10


def test_many_decisions_by_keyboard(desk: tuple[Home, Preview], page: Page) -> None:
    home, served = desk
    open_desk(page, served)
    done: dict[str, list[str]] = {key: [] for key in "jngfm"}
    keeper = NAMES[-1]
    for at in range(DECISIONS):
        key = "jngfm"[at % 5]
        typed = {"f": f"{name_of(page)} Unie", "m": keeper}.get(key, "")
        done[key].append(press(page, key, typed))
        assert page.evaluate("document.activeElement.id") == "card"
    declared = {slug(name): {"label": name} for name in done["j"]}
    renamed = {slug(n): {"label": f"{n} Unie", "variants": [n]} for n in done["f"]}
    assert curated(home) == {
        "reject": ["Occident", *done["n"]],
        "organisations": declared | renamed,
        "relabel": dict.fromkeys(done["g"], "people"),
        "merge": [[slug(keeper), slug(name)] for name in done["m"]],
    }
    text = (home.folder / "authorities.yml").read_text("utf-8")
    assert text.startswith("# by hand\nreject: [Occident, ")
    assert "  # nobody\n" in text
    for left in range(DECISIONS - 1, -1, -1):
        settle(page)
        with page.expect_response("**/desk/undo"):
            page.keyboard.press("z")
        expect(page.locator("#undo")).to_be_enabled(enabled=left > 0)
    assert (home.folder / "authorities.yml").read_text("utf-8") == CURATED
    assert sorted(it.name for it in home.seeds.iterdir()) == sorted(
        f"a{at:02}.txt" for at in range(len(NAMES))
    )


def test_two_tabs_and_an_article(desk: tuple[Home, Preview], chromium: Browser) -> None:
    home, served = desk
    with chromium.new_context() as context:
        one, other = (open_desk(context.new_page(), served) for _ in range(2))
        name = press(one, "n")
        expect(other.locator("#list")).not_to_contain_text(name)
        other.get_by_role("button", name="Corriger l’article").first.click()
        other.get_by_label("Titre", exact=True).fill("Un <b>titre</b> : neuf")
        other.get_by_label("Langue").fill("fr-CA")
        other.keyboard.press("Enter")
        expect(other.locator("#said")).to_contain_text("La langue est corrigée")
        article = curated(home)["articles"]
        assert list(article.values()) == [{"title": "Un <b>titre</b> : neuf", "language": "fr-CA"}]
        one.goto(f"http://127.0.0.1:{served.port}/articles/2022/01/{next(iter(article))}.html")
        expect(one.locator("h1")).to_contain_text("Un <b>titre</b>", timeout=60_000)


def test_a_name_means_something_else_in_one_article(desk: tuple[Home, Preview], page: Page) -> None:
    home, served = desk
    name = name_of(open_desk(page, served))
    page.keyboard.press("s")
    page.locator("#panel form").wait_for()
    page.get_by_label("Chercher un nom").fill("Vienne (Isère)")
    page.locator("#panel select[size]").select_option(label="nouveau : Vienne (Isère) (lieu)")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("Vienne (Isère)")
    held = curated(home)
    ((target, record),) = held["places"].items()
    assert record == {"label": "Vienne (Isère)"}
    assert [it["pin"] for it in held["articles"].values()] == [{name: f"places/{target}"}]  # type: ignore[index]


def test_a_pasted_report_leads_to_its_name(desk: tuple[Home, Preview], page: Page) -> None:
    _, served = desk
    open_desk(page, served)
    report = f"organisations/{slug(NAMES[30])}.html · {NAMES[30]} · https://example.org/x.html · "
    page.get_by_label("Nom, ou signalement collé").fill(report)
    expect(page.locator("#label")).to_have_text(NAMES[30])
    page.get_by_label("Nom, ou signalement collé").fill("articles/2022/01/a03.html · Un titre · ")
    expect(page.get_by_label("Titre", exact=True)).to_have_value(
        f"La société {NAMES[3]} recrute à l’étranger."
    )


def test_a_killed_server_leaves_no_half_of_a_file(desk: tuple[Home, Preview], page: Page) -> None:
    home, served = desk
    open_desk(page, served)
    press(page, "j")
    served.process.send_signal(signal.SIGKILL)
    served.process.wait()
    before = (home.folder / "authorities.yml").read_bytes()
    page.keyboard.press("n")
    expect(page.locator("#said")).to_contain_text("ne répond plus")
    assert (home.folder / "authorities.yml").read_bytes() == before
    assert list(home.folder.glob(".*.part")) == []
    assert curated(home).get("reject") == ["Occident"]  # type: ignore[comparison-overlap]


FORGED = """<!doctype html><title>x</title><script>
const body = JSON.stringify({action: 'reject', id: 'x', label: 'X', value: ''});
const send = headers => fetch('%s', {method: 'POST', mode: 'no-cors', headers, body});
Promise.allSettled([send({}), send({'Content-Type': 'application/json', 'X-Desk-Token': '%s'}),
  fetch('%s', {mode: 'cors', headers: {'X-Desk-Token': '%s'}})])
  .then(all => { document.title = all.map(it => it.status).join(); });
</script>"""


def test_a_page_from_elsewhere_and_a_wrong_token(
    desk: tuple[Home, Preview], page: Page, tmp_path: Path
) -> None:
    home, served = desk
    root, _, token = address(served).partition("?token=")
    evil = tmp_path / "evil"
    evil.mkdir()
    (evil / "index.html").write_text(
        FORGED % (f"{root}decide", token, f"{root}names", token), "utf-8"
    )
    with serve(evil) as url:
        page.goto(f"{url}index.html".replace("127.0.0.1", "localhost"))
        page.wait_for_function("document.title !== 'x'")
    assert page.title().endswith("rejected")  # what it asks to read it does not get
    assert (home.folder / "authorities.yml").read_text("utf-8") == CURATED
    assert page.goto(f"{root}?token=wrong").status == 403  # type: ignore[union-attr]
    assert served.ask("/desk/", f"evil.org:{served.port}") == 421
    assert not list(home.site.rglob("desk*"))


COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def test_axe_finds_nothing(desk: tuple[Home, Preview], page: Page) -> None:
    _, served = desk
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    open_desk(page, served)
    for key in ("", "m", "s", "g"):
        if key:
            page.keyboard.press(key)
            page.locator("#panel form").wait_for()
        for scheme, rules in (("light", {}), ("dark", COLOURS)):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found = Axe().run(page, options=rules).response["violations"]
            assert [(it["id"], [n["html"] for n in it["nodes"]]) for it in found] == [], scheme
        if key:
            page.keyboard.press("Escape")
            assert page.evaluate("document.activeElement.dataset.action")
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function("innerWidth === 390")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert faults == []
