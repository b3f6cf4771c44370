"""``python -m tests.names.mutants [WORD]``: put each fault of mutants.yml into a copy of the code.

Those that the tests of names do not notice are listed; more than `MOST` are an error. WORD runs
only the mutants that have it in their name, “91-120” those from the 91st to the 120th. Each runs in
a process forked from this one, which has imported what does not change (that needs Linux or macOS),
and the examples run first, without pytest: a fault that they notice takes a second, others twenty.
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
    mutants = _choose(" ".join(sys.argv[1:]))
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


def _choose(word: str) -> list[dict[str, str]]:
    """The mutants that *word* asks for: by what is in their names, or by their numbers."""
    mutants = yaml.safe_load(FILE.read_text("utf-8"))
    first, _, last = word.partition("-")
    if first.isdecimal() and last.isdecimal():
        return list(mutants[int(first) - 1 : int(last)])
    return [it for it in mutants if word in it["name"]]


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
    if not _hold():
        return 1
    chosen = " and ".join(f"not {word}" for word in _SLOW)
    options = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", chosen)
    return int(pytest.main([*options, f"--rootdir={folder}", *_TESTS]))


def _hold() -> bool:
    """Whether every example holds, in the copy that the process is in."""
    examples = import_module("tests.names.examples").read_examples()
    try:
        return all(it.run() == it.names for it in examples)
    except Exception:
        return False


if __name__ == "__main__":
    sys.exit(main())
