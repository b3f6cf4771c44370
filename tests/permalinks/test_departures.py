"""Where published addresses lead that no page has any more."""

from __future__ import annotations

import pytest

from fonds.catalogue.queries import Record
from fonds.permalinks.departures import Departure, climb, find_departures
from fonds.permalinks.published import ARTICLE, LIST, Entry, Published

CURRENT = {"articles/2022/a.html", "people/joe-biden.html", "people/index.html", "index.html"}


def record(record_id: str, kind: str, label: str, *variants: str) -> Record:
    return Record(record_id, kind, label, False, "", (), variants, "", True)


RECORDS = [
    record("people/joe-biden", "person", "Joe Biden", "Joseph Biden", "Biden"),
    record("organisations/meteo-france", "organisation", "Météo-France"),
]


def depart(*entries: Entry, withdrawn: str = "", hidden: str = "") -> tuple[Departure, ...]:
    return find_departures(
        Published(entries),
        CURRENT,
        {"a.txt": "articles/2022/a.html"},
        RECORDS,
        {withdrawn},
        {hidden},
    )


@pytest.mark.parametrize(
    ("entry", "why", "to"),
    [
        (Entry("articles/2022/b.html", ARTICLE, "b.txt", ""), "gone", "time/index.html"),
        (Entry("articles/2021/a.html", ARTICLE, "a.txt", ""), "moved", "articles/2022/a.html"),
        (
            Entry("people/joseph-biden.html", "person", "joseph biden", ""),
            "moved",
            "people/joe-biden.html",
        ),
        (
            Entry("people/meteo-france.html", "person", "meteo france", ""),
            "moved",
            "organisations/meteo-france.html",
        ),
        (Entry("people/x.html", "person", "x", ""), "gone", "people/index.html"),
        (Entry("people/joe-biden/2022.html", LIST, "", ""), "moved", "people/joe-biden.html"),
        (Entry("time/2022-03.html", LIST, "", ""), "moved", "index.html"),
    ],
)
def test_where_it_leads(entry: Entry, why: str, to: str) -> None:
    assert depart(entry) == (Departure(entry.address, why, to),)  # type: ignore[arg-type]


def test_a_list_follows_its_record() -> None:
    found = depart(
        Entry("people/biden/2022-03.html", LIST, "", ""),
        Entry("people/biden.html", "person", "biden", ""),
    )
    assert {it.to for it in found} == {"people/joe-biden.html"}


def test_what_has_its_page_is_no_departure() -> None:
    assert depart(Entry("articles/2022/a.html", ARTICLE, "other.txt", "")) == ()


def test_a_withdrawn_article_says_so() -> None:
    entry = Entry("articles/2022/b.html", ARTICLE, "", "")
    assert depart(entry, withdrawn="b")[0].why == "withdrawn"


def test_nothing_tells_of_a_hidden_name() -> None:
    entries = (
        Entry("people/x.html", "person", "x", ""),
        Entry("people/x/2022.html", LIST, "", ""),
    )
    assert depart(*entries, hidden="people/x") == ()


def test_climbing() -> None:
    assert list(climb("people/a/2022-03.html")) == [
        "people/a/2022.html",
        "people/a.html",
        "people/a/index.html",
        "people/index.html",
        "index.html",
    ]
