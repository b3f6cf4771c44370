"""A new archive is there whole or not at all, and publishes what its maker wrote alone."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest

from fonds.base.errors import UsageError
from fonds.commands.new import create_archive
from fonds.files.lock import hold_lock
from tests.archives import ROOT, SEEDS, Home, fonds, make_home, put, read_tree, some
from tests.faults.victim import watch

WHOLE = {".gitignore", "authorities.yml", "docs/about.md", "docs/index.md", "mkdocs.yml"}
LITTER = ".fonds-new"


def create(folder: Path, seeds: Path | None = None) -> None:
    create_archive(folder, seeds, link=False, name="Essai", lang="fr")


def visible_files(folder: Path) -> set[str]:
    """Every file below *folder*, but for what is being made."""
    return {path for path in read_tree(folder) if LITTER not in path}


def kill_at(change: int, folder: Path, target: str) -> bool:
    """Kill ``fonds new`` in *folder* before its n-th *change* on disk; False if it makes fewer."""
    child = os.fork()
    if not child:
        os.setsid()
        os.chdir(folder)
        watch(change, os.devnull)
        create(Path(target), SEEDS)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a copy of this process")
@pytest.mark.parametrize(
    ("target", "before"),
    some([("x/y/arch", ""), ("arch", "arch"), (".", "")], [("x/y/arch", ""), (".", "")]),
)
def test_killed_at_any_change_it_leaves_nothing_half(
    tmp_path: Path, target: str, before: str
) -> None:
    right = WHOLE | {f"seeds/{path}" for path in read_tree(SEEDS)}
    for change in count(1):
        place = tmp_path / str(change) / "place"
        (place / before).mkdir(parents=True)
        killed = kill_at(change, place, target)
        found = visible_files(place / target) if (place / target).exists() else set()
        if target == ".":  # the folder that one stands in is filled, and not replaced
            assert "mkdocs.yml" not in found or found == right
        else:
            assert found in (set(), right)
        with suppress(UsageError):  # not empty, where the killed run was at its end
            create(place / target, SEEDS)
        assert visible_files(place / target) == right
        assert not list(place.parent.rglob(f"*{LITTER}*"))
        if not killed:
            break


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
@pytest.mark.parametrize(
    "number", some([signal.SIGINT, signal.SIGTERM, signal.SIGHUP], [signal.SIGTERM])
)
def test_a_signal_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    seeds = tmp_path / "seeds"
    for n in range(3_000):
        put(seeds / str(n % 50) / f"{n}.txt", "x")
    process = subprocess.Popen(
        [sys.executable, "-m", "fonds", "new", str(tmp_path / "a" / "b"), "--seeds", str(seeds)],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
    )
    while process.poll() is None and not list(tmp_path.glob(f"*{LITTER}/filled/a/b/seeds/*")):
        pass
    process.send_signal(number)
    told = process.communicate(timeout=60)[1]
    assert (process.returncode, told.count("\n")) == (128 + number, 1)
    assert told.startswith("fonds: stopped; ")
    assert list(tmp_path.iterdir()) == [seeds]


@pytest.mark.skipif(os.name == "nt", reason="limits the size of files")
def test_a_disk_that_refuses_leaves_nothing_but_one_line(tmp_path: Path) -> None:
    put(tmp_path / "seeds" / "a.txt", "x" * 100_000)
    put(tmp_path / "seeds" / "b.txt", "x" * 100_000)
    for more in (["--seeds", str(tmp_path / "seeds")], []):
        script = (
            "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))\n"
            f"from fonds.cli import main; main({['new', str(tmp_path / 'a' / 'b'), *more]!r})"
        )
        done = subprocess.run(
            [sys.executable, "-B", "-c", script],
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        )
        (line,) = done.stderr.splitlines()
        assert (done.returncode, "too large" in line) == (1, True), line
        assert [file.name for file in tmp_path.iterdir()] == ["seeds"]


def test_a_full_folder_is_refused_with_two_of_its_files(tmp_path: Path) -> None:
    for name in ("c.txt", "a.txt", "\x1b[31mb.txt"):
        put(tmp_path / "full" / name, "x")
    done = fonds("new", str(tmp_path / "full"))
    assert done.returncode == 2
    assert "not empty: it holds “\\x1b[31mb.txt” and “a.txt”" in done.stderr
    assert len(read_tree(tmp_path)) == 3


def test_an_empty_folder_is_taken_and_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o750)
    create(tmp_path / "a")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o750
    assert visible_files(tmp_path / "a") == WHOLE
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_the_folder_one_stands_in_stays_that_folder(tmp_path: Path) -> None:
    number = tmp_path.stat().st_ino
    done = subprocess.run(
        [sys.executable, "-m", "fonds", "new", "."],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
    )
    assert done.returncode == 0
    assert tmp_path.stat().st_ino == number
    assert visible_files(tmp_path) == WHOLE
    assert not [file for file in tmp_path.iterdir() if file.name.endswith(LITTER)]


@pytest.mark.skipif(os.name == "nt", reason="makes symbolic links")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name, goal in (("to-empty", "empty"), ("to-nothing", "nothing")):
        (tmp_path / name).symlink_to(goal)
        with pytest.raises(UsageError, match="symbolic link"):
            create(tmp_path / name)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty", "to-empty", "to-nothing"]
    assert not list((tmp_path / "empty").iterdir())


def test_seeds_and_archive_never_lie_in_one_another(tmp_path: Path) -> None:
    put(tmp_path / "a" / "seeds" / "x.txt", "x")
    for folder, seeds in (("a", "a/seeds"), ("a/seeds/b", "a/seeds"), ("a", "a"), (".", "a")):
        with pytest.raises(UsageError, match="lies inside"):
            create_archive(tmp_path / folder, tmp_path / seeds, link=True, name="a", lang="fr")
    assert read_tree(tmp_path).keys() == {"a/seeds/x.txt"}


def test_what_only_looks_like_litter_is_left_alone(tmp_path: Path) -> None:
    name = f".a.{'0' * 16}{LITTER}"
    precious = put(tmp_path / name / "precious.txt", "x")
    (tmp_path / f".a.{'1' * 16}{LITTER}").symlink_to(precious.parent)
    at_work = tmp_path / f".a.{'2' * 16}{LITTER}"
    with hold_lock(at_work, "fonds new"):
        create(tmp_path / "a")
        assert precious.read_text() == "x"
        assert at_work.is_dir()


NAMES = ["a\udce9", "{name}", "a: b", "#", "\x1b[31m", "a\nb"]


@pytest.mark.parametrize("name", some(NAMES, NAMES[::2]))
def test_any_name_of_a_folder_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    assert fonds("new", os.fspath(folder), "--lang", "en").returncode == 0
    home = Home(folder)
    home.seed({"a.txt": "date 2022 A title\n\nA text.\n"})
    done = home.run("build", "--names", "rules")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("lang", ["fr", "en", "de"])
def test_no_placeholder_is_published(tmp_path: Path, lang: str) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "date 2022 Un titre\n\nUn texte.\n"}, lang=lang)
    hint = next(
        line[2:]
        for line in (home.docs / "index.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("# ")
    )
    assert re.search(r"phrase|sentence|Sätzen", hint)  # a maker sees where to write
    home.build()
    published = read_tree(home.site)
    with ZipFile(home.bundle()) as parcel:
        published |= {f"zip/{name}": parcel.read(name) for name in parcel.namelist()}
    assert not [name for name, data in published.items() if hint[:30].encode() in data]
    between = home.page("index.html").partition("</h1>")[2].partition("<div")[0]
    assert not between.strip()  # the search box follows the title


def test_what_the_maker_writes_is(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "date 2022 Un titre\n\nUn texte.\n"})
    with (home.docs / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nLes lettres de ma tante.\n")
    home.build()
    assert "<p>Les lettres de ma tante.</p>" in home.page("index.html")
    shutil.rmtree(home.site)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("fr", "La seule configuration de l’archive."), ("en", "The archive's one configuration.")],
)
def test_its_files_speak_the_archives_language(tmp_path: Path, lang: str, said: str) -> None:
    create_archive(tmp_path / "a", None, link=False, name="Essai", lang=lang)
    config = (tmp_path / "a" / "mkdocs.yml").read_text(encoding="utf-8")
    assert config.startswith(f"# {said}\n")
    names = (tmp_path / "a" / "authorities.yml").read_text(encoding="utf-8")
    assert names.startswith("# Noms" if lang == "fr" else "# Names")
    assert all(line.startswith("#") for line in names.splitlines())
