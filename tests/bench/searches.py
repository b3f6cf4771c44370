"""The search beside Pagefind: what an index costs, and how soon a reader has a result.

Both index the same articles: Pagefind the bare pages that Hugo makes, fonds its catalogue. A cold
search is that of a new visitor: nothing is cached, and the engine itself is loaded. It is done when
the first ten results have their titles.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.bench.archives import FONDS, leave_out_relations, make_fonds, make_work
from tests.bench.measure import Weight, weigh
from tests.bench.web import serve_packed
from tests.browser.chromium import ARGS, find_chromium

COLD = ("gouvernement", "guerre paix", "président", "zyx000042", "histoire europe")
WARM = ("maison", "musique", "travail femme", "économie", "football", "roman")
COMMON = ("de", "la", "les", "pour", "france")
PHRASES = ('"de la"', '"il y a"', '"dans le monde"', '"de la maison"~5', '"le la les"~3')
"""What only fonds finds: phrases of common words, and words near each other."""

ROUNDS = 5
"""Times that each search is made, by another visitor each."""

BLANK = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>b</title>'

ENGINES = {
    "fonds": """async query => {
  const start = performance.now();
  if (!window.fonds) await new Promise(done => {
    const script = document.createElement('script');
    script.src = 'search/engine.js';
    script.onload = done;
    document.head.append(script);
  });
  const { hits } = await fonds.search(query, { limit: 10, facets: 0 });
  return [performance.now() - start, hits.length ? hits[0].title : ''];
}""",
    "Pagefind": """async query => {
  const start = performance.now();
  if (!window.pagefind) {
    window.pagefind = await import('/pagefind/pagefind.js');
    await pagefind.init();
  }
  const { results } = await pagefind.search(query);
  const first = await Promise.all(results.slice(0, 10).map(result => result.data()));
  return [performance.now() - start, first.length ? first[0].meta.title : ''];
}""",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one search took, or the median of several."""

    milliseconds: float
    kilobytes: float  # that came over the network
    heap: float  # MB of JavaScript objects afterwards


def weigh_search(size: int) -> tuple[dict[str, Weight], dict[str, Answer]]:
    """The search of fonds alone, at one size."""
    archive = make_fonds(make_work("search", size))
    leave_out_relations(archive)
    weigh([*FONDS, "convert", "-q", "--names", "none"], archive / "docs", archive)
    site = archive / "build" / "site"
    for page in (archive / "docs" / "articles").rglob("*.md"):  # where fonds looks for pages
        stub = site / page.relative_to(archive / "docs").with_suffix(".html")
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.touch()
    return weigh_index(archive), ask_engine("fonds", site, phrases=True)


def weigh_index(archive: Path) -> dict[str, Weight]:
    """The index of the site that *archive* has, from nothing and where nothing changed."""
    site = archive / "build" / "site"
    (archive / "build" / "search.db").unlink(missing_ok=True)
    command = [*FONDS, "index", "-q", site]
    first = weigh(command, site / "search", archive)
    return {
        "fonds: index": first,
        "fonds: index again": weigh(command, site / "search", archive),
    }


def weigh_pagefind(site: Path) -> Weight:
    """Pagefind's index of the pages in *site*."""
    command: list[str | Path] = [sys.executable, "-m", "pagefind", "--site", site, "--quiet"]
    return weigh(command, site / "pagefind", site.parent)


def ask_engine(name: str, site: Path, phrases: bool = False) -> dict[str, Answer]:
    """Step → the median answer of the engine *name*, whose index lies in *site*."""
    (site / "bench.html").write_text(BLANK, encoding="utf-8")
    with _open_visits(name, site) as visits:
        for query in COLD:  # the server compresses each file once, which is no engine's work
            visits.ask(query)
        cold = [visits.ask(query)[0] for _ in range(ROUNDS) for query in COLD]
        steps = {
            f"{name}: first result, cold": _median(cold),
            f"{name}: warm": visits.ask_warm(*WARM),
            f"{name}: common words": visits.ask_warm(*COMMON),
        }
        if phrases:
            twice = [(visits.ask(query), visits.ask(query)) for query in PHRASES]
            steps[f"{name}: phrases of common words, cold, the worst"] = _worst(
                [second[0] for _, second in twice]
            )
    (site / "bench.html").unlink()
    return steps


@contextmanager
def _open_visits(name: str, site: Path) -> Iterator[Visits]:
    sent: list[int] = []
    with sync_playwright() as playwright, serve_packed(site, sent) as address:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGS))
        try:
            yield Visits(name, browser, f"{address}bench.html", sent)
        finally:
            browser.close()


@dataclass(frozen=True, slots=True)
class Visits:
    """New visitors of a page that has an engine."""

    name: str  # of the engine
    browser: Browser  # in which they come
    url: str  # of the page
    sent: list[int]  # size of what the server answered

    def ask(self, *queries: str) -> list[Answer]:
        """The answers to *queries*, one after the other, of one new visitor."""
        with self.browser.new_context() as context:
            page = context.new_page()
            page.goto(self.url)
            session = context.new_cdp_session(page)
            session.send("Performance.enable")
            return [self._ask(page, session, query) for query in queries]

    def ask_warm(self, *queries: str) -> Answer:
        """The median of *queries*, of visitors who have searched before."""
        return _median([a for _ in range(ROUNDS) for a in self.ask(COLD[0], *queries)[1:]])

    def _ask(self, page: Page, session: CDPSession, query: str) -> Answer:
        self.sent.clear()
        took, title = page.evaluate(ENGINES[self.name], query)
        if not title and query not in PHRASES:
            raise SystemExit(f"{self.name} finds nothing for {query}")
        metrics = session.send("Performance.getMetrics")["metrics"]
        heap = next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize")
        return Answer(round(took, 1), round(sum(self.sent) / 1000, 1), round(heap / 1e6, 1))


def _median(answers: list[Answer]) -> Answer:
    columns = ("milliseconds", "kilobytes", "heap")
    values = {c: round(statistics.median(getattr(a, c) for a in answers), 1) for c in columns}
    return Answer(**values)


def _worst(answers: list[Answer]) -> Answer:
    columns = ("milliseconds", "kilobytes", "heap")
    return Answer(**{c: max(getattr(a, c) for a in answers) for c in columns})


def compare_searches(weights: dict[str, Weight], answers: dict[str, Answer]) -> dict[str, float]:
    """How fonds does beside Pagefind; nothing where Pagefind was not weighed."""
    if "Pagefind: index" not in weights:
        return {}
    mine, theirs = weights["fonds: index"], weights["Pagefind: index"]
    ratios = {
        "index / Pagefind, CPU": mine.cpu / theirs.cpu,
        "index / Pagefind, peak memory": mine.memory / theirs.memory,
    }
    for step in ("first result, cold", "warm", "common words"):
        one, other = answers[f"fonds: {step}"], answers[f"Pagefind: {step}"]
        ratios[f"{step} / Pagefind, time"] = one.milliseconds / other.milliseconds
        if step == "first result, cold":
            ratios[f"{step} / Pagefind, bytes"] = one.kilobytes / other.kilobytes
    return {name: round(ratio, 3) for name, ratio in ratios.items()}


def compare_growth(results: dict[int, dict[str, Weight]]) -> dict[str, float]:
    """How the cost of the index grows from the smallest size to the largest."""
    (small, one), (large, other) = min(results.items()), max(results.items())
    growth = (other["fonds: index"].cpu / large) / (one["fonds: index"].cpu / small)
    name = f"fonds: index, CPU an article at {large} / at {small}"
    return {name: round(growth, 3)} if small != large else {}


def answer_lines(answers: dict[int, dict[str, Answer]]) -> list[str]:
    """Markdown: a row a step, at each size."""
    lines = ["| articles | search | ms | kB | JS heap MB |", "|---|---|---|---|---|"]
    for size, steps in answers.items():
        for step, a in steps.items():
            lines.append(f"| {size} | {step} | {a.milliseconds} | {a.kilobytes} | {a.heap} |")
    return lines
