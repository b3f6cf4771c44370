"""What programs find in the head of an article's page, and in lists: Zotero above all."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.archives import Home, copy_of_the_repository, make_home
from tests.citing.readers import read_coins, read_jsonld, read_metas, read_signposts, tree_of
from tests.citing.samples import NASTY
from tests.citing.zotero import Item, save_page
from tests.reading import fold

SITE = "https://example.org/archive/"
TEXT = "Il a parlé hier à Paris avec M. Jean Dupont.\n\nLa suite est là."
TABLE = (
    "file,title,date,creator,publication,url,rights,lang,places,topics\n"
    "plein.txt,Un titre,2022-01,Anne Lévy,Le Monde,https://lemonde.example/1,"
    "https://creativecommons.org/licenses/by/4.0/,fr,Kiev,Sport\n"
    "jour.txt,Un jour,2022-01-15,,,,,fr,,\n"
    "vers.txt,Vers,1920~,,,,,fr,,\n"
)
SEEDS = {
    "plein.txt": TEXT,
    "jour.txt": TEXT.replace("hier", "lundi"),
    "vers.txt": TEXT.replace("hier", "mardi"),
    "rien.txt": "Une phrase entière en tient lieu, sans rien d’autre. Une autre suit.",
    "metadata.csv": TABLE,
}


@pytest.fixture(scope="module")
def online(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An archive whose address online is known."""
    home = make_home(tmp_path_factory.mktemp("online") / "a", SEEDS)
    home.configure(site_url=SITE)
    assert home.build().exit_code == 0
    return home


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The same without an address."""
    home = make_home(tmp_path_factory.mktemp("offline") / "a", SEEDS)
    assert home.build().exit_code == 0
    return home


PLAIN = "articles/undated/plein.html"  # a date of a table moves no address
EMPTY = "articles/undated/rien.html"


def test_zotero_takes_an_article_as_what_it_is(online: Home) -> None:
    assert save_page(online.page(PLAIN), SITE + PLAIN) == [
        Item(
            "newspaperArticle",
            {
                "title": "Un titre",
                "publicationTitle": "Le Monde",
                "rights": "https://creativecommons.org/licenses/by/4.0/",
                "date": "2022-01",
                "language": "fr",
                "url": SITE + PLAIN,
                "abstractNote": "Il a parlé hier à Paris avec M. Jean Dupont.",
                "archive": "Essai",
            },
            ["Anne Lévy"],
            ["Jean Dupont", "Kiev", "Paris", "Sport"],
        )
    ]


def test_zotero_takes_an_article_of_which_nothing_is_known(offline: Home) -> None:
    (item,) = save_page(offline.page(EMPTY), "file:///a.html")
    assert item.type == "newspaperArticle"
    assert item.fields["title"].startswith("[Une phrase entière")
    assert "date" not in item.fields
    assert not item.creators


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        ("time/2022.html", {"Un titre", "Un jour"}),
        ("people/jean-dupont.html", {"Un titre", "Un jour", "Vers"}),
        ("topics/sport.html", {"Un titre"}),
    ],
)
def test_zotero_offers_all_items_of_a_list(online: Home, page: str, titles: set[str]) -> None:
    items = save_page(online.page(page), SITE + page)
    assert {item.fields["title"] for item in items} == titles
    assert {item.type for item in items} == {"newspaperArticle"}
    assert all(item.fields["url"].startswith(f"{SITE}articles/") for item in items)
    of_plain = next(item for item in items if item.fields["title"] == "Un titre")
    assert (of_plain.fields["publicationTitle"], of_plain.creators) == ("Le Monde", ["Anne Lévy"])
    assert (of_plain.fields["date"], of_plain.fields["language"]) == ("2022-01", "fr")


def test_no_article_s_page_has_items_beside_itself(online: Home) -> None:
    for page in online.site.glob("articles/**/*.html"):
        assert read_coins(page.read_text("utf-8")) == []


def test_the_home_page_offers_what_it_lists(offline: Home) -> None:
    assert len(read_coins(offline.page("index.html"))) == 3  # those with a date


def test_no_day_is_invented(online: Home) -> None:
    for page in online.site.glob("articles/**/*.html"):
        if page.name != "jour.html":
            head = page.read_text("utf-8").partition("<body")[0]
            assert not re.search(r"\d{4}-\d\d-\d\d", head), page


def test_open_graph_and_linked_data_say_a_date_only_in_a_form_that_they_have(online: Home) -> None:
    page = online.page("articles/undated/vers.html")
    assert "article:published_time" not in read_metas(page)
    assert read_jsonld(page)["NewsArticle"]["datePublished"]["@value"] == "1920~"
    assert read_metas(online.page(PLAIN))["article:published_time"] == ["2022-01"]
    assert read_jsonld(online.page(PLAIN))["NewsArticle"]["datePublished"] == "2022-01"


def test_linked_data(online: Home, offline: Home) -> None:
    things = read_jsonld(online.page(PLAIN))
    article = things["NewsArticle"]
    assert article["headline"] == "Un titre"
    assert article["author"] == [{"name": "Anne Lévy"}]
    assert article["isPartOf"] == {"@type": "Periodical", "name": "Le Monde"}
    assert article["url"] == SITE + PLAIN
    trail = things["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3, 4]
    assert [step["name"] for step in trail] == ["Essai", "Chronologie", "janvier 2022", "Un titre"]
    assert trail[0]["item"] == f"{SITE}index.html"
    assert read_jsonld(offline.page(PLAIN))["NewsArticle"]["url"] == "plein.html"


def test_signposts(online: Home, offline: Home) -> None:
    signs = read_signposts(online.page(PLAIN))
    assert signs["cite-as"] == signs["canonical"] == [SITE + PLAIN]
    assert signs["type"] == ["https://schema.org/NewsArticle"]
    assert signs["author"] == ["../../creators/anne-levy.html"]
    assert signs["item"] == ["plein.txt"]
    assert signs["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert signs["collection"] == ["../../index.html"]
    assert not {"cite-as", "canonical", "license"} & read_signposts(offline.page(EMPTY)).keys()


def test_addresses_are_absolute_where_they_must_be(online: Home, offline: Home) -> None:
    names = ("og:url", "citation_public_url")
    assert [read_metas(online.page(PLAIN))[name] for name in names] == [[SITE + PLAIN]] * 2
    assert not set(names) & read_metas(offline.page(PLAIN)).keys()
    assert all("rft.identifier" not in it for it in read_coins(offline.page("time/2022.html")))


def test_a_date_is_marked_for_machines(online: Home) -> None:
    (time, *_) = tree_of(online.page(PLAIN)).iter("time")
    assert time.get("datetime") == "2022-01"


def test_nothing_of_a_text_is_lost_or_becomes_markup(tmp_path: Path) -> None:
    seeds = {f"t{n}.txt": f" date 2022-01 {text}\n\n{TEXT}" for n, text in enumerate(NASTY)}
    home = make_home(tmp_path / "a", seeds)
    assert home.build().exit_code == 0
    for n, text in enumerate(NASTY):
        html = home.page(f"articles/2022/01/t{n}.html")
        titles = {
            read_metas(html)["DC.title"][0],
            read_metas(html)["og:title"][0],
            read_jsonld(html)["NewsArticle"]["headline"],
        }
        assert {title.removeprefix("[").removesuffix("]") for title in titles} == {fold(text)}
    offered = [
        item["rft.title"][0].removeprefix("[").removesuffix("]")
        for item in read_coins(home.page("time/2022.html"))
    ]
    assert sorted(offered) == sorted(map(fold, NASTY))


def test_a_hidden_name_is_in_no_reference(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": f" date 2022-01 Un titre\n\n{TEXT}"})
    assert home.build().exit_code == 0
    files = [*home.site.glob("references.*"), *home.site.glob("assets/fonds/references/**/*.js")]
    named = {file for file in files if "Jean Dupont" in file.read_text("utf-8")}
    assert len(named) == 5
    home.put("authorities.yml", "hide_names: [people/jean-dupont]\n")
    assert home.build().exit_code == 0
    assert not [file for file in files if "Dupont" in file.read_text("utf-8")]
    assert "Dupont" not in str(read_jsonld(home.page("articles/2022/01/a.html")))


def test_what_makes_a_page_citable_is_light(tmp_path: Path) -> None:
    home = copy_of_the_repository(tmp_path / "a")
    assert home.build().exit_code == 0
    for page in home.site.glob("articles/**/*.html"):
        whole = page.read_bytes()
        bare = re.sub(CITABLE, b"", whole, flags=re.DOTALL)
        assert len(whole) - len(bare) > 3000
        assert len(gzip.compress(whole, 6)) - len(gzip.compress(bare, 6)) <= 1400


CITABLE = (
    rb'<script type="application/ld\+json">.*?</script>\n?'
    rb'|<details class="[^"]*fonds-cite.*?</details>\n'
    rb'|<p class="fonds-reference">.*?</p>\n|<meta (?:property|name="(?:z:|DC|citation)).*?>\n'
    rb'|<link rel="(?:type|cite-as|author|describedby|item|collection|license)".*?>\n'
)
"""All that a page has so that it can be cited."""
