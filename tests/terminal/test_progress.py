"""How far a stage is, is said of all that it has to do."""

from __future__ import annotations

from fonds.terminal.progress import counted


def follow(items: str, of: int) -> list[tuple[int, int]]:
    """What is said while *items* are worked on."""
    seen = list[tuple[int, int]]()
    assert "".join(counted(items, lambda done, of: seen.append((done, of)), of)) == items
    return seen


def test_each_item_is_one_more() -> None:
    assert follow("ab", 2) == [(1, 2), (2, 2)]


def test_what_needed_nothing_is_done_in_the_end() -> None:
    assert follow("ab", 9) == [(1, 9), (2, 9), (9, 9)]
    assert follow("", 9) == [(9, 9)]


def test_of_how_many_need_not_be_known() -> None:
    assert follow("a", 0) == [(1, 0)]
