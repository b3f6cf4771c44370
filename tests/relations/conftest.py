"""Catalogues that a test has made are closed at its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.relations.catalogues import OPENED


@pytest.fixture(autouse=True)
def close_catalogues() -> Iterator[None]:
    yield
    while OPENED:
        OPENED.pop().close()
