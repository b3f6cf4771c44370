"""TOML front matter: the block between ``+++`` lines that Hugo and Zola write."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from fonds.accession.headers.frontmatter import find_fenced
from fonds.accession.headers.pairs import Block, Pair, name_pair
from fonds.base.fields import find_field, is_header_key
from fonds.base.model import Remark
from fonds.base.patterns import late
from fonds.base.speech import first_line, tell

_MOST_PARTS = 40  # of a key with dots, whose cost grows with the square of them
_OPEN_TABLES = ("params", "extra", "taxonomies")
"""Tables in which Hugo and Zola keep what other tools write at the top."""
_KEY = late(r"^[ \t]*[\"']?([\w-]{1,60})[\"']?[ \t]*=", re.MULTILINE)


def find_toml(text: str, path: str = "") -> Block | None:
    """The TOML front matter of *text*; None when there is none, or no key that fonds knows.

    Numbers and dates are texts again, so that ``1984`` as a title is a title. *path* is the file
    that remarks are about.
    """
    inside, end = find_fenced(text, "+++")
    inside = re.sub("\r\n?", "\n", inside)
    lines: dict[str, int] = {}
    for key in _KEY.finditer(inside):
        lines.setdefault(key[1], inside.count("\n", 0, key.start(1)) + 2)
    if not any(map(is_header_key, lines)):
        return None
    try:
        _check_keys(inside)
        values = tomllib.loads(inside, parse_float=str)
    except (ValueError, RecursionError) as error:
        reason = first_line(error)
        message = tell(
            "The front matter was left in the text ({reason}): mend it as TOML.", reason=reason
        )
        return Block(0, (), (Remark("note", "front-matter", path, message, 1),))
    pairs = tuple(_list_pairs(values, lines))
    return Block(end, pairs) if any(is_header_key(pair.name) for pair in pairs) else None


def _check_keys(inside: str) -> None:
    """Refuse keys of very many parts, and inline tables that may hold them."""
    for line in inside.split("\n"):
        before, equals, value = line.partition("=")
        keys = line if line.lstrip().startswith("[") or "{" in value else before
        if (equals or keys is line) and keys.count(".") > _MOST_PARTS:
            raise ValueError(tell("it is nested too deeply"))


def _list_pairs(
    values: Mapping[str, Any], lines: Mapping[str, int], above: str = ""
) -> Iterator[Pair]:
    """The pairs of a table; those of tables inside it have a name with a dot."""
    for key, value in values.items():
        own = not above or (above.rstrip(".") in _OPEN_TABLES and find_field(key))
        if isinstance(value, dict):
            yield from _list_pairs(value, lines, f"{above}{key}.")
        else:
            yield name_pair(key if own else f"{above}{key}", _write(value), lines.get(key, 1))


def _write(value: Any) -> str | tuple[str, ...]:
    """A value as TOML writes it, but for the quotes of a text."""
    if isinstance(value, list):
        return tuple(item if isinstance(item, str) else str(item) for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
