"""The command line, as a person and as a program use it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from fonds.cli import main
from tests.archives import (
    ROOT,
    SEEDS,
    Home,
    copy_of_the_repository,
    fonds,
    invoke,
    make_home,
    read_tree,
    run,
)

COMMANDS = {
    "authorities", "build", "bundle", "convert", "export", "handover", "index", "inspect",
    "metadata", "new", "publish", "search", "serve", "verify",
}  # fmt: skip
GOOD = {"a.txt": " date 2022-01 Un titre\n\nUn texte.\n"}


def test_new_copies_the_texts_and_build_makes_their_site(tmp_path: Path) -> None:
    folder = tmp_path / "mon archive"
    made = fonds("new", str(folder), "--seeds", str(SEEDS), "--name", "Ma « presse »: été")
    assert (made.returncode, made.stderr) == (0, "")
    assert read_tree(folder / "seeds") == read_tree(SEEDS)
    built = Home(folder).run("build", "--names", "rules")
    assert built.returncode == 0
    entrance = folder / "build" / "site" / "index.html"
    assert f"Site: {entrance}" in built.stdout
    assert "Ma « presse »: été" in entrance.read_text(encoding="utf-8")


def test_new_can_use_the_texts_where_they_are(tmp_path: Path) -> None:
    before = read_tree(SEEDS)
    assert fonds("new", str(tmp_path / "a"), "--seeds", str(SEEDS), "--link").returncode == 0
    home = Home(tmp_path / "a")
    assert not home.seeds.exists()
    assert json.loads(home.run("build", "--json", "--names", "rules").stdout)["articles"] == 2
    assert read_tree(SEEDS) == before


def test_new_without_texts_makes_an_empty_archive_that_builds(tmp_path: Path) -> None:
    assert fonds("new", str(tmp_path / "a"), "--lang", "en").returncode == 0
    home = Home(tmp_path / "a")
    assert home.run("build").returncode == 0
    assert '<html lang="en"' in home.page("index.html")


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["full"], "not empty"),
        (["file"], "not empty"),
        (["full/inside", "--seeds", "full"], "inside"),
        (["new", "--seeds", "nowhere"], "no folder"),
        (["new", "--seeds", "file"], "no folder"),
        (["new", "--link"], "--seeds"),
    ],
)
def test_new_refuses_what_would_go_wrong_and_writes_nothing(
    tmp_path: Path, args: list[str], hint: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    before = set(tmp_path.rglob("*"))
    paths = [arg if arg.startswith("--") else str(tmp_path / arg) for arg in args]
    done = fonds("new", *paths)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert hint in line
    assert set(tmp_path.rglob("*")) == before


def test_what_new_makes_is_ignored_by_git_but_for_what_a_person_writes(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", GOOD)
    home.build()
    for command in (["init", "-q"], ["add", "."]):
        run(["git", *command], cwd=home.folder)
    tracked = run(["git", "ls-files"], cwd=home.folder).stdout.splitlines()
    assert sorted(tracked) == [
        ".gitignore",
        "authorities.yml",
        "docs/about.md",
        "docs/index.md",
        "mkdocs.yml",
        "seeds/a.txt",
    ]


def test_json_is_all_of_stdout_and_nothing_else(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {**GOOD, "empty.txt": ""})
    for command in ("convert", "build"):
        done = home.run(command, "--json")
        assert done.returncode == 1
        summary = json.loads(done.stdout)
        assert (summary["articles"], summary["needing"]) == (1, 1)
    bundle = json.loads(home.run("bundle", "--json").stdout)
    assert Path(bundle["bundle"]).stat().st_size == bundle["bytes"]


def test_quiet_says_only_what_needs_someone(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", GOOD)
    for command in ("convert", "build", "bundle"):
        done = home.run(command, "-q")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    home.seed({"empty.txt": ""})
    done = home.run("build", "-q")
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("lost: empty.txt: ")


def test_the_summary_counts_and_says_how_many_files_need_someone(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {**GOOD, "empty.txt": "", "blank.txt": " "})
    said = home.run("build").stdout
    assert "1 article from 3 sources" in said
    assert "2 files need you" in said


def test_many_remarks_of_a_kind_are_cut_short_on_the_terminal_alone(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {f"{number}.txt": "" for number in range(12)})
    done = home.run("convert")
    assert done.stderr.count("lost: ") == 6
    assert "7 more" in done.stderr
    report = json.loads((home.folder / "build" / "report.json").read_text(encoding="utf-8"))
    assert len(report["remarks"]) == 12


def test_nothing_in_a_file_name_steers_the_terminal(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {"\x1b[31mred\n\u202e.txt": ""})
    done = home.run("convert")
    assert not set("\x1b\u202e") & set(done.stderr)
    assert "\\x1b[31mred\\n\\u202e.txt" in done.stderr


def test_the_conversion_runs_from_a_checkout_alone(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", GOOD)
    script = [sys.executable, str(ROOT / "scripts" / "convert.py")]
    done = run([*script, "-f", str(home.config)], cwd=tmp_path, PYTHONPATH="")
    assert done.returncode == 0, done.stderr
    assert (home.docs / "articles" / "2022" / "01" / "a.md").is_file()
    assert not home.site.exists()


def test_convert_and_build_write_the_same_pages(tmp_path: Path) -> None:
    one, other = (make_home(tmp_path / name, GOOD) for name in ("one", "other"))
    one.convert()
    other.build()
    assert read_tree(one.docs) == read_tree(other.docs)


def mkdocs(home: Home, *args: str, cwd: Path | None = None) -> list[str]:
    """``mkdocs build``; its warnings and errors."""
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(home.config), *args]
    done = run(command, cwd=cwd, NO_MKDOCS_2_WARNING="1")
    assert done.returncode == 0, done.stderr
    return [line for line in done.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))]


def test_mkdocs_alone_makes_the_same_site_of_the_repository_strictly_clean(tmp_path: Path) -> None:
    one = copy_of_the_repository(tmp_path / "one")
    other = copy_of_the_repository(tmp_path / "other")
    assert mkdocs(one, "--strict", cwd=tmp_path) == []
    other.build()
    assert read_tree(one.site) == read_tree(other.site)


def test_strict_fails_where_a_file_needs_someone(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {**GOOD, "empty.txt": ""})
    assert home.run("build", "--strict").returncode == 1


def test_a_bundle_needs_a_site_first(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", GOOD)
    done = home.run("bundle")
    assert done.returncode == 2
    assert "fonds build" in done.stderr


def test_a_new_edition_takes_the_place_of_the_old_bundle(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", GOOD)
    home.build()
    first = home.bundle()
    home.seed({"b.txt": "Un autre article\n\nUn texte.\n"})
    home.build()
    second = home.bundle()
    assert first.name != second.name
    assert list(first.parent.glob("*.zip")) == [second]


def test_every_command_says_what_it_is_for() -> None:
    said = invoke("--help").stdout
    told = re.findall(r"^  ([a-z]+) +\S.*$", said.partition("Commands:")[2], re.MULTILINE)
    assert set(told) == main.commands.keys() == COMMANDS
    for command in COMMANDS:
        assert invoke(command, "--help").stdout.startswith(f"Usage: main {command} ")
