"""The recipes in Python of the guide run as they stand there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives import ROOT, Home, make_home

SEEDS = {
    "un.txt": "date 2021-03 Un titre\n\n"
    "Le président Emmanuel Macron est arrivé à Paris dans la matinée,"
    " avec les ministres du gouvernement.\n",
    "deux.txt": "date 2022-12 Deux\n\n"
    "Le président Emmanuel Macron et la chancelière Angela Merkel"
    " l’ont dit aux journalistes dans la soirée.\n",
}


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The archive that the recipes speak of, and its export."""
    home = make_home(tmp_path_factory.mktemp("howto") / "press", SEEDS)
    home.build()
    assert home.run("export", "sqlite", str(home.folder.parent / "press.sqlite")).returncode == 0
    return home


@pytest.mark.parametrize("page", ["howto.md", "fr/howto.md"])
def test_each_says_what_it_counts(press: Home, page: str) -> None:
    text = (ROOT / "docs" / "guide" / page).read_text(encoding="utf-8")
    years, people = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert run(years, press.folder.parent) == ["2021 1 18", "2022 1 17"]
    (most,) = run(people, press.folder.parent)
    assert most == "[('people/emmanuel-macron', 2), ('people/angela-merkel', 1)]"


def run(code: str, folder: Path) -> list[str]:
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return said.stdout.splitlines()
