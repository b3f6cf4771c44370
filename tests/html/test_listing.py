"""Where the parts of an index page stand."""

from __future__ import annotations

import pytest

from fonds.base.locale import load_words
from fonds.html.listing import Extras, listing_html
from fonds.pages.index import IndexPage, Item, Section

YEARS = tuple(
    Item(f"people/jeanne/{year}.md", str(year), 12, months=(1,) * 12, shares=(100,) * 12)
    for year in (2018, 2019)
)
OLDEST = '<section class="fonds-part">\n<h2 id="oldest">Les plus anciens</h2>\n</section>\n'
LEGEND = '<p class="fonds-told">Les barres'


def page(layout: str) -> IndexPage:
    headed = layout == "register"
    sections = [Section(year.label if headed else "", year.label, (year,)) for year in YEARS]
    return IndexPage("people/jeanne.md", layout, "Jeanne", "person", 24, sections=tuple(sections))


@pytest.mark.parametrize("layout", ["record", "years"])
def test_the_legend_of_bars_stands_below_the_heading_of_their_list(layout: str) -> None:
    html = listing_html(page(layout), load_words("fr"), Extras(story=OLDEST))
    before, _, after = html.partition(LEGEND)
    assert html.count(LEGEND) == 1
    assert before.endswith('<h2 id="articles">Articles</h2>\n')
    assert "</p>\n<ol" in after[:200]


def test_the_legend_of_a_register_stands_above_its_letters() -> None:
    html = listing_html(page("register"), load_words("fr"), Extras(story=OLDEST))
    assert html.count(LEGEND) == 1
    assert html.index(LEGEND) < html.index('<h2 id="2018">')


def test_no_dot_can_begin_or_end_a_line() -> None:
    html = listing_html(page("record"), load_words("fr"), Extras(ends="de 2018 · à 2019"))
    dot = '<i aria-hidden="true">· </i>'  # stands before its part, where the styles hide it
    line = f"<span>24 articles</span> <span>{dot}de 2018</span> <span>{dot}à 2019</span>"
    assert f'<p class="fonds-count">{line}</p>' in html
