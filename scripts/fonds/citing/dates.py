"""An EDTF date in the forms of other standards; what they cannot say is never invented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_PART = re.compile(r"(-?\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)")
_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_SPRING = 21  # the seasons of EDTF are its months 21 to 24


@dataclass(frozen=True, slots=True)
class Known:
    """What one date, not a span, says for sure."""

    parts: tuple[int, ...]  # year, month, day, as far as they are known
    season: int = 0  # 1 to 4, from spring on; 0: none
    about: bool = False  # whether it is uncertain or approximate


def is_plain(edtf: str) -> bool:
    """Whether *edtf* is a year, month or day as ISO 8601 writes it, which every standard knows."""
    return bool(_PLAIN.fullmatch(edtf))


@lru_cache(maxsize=4096)
def read_known(edtf: str) -> Known | None:
    """What *edtf* says; None for spans, decades, centuries and years of five digits."""
    match = _PART.fullmatch(edtf)
    if not match:
        return None
    year, month, day, mark = match.groups()
    given = [year, *(part for part in (month, day) if part not in (None, "XX"))]
    parts = tuple(map(int, given))
    if len(parts) > 1 and parts[1] >= _SPRING:
        return Known(parts[:1], parts[1] - _SPRING + 1, bool(mark))
    return Known(parts, 0, bool(mark))


def shared_parts(edtf: str) -> tuple[int, ...]:
    """Year, month and day that hold for all of *edtf*: of a span what its ends have in common."""
    ends = [read_known(end) for end in edtf.split("/")] if edtf else []
    if not ends or None in ends:
        return ()
    shared = []
    for values in zip(*(end.parts for end in ends if end), strict=False):
        if len(set(values)) > 1:
            break
        shared.append(values[0])
    return tuple(shared)


def ris_date(edtf: str) -> str:
    """*edtf* as RIS has dates, ``2022/01//``; behind the third stroke what that cannot say."""
    parts = shared_parts(edtf)
    figures = [f"{part:0{width}d}" for part, width in zip(parts, (4, 2, 2), strict=False)]
    other = "" if is_plain(edtf) else edtf.replace("/", "--")
    return "/".join([*figures, *[""] * (3 - len(figures)), other])


def csl_date(edtf: str) -> dict[str, Any]:
    """*edtf* as a date of CSL-JSON."""
    ends = [read_known(end) for end in edtf.split("/")]
    known = [end for end in ends if end]
    if len(known) < len(ends) or (len(ends) > 1 and any(end.season for end in known)):
        return {"literal": edtf}
    date: dict[str, Any] = {"date-parts": [list(end.parts) for end in known]}
    if any(end.about for end in known):
        date["circa"] = True
    if known[0].season:
        date["season"] = known[0].season
    return date


def schema_date(edtf: str) -> str | dict[str, str]:
    """*edtf* as a date of schema.org: text where ISO 8601 has the form, else a typed literal."""
    if is_plain(edtf):
        return edtf
    return {"@type": "http://id.loc.gov/datatypes/edtf/EDTF-level1", "@value": edtf}
