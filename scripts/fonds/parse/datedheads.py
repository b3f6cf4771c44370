"""Lines that begin with a date and go on: datelines with a whole day, addresses of pages.

“KERLOC, 31 mai 2020 – Le marais …”, “8 juillet 2016 . – 16 % …”, “https://a.example/2016/10/23/b”.
"""

from __future__ import annotations

from fonds.base.edtf import Order, read_plain_date
from fonds.base.patterns import late
from fonds.parse.datedlines import YEAR, Statement, date_at_end
from fonds.parse.places import is_place

_REACH = 100  # characters in which a dateline ends
_PROSE = 20  # characters of text behind it; less is a headline or a label
_DASH = late(r"(?P<stop> ?\.)? ?(?:[–—]|--) ?| - ")
_AGENCY = late(r" ?\([^()]{2,20}\)\Z")
_ADDRESS = late(
    r"https?://\S{1,200}?/((?:1[89]|20)[0-9]{2})[/-](0[1-9]|1[0-2])[/-]([0-3][0-9])(?![0-9])"
)
_FEW_WORDS = 3  # words of a line that is an address: “URL: https://…”


def read_head(line: str, order: Order) -> list[Statement]:
    """The day that *line* begins with before a dash, or that is in the address it consists of.

    Raises `UnorderedDate` if its figures can be read day first and month first.
    """
    if not YEAR.search(line):
        return []
    if "://" in line:
        return _read_address(line)
    dash = _DASH.search(line, 0, _REACH)
    if not dash or len(line) - dash.end() < _PROSE:
        return []
    lead, date = date_at_end(f", {_AGENCY.sub('', line[: dash.start()])}", order)
    is_dateline = bool(dash["stop"]) if not lead else lead.isupper() or is_place(lead)
    return [("date", date)] if date and is_dateline else []


def _read_address(line: str) -> list[Statement]:
    address = _ADDRESS.search(line)
    if not address or len(line.split()) > _FEW_WORDS:
        return []
    try:
        return [("address", read_plain_date("-".join(address.groups())))]
    except ValueError:
        return []
