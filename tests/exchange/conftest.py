"""One archive of articles that are hard on every format, built once."""

from __future__ import annotations

import pytest

from tests.archives import Home
from tests.exchange.samples import build_archive


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return build_archive(tmp_path_factory.mktemp("exchange") / "a")
