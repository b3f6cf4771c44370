"""Days, months and years that the path of a file tells by itself.

`2019-03-02 - Budget.txt`, `LeCourrier_12.05.2017_p3.txt`, `4 mars 1893.txt`, `2016/03/12/x.txt`.
Most numbers in names are no dates: only what has a day or month beside its year is read here, and
nothing where two days are stated. Mere years are weighed in ``path_years.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from fonds.base.edtf import Order, read_plain_date
from fonds.base.model import Edtf
from fonds.base.patterns import late

YEAR = "(?:1[4-9][0-9]{2}|20[0-9]{2})"
"""A regex for the years that a name may be of."""

_HAS_YEAR = late(YEAR)  # prefilter
_SUFFIX = late(r"(?:\.[A-Za-z][A-Za-z0-9]{0,9}){1,3}\Z")

_YEAR_FIRST = late(
    rf"(?<![0-9])({YEAR})([-_. ])(?:([01][0-9])\2([0-3]?[0-9])|([01]?[0-9])\2([0-3][0-9]))(?![0-9])"
)
"""A figure alone for both, as in 2016-1-2, may be of a volume and its part."""
_YEAR_LAST = late(
    rf"(?<![^\W_])(?<![0-9][-_. ])([0-9]{{1,2}})([-_. ])([0-9]{{1,2}})\2({YEAR})"
    r"(?![^\W_])(?!\2[0-9])"
)
_PARTS = late(r" [-–—] |[()\[\],]|_")
_SPACE = late("[-_., ]+")
_OF = "(?: (?:de|of|del))?"
_WORDS = late(
    rf"(?:[^\W\d_]{{2,12}} )?[0-9]{{1,2}}(?:er|st|nd|rd|th)?{_OF} [^\W\d_]{{3,12}}{_OF} {YEAR}"
    r"(?![^\W_])"
    rf"|[^\W\d_]{{3,12}} [0-9]{{1,2}}(?:st|nd|rd|th)? {YEAR}(?![^\W_])"
    rf"|[^\W\d_]{{3,12}} {YEAR}\Z"
)
"""At the start of a part of a name: in its middle, a day may be what a headline speaks of."""

_FOLDER_YEAR = late(YEAR)
_FOLDER_MONTH = late(rf"({YEAR})[-_.](0[1-9]|1[0-2])")
_MONTH = late("0[1-9]|1[0-2]")
_DAY = late("[0-3][0-9]")


def read_path(path: str, order: Order = "") -> Edtf | None:
    """The day or month that the name of the file at *path* tells, else those of its folders.

    The innermost folder goes first; folders may be of year, month and day below each other. *order*
    is that of day and month in figures without dots; None where it decides and is not known.
    """
    if not _HAS_YEAR.search(path):
        return None
    *folders, name = path.split("/")
    names = [stem_of(name), *reversed(folders)]
    days = (day for it in names if (day := _read_name(it, order)))
    return next(days, None) or _read_folders(folders)


def stem_of(name: str) -> str:
    """The file's *name* without its suffix, of which a date such as 12.05.2017 is none."""
    return _SUFFIX.sub("", name)


def is_season(year: str, figures: str) -> bool:
    """Whether “2011-12” may mean the years from 2011 to 2012 as well as a month."""
    return int(figures) == (int(year) + 1) % 100


def _read_name(name: str, order: Order) -> Edtf | None:
    """The one day or month that *name* tells; None if it tells several, or none."""
    found = {date.text: date for date in _dates(name, order)}
    return next(iter(found.values())) if len(found) == 1 else None


def _dates(name: str, order: Order) -> Iterator[Edtf]:
    if not _HAS_YEAR.search(name):
        return
    for match in _YEAR_FIRST.finditer(name):
        month, day = match[3] or match[5], match[4] or match[6]
        yield from _read("-".join((match[1], month.zfill(2), day.zfill(2))), order)
    for match in _YEAR_LAST.finditer(name):
        sign = "." if match[2] == "." else "/"
        yield from _read(sign.join((match[1], match[3], match[4])), order)
    for part in {name, *_PARTS.split(name)}:
        if words := _WORDS.match(_SPACE.sub(" ", part).strip(" ")):
            yield from _read(words[0], order)


def _read(text: str, order: Order) -> Iterator[Edtf]:
    try:
        yield read_plain_date(text, order)
    except ValueError:
        return


def _read_folders(folders: list[str]) -> Edtf | None:
    """The date that *folders* of year, month and day below each other tell: 2016/03/12."""
    for at in range(len(folders) - 1, -1, -1):
        month = _FOLDER_MONTH.fullmatch(folders[at])
        if month and not is_season(month[1], month[2]):
            return _below(folders[at], folders[at + 1 :])
        below = folders[at + 1 : at + 2]
        if _FOLDER_YEAR.fullmatch(folders[at]) and below and _MONTH.fullmatch(below[0]):
            return _below(f"{folders[at]}-{below[0]}", folders[at + 2 :])
    return None


def _below(month: str, folders: list[str]) -> Edtf:
    """The day of *month* that the next of *folders* is named after, or the month."""
    day = folders[0] if folders and _DAY.fullmatch(folders[0]) else ""
    return next(_read(f"{month}-{day}", ""), None) or read_plain_date(month)
