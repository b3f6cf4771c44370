"""Readers who were here before a rebuild find what is there now, whatever a cache has kept."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import BrowserContext, Error, Page

from fonds.pipeline import convert
from fonds.search.interface import scripts_version
from tests.archives import some
from tests.browser.chromium import is_left_out
from tests.browser.firefox import PATIENCE, Firefox, find_firefox, start_firefox
from tests.browser.harness import Watch, visit
from tests.browser.server import serve
from tests.search.archive import describe
from tests.search.test_incremental import MODULES, SMALL
from tests.search.test_page import SAMPLES, write_pages

DAY = 86_400
KEPT = {
    "max-age": {"Cache-Control": "max-age=31536000"},
    "expires": {"Expires": formatdate(time.time() + 30 * DAY, usegmt=True)},
    "no header": {},  # browsers then keep a file for a tenth of its age
}

DONE = r"""(() => {
  const root = document.querySelector('.fonds-search');
  const count = /^([0-9]+|Aucun) article/.exec(root.querySelector('[data-part=count]').textContent);
  const titles = [...root.querySelectorAll('.fonds-result a')].map(a => a.textContent);
  return root.dataset.done && count ? [Number(count[1]) || 0, titles.sort()] : null;
})()"""

ASK = """(() => {
  const input = document.querySelector('#fonds-query');
  delete document.querySelector('.fonds-search').dataset.done;
  input.value = %s;
  input.form.requestSubmit();
})()"""


class Reader(Protocol):
    """A browser with its cache, and one tab that is looked at."""

    def open(self, url: str) -> None: ...
    def open_tab(self) -> Any: ...  # the tab before, as the browser's driver knows it
    def turn_to(self, tab: Any) -> None: ...
    def reload(self) -> None: ...
    def ask(self, expression: str) -> Any: ...  # JSON
    def told(self) -> list[str]: ...


class ChromiumReader:
    """A context of Chromium, whose tabs share a cache."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.watches: list[Watch] = []
        self.tab: Page
        self.open_tab()

    def open(self, url: str) -> None:
        self.tab.goto(url)

    def open_tab(self) -> Page | None:
        before = getattr(self, "tab", None)
        self.tab = self.context.new_page()
        self.watches.append(Watch(self.tab, "http://127.0.0.1:"))
        return before

    def turn_to(self, tab: Page) -> None:
        self.tab = tab
        tab.bring_to_front()

    def reload(self) -> None:
        self.tab.reload()

    def ask(self, expression: str) -> Any:
        return self.tab.evaluate(expression)

    def told(self) -> list[str]:
        for watch in self.watches:
            watch.close()
        faults = [fault for watch in self.watches for fault in watch.faults]
        return [fault for fault in faults if not fault.startswith("foreign request: file:")]


class FirefoxReader:
    """The one Firefox; another port is another cache to it."""

    def __init__(self, firefox: Firefox) -> None:
        firefox.faults.clear()
        self.firefox = firefox
        self.open, self.open_tab = firefox.open, firefox.open_tab
        self.turn_to, self.reload, self.ask = firefox.turn_to, firefox.reload, firefox.ask

    def told(self) -> list[str]:
        self.firefox.ask("1")  # so that what happened meanwhile is told
        return self.firefox.faults


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if is_left_out() or not find_firefox():
        pytest.skip("no Firefox")
    with start_firefox(tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


@pytest.fixture(params=some(["chromium", "firefox"], ["chromium"]))
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    if request.param == "firefox":
        yield FirefoxReader(request.getfixturevalue("firefox"))
    else:
        with request.getfixturevalue("chromium").new_context() as context:
            yield ChromiumReader(context)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A site before and after a rebuild; its index has many chunks, and fewer afterwards."""
    root = tmp_path_factory.mktemp("returning")
    seeds = root / "seeds"
    shutil.copytree(SAMPLES, seeds)
    archive = describe(root / "archive", seeds)
    archive.root.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for module in MODULES:
            for constant in SMALL.keys() & vars(module).keys():
                patch.setattr(module, constant, SMALL[constant])
        for name in ("before", "after"):
            convert(archive, lambda *_: None)
            write_pages(archive)
            wait_for_latest(archive.site / "search" / "engine.js")
            shutil.copytree(archive.site, root / name)
            change(seeds)
            shutil.rmtree(archive.site)
    assert len(names(root / "after")) < len(names(root / "before"))
    return root / "before", root / "after"


def wait_for_latest(engine: Path) -> None:
    """Let readers wait for what the folder holds now, which may take a busy machine a second."""
    text, count = re.subn(
        r"(?<=const TIMEOUT)( ?= ?)1000(?=;)", r"\g<1>60000", engine.read_text(encoding="utf-8")
    )
    assert count == 1
    engine.write_text(text, encoding="utf-8")


def change(seeds: Path) -> None:
    """Articles go, others say other things."""
    files = sorted(seeds.glob("*.txt"))
    for file in files[::3]:
        file.unlink()
    for file in files[1::3]:
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}\n\nThe president of Zanzibar spoke of trumpets.\n", "utf-8")


def names(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]


def publish(site: Path, served: Path, age: int, leave: str = "") -> None:
    """Make *served* hold what *site* does, as if it had been made *age* days ago; not *leave*."""
    stamp = time.time() - age * DAY
    gone = set(names(served)) - set(names(site))
    for name in gone:
        (served / name).unlink()
    for name in names(site):
        if name != leave:
            (served / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / name, served / name)
            os.utime(served / name, (stamp, stamp))
    time.sleep(0.11)  # for so long a page may go on with what it has just been told


def of_another_fonds(site: Path, folder: Path) -> Path:
    """*site* as another version of fonds makes it: other scripts, and an index only they read."""
    for name in names(site):
        text = (site / name).read_text(encoding="utf-8")
        text = text.replace(scripts_version("fr"), "0123456789ab")
        if name.startswith("search/"):
            text = text.replace("families", "familien").replace("withIndex", "withSearch")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def answer(reader: Reader, query: str) -> tuple[int, list[str]]:
    """How many articles *query* has on the open page, and the titles shown."""
    reader.ask(ASK % json.dumps(query))
    return wait(reader)


def wait(reader: Reader) -> tuple[int, list[str]]:
    """The same once the page, which may load itself anew meanwhile, has answered."""
    found = wait_for(reader, DONE)
    return found[0], found[1]


def wait_for(reader: Reader, expression: str) -> Any:
    """What *expression* comes to on the open page once that is true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if found := reader.ask(expression):
                return found
        except (Error, RuntimeError):
            pass  # the page was left while it was asked
        time.sleep(0.05)
    raise AssertionError(reader.ask("document.body.innerText"))


def truth(reader: Reader, site: Path, query: str) -> tuple[int, list[str]]:
    """What a reader who was never here finds in *site*."""
    if (site, query) not in KNOWN:
        before = reader.open_tab()
        reader.open(f"{site.as_uri()}/search.html#q={query}")
        KNOWN[site, query] = wait(reader)
        reader.turn_to(before)
    return KNOWN[site, query]


KNOWN: dict[tuple[Path, str], tuple[int, list[str]]] = {}
"""Site and query → what is found there."""


QUERIES = ("zanzibar", "trump", "president", "the")


@contextmanager
def open_site(served: Path, kept: str) -> Iterator[str]:
    """The address of *served*, whose files a browser keeps as *kept* says."""
    if kept == "file":
        yield f"{served.as_uri()}/"
    else:
        with serve(served, "/archive/", KEPT[kept]) as address:
            yield address


WAYS = [(kept, upgraded) for upgraded in ("articles", "scripts") for kept in (*KEPT, "file")]


@pytest.mark.parametrize(
    ("kept", "changed"), some(WAYS, [("max-age", "scripts"), ("file", "articles")])
)
def test_what_is_there_now_is_found(
    reader: Reader, sites: tuple[Path, Path], tmp_path: Path, kept: str, changed: str
) -> None:
    before, after = sites
    served = tmp_path / "served"
    upgraded = changed == "scripts"
    publish(of_another_fonds(before, tmp_path / "b") if upgraded else before, served, 100)
    old, new = ({q: truth(reader, site, q) for q in QUERIES} for site in (before, after))
    assert all(old[query] != new[query] for query in QUERIES)
    with open_site(served, kept) as address:
        reader.open(f"{address}search.html#q=president")
        assert wait(reader) == old["president"]
        for query in QUERIES:
            assert answer(reader, query) == old[query]
        publish(after, served, 1)
        left_open = reader.open_tab()
        reader.open(f"{address}search.html#q=president")
        assert wait(reader) == new["president"]
        for query in QUERIES:
            assert answer(reader, query) == new[query]
        reader.reload()
        assert wait(reader) == new[QUERIES[-1]]
        reader.turn_to(left_open)
        for query in QUERIES:
            assert answer(reader, query) == new[query]
        reader.reload()
        assert wait(reader) == new[QUERIES[-1]]
    assert reader.told() == []


def test_a_site_that_goes_back_to_what_it_was(
    reader: Reader, sites: tuple[Path, Path], tmp_path: Path
) -> None:
    """A cache that was asked meanwhile has chunks of the one under addresses of the other."""
    before, after = sites
    served = tmp_path / "served"
    publish(before, served, 100)
    old, new = ({q: truth(reader, site, q) for q in QUERIES} for site in (before, after))
    with open_site(served, "max-age") as address:
        reader.open(f"{address}search.html#q=the")
        assert wait(reader) == old["the"]
        addresses = reader.ask(VERSIONED % " ".join(list_chunks(served)))
        publish(after, served, 1)
        reader.ask(FETCH % json.dumps(addresses))
        assert answer(reader, "zanzibar") == new["zanzibar"]
        publish(before, served, 0)
        for query in QUERIES:
            assert answer(reader, query) == old[query]
        reader.open_tab()
        reader.open(f"{address}search.html#q=the")
        assert wait(reader) == old["the"]
    assert faults_but_gone(reader) == []


def faults_but_gone(reader: Reader) -> list[str]:
    """What was told but of chunks that were asked for a moment after they were removed."""
    gone = ("status 404", "status of 404", "ERR_ABORTED", "ERR_FILE_NOT_FOUND")
    return [fault for fault in reader.told() if not any(part in fault for part in gone)]


def list_chunks(site: Path) -> list[str]:
    """The contents of the index, and the first chunks of each kind."""
    folder = site / "search"
    chunks = [f"{kind.name}/{number}" for kind in folder.iterdir() for number in range(4)]
    return ["contents", *(name for name in chunks if (folder / f"{name}.js").exists())]


VERSIONED = """(async names => {
  const read = async name => (await fetch(`search/${name}.js`, { cache: 'no-store' })).text();
  const texts = await Promise.all(names.map(read));
  const versions = texts.map(text => /^[^,]*,"([^"]*)"/.exec(text)[1]);
  return names.map((name, n) => `search/${name}.js?v=${versions[n]}`);
})('%s'.split(' '))"""

FETCH = """(addresses =>
  Promise.all(addresses.map(address => fetch(address, { cache: 'reload' })))
)(%s)"""


def test_a_site_that_is_replaced_while_it_is_searched(
    reader: Reader, sites: tuple[Path, Path], tmp_path: Path
) -> None:
    before, after = sites
    served = tmp_path / "served"
    publish(before, served, 100)
    new = {query: truth(reader, after, query) for query in QUERIES}
    with open_site(served, "max-age") as address:
        reader.open(f"{address}search.html#q=president")
        wait(reader)
        publish(after, served, 1, leave="search/latest.js")
        reader.ask(ASK % json.dumps("zanzibar"))
        time.sleep(0.3)
        publish(after, served, 1)
        assert wait(reader) == new["zanzibar"]
        publish(before, served, 0, leave="search/contents.js")
        reader.ask(ASK % json.dumps("president"))
        time.sleep(0.3)
        publish(before, served, 0)
        assert wait(reader) == truth(reader, before, "president")
    assert faults_but_gone(reader) == []


@pytest.mark.parametrize("kept", some(["max-age", "file"], ["file"]))
def test_all_that_an_open_page_offers_goes_on(
    reader: Reader, sites: tuple[Path, Path], tmp_path: Path, kept: str
) -> None:
    before, after = sites
    served = tmp_path / "served"
    publish(before, served, 100)
    count, _ = truth(reader, after, "the")
    click = "document.querySelector('[data-part=%s]').click()"
    shown = "document.querySelectorAll('.fonds-result').length"
    with open_site(served, kept) as address:
        reader.open(f"{address}search.html#q=the")
        assert wait(reader)[0] > count
        publish(after, served, 1)
        reader.ask(f"(() => {{ window.print = () => {{ window.printed = {shown}; }};"
                   f" {click % 'print'}; }})()")  # fmt: skip
        assert wait_for(reader, "window.printed") == count
    assert faults_but_gone(reader) == []


@pytest.mark.parametrize("upgraded", [False, True], ids=["articles", "scripts"])
def test_the_box_of_a_page_that_was_left_open(
    reader: Reader, sites: tuple[Path, Path], tmp_path: Path, upgraded: bool
) -> None:
    before, after = sites
    if upgraded:
        before = of_another_fonds(before, tmp_path / "before")
    served = tmp_path / "served"
    publish(before, served, 100)
    article = next(name for name in names(after) if name.startswith("articles/"))
    suggest = "fonds.parts.suggest('zanz').then(found => found.words)"
    with open_site(served, "max-age") as address:
        reader.open(address + article)
        reader.ask("document.querySelector('.fonds-box input').focus()")
        wait_for(reader, "!!window.fonds?.parts")  # its engine, which the focus has loaded
        assert reader.ask(suggest) == []
        publish(after, served, 1)
        if not upgraded:
            assert reader.ask(suggest) == ["Zanzibar"]
        reader.ask(f"location.href = {json.dumps(address + 'search.html#q=zanzibar')}")
        assert wait(reader)[0] > 0
    assert reader.told() == []


def test_hits_of_a_former_index_have_their_passages(
    offline_page: Page, sites: tuple[Path, Path], tmp_path: Path
) -> None:
    before, after = sites
    publish(before, tmp_path, 100)
    with visit(offline_page, f"{tmp_path.as_uri()}/search.html") as page:
        page.wait_for_function("document.querySelector('.fonds-search').dataset.done")
        page.evaluate("async () => { window.found = (await fonds.search('president')).hits; }")
        publish(after, tmp_path, 1)
        page.wait_for_timeout(150)
        passages = page.evaluate("fonds.snippets(window.found)")
        hits = page.evaluate("fonds.search('president').then(({ hits }) => hits)")
    left = {hit["id"] for hit in hits}
    assert any(passages)
    assert [] in passages or len(left) >= len(passages)


def test_a_search_asks_for_little_more_than_it_needs(
    page: Page, sites: tuple[Path, Path], tmp_path: Path
) -> None:
    """One request of a few bytes each time; nothing else that was asked for before."""
    before, _ = sites
    publish(before, tmp_path / "served", 100)
    asked: list[str] = []
    with serve(tmp_path / "served", "/", KEPT["max-age"], asked) as address:
        with visit(page, f"{address}search.html#q=president"):
            page.wait_for_function("document.querySelector('.fonds-search').dataset.done")
            assert sum("/latest.js" in path for path in asked) == 1
            asked.clear()
            page.evaluate(ASK % json.dumps("president "))
            page.wait_for_function("document.querySelector('.fonds-search').dataset.done")
            assert {path.split("?")[0] for path in asked} <= {"/search/latest.js"}
        asked.clear()
        with visit(page.context.new_page(), f"{address}search.html#q=president") as again:
            again.wait_for_function("document.querySelector('.fonds-search').dataset.done")
        assert {path.split("?")[0] for path in asked} == {"/search/latest.js"}
    assert (before / "search" / "latest.js").stat().st_size < 100
