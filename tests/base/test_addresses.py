"""Addresses of pages: published ones do not change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.addresses import (
    article_page,
    copy_of,
    html_of,
    month_anchor,
    month_page,
    page_of,
    stem_of,
    year_page,
)

stems = st.from_regex(r"[a-z0-9./-]*[a-z0-9]", fullmatch=True)


@given(stems)
def test_page_and_html_and_copy_lead_to_each_other(stem: str) -> None:
    page = f"{stem}.md"
    assert stem_of(page) == stem
    assert html_of(page) == f"{stem}.html"
    assert copy_of(page) == f"{stem}.txt"
    for path in (page, html_of(page), copy_of(page)):
        assert page_of(path) == page
        assert html_of(path) == html_of(page)


def test_only_the_last_end_counts() -> None:
    assert html_of("articles/2022/notes.txt.md") == "articles/2022/notes.txt.html"
    assert page_of("articles/2022/notes.md.html") == "articles/2022/notes.md.md"


@pytest.mark.parametrize(
    ("found", "address"),
    [
        (article_page("2022/01", "a"), "articles/2022/01/a.md"),
        (year_page(2022), "time/2022.md"),
        (year_page(44), "time/0044.md"),
        (year_page(None), "time/undated.md"),
        (year_page(1998, "people/joe-biden"), "people/joe-biden/1998.md"),
        (year_page(None, "people/joe-biden"), "people/joe-biden/undated.md"),
        (month_page(year_page(2022), 3), "time/2022-03.md"),
        (month_page(year_page(1998, "places/lyon"), 12), "places/lyon/1998-12.md"),
        (month_anchor(3), "m03"),
    ],
)
def test_where_articles_years_and_months_are(found: str, address: str) -> None:
    assert found == address
