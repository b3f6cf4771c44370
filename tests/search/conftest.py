"""The engine of an archive's search, in a browser without a network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from tests.browser.harness import visit


@pytest.fixture
def engine(offline_page: Page, archive: Archive) -> Iterator[Page]:
    """The page of the engine alone, of the archive that each module has."""
    with visit(offline_page, (archive.site / "engine.html").as_uri()) as page:
        yield page
