"""Fingerprints of code that the user's cache has: those that would be computed, or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.config import load_config

from fonds.base import fingerprint as module
from fonds.base.fingerprint import KNOWN, code_of
from fonds.commands.unchanged import Inputs, look_around
from fonds.files.code_cache import keeping_codes
from fonds.plugin.options import describe_archive
from tests.archives import Home, make_home

ROOMS = ("fonds.base", "fonds.files")


@pytest.fixture
def computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rooms whose fingerprint is computed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    seen, compute = list[str](), module._hash_code

    def watch(rooms: tuple[str, ...]) -> str:
        seen.extend(rooms)
        return compute(rooms)

    monkeypatch.setattr(module, "_hash_code", watch)
    return seen


def ask(state: str, *rooms: str) -> list[str]:
    """Their fingerprints, in another process as it were."""
    KNOWN.clear()
    with keeping_codes(state):
        return [code_of(room) for room in rooms]


def test_in_the_same_state_nothing_is_computed_twice(computed: list[str]) -> None:
    one = ask("a", "fonds.base")
    assert ask("a", *ROOMS)[:1] == one
    assert ask("a", *ROOMS)[:1] == one
    assert computed == ["fonds.base", "fonds.files"]


@pytest.mark.parametrize("state", ["b", ""])
def test_in_another_all_is_computed_anew(computed: list[str], state: str) -> None:
    ask("a", *ROOMS)
    ask(state, *ROOMS)
    assert computed == [*ROOMS, *ROOMS]


def test_what_a_process_computed_in_another_state_is_not_kept(computed: list[str]) -> None:
    ask("a", *ROOMS)
    with keeping_codes("b"):
        code_of("fonds.base")
    ask("b", *ROOMS)
    assert computed == [*ROOMS, "fonds.base", "fonds.files"]


def test_a_build_with_other_code_is_in_another_state(home: Home) -> None:
    inputs = look_at(home)
    own = next(path for path in inputs.others if path.endswith("/fonds/parse/titles.py"))
    (size, modified, changed) = inputs.others[own] or (0, 0, 0)
    other = replace(inputs, others={**inputs.others, own: (size + 1, modified, changed)})
    assert inputs.code and other.code and inputs.code != other.code
    young = replace(inputs, others={**inputs.others, own: (size, modified, inputs.since)})
    assert not young.code


def look_at(home: Home) -> Inputs:
    config = load_config(str(home.config))
    found = look_around(config, describe_archive(config, config.plugins["fonds"].config), None)
    assert found
    return found


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "a", {"a.txt": "Un texte.\n"})
