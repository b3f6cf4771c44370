"""What a search says and offers where it finds nothing, and what is suggested before."""

from __future__ import annotations

from typing import TypedDict
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.search.publish import standalone_html
from tests.browser.harness import visit
from tests.search.helped import ASKED, OFFERED, READ_AS_MEANT, build_helped
from tests.search.test_french import search


class Offer(TypedDict, total=False):
    """Another query, as the engine offers it."""

    kind: str
    query: str
    count: int
    words: list[str]  # without which it is


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = build_helped(tmp_path_factory.mktemp("help"))
    (archive.site / "search.html").write_text(standalone_html(archive), encoding="utf-8")
    return archive


OFFERS = """query => fonds.parts.withIndex(async index => {
  const { docs } = await index.findArticles(query);
  return index.findOffers(query, [], docs.length);
})"""


def offers(page: Page, query: str) -> list[Offer]:
    found: list[Offer] = page.evaluate(OFFERS, query)
    return found


def offered(page: Page, query: str) -> dict[str, int]:
    return {offer["query"]: offer["count"] for offer in offers(page, query)}


def ids(page: Page, query: str) -> str:
    return "".join(sorted(hit["id"] for hit in search(page, query)["hits"]))


@pytest.mark.parametrize(("query", "articles"), READ_AS_MEANT)
def test_a_slip_is_read_as_it_is_meant(engine: Page, query: str, articles: str) -> None:
    assert ids(engine, query) == articles


@pytest.mark.parametrize(("query", "other", "count"), OFFERED)
def test_what_is_meant_is_offered_with_its_count(
    engine: Page, query: str, other: str, count: int
) -> None:
    assert offered(engine, query).get(other) == count


@pytest.mark.parametrize(
    ("query", "words", "left"),
    [
        ("Wauquiez xyzzyqwx", ["xyzzyqwx"], ["Wauquiez"]),
        ("Wauquiez jaunes guerre", ["jaunes"], ["Wauquiez guerre"]),
        ("Colombey -Pen", ["-Pen"], ["Colombey"]),
        ("Wauquiez date:31/02/2020", ["date:31/02/2020"], ["Wauquiez"]),
        ("Colombey xyzzyqwx jaunes", ["xyzzyqwx", "jaunes"], ["Colombey"]),
    ],
)
def test_the_word_that_stops_a_search_is_said(
    engine: Page, query: str, words: list[str], left: list[str]
) -> None:
    less = [offer for offer in offers(engine, query) if offer["kind"] == "less"]
    assert words in [offer["words"] for offer in less]
    assert set(left) <= {offer["query"] for offer in less}


def test_every_offer_finds_what_it_says(engine: Page) -> None:
    for query in ASKED:
        for offer in offers(engine, query):
            assert offer["count"] == search(engine, offer["query"])["total"] > 0, (query, offer)
            assert offer["query"] != query


def test_a_number_is_never_taken_for_another(engine: Page) -> None:
    for query in ("2018", "2021", "année 2018", "20190", "covid20"):
        answer = search(engine, query)
        assert answer["total"] == 0
        assert {note["kind"] for note in answer["notes"]} <= {"missing"}
        assert {offer["kind"] for offer in offers(engine, query)} <= {"less"}


@pytest.mark.parametrize(
    ("query", "kind", "word"),
    [
        ("😀", "signs", "😀"),
        ("€", "signs", "€"),
        ("!!!", "signs", "!!!"),
        ("date:31/02/2020", "date_impossible", "31/02/2020"),
        ("date:2022..2020", "date_reversed", "2022..2020"),
        ("date:hier", "date", "hier"),
    ],
)
def test_what_is_no_query_is_said_and_finds_nothing(
    engine: Page, query: str, kind: str, word: str
) -> None:
    answer = search(engine, query)
    assert (answer["total"], answer["notes"]) == (0, [{"kind": kind, "word": word}])


def suggested(page: Page, text: str) -> list[str]:
    words: list[str] = page.evaluate("text => fonds.parts.suggest(text)", text)["words"]
    return words


def test_what_follows_the_word_before_is_suggested_first(engine: Page) -> None:
    assert suggested(engine, "gilets ja")[0] == "gilets jaunes"
    assert suggested(engine, "en ja")[0] == "en janvier"
    assert suggested(engine, "nicolas sar") == ["nicolas Sarkozy"]


def test_no_suggestion_finds_nothing(engine: Page) -> None:
    for text in ("ja", "gilets ja", "les gilets ja", "paix ja", "titre:ja", "guerre OU ja", "-ja",
                 "charles de gau", "personne:Lau", '"de ga', "le ma", "xyzzyqwx ma"):  # fmt: skip
        for query in suggested(engine, text):
            assert search(engine, query)["total"] > 0, (text, query)


def test_names_are_suggested_as_they_are_glued(engine: Page) -> None:
    for text, label in (("degau", "Charles de Gaulle"), ("le ma", "Bruno Le Maire")):
        names = engine.evaluate("text => fonds.parts.suggest(text)", text)["names"]
        assert [name["label"] for name in names] == [label]


DESCRIBED = """query => fonds.parts.withIndex(async index =>
  (await index.findArticles(query)).tree.items.map(item => item.text))"""


def test_what_was_typed_is_kept_with_its_accents(engine: Page) -> None:
    typed = engine.evaluate(DESCRIBED, "État « Édouard Philippe » l’Été élysé*")
    assert typed == ["État", "Édouard Philippe", "l’Été", "élysé"]


def answer_of(page: Page, query: str) -> None:
    page.wait_for_function(
        "query => document.querySelector('#fonds-query').value === query"
        " && document.querySelector('[data-part=offers]').textContent",
        arg=query,
    )


def test_an_offer_is_one_click_and_back_leads_to_where_it_was_made(
    offline_page: Page, archive: Archive
) -> None:
    address = f"{(archive.site / 'search.html').as_uri()}#q={quote('Edouard Philipe')}"
    with visit(offline_page, address) as page:
        answer_of(page, "Edouard Philipe")
        page.click("text=Edouard Philippe >> nth=0")
        page.wait_for_function("document.querySelectorAll('.fonds-result').length === 2")
        assert page.input_value("#fonds-query") == "Edouard Philippe"
        assert page.inner_text("[data-part=offers]") == ""
        page.go_back()
        answer_of(page, "Edouard Philipe")


def test_the_page_says_what_stops_a_search(offline_page: Page, archive: Archive) -> None:
    address = f"{(archive.site / 'search.html').as_uri()}#q={quote('Wauquiez été xyzzyqwx')}"
    with visit(offline_page, address) as page:
        answer_of(page, "Wauquiez été xyzzyqwx")
        said = page.inner_text(".fonds-search").replace("\u00a0", " ")
        assert "Compris : Wauquiez et été et xyzzyqwx" in said
        assert "chercher sans « été », « xyzzyqwx » 3 articles" in " ".join(said.split())
        assert page.is_hidden(".fonds-nothing ul")


def test_of_a_long_paste_the_page_says_how_much_was_searched(
    offline_page: Page, archive: Archive
) -> None:
    address = f"{(archive.site / 'search.html').as_uri()}#q={quote('paix ' * 300)}"
    with visit(offline_page, address) as page:
        page.wait_for_selector(".fonds-result")
        said = page.locator("[data-part=notes] li").all_inner_texts()
        assert said == [
            "Cette recherche est trop longue\u00a0; seul son début compte."
            " Seuls les 200 premiers mots ont été cherchés."
        ]
