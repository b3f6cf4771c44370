"""Fixtures for tests that drive a real Chromium, each marked ``browser``; Hypothesis' patience."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from fonds.base.speech import Message
from fonds.terminal.tongue import speak_for
from tests.archives import THOROUGH
from tests.browser.chromium import ARGS, MISSING, find_chromium, is_left_out

# A busy machine is no fault of the code: speed is weighed in `make bench`. The same examples are
# tried each time, so that what passes here passes elsewhere; FONDS_THOROUGH=1 draws others.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=not THOROUGH,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")
expect.set_options(timeout=30_000)  # as all else that waits for a page; 5 s are its own

os.environ["FONDS_LANG"] = "en"
"""Tests read what commands say in English, whatever the archive's language and the machine's."""


def _refuse(message: Message, form: str) -> str:
    raise TypeError(f"a message loses what it is made of: use tell() for {message!r}")


Message.__format__ = _refuse  # type: ignore[assignment,method-assign]
"""In a test, a message that is put into an f-string fails."""

# A shell has what it runs in the background ignore these, and so would every command under test.
for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_runtest_setup(item: pytest.Item) -> None:
    speak_for("")  # not as the archive of the test before it
    if not item.get_closest_marker("browser"):
        return
    if is_left_out():
        pytest.skip("browser tests are left out: FONDS_NO_BROWSER=1")
    if not find_chromium():
        pytest.fail(MISSING, pytrace=False)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, one per test process."""
    executable = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a context of its own, for addresses that ``serve`` gives."""
    with chromium.new_context() as context:
        yield context.new_page()


@pytest.fixture
def offline_page(chromium: Browser) -> Iterator[Page]:
    """A page whose browser has no network, for file://."""
    with chromium.new_context(offline=True) as context:
        yield context.new_page()


@pytest.fixture
def scriptless_page(chromium: Browser) -> Iterator[Page]:
    """A page whose browser has no network and runs no JavaScript."""
    with chromium.new_context(offline=True, java_script_enabled=False) as context:
        yield context.new_page()
