"""The engine of an archive's search, in a browser without a network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from fonds.config import Archive
from tests.browser.harness import visit


@pytest.fixture(scope="module")
def engine(chromium: Browser, archive: Archive) -> Iterator[Page]:
    """The page of the engine alone, of the archive that each module has.

    One page answers all questions of a module, as it does those of a reader; a test that changes
    what is on the page needs one of its own.
    """
    with (
        chromium.new_context(offline=True) as context,
        visit(context.new_page(), (archive.site / "engine.html").as_uri()) as page,
    ):
        yield page
