"""The chance in these tests comes from one number, which every run says."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from tests.faults.references import References

_SEED = "FONDS_FAULTS_SEED"


def pytest_configure() -> None:
    os.environ.setdefault(_SEED, str(random.SystemRandom().randrange(1_000_000)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was done, and how to do the very same again."""
    reports = [
        report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)
    ]
    told = [value for report in reports for name, value in report.user_properties if name == "told"]
    if told:
        terminalreporter.write_sep("-", f"faults ({_SEED}={os.environ[_SEED]})")
        for line in told:
            terminalreporter.write_line(str(line))


class _Compiled(BytecodeCache):
    """Templates compiled once for all builds of this process: half of a small build is that."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    get_env, cache = Theme.get_env, _Compiled()

    def get_cached_env(self: Theme) -> Environment:
        environment = get_env(self)
        environment.bytecode_cache = cache
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", get_cached_env)
        yield


@pytest.fixture(scope="session")
def seed() -> int:
    """What chance begins with."""
    return int(os.environ[_SEED])


@pytest.fixture(scope="session")
def references(tmp_path_factory: pytest.TempPathFactory) -> References:
    """Builds from nothing, shared by all tests of a process."""
    return References(Path(tmp_path_factory.mktemp("references")))
