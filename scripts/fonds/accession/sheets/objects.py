"""JSON and JSON Lines: objects as rows, their keys as columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from fonds.accession.records import Record
from fonds.accession.sheets.grid import write_number
from fonds.accession.values import clean_cell
from fonds.base.chars import show_surrogates

Item = tuple[int, Mapping[str, object]]
"""Line where an object begins, 0 if that is not known, and the object."""

_NAME_KEYS = ("name", "label", "title", "value")
"""Which key of an object in a cell is shown: ``{"id": null, "name": "Le Courrier"}``."""


def read_objects(text: str) -> list[Record]:
    """The objects of *text* as records, the keys of all as the first; empty if there are none.

    *text* is a list of objects, one object a line, an object that holds such a list, or one of
    objects by the name of their file.
    """
    items = list(find_objects(text))
    keys = list(dict.fromkeys(key for _, item in items for key in item))
    if not keys:
        return []
    rows = [Record(line, [write_cell(item.get(key)) for key in keys]) for line, item in items]
    return [Record(0, [clean_cell(show_surrogates(key)) for key in keys]), *rows]


def find_objects(text: str) -> Iterator[Item]:
    """The objects of *text*, in the ways of `read_objects`, their values as JSON has them."""
    body = text.lstrip("\ufeff \t\r\n")
    try:
        whole = json.loads(body)
    except RecursionError:
        return
    except ValueError:
        yield from _read_lines(text)
        return
    if isinstance(whole, dict):
        yield from _read_mapping(whole)
    elif isinstance(whole, list):
        yield from _read_list(whole)


def _read_lines(text: str) -> Iterator[Item]:
    """One object a line; nothing if a line is anything else."""
    items: list[Item] = []
    for line, written in enumerate(text.split("\n"), 1):
        if not written.strip("\ufeff \t\r"):
            continue
        try:
            item = json.loads(written.strip("\ufeff"))
        except (ValueError, RecursionError):
            return
        if not isinstance(item, dict):
            return
        items.append((line, item))
    yield from items


def _read_mapping(whole: Mapping[str, object]) -> Iterator[Item]:
    lists = [value for value in whole.values() if isinstance(value, list) and value]
    if whole and all(isinstance(value, dict) for value in whole.values()):
        for name, value in whole.items():
            if isinstance(value, dict):
                yield 0, {"file": name, **value}
    elif lists:
        yield from _read_list(max(lists, key=len))
    else:
        yield 1, whole


def _read_list(values: Sequence[object]) -> Iterator[Item]:
    if all(isinstance(value, dict) for value in values):
        yield from ((0, value) for value in values if isinstance(value, dict))


def write_cell(value: object) -> str:
    """*value* as the cell of a table: the texts of a list, the name of an object."""
    if isinstance(value, str):
        return clean_cell(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return write_number(value) if isinstance(value, float) else str(value)
    if isinstance(value, list):
        texts = (write_cell(item) for item in value if not isinstance(item, list))
        return "; ".join(filter(None, texts))
    if isinstance(value, dict):
        named = (value[key] for key in _NAME_KEYS if isinstance(value.get(key), str))
        return clean_cell(str(next(named, "")))
    return ""
