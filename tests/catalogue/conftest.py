"""A copy of the archive that a module builds once, to do with as a test likes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.archives import Home


@pytest.fixture
def home(tmp_path: Path, built: Home) -> Home:
    """A copy of *built*, which is the module's own."""
    shutil.copytree(built.folder, tmp_path / "archive")
    return Home(tmp_path / "archive")
