"""What each stage takes grows as the text does, whatever the text is made of."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import partial

import pytest

from fonds.accession.decoding import Decoded, decode
from fonds.accession.headers.cut import cut_header
from fonds.accession.rows import match_rows
from fonds.accession.table import read_table
from fonds.base.chars import show_surrogates
from fonds.base.model import Metadata
from fonds.base.slugs import slugify
from fonds.html.markup import paragraphs_html, text_html
from fonds.names.recognise.recognise import find_by_rules
from fonds.names.recognise.topics import load_topics
from fonds.pages.escape import escape_heading, escape_paragraph, quote_yaml
from fonds.parse.article import EmptyTextError, parse_article
from fonds.parse.sentences import cut_sentences, split_sentences
from fonds.relations.copies import Fingerprints, find_copies
from fonds.relations.sketches import draw_sketch
from fonds.relations.traits import extract_traits, pack
from fonds.search.analysis import cut_words, fold
from tests.archives import some
from tests.growth.measuring import (
    is_linear,
    memory_of,
    time_of,
    weigh_sizes,
)
from tests.growth.shapes import LISTS, TEXTS

LEAST = 0.03
"""Seconds below which nothing can be told."""


def read(text: str) -> None:
    decoded = decode(text.encode("utf-8", "surrogatepass"))
    if isinstance(decoded, Decoded):
        cut_header(show_surrogates(decoded.text))


def parse(text: str) -> None:
    try:
        parse_article("a.txt", text, Metadata())
    except EmptyTextError:
        return


STAGES: dict[str, Callable[[str], object]] = {
    "read": read,
    "parse": parse,
    "part into sentences": lambda text: list(split_sentences(text)),
    "quote": lambda text: list(cut_sentences(text, range(0, len(text), 20))),
    "find names": lambda text: find_by_rules(text, "fr"),
    "find names in Chinese": lambda text: find_by_rules(text, "zh"),
    "find topics": lambda text: load_topics().find(text, text, "fr"),
    "compare": lambda text: extract_traits("", text, "fr"),
    "cut into words": lambda text: [fold(word) for word in set(cut_words(text))],
    "write as Markdown": lambda text: (escape_paragraph(text), escape_heading(text)),
    "write as YAML": lambda text: (quote_yaml(text), slugify(text)),
    "write as HTML": lambda text: (paragraphs_html(text, "fr"), text_html(text, "fr")),
}


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """What is loaded once is no part of what a text takes."""
    for text in ("Le maire Jean Dupont est à Lyon, dit-on. " * 20, "Xyzab PARIS – mot"):
        for work in STAGES.values():
            work(text)


@pytest.mark.parametrize("shape", some(list(TEXTS), list(TEXTS)[::2]))
def test_a_text_takes_time_as_it_is_long(shape: str) -> None:
    length = 10_000 if shape in LISTS else 4_000
    texts = {size: show_surrogates(TEXTS[shape](length * size)) for size in (1, 2, 4)}
    taken = {
        stage: weigh_sizes(lambda size: time_of(work, texts[size]), LEAST)  # noqa: B023 - at once
        for stage, work in STAGES.items()
    }
    assert {stage: costs for stage, costs in taken.items() if not is_linear(costs, LEAST)} == {}


def copies(fingerprints: list[Fingerprints]) -> None:
    """All that is listed of articles that are copies."""
    shingles = [set(array("Q", it.sketch)) for it in fingerprints]
    found, _ = find_copies(fingerprints, [202201] * len(fingerprints), {}, shingles.__getitem__)
    kinds = (found.same_texts, found.near_texts, found.extracts, found.same_stories)
    kept = [list(listed()) for listed in kinds]
    assert len(kept) == len(kinds)


def fingerprints_of(text: str) -> Fingerprints:
    return Fingerprints(text.encode(), b"title", pack(draw_sketch(text.split())))


COMMON = " ".join(f"mot{number}" for number in range(40))
ARTICLES: dict[str, Callable[[int], Fingerprints]] = {
    "one text": lambda i: fingerprints_of(COMMON),
    "two texts that are nearly one": lambda i: fingerprints_of(f"{COMMON} {i % 2}"),
    "a text and its extract": lambda i: fingerprints_of(COMMON + " et plus encore" * 3 * (i % 2)),
    "one text but for a number": lambda i: fingerprints_of(f"{COMMON} {i}"),
    "no text": lambda i: Fingerprints(b"", b"", b""),
}


@pytest.mark.parametrize("shape", ARTICLES)
@pytest.mark.parametrize(("weigh", "least"), [(time_of, LEAST), (memory_of, 0.5)])
def test_copies_take_time_and_memory_as_they_are_many(
    shape: str, weigh: Callable[..., float], least: float
) -> None:
    number = 50 if shape.endswith("number") else 600
    fingerprints = [ARTICLES[shape](i) for i in range(4 * number)]
    costs = weigh_sizes(lambda size: weigh(copies, fingerprints[: size * number]), least)
    assert is_linear(costs, least), costs


def match(rows: str, number: int) -> None:
    """Read a table of so many *rows*, and match it with as many files of one name."""
    lines = [rows.format(i) for i in range(number)]
    table, _ = read_table("\n".join(["file,title", *lines]).encode())
    match_rows(table, [f"d{i}/a.txt" for i in range(number)])


@pytest.mark.parametrize("row", ["/home/me/d{0}/a.txt,T", "a,T", "d{0}\\a,T", "a{0},T"])
def test_rows_and_files_of_one_name_take_time_as_they_are_many(row: str) -> None:
    costs = weigh_sizes(lambda size: time_of(partial(match, row), 1_000 * size), LEAST)
    assert is_linear(costs, LEAST), costs


@pytest.mark.parametrize("column", [",t", ",t{0}", ",titre", ","])
def test_columns_take_time_as_they_are_many(column: str) -> None:
    def work(number: int) -> None:
        header = "file" + "".join(column.format(i) for i in range(number))
        read_table("\n".join([header, *["a.txt"] * number]).encode())

    costs = weigh_sizes(lambda size: time_of(work, 2_500 * size), LEAST)
    assert is_linear(costs, LEAST), costs
