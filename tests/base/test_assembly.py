"""Files put together of pieces: the same bytes however much of them was known."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from fonds.base.assembly import Assembly, Piece
from fonds.publish.ledger import Ledger
from fonds.publish.publication import Publication
from fonds.publish.staging import Staging
from fonds.render.task import Task

PARTS = st.lists(st.binary(max_size=5), max_size=8)
FRAME = b"[", b", ", b"]"


def assembly(parts: list[bytes], made: list[bytes]) -> Assembly:
    """An assembly of *parts*, which notes in *made* what it makes."""

    def make(part: bytes) -> bytes:
        made.append(part)
        return part

    return Assembly(*FRAME, tuple(Piece(part.hex(), partial(make, part)) for part in parts))


@given(PARTS, PARTS)
def test_known_pieces_are_taken_and_the_bytes_are_the_same(
    before: list[bytes], now: list[bytes]
) -> None:
    data, spans = assembly(before, []).assemble({})
    former = {key: data[start : start + size] for key, start, size in spans}
    made: list[bytes] = []

    again, _ = assembly(now, made).assemble(former)

    assert again == assembly(now, [])()
    assert sorted(made) == sorted(part for part in now if part not in before)


def publish(root: Path, parts: list[bytes]) -> list[bytes]:
    """Publish a file of *parts* in *root*; return those that were made."""
    made: list[bytes] = []
    make = assembly(parts, made)
    publication = Publication(Staging(root / "site"), Ledger(root / "ledger.db"))
    publication.begin()
    publication.add([Task("list.txt", "".join(key for key, _ in make.pieces), make)])
    publication.finish()
    assert (root / "site/list.txt").read_bytes() == assembly(parts, [])()
    return made


def test_a_rebuild_makes_only_the_pieces_that_changed(tmp_path: Path) -> None:
    assert publish(tmp_path, [b"one", b"two", b"three"]) == [b"one", b"two", b"three"]
    assert publish(tmp_path, [b"one", b"2", b"three"]) == [b"2"]
    assert publish(tmp_path, [b"one", b"2", b"three"]) == []


def test_a_file_that_somebody_changed_is_made_whole(tmp_path: Path) -> None:
    publish(tmp_path, [b"one", b"two"])
    (tmp_path / "site/list.txt").write_bytes(b"[oops two]")

    assert publish(tmp_path, [b"one", b"2"]) == [b"one", b"2"]
