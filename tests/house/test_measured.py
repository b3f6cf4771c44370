"""The figures of the guide are those that were measured, and a bench tells what became worse."""

from __future__ import annotations

import pytest

from tests.bench import guide
from tests.bench.baseline import find_worse, load_baseline
from tests.bench.chart import Bars, chart_svg


@pytest.mark.parametrize("lang", guide.PAGES)
def test_the_guide_has_the_figures_of_the_baseline(lang: str) -> None:
    page, kept = guide.PAGES[lang].read_text("utf-8"), guide.choose(load_baseline())
    assert guide.fill(page, kept, lang) == page
    assert guide.CHARTS[lang].read_text("utf-8") == guide.draw(kept, lang)


def test_what_is_worse_by_a_tenth_is_told() -> None:
    known: dict[str, float | str] = {
        "slower": 1.0,
        "as before": 1.0,
        "faster": 1.0,
        "text": "< 1",
        "gone": 1.0,
    }
    ratios: dict[str, float | str] = {
        "slower": 1.2,
        "as before": 1.05,
        "faster": 0.5,
        "text": 3.0,
        "new": 2.0,
    }
    assert find_worse(ratios, known) == ["slower: 1.2 instead of 1.0"]


def test_a_bar_that_was_stopped_is_no_longer_than_the_chart() -> None:
    rows = [
        Bars("a", 2, 1, ("2", "1"), ended=True),
        Bars("b", 99, 99, ("> 99", "> 99"), ended=False),
    ]
    svg = chart_svg("t", ("c", "w"), rows)
    assert 'width="420"' in svg and 'width="420.0"' in svg and svg.count("more") > 2
