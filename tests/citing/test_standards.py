"""Each field in each standard, read back as others read it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.cells import take_guard_off, unwrap
from fonds.base.locale import load_words
from fonds.citing.bibtex import write_bibtex
from fonds.citing.csl import csl_item, write_csl
from fonds.citing.dates import csl_date, ris_date, schema_date
from fonds.citing.fields import FIELDS, MANY, values_of
from fonds.citing.jsonld import news_article, write_jsonld
from fonds.citing.reference import Reference, one_line
from fonds.citing.ris import write_ris
from fonds.citing.table import COLUMNS, separator, write_header, write_row
from tests.archives import Home, copy_of_the_repository
from tests.citing.readers import Fields, read_bibtex, read_csl, read_ris, read_table
from tests.citing.samples import BARE, DATES, FULL, NASTY, references_of

SEEDS = ("000_0bff18f1392b44a8", "003_7ed8d218c219426f")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reference]:
    """The references of both seeds, by their ids."""
    home: Home = copy_of_the_repository(tmp_path_factory.mktemp("seeds"))
    assert home.convert().exit_code == 0
    return {reference.id: reference for reference in references_of(home)}


def expected(reference: Reference, standard: str) -> Fields:
    """What *standard* is to say of *reference*."""
    said = {}
    for field in FIELDS:
        values = values_of(reference, field.name)
        if values and getattr(field, standard):
            said[field.name] = values
    return said


def shape(fields: Fields, name: str, value: Any) -> Fields:
    """*fields* with *value* in the place of *name*, if it is there."""
    return fields | ({name: (value,)} if name in fields else {})


@pytest.mark.parametrize("name", [*SEEDS, "full", "bare"])
def test_each_field_in_each_standard(seeds: dict[str, Reference], name: str) -> None:
    reference = {**seeds, "full": FULL, "bare": BARE}[name]
    check_round_trips(reference)
    article = news_article(reference)
    for field in FIELDS:
        values = values_of(reference, field.name)
        assert (field.schema in article) == bool(values and field.schema)
    assert article["@type"] == "NewsArticle"


def check_round_trips(reference: Reference) -> None:
    date = reference.date
    ris = shape(expected(reference, "ris"), "date", ris_date(date) if date else "")
    assert read_ris(write_ris(reference)) == [ris]
    csl = expected(reference, "csl")
    csl = shape(csl, "keywords", ", ".join(reference.keywords))
    csl = shape(csl, "date", json.dumps(csl_date(date)) if date else "")
    assert read_csl(f"[{write_csl(reference)}]") == [csl]
    bibtex = {"id": (reference.id,), **expected(reference, "bibtex")}
    assert read_bibtex(write_bibtex(reference)) == [bibtex]
    for lang in ("fr", "en"):
        check_table(reference, lang)


def check_table(reference: Reference, lang: str) -> None:
    sep, words = separator(lang), load_words(lang)
    names, row = read_table(write_header(words, sep) + write_row(reference, sep), sep)
    assert names == [words(key) for _, key in COLUMNS]
    for (field, _), cell in zip(COLUMNS, row, strict=True):
        said = " | ".join(values_of(reference, field))
        assert (unwrap(cell) if field == "date" else take_guard_off(cell)) == said


@pytest.mark.parametrize("text", NASTY)
def test_no_sign_of_a_standard_is_taken_for_one(text: str) -> None:
    changed: dict[str, Any] = {n: (text, "b") if n in MANY else text for n in TEXTS}
    check_round_trips(replace(FULL, **changed))


TEXTS = ("title", "creators", "publication", "abstract", "people", "topics", "archive", "passage",
         "rights")  # fmt: skip


@given(st.text(min_size=1), st.text())
def test_any_text_comes_back(title: str, other: str) -> None:
    title, other = one_line(title), one_line(other)
    if not title or " and " in f" {title} {other} ".lower():
        return
    people = tuple(filter(None, [title, other]))
    check_round_trips(replace(FULL, title=title, abstract=other, publication=title, people=people))


@pytest.mark.parametrize("edtf", DATES)
def test_no_date_is_more_exact_than_it_is_stated(edtf: str) -> None:
    check_round_trips(replace(FULL, date=edtf))
    year, month, day, other = ris_date(edtf).split("/", 3)
    assert "/".join(filter(None, (year, month, day))) == DATES[edtf]
    assert (other.replace("--", "/") or "-".join(filter(None, (year, month, day)))) == edtf
    for parts in csl_date(edtf).get("date-parts", ()):
        assert len(parts) <= max(end.count("-", 1) for end in edtf.split("/")) + 1
    said = schema_date(edtf)
    assert (said if isinstance(said, str) else said["@value"]) == edtf


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2022-01", {"date-parts": [[2022, 1]]}),
        ("1920~", {"date-parts": [[1920]], "circa": True}),
        ("2022-21", {"date-parts": [[2022]], "season": 1}),
        ("2021-12/2022-02", {"date-parts": [[2021, 12], [2022, 2]]}),
        ("2022/..", {"literal": "2022/.."}),
        ("192X", {"literal": "192X"}),
    ],
)
def test_dates_of_csl(edtf: str, date: dict[str, Any]) -> None:
    assert csl_date(edtf) == date


def test_a_month_in_ris_has_no_day() -> None:
    text = write_ris(replace(FULL, date="2022-01"))
    assert "\r\nDA  - 2022/01//\r\n" in text
    assert "\r\nPY  - 2022\r\n" in text
    assert text.startswith("TY  - NEWS\r\n")
    assert text.endswith("ER  - \r\n\r\n")


def test_a_csl_item_has_the_shape_of_its_schema() -> None:
    item = csl_item(FULL)
    assert item["author"] == [{"literal": name} for name in FULL.creators]
    assert all(isinstance(item[key], str) for key in ("id", "title", "abstract", "keyword", "URL"))


def test_linked_data_ends_no_element() -> None:
    text = write_jsonld(news_article(replace(FULL, title="</script>&<!--\u2028")))
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["@graph"][0]["headline"] == "</script>&<!--\u2028"


def test_excel_takes_columns_and_dates_as_they_are() -> None:
    sep = separator("fr-CA")
    assert sep == ";"
    header, row = write_header(load_words("fr"), sep), write_row(FULL, sep)
    assert header.startswith('\ufeff"Identifiant";"Titre"')
    assert ';"=""2022-01-15""";' in row
    assert separator("en") == ","
