"""ProperDocs builds what MkDocs builds, also where MkDocs is not installed."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from fonds.base.fingerprint import version_of
from tests.archives import Home, make_home, read_tree, run, some

SEEDS = {
    "a.txt": " date 2022-01 Un titre\n\nJoe Biden est à Paris.\n",
    "b.txt": " date 2022-02\n\nUn texte sans titre, d’une phrase.\n",
}
WITHOUT_MKDOCS = """
import importlib.abc, sys

class Hidden(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] == "mkdocs":
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Hidden())
try:
    import fonds
finally:
    sys.meta_path.remove(next(it for it in sys.meta_path if isinstance(it, Hidden)))
from fonds.__main__ import main
main()
"""
"""``fonds`` as it runs where MkDocs cannot be imported."""

GENERATOR = re.compile(rb'content="mkdocs-[^"]*"')


def without_generator(home: Home) -> dict[str, bytes]:
    """The files of the site, but for the name of what rendered it; and for their checksums."""
    tree = read_tree(home.site)
    del tree["manifest-sha256.txt"]
    return {path: GENERATOR.sub(b"", data) for path, data in tree.items()}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "a", SEEDS)


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, bytes]:
    """The site as MkDocs makes it."""
    other = make_home(tmp_path / "b", SEEDS)
    other.build()
    assert b"mkdocs-1." in (other.site / "index.html").read_bytes()
    return without_generator(other)


def test_where_mkdocs_is_not_installed(home: Home, expected: dict[str, bytes]) -> None:
    config = str(home.config)
    done = run([sys.executable, "-c", WITHOUT_MKDOCS, "build", "-f", config, "--strict"])
    assert done.returncode == 0, done.stderr
    assert f"mkdocs-ProperDocs {version_of('properdocs').split()[1]}" in home.page("index.html")
    assert without_generator(home) == expected


def test_by_its_own_command(home: Home, expected: dict[str, bytes]) -> None:
    done = run([sys.executable, "-m", "properdocs", "build", "-f", str(home.config), "--strict"])
    assert done.returncode == 0, done.stderr
    assert "2 articles" in done.stderr
    assert without_generator(home) == expected


def test_its_warnings_are_shown_and_fail_a_strict_build(home: Home) -> None:
    home.put("docs/about.md", "# À propos\n\n[perdu](nulle-part.md)\n")
    command = [sys.executable, "-c", WITHOUT_MKDOCS, "build", "-f", str(home.config)]
    for strict in some(([], ["--strict"]), (["--strict"],)):
        done = run([*command, *strict])
        assert done.returncode == (1 if strict else 0)
        assert "nulle-part.md" in done.stderr
