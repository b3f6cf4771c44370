"""Feeds, the description of the search, and the static repository: valid, whole, and honest."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.exchange.oai import MOST, share_out
from fonds.exchange.xml import element
from tests.archives import Home, make_home
from tests.exchange.samples import SAMPLES, URL, build_archive

ATOM = "{http://www.w3.org/2005/Atom}"
DCT = "{http://purl.org/dc/terms/}"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
STATIC = "{http://www.openarchives.org/OAI/2.0/static-repository}"
DC = "{http://purl.org/dc/elements/1.1/}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
DAY = "2022-03-04"
COUNT = len(SAMPLES) - 1  # one of them is a table


@pytest.fixture(scope="module")
def fed(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The samples, with a feed for a name and a topic."""
    folder = tmp_path_factory.mktemp("feeds") / "a"
    return build_archive(folder, feeds=["people/joe-biden", "topics/conflits"])


def parse(home: Home, name: str) -> ET.Element:
    return ET.fromstring((home.site / name).read_bytes())  # noqa: S314 - our own


def texts(parent: ET.Element, tag: str) -> list[str]:
    return [child.text or "" for child in parent.iter(tag)]


@pytest.mark.parametrize("stem", ["feed", "people/joe-biden", "topics/conflits"])
def test_atom_has_what_rfc_4287_demands(fed: Home, stem: str) -> None:
    feed = parse(fed, f"{stem}.xml")
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for node in (feed, *entries):
        for name in ("id", "title", "updated"):
            (found,) = node.findall(f"{ATOM}{name}")
            assert found.text
        assert node.findtext(f"{ATOM}updated") == f"{DAY}T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    (itself,) = (link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self")
    assert itself.get("href") == f"{URL}{stem}.xml"
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all((fed.site / id_.removeprefix(URL)).is_file() for id_ in ids)


def test_a_day_is_stated_only_where_it_is_known(fed: Home) -> None:
    entries = parse(fed, "feed.xml").findall(f"{ATOM}entry")
    stated = {
        entry.findtext(f"{DCT}issued"): entry.findtext(f"{ATOM}published") for entry in entries
    }
    assert stated == {
        "2022-03-04": "2022-03-04T00:00:00Z", "2022-01": None, "2021": None,
        "2020-05/..": None, None: None,
    }  # fmt: skip
    assert entries[0].findtext(f"{DCT}issued") == DAY
    assert entries[-1].findtext(f"{DCT}issued") is None


def test_nothing_from_a_source_breaks_a_feed(fed: Home) -> None:
    titles = texts(parse(fed, "feed.xml"), f"{ATOM}title")
    assert "=1+1 ]]> & <b>“fin”</b>" in titles
    assert "\u202eTitre\u202c \u200fretourné" in titles
    names = texts(parse(fed, "feed.xml"), f"{ATOM}name")
    assert 'Jeanne "J." <Dupont>' in names


def read_feed(home: Home, name: str) -> dict[str, Any]:
    return dict(json.loads((home.site / name).read_text("utf-8")))


@pytest.mark.parametrize("stem", ["feed", "people/joe-biden"])
def test_json_feed_has_what_its_version_demands(fed: Home, stem: str) -> None:
    """https://www.jsonfeed.org/version/1.1/"""
    feed = read_feed(fed, f"{stem}.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] and feed["feed_url"] == f"{URL}{stem}.json"
    for item in feed["items"]:
        assert isinstance(item["id"], str) and item["content_text"]
        if "date_published" in item:
            assert datetime.fromisoformat(item["date_published"])
            assert item["_edtf"]["date"] == DAY
    atom = [entry.findtext(f"{ATOM}id") for entry in parse(fed, f"{stem}.xml").iter(f"{ATOM}entry")]
    assert [item["id"] for item in feed["items"]] == atom


def test_the_search_is_described(fed: Home) -> None:
    """https://github.com/dewitt/opensearch, 4.1"""
    root = parse(fed, "opensearch.xml")
    assert root.tag == f"{SEARCH}OpenSearchDescription"
    assert len(root.findtext(f"{SEARCH}ShortName") or "") in range(1, 17)
    url = root.find(f"{SEARCH}Url")
    assert url is not None and url.attrib == {
        "type": "text/html", "template": f"{URL}search.html#q={{searchTerms}}",
    }  # fmt: skip


def test_the_repository_has_what_its_schema_demands(fed: Home) -> None:
    """http://www.openarchives.org/OAI/2.0/static-repository.xsd, in its order."""
    root = parse(fed, "oai.xml")
    assert root.tag == f"{STATIC}Repository"
    assert [child.tag for child in root] == [
        f"{STATIC}{it}" for it in ("Identify", "ListMetadataFormats", "ListRecords")
    ]
    assert [child.tag.removeprefix(OAI) for child in root[0]] == [
        "repositoryName", "baseURL", "protocolVersion", "adminEmail", "earliestDatestamp",
        "deletedRecord", "granularity",
    ]  # fmt: skip
    assert re.fullmatch(r"\S+@(\S+\.)+\S+", root[0].findtext(f"{OAI}adminEmail") or "")
    assert root[2].get("metadataPrefix") == "oai_dc"
    records = root[2].findall(f"{OAI}record")
    assert len(records) == COUNT
    for record in records:
        assert record.findtext(f"{OAI}header/{OAI}datestamp") == DAY
        assert (record.findtext(f"{OAI}header/{OAI}identifier") or "").startswith(
            "oai:example.org:"
        )
        assert texts(record, f"{DC}title")
    assert sorted(texts(root, f"{DC}date")) == ["2020-05/..", "2021", "2022-01", "2022-01", DAY]


@pytest.mark.parametrize("count", [0, 1, MOST, MOST + 1, 20_000])
def test_no_file_of_the_repository_is_too_large(count: int) -> None:
    files = share_out([f"a{number}" for number in range(count)])
    assert max(map(len, files)) < 5_000
    assert sorted(position for file in files for position in file) == list(range(count))


def test_pages_lead_to_their_feeds(fed: Home) -> None:
    for page in ("index.html", "search.html", "about.html", "time/index.html", "people/index.html"):
        html = fed.page(page)
        up = "../" * page.count("/")
        assert f'type="application/atom+xml" href="{up}feed.xml"' in html, page
        assert f'type="application/opensearchdescription+xml" href="{up}opensearch.xml"' in html
    assert 'href="joe-biden.xml"' in fed.page("people/joe-biden.html")
    assert 'href="joe-biden.json"' in fed.page("people/joe-biden.html")
    assert 'href="kiev.xml"' not in fed.page("places/kiev.html")
    assert "feed.xml" not in fed.page("articles/2022/03/day.html")


def test_without_an_address_one_line_says_that_there_are_none(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SAMPLES)
    assert "site_url" in home.run("build").stdout
    home.configure(fonds={"feeds": ["people/joe-biden"]})
    assert ("note", "no-feed", "mkdocs.yml") in home.build().remarks
    assert not [name for name in ("feed.xml", "feed.json", "oai.xml", "opensearch.xml")
                if (home.site / name).exists()]  # fmt: skip
    assert "feed.xml" not in home.page("index.html")


def test_without_a_day_there_is_the_search_alone(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "Un titre\n\nUn texte.\n"})
    home.configure(site_url=URL)
    assert ("note", "no-feed", "mkdocs.yml") in home.build().remarks
    assert (home.site / "opensearch.xml").exists()
    assert not (home.site / "feed.xml").exists()
    assert "feed.xml" not in home.page("index.html")


def test_a_feed_of_what_has_no_page_is_noted(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SAMPLES)
    home.configure(site_url=URL, fonds={"feeds": ["people/nobody"]})
    remarks = home.build().summary["remarks"]
    (message,) = (it["message"] for it in remarks if it["code"] == "no-feed")
    assert "people/nobody" in message


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_is_one_text_in_xml(text: str) -> None:
    node = ET.fromstring(element("a", text, b=text))  # noqa: S314 - our own
    assert len(node) == 0 and node.text
    if re.fullmatch("[ -~\xa0-\ud7ff]*", text):
        assert (node.text, node.get("b")) == (text, text)
