"""Archives for tests, made and built in the ways that a person makes and builds them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml
from click.testing import CliRunner, Result
from mkdocs.config import load_config

from fonds.cli import main
from fonds.commands.new import create_archive
from fonds.config import Archive
from fonds.plugin.options import describe_archive
from tests.forking import CAN_FORK, TIMEOUT, run_forked

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
SAMPLES = ROOT / "tests" / "quality" / "samples"
CORPORA = ROOT.parent / "shared" / "corpora"

THOROUGH = os.environ.get("FONDS_THOROUGH") == "1"
"""Whether to spend minutes where seconds do by default."""

EVERY = THOROUGH or os.environ.get("FONDS_EVERY") == "1"
"""Whether to try every kind of page in every language, width and browser: `make test EVERY=1`."""

THEME = os.environ.get("FONDS_THEME", "material")
"""The theme of the archives that tests make: `make themes` takes the other."""

Content = str | bytes
T = TypeVar("T")


def some(every: Sequence[T], chosen: Sequence[T]) -> Sequence[T]:
    """What a test tries: *every* case if asked, else those *chosen*."""
    return every if EVERY else chosen


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did, as its JSON says."""

    exit_code: int
    summary: dict[str, Any]

    @property
    def remarks(self) -> list[tuple[str, str, str]]:
        """(severity, code, path) of each remark."""
        return [(r["severity"], r["code"], r["path"]) for r in self.summary["remarks"]]

    @property
    def needing(self) -> dict[str, str]:
        """Path → code of each remark that needs a person."""
        return {path: code for severity, code, path in self.remarks if severity != "note"}


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one archive."""

    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "mkdocs.yml"

    @property
    def seeds(self) -> Path:
        return self.folder / "seeds"

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    @property
    def site(self) -> Path:
        return self.folder / "build" / "site"

    def put(self, path: str, content: Content) -> Path:
        """Write *content* to *path* in the archive's folder."""
        return put(self.folder / path, content)

    def seed(self, files: Mapping[str, Content]) -> None:
        """Write each of *files* under the seeds."""
        for path, content in files.items():
            self.put(f"seeds/{path}", content)

    def configure(self, **options: Any) -> None:
        """Set options of mkdocs.yml; those of fonds go by ``fonds={…}``."""
        settings = yaml.safe_load(self.config.read_text(encoding="utf-8"))
        settings["plugins"][0]["fonds"].update(options.pop("fonds", {}))
        settings.update(options)
        text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
        self.config.write_text(text, encoding="utf-8")

    def convert(self) -> Outcome:
        """Seeds → pages."""
        return self._command("convert")

    def build(self) -> Outcome:
        """Seeds → site."""
        return self._command("build")

    def bundle(self) -> Path:
        """Site → zip; its path."""
        return Path(self._command("bundle").summary["bundle"])

    def _command(self, name: str) -> Outcome:
        result = invoke(name, "-f", str(self.config), "--json")
        assert result.exit_code < 2, result.stderr
        return Outcome(result.exit_code, json.loads(result.stdout))

    def describe(self) -> Archive:
        """The archive as the stages see it."""
        config = load_config(str(self.config))
        return describe_archive(config, config.plugins["fonds"].config)

    def run(self, command: str, *args: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """``fonds COMMAND -f mkdocs.yml …`` in a process of its own."""
        return fonds(command, "-f", str(self.config), *args, **settings)

    def page(self, path: str) -> str:
        """The HTML page *path* of the site."""
        return (self.site / path).read_text(encoding="utf-8")


def make_home(
    folder: Path,
    seeds: Mapping[str, Content] | Path | None = None,
    *,
    lang: str = "fr",
    theme: str = THEME,
) -> Home:
    """A new archive in *folder*, with *seeds* written there or used where they lie."""
    link = seeds if isinstance(seeds, Path) else None
    create_archive(folder, link, link=link is not None, name="Essai", lang=lang, theme=theme)
    home = Home(folder)
    find_names_by_rules(home.config)
    if isinstance(seeds, Mapping):
        home.seed(seeds)
    return home


def copy_of_the_repository(folder: Path, theme: str = THEME) -> Home:
    """The repository's own archive, with its seeds, pages and authorities, in *folder*."""
    home = Home(folder)
    for name in ("seeds", "docs", "mkdocs.yml", "authorities.yml"):
        copy(ROOT / name, folder / name)
    find_names_by_rules(home.config)
    if theme != "material":
        text = home.config.read_text(encoding="utf-8")
        stated = f"theme: {{name: {theme}, language: fr}}\n"
        home.config.write_text(text[: text.index("theme:\n")] + stated, encoding="utf-8")
    return home


def find_names_by_rules(config: Path) -> None:
    """Let the archive find the same names whether or not a model is installed here."""
    text = config.read_text(encoding="utf-8")
    assert text.count("- fonds:\n") == 1
    config.write_text(text.replace("- fonds:\n", "- fonds:\n      names: rules\n"), "utf-8")


def copy(source: Path, target: Path) -> None:
    """Copy a file, or a folder's files with the folders that hold them."""
    files = [source] if source.is_file() else filter(Path.is_file, source.rglob("*"))
    for file in files:
        put(target / file.relative_to(source), file.read_bytes())


def put(file: Path, content: Content) -> Path:
    """Write *file*, and the folders that it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def invoke(*args: str) -> Result:
    """Run the command line in this process, which saves a second each time."""
    result = CliRunner().invoke(main, args)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def fonds(*args: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command line of this checkout, under these environment *settings* too.

    Those may be for the interpreter: then it is a new one, else one that has loaded fonds already.
    """
    if CAN_FORK and not settings and (done := run_forked(args, environment_for())):
        return done
    return run([sys.executable, "-m", "fonds", *args], cwd=None, **settings)


def run(
    command: list[str], cwd: Path | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run *command* with this checkout's package first on Python's path."""
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment_for(**settings),
        timeout=TIMEOUT,
    )


def environment_for(**settings: str) -> dict[str, str]:
    """The environment of a command: this checkout's package comes first."""
    return os.environ | {"PYTHONPATH": str(ROOT / "scripts")} | settings


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*: relative path → bytes."""
    files = filter(Path.is_file, folder.rglob("*"))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def find_corpus(name: str) -> Path:
    """A corpus beside the repository; the test is skipped where there is none or none is wanted."""
    place = CORPORA / name
    if os.environ.get("FONDS_CORPORA") != "1" or not place.exists():
        pytest.skip(f"a sample stands in for {place.name}; “make corpora” takes it whole")
    return place
