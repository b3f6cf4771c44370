"""The harness itself: it sees what it is there to see."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Route

from tests.browser.chromium import find_chromium
from tests.browser.harness import PATIENCE, visit
from tests.browser.server import serve

ROOT = Path(__file__).parents[2]

CLEAN = "<!doctype html><link rel=icon href=data:,><title>t</title><p>Bonjour"

Write = Callable[[str], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a page and gives its address on file://."""

    def write(body: str) -> str:
        file = tmp_path / "page.html"
        file.write_text(CLEAN + body, encoding="utf-8")
        return file.as_uri()

    return write


def test_passes_a_page_without_fault(offline_page: Page, write: Write) -> None:
    with visit(offline_page, write("<script>console.log('fine')</script>")) as page:
        assert page.inner_text("p").startswith("Bonjour")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>console.error('broken')</script>", "console error: broken"),
        ("<script>console.warn('odd')</script>", "console warning: odd"),
        ("<script>throw Error('thrown')</script>", "page error: thrown"),
        ("<script>Promise.reject(Error('late'))</script>", "page error: late"),
        ("<script src=missing.js></script>", r"failed request: file:.*missing\.js"),
        ("<img src=http://example.invalid/a.png>", "foreign request: http://example.invalid/a"),
        ("<script>new WebSocket('ws://127.0.0.1:9/')</script>", "foreign request: ws:"),
        ("<img src=../outside.png>", r"foreign request: file:.*/outside\.png"),
    ],
)
def test_catches(offline_page: Page, write: Write, body: str, fault: str) -> None:
    told: list[object] = []
    for event in ("console", "pageerror", "requestfailed", "websocket"):
        offline_page.on(event, lambda it: told.append(it))
    with pytest.raises(AssertionError, match=fault), visit(offline_page, write(body)) as page:
        end = time.monotonic() + PATIENCE
        while not told and time.monotonic() < end:
            page.wait_for_timeout(20)


def test_catches_what_a_click_sets_off(offline_page: Page, write: Write) -> None:
    url = write("<button onclick=\"new Image().src='none.png'\">go</button>")
    with (
        pytest.raises(AssertionError, match=r"failed request: .*none\.png"),
        visit(offline_page, url) as page,
    ):
        page.click("button")


def test_lets_an_expected_fault_pass_and_no_other(offline_page: Page, write: Write) -> None:
    url = write("<script>console.error('known'); console.error('unknown')</script>")
    with (
        pytest.raises(AssertionError) as raised,
        visit(offline_page, url, allowing=("error: known",)),
    ):
        pass
    assert "unknown" in str(raised.value)
    assert "error: known" not in str(raised.value)


def test_a_failure_of_the_test_itself_comes_first(offline_page: Page, write: Write) -> None:
    url = write("<script>console.error('cause')</script>")
    with pytest.raises(LookupError) as raised, visit(offline_page, url):
        raise LookupError
    assert any("cause" in note for note in raised.value.__notes__)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "sub").mkdir(parents=True)
    (site / "empty").mkdir()
    (site / "index.html").write_text(CLEAN + "<a href=sub/>sub</a>", encoding="utf-8")
    (site / "sub" / "index.html").write_text(CLEAN + " été", encoding="utf-8")
    (site / "404.html").write_text(CLEAN + " perdu", encoding="utf-8")
    return site


SLOW = "<script>const c = new AbortController; fetch('slow.js', {signal: c.signal}).catch(() => {})"


@pytest.fixture
def slow(page: Page, folder: Path) -> Iterator[str]:
    """The address of a folder in which slow.js is never answered."""
    page.route("**/slow.js", lambda _: None)
    with serve(folder, "/") as root:
        yield root


def test_what_a_page_asked_for_when_it_was_left_is_no_fault(
    page: Page, folder: Path, slow: str
) -> None:
    (folder / "index.html").write_text(f"{CLEAN}{SLOW}</script><a href=sub/>sub</a>", "utf-8")
    with visit(page, slow):
        page.click("a")
        page.wait_for_url("**/sub/")


def test_nor_is_what_it_asks_for_while_the_next_is_on_its_way(
    page: Page, folder: Path, slow: str
) -> None:
    asking = f"{CLEAN}<a href=sub/ onclick=\"setTimeout(() => fetch('slow.js'), 20)\">sub</a>"
    (folder / "index.html").write_text(asking, "utf-8")

    def come_late(route: Route) -> None:
        page.wait_for_event("request", lambda it: "slow.js" in it.url)
        route.continue_()

    page.route("**/sub/", come_late)
    with visit(page, slow):
        page.click("a")
        page.wait_for_url("**/sub/")


def test_what_a_page_gives_up_itself_is_a_fault(page: Page, folder: Path, slow: str) -> None:
    giving_up = f"{SLOW}; setTimeout(() => c.abort(), 20)</script>"
    (folder / "index.html").write_text(CLEAN + giving_up, "utf-8")
    with pytest.raises(AssertionError, match=r"failed request: .*slow\.js"), visit(page, slow):
        pass


def test_serves_a_folder_under_a_prefix(page: Page, folder: Path) -> None:
    with serve(folder, "/fonds/") as root, visit(page, root) as visited:
        assert root.endswith("/fonds/")
        visited.click("a")
        visited.wait_for_url(root + "sub/")
        assert "été" in visited.inner_text("p")


@pytest.mark.parametrize("path", ["/fonds/none.html", "/fonds/empty/", "/index.html", "/fondsx/"])
def test_answers_unknown_paths_with_the_folders_404_page(folder: Path, path: str) -> None:
    with serve(folder, "/fonds/") as root, pytest.raises(HTTPError) as raised:
        urlopen(root.removesuffix("/fonds/") + path)  # noqa: S310 -- a server of our own
    with raised.value as answer:
        assert answer.code == 404
        assert "perdu" in answer.read().decode()


def test_catches_an_answer_of_404(page: Page, folder: Path) -> None:
    (folder / "index.html").write_text(CLEAN + "<img src=none.png>", encoding="utf-8")
    with (
        serve(folder) as root,
        pytest.raises(AssertionError, match=r"none\.png \(status 404\)"),
        visit(page, root),
    ):
        pass


def run_marked_test(tmp_path: Path, **settings: str) -> str:
    """What pytest says of a test that wants a browser, under these environment *settings*."""
    (tmp_path / "test_marked.py").write_text("def test_it(offline_page):\n    pass\n")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-rA", "-o", "addopts="]
    run = subprocess.run(
        [*command, "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=ROOT,
        env={"PATH": "/nowhere", "HOME": str(tmp_path), **settings},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return run.stdout


def test_without_chromium_nor_playwrights_own_a_browser_test_fails_with_one_line(
    tmp_path: Path,
) -> None:
    said = run_marked_test(tmp_path)
    assert "1 error" in said
    assert "no Chromium: install it" in said
    assert "Traceback" not in said


def test_a_chromium_that_was_named_and_is_not_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FONDS_CHROMIUM", "/nowhere/chromium")
    assert find_chromium.__wrapped__() is None


def test_browser_tests_can_be_left_out(tmp_path: Path) -> None:
    assert "1 skipped" in run_marked_test(tmp_path, FONDS_NO_BROWSER="1")


def test_install_finds_what_is_there_and_a_missing_firefox_fails_nothing(chromium: object) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.browser.install"],
        cwd=ROOT,
        env={"FONDS_CHROMIUM": find_chromium() or "", "PATH": ""},  # nor is there a way to get it
        capture_output=True,
        text=True,
        timeout=120,
    )
    one, other = run.stdout.splitlines()
    assert run.returncode == 0
    assert Path(one.removeprefix("Chromium: ")).is_file()
    assert other.startswith("no Firefox")
