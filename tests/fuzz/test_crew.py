"""What an input may not do is noticed, and the others are tried all the same."""

from __future__ import annotations

import pytest

pytest.importorskip("resource", reason="Windows knows no bounds of a process")

from tests.fuzz.crew import Bounds, Done, Piece, cut_into_pieces, try_all
from tests.fuzz.troubles import BOUNDED, TROUBLES, get_into_trouble, hang


def list_tried(done: list[Done]) -> list[int]:
    return sorted(number for it in done for number in range(it.piece.start, it.piece.stop))


def test_whoever_is_in_trouble_is_found_and_the_rest_is_tried() -> None:
    pieces = cut_into_pieces([("x", len(TROUBLES))])
    done = list(try_all(get_into_trouble, pieces, Bounds(0.6, BOUNDED), workers=1))
    assert list_tried(done) == list(range(len(TROUBLES)))
    told = {fault.number: fault.message for it in done for fault in it.faults}
    assert sorted(told) == [1, 2, 3, 4, 5]
    assert "KeyError: 'x'" in told[1]
    assert "died" in told[2]
    assert "MB of memory" in told[3]
    assert "MemoryError" in told[4]
    assert "seconds" in told[5]


def test_what_hangs_is_ended() -> None:
    done = list(try_all(hang, [Piece("x", 0, 2)], Bounds(hangs=1.5), workers=1))
    assert list_tried(done) == [0, 1]
    assert [fault.message for it in done for fault in it.faults] == ["It hangs: 1.5 seconds."]


def test_pieces_are_all_of_it() -> None:
    assert list(cut_into_pieces([("x", 30), ("y", 0)])) == [Piece("x", 0, 25), Piece("x", 25, 30)]
