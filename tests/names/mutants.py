"""``python -m tests.names.mutants [WORD]``: put each fault of mutants.yml into a copy of the code.

Those that the tests of names do not notice are listed; more than `MOST` are an error. WORD runs
only the mutants that have it in their name. Each runs in a process forked from this one, which has
imported what does not change: that takes a second, not ten (and needs Linux or macOS).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("mutants.yml")
MOST = 3
"""So many mutants may survive."""

_COPIED = ("scripts", "tests", "docs", "seeds", "authorities.yml", "mkdocs.yml", "pyproject.toml")
_TESTS = ("tests/names/test_examples.py", "tests/names", "tests/quality/test_names.py")
_SLOW = ("by_model", "time", "any_", "report", "process", "judged", "fault")
"""Tests of speed, of random texts, of a model and of whole builds are slow, and about no rule;
and the test of the mutants themselves would notice each."""

_UNCHANGING = ("babel", "click", "mkdocs.commands.build", "numpy", "html5lib")


def main() -> int:
    """Run all mutants; 1 if too many survive."""
    word = " ".join(sys.argv[1:])
    mutants = [it for it in yaml.safe_load(FILE.read_text("utf-8")) if word in it["name"]]
    for name in _UNCHANGING:
        import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        _copy_to(copy)
        if not _passes(copy):
            print("The tests fail without any mutant: mend them first.")
            return 1
        survivors = [it["name"] for it in mutants if _survives(copy, **it)]
    print(f"{len(mutants)} mutants, {len(survivors)} survive", *survivors, sep="\n  ")
    return int(len(survivors) > MOST)


def _copy_to(folder: Path) -> None:
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def _survives(folder: Path, name: str, module: str, old: str, new: str) -> bool:
    file = folder / "scripts" / "fonds" / "names" / module
    code = file.read_text("utf-8")
    if code.count(old) != 1:
        raise SystemExit(f"{FILE.name}: “{name}”: “{old}” is {code.count(old)} times in {module}")
    file.write_text(code.replace(old, new), "utf-8")
    try:
        survives = _passes(folder)
    finally:
        file.write_text(code, "utf-8")
    print(f"{'SURVIVES' if survives else 'noticed '}  {module}: {name}", flush=True)
    return survives


def _passes(folder: Path) -> bool:
    """Whether the tests pass in *folder*."""
    child = os.fork()
    if child == 0:
        os._exit(_run(folder))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _run(folder: Path) -> int:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os.chdir(folder)
    # Two versions of a file in one second would share their bytecode.
    sys.dont_write_bytecode = True
    for name in [name for name in sys.modules if name.partition(".")[0] in ("tests", "fonds")]:
        del sys.modules[name]
    sys.path[:0] = [str(folder / "scripts"), str(folder)]
    chosen = " and ".join(f"not {word}" for word in _SLOW)
    options = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", chosen)
    return int(pytest.main([*options, f"--rootdir={folder}", *_TESTS]))


if __name__ == "__main__":
    sys.exit(main())
