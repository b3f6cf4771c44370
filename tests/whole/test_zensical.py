"""Zensical builds a site of the same pages, and ``fonds index`` completes it."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.archives import Home, copy, make_home, read_tree, run
from tests.reading import parse

SEEDS = {
    "a.txt": " date 2022-01 Un titre\n\nJoe Biden (r) est à Paris :smile: et (c) paie 1/2 -->.\n",
    "sans-titre.txt": " date 2022-02\n\nUn texte sans titre, d’une phrase.\n",
    "marque.md": "# Un titre marqué\n\nIl écrit à a@example.org : http://example.org/x_y_z.\n",
    "arabe.txt": "يولد جميع الناس أحرارا\n\nيولد جميع الناس أحرارا متساوين في الكرامة والحقوق.\n",
}
ABROAD = re.compile(r"""(?:src|href)="(https?:)?//""")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    if not find_spec("zensical"):
        pytest.skip("Zensical is not installed: pip install --group zensical")
    home = make_home(tmp_path_factory.mktemp("zensical") / "a", SEEDS, theme="material")
    assert home.convert().exit_code == 0
    command = "import sys; from zensical.main import cli; sys.exit(cli(['build']))"
    done = run([sys.executable, "-c", command], cwd=home.folder)
    assert done.returncode == 0, done.stdout + done.stderr
    done = home.run("index", str(home.site))
    assert done.returncode == 0, done.stderr
    assert "beside 4 articles" in done.stdout
    return home


def article(home: Home, name: str) -> str:
    (file,) = home.site.glob(f"articles/**/{name}.html")
    return file.read_text("utf-8")


def test_its_texts_are_those_of_the_sources(home: Home) -> None:
    done = home.run("verify")
    assert done.returncode == 0, done.stdout
    assert "4 articles against their sources" in done.stdout


def test_verify_sees_a_changed_word(home: Home, tmp_path: Path) -> None:
    copy(home.site, tmp_path / "site")
    (file,) = (tmp_path / "site").glob("articles/2022/01/a.html")
    file.write_text(file.read_text("utf-8").replace("Joe Biden (r)", "Joe Biden ®"), "utf-8")
    done = run([sys.executable, "-m", "fonds", "verify", str(tmp_path / "site")])
    assert done.returncode == 1
    assert "shows '® est à Paris" in done.stderr


def test_nothing_of_a_source_becomes_a_request(home: Home) -> None:
    content = article(home, "a").partition("<article")[2].partition("</article>")[0]
    shown = "".join(parse(content).itertext())
    assert "Joe Biden (r) est à Paris :smile: et (c) paie 1/2 -->." in shown
    assert not ABROAD.search(content)


def test_each_page_leads_to_the_search_and_its_sources_are_there(home: Home) -> None:
    assert (home.site / "search.html").is_file()
    assert 'href="../../../search.html"' in article(home, "a")
    assert 'href="search.html"' in home.page("index.html")
    assert (home.site / "articles/2022/01/a.txt").read_text("utf-8") == SEEDS["a.txt"]
    assert 'dir="rtl"' in article(home, "arabe").partition("data-source")[2][:30]


def test_a_second_time_changes_nothing(home: Home) -> None:
    before = read_tree(home.site)
    assert home.run("index", str(home.site)).returncode == 0
    assert read_tree(home.site) == before
