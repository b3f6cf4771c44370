"""Dates in names that only the names beside them tell from numbers.

`1926-Anna-Berg.txt` is of 1926, but beside `12-title.txt` and `40311-title.txt` it is the article
number 1926. So this reads all paths at once; what it finds dates an article, but files no page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from fonds.base.edtf import read_edtf
from fonds.base.model import Edtf
from fonds.base.patterns import late
from fonds.parse.path_dates import YEAR, is_season, stem_of

_LAST_YEAR = 2029  # of a mere year; later ones are aims and games, not when articles are from
_OLD = "1700"  # numbers that begin before it and never repeat count articles
_FEW = 3  # fewer names prove nothing about each other
_MOST_ODD = 1 / 3  # share of the numbers beside each other that may be no dates
_ROUND = 50  # a lone multiple of it may be a count: “1500-manifestants”

_MAY_HOLD = late(rf"(?<![0-9]){YEAR}(?:(?![0-9])|[01][0-9][0-3][0-9])")  # prefilter
_LONE_YEAR = late(rf"(?<![0-9]){YEAR}(?![0-9])")
_TEXT = r"[^\W\d_]"
_FORMS = {
    "day": late(
        rf"(?:\A|[\W_]){_TEXT}*(?P<number>[0-9]{{8}})"
        r"(?:[0-9]{4}|[0-9]{6}|[T_-][0-9]{4,6})?(?![^\W_])"
    ),
    "month": late(r"(?:\A|[\W_])(?P<number>[0-9]{4}[-_.][0-9]{2})(?![^\W_]|[-_.][0-9])"),
    "begin": late(rf"\A(?P<number>[0-9]+)(?=[-_ .]+{_TEXT})"),
    "end": late(rf"(?:\A|(?<![0-9])[\W_])(?P<word>{_TEXT}+)[-_ (]+(?P<number>[0-9]+)\)?\Z"),
    "whole": late(r"\A(?P<number>[0-9]+)\Z"),
}
"""Where in a name a number may be a date, the surest first."""
_FOLDER = "folder"
_COUNTERS = frozenset(
    ("art", "article", "case", "chap", "chapitre", "chapter", "doc", "document", "dossier", "dsc",
     "dscf", "dscn", "entry", "fichier", "fig", "figure", "file", "id", "image", "img", "item",
     "line", "lot", "n", "news", "no", "nr", "num", "number", "p", "page", "pg", "photo", "pict",
     "post", "record", "row", "sample", "scan", "section", "seed", "story", "text", "texte", "vol",
     "volume")
)  # fmt: skip
"""Words before the number of a file among others: “article-1985”, “IMG_2016”."""

_Place = tuple[str, str]
"""A folder, and the form of a number in the names there."""


def weigh_years(paths: Collection[str]) -> dict[str, Edtf]:
    """Path → the date that its name tells beside the others, of those that tell one."""
    held = {path: found for path in paths if (found := _candidates(path))}
    beside = _collect(paths, {place for found in held.values() for place, _ in found})
    dates: dict[str, Edtf] = {}
    for path, found in held.items():
        trusted = (edtf for place, edtf in found if _is_trusted(edtf, beside[place]))
        if edtf := next(trusted, ""):
            dates[path] = read_edtf(edtf)
    return dates


def holds_year(path: str) -> bool:
    """Whether *path* holds figures that may be a year, for a person to judge."""
    return _LONE_YEAR.search(path) is not None


def _candidates(path: str) -> list[tuple[_Place, str]]:
    """Each number of *path* that may be a date: its place, and the date; the surest first."""
    if not _MAY_HOLD.search(path):
        return []
    found = [*_of_name(path, _FORMS), *_of_folders(path, set())]
    return [(place, edtf) for place, edtf in found if edtf]


def _of_name(path: str, forms: Iterable[str]) -> Iterator[tuple[_Place, str]]:
    """Each number of one of *forms* in the name of the file: its place, and the date or ""."""
    folder, _, name = path.rpartition("/")
    stem = stem_of(name)
    for form in forms:
        if match := _FORMS[form].search(stem):
            word = match["word"] if form == "end" else ""
            yield (folder, form), _read(form, match["number"], word)


def _of_folders(path: str, seen: set[str]) -> Iterator[tuple[_Place, str]]:
    """The same of each folder above *path* whose name is a number, the innermost first.

    Up to the first that is among those *seen*, to which the others go.
    """
    folder = path.rpartition("/")[0]
    while folder and folder not in seen:
        seen.add(folder)
        folder, _, name = folder.rpartition("/")
        if name.isdecimal():
            yield (folder, _FOLDER), _read(_FOLDER, name, "")


def _read(form: str, number: str, word: str) -> str:
    """EDTF of *number* if it may be a date, behind *word*; else empty."""
    year, rest = number[:4], number[4:].lstrip("-_.")
    if not _LONE_YEAR.fullmatch(year) or int(year) > _LAST_YEAR or word.lower() in _COUNTERS:
        return ""
    if form == "day":
        edtf = f"{year}-{rest[:2]}-{rest[2:]}"
    elif form == "month":
        edtf = "" if is_season(year, rest) or not "01" <= rest <= "12" else f"{year}-{rest}"
    else:
        edtf = "" if rest else year
    try:
        return read_edtf(edtf).text
    except ValueError:
        return ""


def _collect(paths: Iterable[str], wanted: Collection[_Place]) -> dict[_Place, list[str]]:
    """The dates, or "", that all numbers at the places *wanted* are; of a folder's name, once."""
    forms: dict[str, list[str]] = defaultdict(list)
    for folder, form in sorted(wanted):
        forms[folder].append(form)
    found: dict[_Place, list[str]] = defaultdict(list)
    seen: set[str] = set()
    for path in paths if wanted else ():
        folder = path.rpartition("/")[0]
        in_name = [form for form in forms.get(folder, ()) if form != _FOLDER]
        dated = [*_of_name(path, in_name), *(() if folder in seen else _of_folders(path, seen))]
        for place, edtf in dated:
            if place in wanted:
                found[place].append(edtf)
    return found


def _is_trusted(edtf: str, beside: list[str]) -> bool:
    """Whether *edtf* is a date, by the numbers *beside* it, itself among them; "": no date."""
    if len(beside) < _FEW:
        return len(edtf) > len("2022") or int(edtf) % _ROUND != 0
    dated = list(filter(None, beside))
    if len(beside) - len(dated) > _MOST_ODD * len(beside):
        return False
    return len(set(dated)) < len(dated) or min(dated) >= _OLD
