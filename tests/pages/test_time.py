"""No text takes much longer than plain text of its size: nobody can stop an archive with one."""

from __future__ import annotations

import time
from functools import cache
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.conveying import convey
from tests.reading import cut_prefix, fold, read_quickly, visible

PREFIX = " date 2022-01\n\nUn titre\n\n"
SAMPLE = Path(__file__).parents[2] / "seeds" / "000_0bff18f1392b44a8.txt"
PLAIN = cut_prefix(SAMPLE.read_text(encoding="utf-8"))

TIMES, GRACE = 6, 0.5
"""A text may take so many times what plain text takes, and this many seconds of noise."""

ODD = {
    "brackets": "[" * 50_000,
    "links": "[a](" * 20_000,
    "blank lines": "\n" * 1_000_000 + "fin",
    "one line": "mot " * 250_000,
    "one word": "m" * 1_000_000,
    "one sentence of commas": "mot, " * 30_000,
    "full stops": "." * 60_000,
    "initials": "A. " * 30_000,
    "short lines": "a\n" * 60_000,
    "short paragraphs": "a\n\n" * 30_000,
    "spaces": "a" + " " * 200_000 + "b",
    "carriage returns": "a" + "\r" * 100_000 + "b",
    "capitals and dashes": "PARIS – " * 40_000,
    "numbers": "1 000 " * 30_000,
    "places": "France " * 40_000,
    "hyphens": "États-" * 50_000,
    "apostrophes": "l’" * 30_000,
    "guillemets": "« " * 30_000,
    "backslashes": "\\" * 60_000,
    "stars": "*a_" * 60_000,
    "tags": "<b>" * 60_000,
    "entities": "&amp" * 60_000,
    "combining": "e" + "\u0301" * 60_000,
    "invisible": "\u200b" * 100_000,
    "scripts": "aあغ" * 60_000,
    "front matter": "---\n" + "a: [\n" * 50_000,
    "dates": "date 2022-01 " * 30_000,
}


def seconds(text: str) -> float:
    """The processor time of the whole way, and that the text was not lost on it."""
    start = time.process_time()
    conveyed = convey((PREFIX + text).encode())
    taken = time.process_time() - start
    assert read_quickly(conveyed.html)[0] == fold(visible(cut_prefix(PREFIX + text)))
    return taken


@cache
def seconds_a_byte() -> float:
    """What plain text takes, once all is loaded that is loaded but once."""
    seconds("[")
    plain = "".join(islice(cycle(PLAIN), 300_000))
    return seconds(plain) / len(plain.encode())


@pytest.mark.parametrize("name", ODD)
def test_an_odd_text_takes_no_longer_than_a_plain_one(name: str) -> None:
    allowed = TIMES * seconds_a_byte() * len(ODD[name].encode()) + GRACE
    assert seconds(ODD[name]) < allowed


@pytest.mark.parametrize(
    "opening", ["---\n", "---\ntitle: a\n", "date ", " date 2022-01 ", "\ufeff"]
)
def test_an_odd_beginning_takes_no_longer_either(opening: str) -> None:
    data = (opening + "a: &b [*b] " * 20_000).encode()
    start = time.process_time()
    assert convey(data).html
    assert time.process_time() - start < TIMES * seconds_a_byte() * len(data) + GRACE
