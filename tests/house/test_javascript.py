"""The scripts: their behaviour by Node's test runner, their style by eslint, their types by tsc."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.archives import ROOT

JS = ROOT / "tests" / "js"
TOOLS = JS / "node_modules"
OLDEST = (18, 19)
"""Version of Node that the tests are written for: Debian 12 has it."""


def find_node() -> str:
    """Where Node is; the test is skipped if there is none that is recent enough."""
    node = shutil.which("node")
    if not node:
        pytest.skip("Node is missing: install it and npm (Debian: nodejs npm), then run make test")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    major, minor = version.removeprefix("v").split(".")[:2]
    if (int(major), int(minor)) < OLDEST:
        pytest.skip(
            f"Node {version.strip()} is too old: the scripts are tested with 18.19 or later"
        )
    return node


def run(*arguments: str) -> None:
    """Node with *arguments* in the repository; what it says if it fails."""
    paths = os.pathsep.join([str(ROOT / "scripts"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [find_node(), *arguments],
        cwd=ROOT,
        env={**os.environ, "FONDS_PYTHON": sys.executable, "PYTHONPATH": paths, "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert not done.returncode, f"{done.stdout}\n{done.stderr}"


def find_tool(name: str) -> str:
    """The script of a development tool; the test is skipped if npm has not installed it."""
    find_node()
    if not (tool := TOOLS / name).is_file():
        pytest.skip("eslint and tsc are missing: run npm ci --prefix tests/js, or make test")
    return str(tool)


def test_modules_do_what_their_tests_say() -> None:
    tests = sorted(path.relative_to(ROOT).as_posix() for path in JS.glob("*.test.js"))
    run("--test", *tests)


def test_scripts_keep_the_rules_of_style() -> None:
    eslint = find_tool("eslint/bin/eslint.js")
    run(eslint, "--config", "tests/js/eslint.config.js", "scripts/fonds", "tests/js")


@pytest.mark.parametrize("project", ["tsconfig.json", "tsconfig.theme.json"])
def test_scripts_fit_their_types(project: str) -> None:
    run(find_tool("typescript/bin/tsc"), "--project", f"tests/js/{project}")
