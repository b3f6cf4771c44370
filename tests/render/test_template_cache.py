"""Compiled templates are code: they lie where only the user writes; a damaged one is not run."""

from __future__ import annotations

import marshal
import sys
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment
from mkdocs.theme import Theme

from fonds.files import own_cache
from fonds.render.template_cache import Compiled, keep_compiled
from tests.archives import Home, make_home, read_tree

SEEDS = {"a.txt": " date 2022-01 Un titre\n\nUn texte.\n"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the folder is another there")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "fonds" / "templates"


@pytest.fixture
def home(tmp_path: Path, cache: Path) -> Home:
    home = make_home(tmp_path / "a", SEEDS)
    home.build()
    return home


def environment() -> Environment:
    return Theme("material").get_env()


def is_code(data: bytes) -> bool:
    """Whether *data* is, or holds at its end, what Python would run."""
    start = data.find(b"\xe3" + bytes(8))  # a code object without arguments
    try:
        return start >= 0 and isinstance(marshal.loads(data[start:]), CodeType)  # noqa: S302
    except (EOFError, ValueError, TypeError):
        return False


def test_an_archive_holds_no_code(home: Home, cache: Path) -> None:
    kept = read_tree(cache)
    assert kept
    assert all(map(is_code, kept.values()))
    others = {p: d for p, d in read_tree(home.folder).items() if not p.startswith("build/site/")}
    assert [path for path, data in others.items() if is_code(data)] == []


def test_what_an_older_version_kept_in_the_archive_is_not_run(home: Home, cache: Path) -> None:
    before = read_tree(home.site)
    for path, data in read_tree(cache).items():
        home.put(f"build/templates/{path}", data.replace(b"md-header", b"xx-header"))
    home.put("seeds/a.txt", SEEDS["a.txt"] + "x")
    home.build()
    home.put("seeds/a.txt", SEEDS["a.txt"])
    home.build()
    assert read_tree(home.site) == before


def test_one_letter_changed_in_the_cache_changes_nothing(home: Home, cache: Path) -> None:
    before = read_tree(home.site)
    for file in cache.iterdir():
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
    for file in home.site.rglob("*.html"):
        file.unlink()
    assert home.run("build").returncode == 0
    assert read_tree(home.site) == before
    assert all(map(is_code, read_tree(cache).values()))


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 40, bytes(16) + b"(ipickle\n."])
def test_rubbish_in_the_cache_is_compiled_anew(cache: Path, content: bytes) -> None:
    kept = keep_compiled(environment())
    assert isinstance(kept, Compiled)
    for _ in range(2):
        shown = environment()
        shown.bytecode_cache = kept
        assert "md-social" in shown.get_template("partials/social.html").render(
            config={"extra": {}}
        )
        for file in cache.iterdir():
            file.write_bytes(content)


@pytest.mark.parametrize("place", ["templates", "fonds"])
def test_a_folder_that_others_may_write_to_is_not_used(cache: Path, place: str) -> None:
    assert keep_compiled(environment())
    (cache if place == "templates" else cache.parent).chmod(0o777)
    assert keep_compiled(environment()) is None


def test_nor_one_of_an_archive_that_is_built_from_within(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path counts for nothing, as the standard says."""
    monkeypatch.setenv("XDG_CACHE_HOME", "build")
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.chdir(tmp_path)
    assert keep_compiled(environment())
    assert not (tmp_path / "build").exists()


def test_no_cache_folder_at_all_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert keep_compiled(environment()) is None


def test_filters_of_a_plugin_keep_templates_out_of_the_cache(cache: Path) -> None:
    """What a filter makes of a constant is compiled in, and another archive's may differ."""
    shown = environment()
    shown.filters["upper"] = lambda text: f"{text}!"
    assert keep_compiled(shown) is None


def test_the_folder_does_not_grow_for_ever(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_cache, "LIMIT", 20)
    for number in range(60):
        kept = keep_compiled(environment())
        assert kept
        (cache / str(number)).write_bytes(b"")
        assert len(list(cache.iterdir())) <= 21
