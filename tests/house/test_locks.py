"""The pinned requirements hold what pyproject.toml asks for, for every Python, each by its hash."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.archives import ROOT

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = ("linux", "darwin", "win32")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS, GROUPS = PROJECT["project"]["optional-dependencies"], PROJECT["dependency-groups"]
ASKED = {
    "site": [*PROJECT["project"]["dependencies"], *GROUPS["build"]],
    "test": [
        *PROJECT["project"]["dependencies"],
        *GROUPS["build"],
        *EXTRAS["formats"],
        *(asked for asked in EXTRAS["test"] if asked != "fonds[formats]"),
    ],
    "ner": [*EXTRAS["ner"], *GROUPS["model"]],
}
"""What each file is made for."""


def pins(name: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Each pin of the file *name*, and its hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    for pin in re.split(r"\n(?=\w)", re.sub(r"^ *#.*\n?", "", text, flags=re.MULTILINE)):
        requirement, *hashes = re.split(r"\s*\\\n\s*", pin.strip())
        yield Requirement(requirement), hashes


def is_for(requirement: Requirement, python: str, system: str) -> bool:
    """Whether *python* on *system* is to have what is required."""
    environment = {str(key): str(value) for key, value in default_environment().items()} | {
        "python_version": python, "python_full_version": f"{python}.9", "sys_platform": system,
    }  # fmt: skip
    return requirement.marker is None or requirement.marker.evaluate(environment)


def taken(name: str, python: str, system: str) -> dict[str, str]:
    """What the file *name* installs with *python* on *system*: package → version."""
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin, _ in pins(name)
        if is_for(pin, python, system)
    }


@pytest.mark.parametrize("name", ASKED)
def test_each_pin_is_of_one_version_and_has_its_hashes(name: str) -> None:
    for pin, hashes in pins(name):
        assert re.fullmatch(r"==[^,*]+", str(pin.specifier)), pin
        assert hashes and all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", it) for it in hashes), pin


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", ASKED)
def test_all_that_is_asked_for_is_pinned(name: str, python: str, system: str) -> None:
    """If this fails, run `make lock`."""
    versions = taken(name, python, system)
    for asked in (it for it in map(Requirement, ASKED[name]) if is_for(it, python, system)):
        assert asked.specifier.contains(versions[canonicalize_name(asked.name)]), asked


@pytest.mark.parametrize("python", PYTHONS)
def test_the_files_agree(python: str) -> None:
    """So that none replaces what another installed."""
    test = taken("test", python, "linux")
    for name in ("site", "ner"):
        other = taken(name, python, "linux")
        assert {key: other[key] for key in other.keys() & test.keys()} == {
            key: test[key] for key in other.keys() & test.keys()
        }


@pytest.mark.parametrize("name", ASKED)
def test_no_index_is_named(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    assert "index" not in text and "://" not in text
