"""What a search says and offers where it finds nothing, and what is suggested before."""

from __future__ import annotations

from typing import TypedDict
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from fonds.catalogue.store import open_catalogue
from fonds.config import Archive
from fonds.search.publish import standalone_html
from tests.browser.harness import visit
from tests.search.archive import convert_articles, insert, insert_record, write_site
from tests.search.test_french import search

SENTENCES = {
    # article: title, text; a letter each
    "a": ("Le chef de l’État en visite", "Édouard Philippe et Nicolas Sarkozy à Saint-Denis."),
    "b": ("Édouard Philippe répond", "Le Premier ministre Édouard Philippe, et Laurent Wauquiez."),
    "c": ("Un hommage à Charles de Gaulle", "Marine Le Pen s’est rendue à Colombey. En mars 2020."),
    "d": ("Bruno Le Maire et l’Union européenne", "Le ministre a vu le maire de Lyon."),
    "e": ("Les gilets jaunes à Paris", "Des gilets jaunes manifestent ; en janvier, on a jaugé."),
    "f": (
        "La journée de janvier",
        "Le maire, en janvier : un portefeuille jaune. Philipe sort.",
    ),
    "g": ("Laurent Wauquiez contre Nicolas Sarkozy", "La guerre des chefs. Edouard Balladur."),
    "h": ("La paix aujourd’hui", "La paix de 2019 et le Président d’accord. Prés de Wauquiez."),
}
RECORDS = {
    # record: kind, label, articles
    "people/ep": ("person", "Édouard Philippe", "ab"),
    "people/ns": ("person", "Nicolas Sarkozy", "ag"),
    "people/lw": ("person", "Laurent Wauquiez", "bgh"),
    "people/dg": ("person", "Charles de Gaulle", "c"),
    "people/lp": ("person", "Marine Le Pen", "c"),
    "people/lm": ("person", "Bruno Le Maire", "d"),
    "places/sd": ("place", "Saint-Denis", "a"),
}
DATES = {"a": 20200312, "b": 20200315, "c": 20200601, "d": 20190101}


class Offer(TypedDict, total=False):
    """Another query, as the engine offers it."""

    kind: str
    query: str
    count: int
    words: list[str]  # without which it is


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = convert_articles(tmp_path_factory.mktemp("help"), SENTENCES)
    with open_catalogue(archive.catalogue) as catalogue:
        for record, (kind, label, articles) in RECORDS.items():
            insert_record(catalogue, record, kind, label, ())
            for article in articles:
                insert(catalogue, "tags", article_id=article, record_id=record, why="test")
        for article, day in DATES.items():
            catalogue.execute(
                "UPDATE articles SET date = ?, sort_start = ?, sort_end = ? WHERE id = ?",
                (f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}", day, day, article),
            )
    write_site(archive)
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


READ_AS_MEANT = [
    # query, articles that it finds
    ("chef de l etat", "a"),
    ("chef de l'etat", "a"),
    ('"chef de l etat"', "a"),
    ("l union europeenne", "d"),
    ("d accord", "h"),
    ("st denis", "a"),
    ("aujourd hui", "h"),
    ("sarcozi", "ag"),
    ("vauquiez", "bgh"),
    ("Wauqiez", "bgh"),
    ("narkozy", "ag"),
    ("degaulle", "c"),
    ("lepen", "c"),
    ("lemaire", "d"),
    ("titre:sarcozi", "g"),
    ("date:mars 2020", "ab"),
    ("date:12/03/2020", "a"),
    ("date:2020-3", "ab"),
    ("date:12 mars 2020..1er juin 2020", "abc"),
    ("date:2019-2020", "abcd"),
]


@pytest.mark.parametrize(("query", "articles"), READ_AS_MEANT)
def test_a_slip_is_read_as_it_is_meant(engine: Page, query: str, articles: str) -> None:
    assert ids(engine, query) == articles


OFFERED = [
    # query, another that is offered, its articles
    ("Edouard Philipe", "Edouard Philippe", 2),
    ("Edouard Philipe", 'personne:"Édouard Philippe"', 2),
    ("porte feuille", "portefeuille", 1),
    ("guerre ou paix", "guerre OU paix", 2),
    ("paix or guerre", "paix OR guerre", 2),
    ("ville:Paris", "Paris", 1),
    ("philippe mars 2020", "philippe date:2020-03", 2),
    ("personne:Sarcozi", 'personne:"Nicolas Sarkozy"', 2),
    ("titre:Colombey", "Colombey", 1),
    ('"Philippe Édouard"', "Philippe Édouard", 2),
    ("date:2020..2019", "date:2019..2020", 4),
]


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


ASKED = [query for query, *_ in OFFERED] + [
    "2031", "année 2047", "€", "😀 !!!", "xyzzyqwx", "sarkozi gilet vert", "date:31/02/2020",
    "titre:Philipe", "(sarkozi OU vauqiez) paix", "ministr chef maire lyonn", "lieu:Pariss", "",
]  # fmt: skip


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
