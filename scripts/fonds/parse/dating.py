"""The dates of an article: by metadata, header, a line of the text, or the name of its file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fonds.base.edtf import Order
from fonds.base.model import DateFrom, Edtf, Metadata
from fonds.parse.path_dates import read_path
from fonds.parse.prefix import Prefix
from fonds.parse.published import UNSAID, Published, find_published


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a source's date and title beside its text."""

    front: Edtf | None = None  # the date in its front matter, which is cut before it is parsed
    weighed: Edtf | None = None  # what the name of its file tells beside the names of others
    alone: bool = True  # whether its file holds no other article, so that its name may date it
    title: str = ""  # title that the name of its file is, for a text without a headline


NOTHING_BESIDE = Beside()
"""What is known of a text alone."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates of an article."""

    date: Edtf | None  # of publication; None when unknown
    date_from: DateFrom  # whence it comes
    source_date: Edtf | None  # what the source itself and its path say, whatever metadata state
    said: Published  # what its first lines say, if they were asked


def date_article(
    path: str, body: str, prefix: Prefix, given: Metadata, order: Order, lang: str, beside: Beside
) -> Dating:
    """The dates of the article at *path* in *lang* with the text *body* below its *prefix*.

    Its lines and its path are asked only where neither header nor front matter states a date; a
    header that states one which cannot be read is not talked over.
    """
    stated = prefix.date or beside.front
    silent = not stated and not prefix.fault
    said = _find_published(body, order, lang) if silent else UNSAID
    named = read_path(path, order) if silent and not said.date and beside.alone else None
    source_date = stated or said.date or named
    if given.date:
        whence: DateFrom = "source" if given.date == beside.front else "metadata"
        return Dating(given.date, whence, source_date, said)
    if source_date:
        whence = "source" if stated else "line" if said.date else "name"
        return Dating(source_date, whence, source_date, said)
    date = beside.weighed if silent else None
    return Dating(date, "name" if date else "", None, said)


def _find_published(body: str, order: Order, lang: str) -> Published:
    """What the first lines of *body* say; figures that can be read both ways as *lang* has them."""
    said = find_published(body, order)
    if said.code == "date-order" and not order and (usual := _usual_order(lang)):
        return find_published(body, usual)
    return said


@cache
def _usual_order(lang: str) -> Order:
    """How CLDR orders day and month in *lang*; "" for English, which has both, and if unknown."""
    from babel import Locale, UnknownLocaleError  # which texts with plain dates are spared

    try:
        short = Locale.parse(lang, sep="-").date_formats["short"].pattern
    except (UnknownLocaleError, ValueError):
        return ""
    if lang == "en" or "d" not in short or "M" not in short:
        return ""
    return "day-first" if short.index("d") < short.index("M") < short.index("y") else ""
