"""References as RIS, which Zotero, EndNote and Mendeley read."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.citing.dates import ris_date, shared_parts
from fonds.citing.fields import FIELDS, KIND, values_of
from fonds.citing.reference import Reference

_TAGS = tuple((field.name, field.ris) for field in FIELDS if field.ris)
END = "\r\n"


def write_ris(reference: Reference) -> str:
    """*reference* as one record, its last line ended."""
    lines = [f"TY  - {KIND.ris}", *_lines(reference), "ER  - ", ""]
    return END.join(lines) + END


def _lines(reference: Reference) -> Iterator[str]:
    for name, tag in _TAGS:
        for value in values_of(reference, name):
            if name != "date":
                yield f"{tag}  - {value}"
                continue
            if parts := shared_parts(value):
                yield f"PY  - {parts[0]:04d}"
            yield f"{tag}  - {ris_date(value)}"
