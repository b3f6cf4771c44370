"""What the header of a text says, as tests compare it."""

from __future__ import annotations

from fonds.accession.headers.cut import cut_header
from fonds.base.edtf import read_date
from fonds.base.model import Metadata


def read(text: str) -> tuple[Metadata, str]:
    """What the header of *text* states without a remark, and the text that is left."""
    length, metadata, remarks = cut_header(text, "a.txt")
    assert remarks == []
    return metadata, text[length:]


def told(title: str = "", date: str = "", **more: object) -> Metadata:
    """Metadata with a *title* and a *date*, and what else it has."""
    return Metadata(title=title, date=read_date(date) if date else None, **more)  # type: ignore[arg-type]
