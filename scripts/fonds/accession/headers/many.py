"""Files that hold many articles: where each begins and ends, and what its header says.

Nexis and Factiva export them so, IRaMuTeQ and WikiExtractor write corpora so.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, pairwise

from fonds.accession.headers.entries import has_text, is_lined, skip_blank
from fonds.accession.headers.factiva import find_factiva, find_factiva_shown, is_factiva_shown
from fonds.accession.headers.iramuteq import STARRED, find_starred
from fonds.accession.headers.pairs import BY_NAME, Block, Pair, state_block
from fonds.accession.headers.press import MARK, find_nexis, is_nexis
from fonds.base.edtf import Order
from fonds.base.model import Metadata
from fonds.base.patterns import late

_MOST = 50_000  # articles; a file with more signs of them is no export
_MOST_FALSE = 1_000  # codes that begin no article, such as a line of text may begin with
_BEGIN = r"(?:(?<![^\r\n]))"
_EOL = r"(?=[ \t]*(?:\r|\n|\Z))"

_MARKED = late(rf"{_BEGIN}[ \t\f]*{MARK}{_EOL}")
"""The mark above each article that fonds itself knows."""
_NEXIS_END = late(
    rf"{_BEGIN}[ \t]*(?:End of Document|Fin du document|Ende des Dokuments){_EOL}\s*", re.IGNORECASE
)
_STARRED = late(rf"{_BEGIN}{STARRED}")
"""“**** *source_lemonde”, as IRaMuTeQ reads it."""
_CODED = late(rf"{_BEGIN}[ \t]*(HD|SE|CLM|LP|TD)(?=[ \t\r\n])")
"""The first field of an article of Factiva."""
_FACTIVA_END = late(rf"{_BEGIN}(?:Document|Dokument|Documento) [A-Z][A-Za-z0-9]{{9,60}}{_EOL}\s*")
"""The last line of one."""
_DOC = late(
    rf"{_BEGIN}<doc id=\"([^\"\r\n]*)\"(?: revid=\"[^\"\r\n]*\")? url=\"([^\"\r\n]*)\""
    rf" title=\"([^\r\n]*)\">{_EOL}"
)
"""An article of a dump of Wikipedia, as WikiExtractor writes it."""
_DOC_END = "</doc>"


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a file. The parts of a file follow each other without a gap."""

    start: int  # offset of its first character; the first has also what stands before it
    body: int  # offset of its text, behind a header whose values are all in `metadata`
    close: int  # offset of the end of its text, before a mark that only closes it
    end: int  # offset of the next part, or of the end of the file
    metadata: Metadata  # what its header states


def split_text(text: str, order: Order = "") -> tuple[Part, ...] | None:
    """The articles in *text*; None where it is one article, or it is not plain that they are many.

    *order* is that of day and month in figures.
    """
    start = skip_blank(text)
    if text.startswith("****", start):
        return _split(text, _find_starts(_STARRED, text), find_starred, order)
    if text.startswith("<doc id=", start):
        return _split_docs(text, order)
    if _CODED.match(text, start):
        return _split(text, _find_coded(text), find_factiva, order)
    if not is_lined(text, start):
        return None
    if is_nexis(text, start):
        starts = _find_starts(_MARKED, text) or _find_ends(_NEXIS_END, text)
        return _split(text, starts, partial(find_nexis, order=order), order)
    if is_factiva_shown(text, start) and find_factiva_shown(text, start):
        return _split(text, _find_ends(_FACTIVA_END, text), find_factiva_shown, order)
    return None


_Find = Callable[[str], Block | None]
"""Reads the header that a text begins with."""


def _find_starts(mark: re.Pattern[str], text: str) -> list[int]:
    """The offsets of the marks that begin an article."""
    return [found.start() for found in islice(mark.finditer(text), _MOST + 1)]


def _find_ends(mark: re.Pattern[str], text: str) -> list[int]:
    """The offsets of articles that end with a mark; what stands behind the last belongs to it."""
    ends = [found.end() for found in islice(mark.finditer(text), _MOST + 1)]
    return [0, *ends[:-1]] if ends else []


def _find_coded(text: str) -> list[int]:
    """The offsets of the articles of Factiva: the first code of each, after the text before it."""
    starts: list[int] = []
    false = 0
    in_text = True
    for code in _CODED.finditer(text):
        if code[1] in ("LP", "TD"):
            in_text = True
        elif in_text and find_factiva(text, code.start()):
            starts.append(code.start())
            in_text = False
        else:
            false += in_text
        if len(starts) > _MOST or false > _MOST_FALSE:
            return []
    return starts


def _split(text: str, starts: Sequence[int], find: _Find, order: Order) -> tuple[Part, ...] | None:
    """The parts that begin at *starts*; None if there are not two, or too many."""
    if not 2 <= len(starts) <= _MOST:
        return None
    parts = []
    for start, end in pairwise([*starts, len(text)]):
        block = find(text[start:end])
        body = start + block.end if block else start
        metadata, _ = state_block(block or Block(0, ()), "", order)
        parts.append(Part(start, body, end, end, metadata))
    first = parts[0]
    is_cut = first.body > first.start and not has_text(text[: first.start], 0)
    return (replace(first, start=0, body=first.body if is_cut else 0), *parts[1:])


def _split_docs(text: str, order: Order) -> tuple[Part, ...] | None:
    """The parts of a file of WikiExtractor, be it one."""
    tags = list(islice(_DOC.finditer(text), _MOST + 1))
    if len(tags) > _MOST:
        return None
    parts = []
    ends = [*(tag.start() for tag in tags[1:]), len(text)]
    for at, (tag, end) in enumerate(zip(tags, ends, strict=False)):
        close = text.rfind(_DOC_END, tag.end(), end)
        if close < 0 or has_text(text[close + len(_DOC_END) : end], 0):
            close = end
        metadata, _ = state_block(Block(tag.end(), _doc_pairs(tag)), "", order)
        parts.append(Part(tag.start() if at else 0, tag.end(), close, end, metadata))
    return tuple(parts) or None


def _doc_pairs(tag: re.Match[str]) -> tuple[Pair, ...]:
    identifier, url, title = map(html.unescape, tag.groups())
    return (
        Pair("id", identifier, 1),
        Pair("url", url, 1, BY_NAME["url"]),
        Pair("title", title, 1, BY_NAME["title"]),
    )
