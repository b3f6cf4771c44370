"""One built archive for all tests of verification; each tampers with a copy of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import Home, copy
from tests.verify.tampering import make_archive


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An archive that nobody may tamper with."""
    return make_archive(tmp_path_factory.mktemp("pristine") / "archive")


@pytest.fixture
def home(pristine: Home, tmp_path: Path) -> Home:
    """A copy of it to tamper with."""
    copy(pristine.folder, tmp_path / "archive")
    return Home(tmp_path / "archive")
