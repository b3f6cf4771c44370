"""The page of a name that may be several says so, and declared namesakes lead to each other."""

from __future__ import annotations

from pathlib import Path

from fonds.base.locale import load_words
from fonds.catalogue.holdings import read_holdings
from fonds.catalogue.store import open_catalogue
from fonds.html.listing import listing_html
from fonds.pages.index import IndexPage
from fonds.pages.indexes import Indexes
from fonds.pages.listing import write_listing
from tests.names.holding import Holding, hold_french

WORDS = load_words("fr")


def page_of(holding: Holding, path: str) -> IndexPage:
    with open_catalogue(holding.archive.catalogue) as catalogue:
        held = read_holdings(catalogue)
    return Indexes(held, WORDS)[path]


def test_a_page_says_which_places_its_name_may_mean(tmp_path: Path) -> None:
    texts = ("Il vit à Vienne (Isère).", "L’élue de la Vienne.")
    page = page_of(hold_french(tmp_path, *texts).enrich(), "places/vienne.md")
    sentence = "Ce nom peut désigner plusieurs lieux : Vienne (Isère), Vienne (département)."
    assert f'<p class="fonds-note">{sentence}</p>' in listing_html(page, WORDS)
    shown = write_listing(page, WORDS)
    assert (
        "- Peut désigner\N{NO-BREAK SPACE}: Vienne (Isère), Vienne (département)"
        in shown.replace("\\", "")
    )


def test_the_pages_of_declared_namesakes_lead_to_each_other(tmp_path: Path) -> None:
    holding = hold_french(tmp_path, "Anne Roy (Lyon) est là.", "Anne Roy rit.").enrich(
        "people:\n  anne-roy: {label: Anne Roy}\n  autre: {label: Anne Roy, within: lyon}\n"
        "places:\n  lyon: {label: Lyon}\n"
    )
    page = page_of(holding, "people/anne-roy.md")
    shown = listing_html(page, WORDS)
    assert '<a href="../people/autre.html" dir="auto">Anne Roy (Lyon)</a>' in shown
    assert "Plusieurs portent ce nom : Anne Roy, Anne Roy (Lyon)." in shown
    back = page_of(holding, "people/autre.md")
    assert [item.label for _, (item, *_) in back.ties] == ["Lyon", "Anne Roy"]
