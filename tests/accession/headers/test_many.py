"""Files of many articles: each is found with what its header says, and no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.headers.cut import cut_header
from fonds.accession.headers.many import Part, split_text
from fonds.base.edtf import read_date
from fonds.base.model import Metadata
from tests.accession.headers.test_press import FACTIVA, NEW, OLD

CODED = (
    "SE\nNews\nHD\nCouncil\nPD\n12 January 2010\nSN\nPost\n\n"
    "LP\nThe council.\n\nTD\nSE MORE\n\nAN\nX\n\n"
)
SHOWN = f"{FACTIVA}(c) 2010 X\n\nThe council voted.\n\nDocument VP0000020100112e61c0000a\n\n"
STARRED = "**** *source_lc *date_2024-09-11\nLe budget est voté.\n\n"
WIKI = '<doc id="12" url="https://example.org/12" title="Le &amp; "Moulin"">\nLe moulin\n</doc>\n'
FILES = {
    "nexis": OLD.lstrip("\n").replace("1 of 1", "1 of 3"),
    "nexis, new": NEW + "\n",
    "factiva": CODED,
    "factiva, shown": SHOWN,
    "iramuteq": STARRED,
    "wikiextractor": WIKI,
}


def split(text: str) -> tuple[Part, ...]:
    parts = split_text(text)
    assert parts is not None
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(part.start <= part.body <= part.close <= part.end for part in parts)
    return parts


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_article_begins_where_its_header_does(kind: str, end: str) -> None:
    one = FILES[kind].replace("\n", end)
    parts = split(one * 3)
    assert [part.end for part in parts] == [len(one), 2 * len(one), 3 * len(one)]
    assert len({part.metadata for part in parts}) == 1
    assert parts[0].metadata != Metadata()


@pytest.mark.parametrize("kind", [kind for kind in FILES if kind != "wikiextractor"])
def test_an_article_says_in_a_file_of_many_what_it_says_alone(kind: str) -> None:
    first, second = split(FILES[kind] * 2)
    length, metadata, _ = cut_header(FILES[kind])
    assert first.metadata == second.metadata == metadata
    assert first.body == second.body - second.start == length


def test_wikiextractor_has_marks_on_both_sides() -> None:
    text = f"\n{WIKI}" + WIKI.replace("</doc>", "")
    first, second = split(text)
    assert text[first.body : first.close] == "\nLe moulin\n"
    assert text[second.body : second.close] == "\nLe moulin\n\n"
    assert first.metadata == Metadata(
        title='Le & "Moulin"', url="https://example.org/12", extra=(("id", "12"),)
    )
    assert len(split(WIKI)) == 1


def test_what_stands_before_the_first_is_part_of_it() -> None:
    text = "Print request: all documents\n" + OLD * 2
    first, second = split(text)
    assert (first.start, first.body) == (0, 0)
    assert first.metadata == second.metadata


def test_a_word_at_a_line_of_the_text_begins_no_article() -> None:
    assert len(split(CODED * 2)) == 2
    assert split(STARRED + "**** une ligne\n" + STARRED)[0].metadata.date == read_date("2024-09-11")


@pytest.mark.parametrize(
    "text",
    ["", "Texte", OLD, NEW, CODED, SHOWN, STARRED, "Texte\n" + STARRED * 2, "<doc>\n" * 2,
     "1 of 2 DOCUMENTS\n\nTexte\n\n2 of 2 DOCUMENTS\n\nTexte" + "\n\n" * 5],
)  # fmt: skip
def test_a_text_that_is_one_is_not_split(text: str) -> None:
    assert split_text(text) is None


MARKS = ["HD\n", "LP\n", "</doc>", "End of Document\n", "**** *a\n", "x\n", "\r", " "]


@given(st.lists(st.sampled_from([*FILES.values(), *MARKS]), max_size=8))
def test_parts_are_the_text(found: list[str]) -> None:
    text = "".join(found)
    if parts := split_text(text):
        assert "".join(text[part.start : part.end] for part in parts) == text
        assert all(part.start <= part.body <= part.close <= part.end for part in parts)
        assert [part.start for part in parts] == [0, *(part.end for part in parts[:-1])]
