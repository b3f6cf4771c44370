"""The page that explores, as a new visitor has it: nothing is cached, the engine is loaded too."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

from tests.bench.searches import ROUNDS, Answer
from tests.bench.web import serve_packed
from tests.browser.chromium import ARGS, find_chromium

VIEWS = {
    "chart of three words": [("q", "gouvernement"), ("q", "musique"), ("q", "football")],
    "50 lines": [("view", "lines"), ("q", "gouvernement")],
}
"""What is asked for, as the fragment of the address has it."""


def ask_views(site: Path) -> dict[str, Answer]:
    """View → the median of its visits, on a page that is there: from the question to the answer."""
    sent: list[int] = []
    with sync_playwright() as playwright, serve_packed(site, sent) as address:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGS))
        try:
            return {
                view: _median([_visit(browser, address, asked, sent) for _ in range(ROUNDS + 1)])
                for view, asked in VIEWS.items()
            }
        finally:
            browser.close()


def _visit(browser: Browser, address: str, asked: list[tuple[str, str]], sent: list[int]) -> Answer:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}explore.html", wait_until="networkidle")
        sent.clear()
        start = time.perf_counter()
        page.evaluate("fragment => { location.hash = fragment; }", urlencode(asked))
        page.wait_for_selector(".fonds-explore[data-done] :is(.fonds-chart path, .fonds-lines tr)")
        took = (time.perf_counter() - start) * 1000
        page.wait_for_load_state("networkidle")
        heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
        return Answer(round(took, 1), round(sum(sent) / 1000, 1), round(heap, 1))


def _median(visits: list[Answer]) -> Answer:
    """Of all but the first, for which the server compresses what the others get."""
    took = statistics.median(visit.milliseconds for visit in visits[1:])
    return Answer(took, visits[-1].kilobytes, visits[-1].heap)
