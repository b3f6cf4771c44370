"""Whether the dates of a table's column are day first or month first, inferred from its cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fonds.accession.values import shorten
from fonds.base.chars import fold_white
from fonds.base.edtf import Order, UnorderedDate, possible_orders, read_date
from fonds.base.model import Remark
from fonds.base.speech import joined, tell

HOW_TO_SAY = tell(
    "write “dates: day-first” or “dates: month-first” under plugins: fonds: in mkdocs.yml"
)
"""What a person does about dates that can be read both ways."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a column of dates."""

    line: int  # line of the table, from 1
    text: str  # as written


@dataclass(frozen=True, slots=True)
class Column:
    """A column of dates."""

    table: str  # file name of its table
    title: str  # its name there
    cells: tuple[Cell, ...]  # in order; empty ones may be left out
    usual: Order = ""  # what the separator of its table suggests


def settle_order(column: Column, wished: Order) -> tuple[Order, Remark | None]:
    """The order of all dates of *column*, and a note unless there is nothing to say.

    One cell that fits one order only decides for all. Where such cells contradict each other or
    there is none, *wished* decides, and where there is none, `usual`; else ambiguous dates stay
    unset.
    """
    proofs, unsure = _collect_evidence(column.cells)
    proven: Order = next(iter(proofs)) if len(proofs) == 1 else ""
    order = proven or wished or ("mixed" if proofs else column.usual)
    if proven and unsure and proven != (wished or "day-first"):
        return order, _note(column, unsure, _explain_order(column, proofs[proven], proven))
    if unset := [cell for cell in unsure if _is_unset(cell, order)]:
        return order, _note(column, unset, _explain_unset(column, proofs))
    return order, None


def _collect_evidence(cells: Iterable[Cell]) -> tuple[dict[Order, Cell], list[Cell]]:
    """The first cell that fits only one order, for each; and those that fit both."""
    proofs: dict[Order, Cell] = {}
    unsure: list[Cell] = []
    for cell in cells:
        orders = possible_orders(fold_white(cell.text))
        if len(orders) == 1:
            proofs.setdefault(orders[0], cell)
        elif orders:
            unsure.append(cell)
    return proofs, unsure


def _is_unset(cell: Cell, order: Order) -> bool:
    try:
        read_date(cell.text, order)
    except UnorderedDate:
        return True
    except ValueError:  # has a note of its own
        return False
    return False


def _note(column: Column, cells: Sequence[Cell], what: str) -> Remark:
    shown = joined((_quote(column, cell) for cell in cells[:2]), tell(" and "))
    count = tell("{n}, such as {shown}", n=len(cells), shown=shown)
    message = tell(
        "Column “{title}”: dates that can be read day first and month first ({count}) were {what}.",
        title=shorten(column.title),
        count=count,
        what=what,
    )
    return Remark("note", "date-order", column.table, message, cells[0].line)


def _explain_order(column: Column, proof: Cell, proven: Order) -> str:
    way = tell("day first") if proven == "day-first" else tell("month first")
    return tell(
        "read {way}, since {cell} can only be read so: correct that cell if it is a slip",
        way=way,
        cell=_quote(column, proof),
    )


def _explain_unset(column: Column, proofs: Mapping[Order, Cell]) -> str:
    cells = joined((_quote(column, cell) for cell in proofs.values()), tell(" and "))
    why = tell(", since {cells} contradict each other", cells=cells) if proofs else ""
    return tell("left unset{why}: {how_to_say}", why=why, how_to_say=HOW_TO_SAY)


def _quote(column: Column, cell: Cell) -> str:
    return tell(
        "“{text}” ({path}:{line})", text=shorten(cell.text), path=column.table, line=cell.line
    )
