"""The seam of all headers: no text raises, time is linear, and lines of remarks are the file's."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.headers.cut import cut_header
from fonds.base.edtf import read_date
from fonds.base.model import Metadata
from tests.accession.headers.test_many import FILES

HEADS = [
    *FILES.values(), "---\ntitle: a: b\n", "---\n", "+++\ntitle = 1\n+++\n",
    "Title: a\nDate: 2021\n",
    "From: a\nSubject: b\nTo: c\n", "HD a\nPD 2021\nLP ", "**** *date_2021\n", "Le Jour\n",
    "Éco, jeudi 3 novembre 2022, p. 1\n\n", "LENGTH: 5 words\n", "5 words\n", "May 5, 2021\n",
    "x\n", "\n", "\r", " ", "\ufeff", ":", "=?utf-8?Q?=E9?=", "[[", "\x00", "\u2028", "\\",
]  # fmt: skip


@given(st.lists(st.sampled_from(HEADS), max_size=9))
def test_no_text_raises_and_what_is_cut_is_its_beginning(pieces: list[str]) -> None:
    text = "".join(pieces)
    length, metadata, _ = cut_header(text, "a.txt")
    assert 0 <= length <= len(text)
    assert length or not metadata.extra, "what stays in the text is shown there"


@given(st.text(max_size=60))
def test_a_text_without_a_sign_of_a_header_is_left(text: str) -> None:
    if not any(sign in text for sign in ":：*-+\n\r"):
        assert cut_header(text, "a.txt") == (0, Metadata(), [])


@pytest.mark.parametrize(
    "unit",
    ["a: b\n", "title: x\n x\n", "---\n", "+++\n", "**** *a_b\n", "*", "**** *", "HD a\nPD b\n",
     "HD\nSE\n", "SE\nHD a\nPD 2021\n", "1 of 2 DOCUMENTS\n", "LENGTH: 5 words\n", "5 words\n",
     "5 words\nMay 5, 2021\n", "End of Document\n", '<doc id="', '<doc id="1" url="" title="">\n',
     "Document A123456789\n", "Title: a\nFrom: b\n", "\n", "\r", " \n", " ", "\ufeff", "=?a?q?",
     "Le Jour\nÉco, jeudi 3 novembre 2022, p. 1\n", "*** START OF", "Title: a\n b\n", "[[",
     "x" * 99],
)  # fmt: skip
@pytest.mark.parametrize(
    "head", ["", "Title: a\nDate: 2021\n", "a\n5 words\n2021-05-12\n\n\n\n\n\n"]
)
def test_any_text_takes_linear_time(unit: str, head: str) -> None:
    text = head + unit * (200_000 // len(unit))
    start = time.process_time()
    cut_header(text)
    assert time.process_time() - start < 2


def test_remarks_name_the_line_of_the_file() -> None:
    text = "\n\nTitle: a\nDate: 03/04/22\nLang: x y\nTexte:\nb"
    length, metadata, remarks = cut_header(text, "a.txt")
    assert text[length:] == "b"
    assert metadata == Metadata(title="a", extra=(("Date", "03/04/22"), ("Lang", "x y")))
    assert [(r.code, r.path, r.line) for r in remarks] == [
        ("ambiguous-date", "a.txt", 4), ("wrong-lang", "a.txt", 5),
    ]  # fmt: skip


def test_figures_are_read_in_the_order_that_is_said() -> None:
    text = "Title: a\nDate: 03/04/2022\n\nb"
    _, unset, (remark,) = cut_header(text)
    _, stated, _ = cut_header(text, order="day-first")
    assert (unset.date, remark.code) == (None, "date-order")
    assert stated.date == read_date("2022-04-03")
