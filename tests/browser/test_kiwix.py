"""A ZIM, read by kiwix-serve as a reader does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.archives import Home, invoke, make_home
from tests.browser.harness import visit
from tests.browser.test_online import find_program, running
from tests.ports import find_port

SEEDS = {
    "neige.txt": "date 2022-01-03 La neige tombe\n\nEmmanuel Macron marche à Lyon.\n",
    "pluie.txt": "date 2021-05 La pluie\n\nEmmanuel Macron court à Orléans.\n",
}
OWN = ("favicon", "skin/", "catalog/")
"""What Kiwix asks for by itself."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    pytest.importorskip("libzim", reason="libzim is an extra: pip install 'fonds[zim]'")
    home = make_home(tmp_path_factory.mktemp("kiwix") / "fonds", SEEDS)
    home.build()
    assert invoke("bundle", "--zim", "-f", str(home.config)).exit_code == 0
    return home


@pytest.mark.browser
def test_kiwix_shows_pages_and_both_searches(home: Home, tmp_path: Path, page: Page) -> None:
    program, port = find_program("kiwix-serve"), find_port()
    (file,) = (home.folder / "build").glob("*.zim")
    command = [program, "-i", "127.0.0.1", "--port", str(port), str(file)]
    with running(command, port, tmp_path) as url:
        root = f"{url}/{file.stem}/"
        with visit(page, f"{root}index.html", root=url, allowing=OWN):
            page.click("text=La neige tombe >> nth=0")
            page.wait_for_url("**/articles/2022/01/neige.html")
            assert "marche à Lyon" in page.inner_text("article")
        with visit(page, f"{root}search.html#q=pluies", root=url, allowing=OWN):
            page.wait_for_selector("text=La pluie")
        with visit(page, f"{url}/search?content={file.stem}&pattern=court", root=url, allowing=OWN):
            assert "La pluie" in page.inner_text("body")
