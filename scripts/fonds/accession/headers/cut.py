"""The header of a source, whichever tool wrote it: what it states, and what it takes of the text.

A header is cut only if all of it are keys and values, which the notice shows instead. What press
databases set above an article without keys is read, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fonds.accession.headers.entries import is_lined, read_entries, skip_blank
from fonds.accession.headers.factiva import (
    CODES,
    find_factiva,
    find_factiva_shown,
    is_factiva_shown,
)
from fonds.accession.headers.frontmatter import find_front_matter
from fonds.accession.headers.gutenberg import find_gutenberg, is_gutenberg
from fonds.accession.headers.iramuteq import find_starred
from fonds.accession.headers.keys import find_keys
from fonds.accession.headers.mail import find_mail
from fonds.accession.headers.pairs import Block, state_block
from fonds.accession.headers.press import find_europresse, find_nexis, is_nexis
from fonds.accession.headers.toml import find_toml
from fonds.base.edtf import Order
from fonds.base.model import Metadata, Remark
from fonds.base.patterns import late

_NOTHING = Metadata()
_LONGEST_KEY = 80  # characters before the first colon of a block of keys
_SIGNS = frozenset("-+*<")
"""What a header begins with that does not begin with a word."""
_LONGEST_LINE = 102  # characters of the name of a newspaper, with the end of its line
_SECOND_LINE = late(r"[^\r\n]{1,100}(?:\r\n|\n|\r)[^\r\n]{0,100}?[, ](?:1[89]|20)[0-9]{2}(?![0-9])")
"""Two lines of which the second has a year."""


def cut_header(text: str, path: str = "", order: Order = "") -> tuple[int, Metadata, list[Remark]]:
    """How many characters the header of *text* takes, and what it states.

    0 where there is none or it stays in the text. *path* is the file that remarks are about,
    *order* that of day and month in figures.
    """
    start = skip_blank(text)
    if not _may_begin(text, start):
        return 0, _NOTHING, []
    block = next(filter(None, _find(text, start, path, order)), None)
    if block is None:
        return 0, _NOTHING, []
    metadata, remarks = state_block(block, path, order)
    above = len(re.findall("\r\n|\n|\r", text[:start]))
    return block.end, metadata, [replace(r, line=r.line and r.line + above) for r in remarks]


def _may_begin(text: str, start: int) -> bool:
    """Whether *text* begins as some header does; most texts do not, and are done with."""
    opening = text[start : start + _LONGEST_KEY]
    keyed = ":" in opening or "：" in opening or opening[:3].rstrip() in CODES
    return keyed or opening[:1] in _SIGNS or _has_two_lines(text, start) or is_lined(text, start)


def _has_two_lines(text: str, start: int) -> bool:
    """Whether *text* begins with a short line and another right below it."""
    end = text.find("\n", start, start + _LONGEST_LINE)
    return end > 0 and text[end + 1 : end + 2] not in ("", "\r", "\n")


def _find(text: str, start: int, path: str, order: Order) -> Iterator[Block | None]:
    """The headers that *text* may have at *start*, by what it begins with."""
    if text.startswith("---"):
        yield find_front_matter(text, path)
    elif text.startswith("+++"):
        yield find_toml(text, path)
    elif text.startswith("****", start):
        yield find_starred(text, start)
    if text[start : start + 3].rstrip() in CODES:
        yield find_factiva(text, start)
    entries = read_entries(text, start)
    if entries:
        yield find_mail(text, entries, path)
        yield find_keys(text, entries)
    if is_lined(text, start):
        yield from _find_above(text, start, order)
    if _SECOND_LINE.match(text, start):
        yield find_europresse(text, start)


def _find_above(text: str, start: int, order: Order) -> Iterator[Block | None]:
    """What stands in *text* above an article that has no keys."""
    if is_gutenberg(text, start):
        yield find_gutenberg(text, start)
    if is_nexis(text, start):
        yield find_nexis(text, start, order)
    if is_factiva_shown(text, start):
        yield find_factiva_shown(text, start)
