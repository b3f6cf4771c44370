"""A build has nothing to do only where nothing changed: no input, no output, nothing kept."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config

from fonds.commands.unchanged import Inputs, find_unchanged, look_around, note_built
from fonds.plugin.options import describe_archive
from fonds.terminal.report import Report, read_report
from tests.archives import Home, make_home

SEEDS = {"a.txt": " date 2022-01 Un titre\n\nUn texte sur Paris.\n", "b.txt": "Un autre.\n",
         "metadata.csv": "file,people\na.txt,Zoé\n"}  # fmt: skip


def look(home: Home, options: object = None) -> Inputs | None:
    config = load_config(str(home.config))
    return look_around(config, describe_archive(config, config.plugins["fonds"].config), options)


def unchanged(home: Home, options: object = None) -> Report | None:
    inputs = look(home, options)
    found = find_unchanged(inputs) if inputs else None
    return found[0] if found else None


def settle(home: Home) -> None:
    """As if a build had been made of what there is now."""
    time.sleep(0.05)  # what was written just now may still change under the same time
    inputs, report = look(home), read_report(home.folder / "build")
    assert inputs and report
    note_built(inputs, {}, report)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A built archive, which each test settles again."""
    home = make_home(tmp_path_factory.mktemp("unchanged") / "a", SEEDS)
    home.configure(theme={"name": "material", "language": "fr", "custom_dir": "theme"})
    home.put("theme/partials/copyright.html", "<p>À moi.</p>\n")
    home.build()
    yield home


def test_a_second_build_keeps_all(home: Home) -> None:
    settle(home)
    before = {file: file.stat().st_mtime_ns for file in home.site.rglob("*")}
    report = unchanged(home)
    assert report and (report.articles, report.taken_in, report.written) == (2, 0, 0)
    assert home.build().summary["taken_in"] == 0
    assert {file: file.stat().st_mtime_ns for file in home.site.rglob("*")} == before


def test_the_order_of_the_theme_s_templates_is_no_change(home: Home) -> None:
    """They are a set, which another Python shows in another order."""
    found = set()
    for names in (["404.html", "sitemap.xml"], ["sitemap.xml", "404.html"]):
        config = load_config(str(home.config))
        config.theme.static_templates = dict.fromkeys(names).keys()  # type: ignore[assignment]
        options = config.plugins["fonds"].config
        inputs = look_around(config, describe_archive(config, options), None)
        found.add(inputs and inputs.conditions)
    assert len(found) == 1 and found != {None}


def _rewrite(path: str) -> Callable[[Home], object]:
    """Other bytes of the same length, and the times that the file had."""

    def change(home: Home) -> None:
        file = home.folder / path
        status, data = file.stat(), file.read_bytes()
        file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    return change


def _remove(path: str) -> Callable[[Home], object]:
    return lambda home: (home.folder / path).unlink()


INPUTS: dict[str, Callable[[Home], object]] = {
    "a source": _rewrite("seeds/a.txt"),
    "one more": lambda home: home.put("seeds/d.txt", "Encore un.\n"),
    "one moved": lambda home: (home.seeds / "b.txt").rename(home.seeds / "c.txt"),
    "one gone": _remove("seeds/c.txt"),
    "the table": _rewrite("seeds/metadata.csv"),
    "corrections": lambda home: home.put("authorities.yml", "reject: [Paris]\n"),
    "addresses": lambda home: home.put("addresses.csv", "address,kind\n"),
    "a page by hand": lambda home: home.put("docs/plus.md", "# Plus\n"),
    "a generated page": _rewrite("docs/articles/2022/01/a.md"),
    "the configuration": lambda home: home.configure(site_author="Zoé"),
    "a template": _rewrite("theme/partials/copyright.html"),
    "the catalogue": _rewrite("build/catalogue.db"),
    "words of the search": _remove("build/search.db"),
}
OUTPUTS: dict[str, Callable[[Home], object]] = {
    "a page": _rewrite("build/site/articles/2022/01/a.html"),
    "a page gone": _remove("build/site/people/index.html"),
    "a file beside": lambda home: home.put("build/site/people/autre.html", "?"),
    "the manifest": _rewrite("build/site/manifest-sha256.txt"),
}


def test_whatever_a_site_is_made_from_is_seen(home: Home, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(home.folder, kept)
    for name, change in INPUTS.items():
        settle(home)
        assert unchanged(home), name
        change(home)
        assert unchanged(home) is None, name
    shutil.rmtree(home.folder)
    kept.rename(home.folder)
    home.build()


def test_whatever_changes_of_a_site_is_seen(home: Home) -> None:
    for name, change in OUTPUTS.items():
        settle(home)
        assert unchanged(home), name
        change(home)
        assert unchanged(home) is None, name
        (home.site / "people" / "autre.html").unlink(missing_ok=True)
        home.build()
    settle(home)
    staging = home.site.parent / ".site.staging"
    staging.mkdir()
    assert unchanged(home) is None
    staging.rmdir()


def untouched(home: Home) -> tuple[bool, set[str]]:
    """Whether docs/ is as it was left, and the names of the sources that are."""
    inputs = look(home)
    assert inputs
    found = inputs.find_untouched()
    return found.pages is not None, {Path(file).name for file in found.sources}


def test_what_is_untouched_is_known_file_by_file(home: Home) -> None:
    settle(home)
    assert untouched(home) == (True, {"a.txt", "b.txt", "metadata.csv"})
    _rewrite("seeds/a.txt")(home)
    assert untouched(home) == (True, {"b.txt", "metadata.csv"})
    _rewrite("docs/articles/2022/01/a.md")(home)
    assert untouched(home) == (False, {"b.txt", "metadata.csv"})
    _rewrite("build/catalogue.db")(home)
    assert untouched(home) == (False, set())


@pytest.mark.parametrize(
    "noted", ["", "[]", "[[1, 2, 3]]", "[null, {}]", '{"a": 1}', "[[], []]", '[null, "a", "00"]']
)
def test_damaged_notes_say_nothing_of_sources(home: Home, noted: str) -> None:
    settle(home)
    (home.folder / "build" / "source-stamps.json").write_text(noted, encoding="utf-8")
    assert untouched(home)[1] == set()


def test_a_source_that_has_become_too_large_is_read_again(home: Home) -> None:
    settle(home)
    home.configure(fonds={"max_bytes": 40})
    assert untouched(home)[1] == {"b.txt", "metadata.csv"}
    home.configure(fonds={"max_bytes": 1000})


def test_a_source_that_was_rewritten_under_its_times_is_read(home: Home) -> None:
    home.put("seeds/a.txt", " date 2022-01 Un titre\n\nUn texte sur Brest.\n")
    home.build()
    settle(home)
    file = home.seeds / "a.txt"
    status = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Brest", b"Nancy"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert home.build().summary["taken_in"] == 1
    assert "Nancy" in home.page("articles/2022/01/a.html")


def test_stale_pages_are_seen_where_all_is_as_it_was_left(home: Home) -> None:
    """One that fonds made goes with its source, an edited one is reported in every build."""
    for name in ("d", "e"):
        home.put(f"seeds/{name}.txt", f"Le texte {name} de Brest.\n")
    home.build()
    made, edited = (home.docs / f"articles/undated/{name}.md" for name in ("d", "e"))
    for name in ("d", "e"):
        (home.seeds / f"{name}.txt").unlink()
    edited.write_text(edited.read_text("utf-8") + "Une ligne de plus.\n", "utf-8")
    for number in range(2):
        settle(home)
        home.put("seeds/b.txt", f"Un autre, {number}.\n")
        assert untouched(home)[0]
        summary = home.build().summary
        assert [it["path"] for it in summary["remarks"] if it["code"] == "edited-orphan"] == [
            "articles/undated/e.md"
        ]
    assert not made.exists() and edited.exists()
    edited.unlink()
    home.build()


@pytest.mark.skipif(sys.platform != "linux", reason="names must be UTF-8 there")
def test_an_untouched_source_that_takes_the_path_of_another_is_read(home: Home) -> None:
    """The name of one is no UTF-8, and is shown as the other is called."""
    (home.seeds / os.fsdecode(b"caf\xe9.txt")).write_text("Un texte sur Brest.\n", "utf-8")
    home.put("seeds/caf%E9.txt", "Un texte sur Nancy.\n")
    home.build()
    settle(home)
    (home.seeds / "caf%E9.txt").unlink()
    home.build()
    texts = [file.read_text("utf-8") for file in home.site.glob("articles/undated/caf*.html")]
    assert len(texts) == 1 and "Brest" in texts[0]


def test_other_options_are_another_build(home: Home) -> None:
    settle(home)
    assert unchanged(home, {"search": False}) is None


def test_what_may_read_anything_is_always_built(home: Home) -> None:
    config = home.config.read_bytes()
    for settings in (
        {"markdown_extensions": ["pymdownx.snippets"]},
        {"hooks": ["hook.py"]},
        {"plugins": [{"fonds": {}}, "search"]},
    ):
        home.put("hook.py", "")
        home.configure(**settings)
        assert look(home) is None
        home.config.write_bytes(config)


def test_a_link_may_lead_to_what_changes_unseen(home: Home, tmp_path: Path) -> None:
    link = home.docs / "lien.md"
    link.symlink_to(tmp_path / "loin.md")
    settle(home)
    assert unchanged(home) is None
    link.unlink()
