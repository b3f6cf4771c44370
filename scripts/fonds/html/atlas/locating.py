"""Which places a map can show, and what of the world it shows then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import cos, radians

from babel import Locale

from fonds.base.fold import fold_name
from fonds.base.patterns import late
from fonds.catalogue.queries import Record

Degrees = tuple[float, float]
"""Latitude and longitude."""

WIDTH = 1000
"""Of a map, in the units of its drawing."""
_SPAN = (24.0, 12.0)
"""Degrees from west to east, and from south to north, that a map shows at least."""
_MARGIN = 0.12
"""Of what the places span, on each side."""
_SHAPE = (1.5, 2.3)
"""Least and greatest width of a map, its height being 1."""
_NORTH, _SOUTH = 83.0, -57.0
_NUMBER = late(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that a map shows; its middle parallel is true to scale."""

    west: float  # in degrees, as all four
    east: float
    south: float
    north: float

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return cos(radians((self.north + self.south) / 2))

    @property
    def scale(self) -> float:
        """Units of the drawing a degree of latitude."""
        return WIDTH / ((self.east - self.west) * self.squeeze)

    @property
    def height(self) -> int:
        """Of the map, in units of its drawing."""
        return round((self.north - self.south) * self.scale)

    def point(self, place: Degrees) -> tuple[int, int]:
        """Where *place* is on the map."""
        lat, lon = place
        x = (lon - self.west) * self.squeeze * self.scale
        return round(x), round((self.north - lat) * self.scale)


def frame_of(places: Iterable[Degrees]) -> Frame:
    """The frame around *places*, one at least."""
    lats, lons = zip(*places, strict=True)
    west, east = _widen(min(lons), max(lons), _SPAN[0], -180.0, 180.0)
    south, north = _widen(min(lats), max(lats), _SPAN[1], _SOUTH, _NORTH)
    squeeze = cos(radians((north + south) / 2))
    width, height = (east - west) * squeeze, north - south
    if width < height * _SHAPE[0]:
        west, east = _grow(west, east, height * _SHAPE[0] / squeeze, -180.0, 180.0)
    elif width > height * _SHAPE[1]:
        south, north = _grow(south, north, width / _SHAPE[1], _SOUTH, _NORTH)
    return Frame(west, east, south, north)


def _widen(low: float, high: float, least: float, first: float, last: float) -> Degrees:
    """*low* to *high* with a margin, *least* long at least, within *first* to *last*."""
    return _grow(low, high, max(least, (high - low) * (1 + 2 * _MARGIN)), first, last)


def _grow(low: float, high: float, length: float, first: float, last: float) -> Degrees:
    """A stretch of *length* around *low* to *high*, moved and cut to lie in *first* to *last*."""
    length = min(length, last - first)
    start = min(max(first, (low + high - length) / 2), last - length)
    return start, start + length


@lru_cache(maxsize=8)
def land_in(frame: Frame) -> str:
    """The coastlines in *frame* as a path, in tenths of a degree, north above."""
    return "".join(path for path, box in _land() if _meets(frame, box))


def _meets(frame: Frame, box: tuple[float, float, float, float]) -> bool:
    west, east, south, north = box
    return west < frame.east and east > frame.west and south < frame.north and north > frame.south


@cache
def _land() -> list[tuple[str, tuple[float, float, float, float]]]:
    """Each coastline, and its box: west, east, south, north."""
    return [(line, _box(line)) for line in coastlines()]


def coastlines() -> list[str]:
    """Those of the world, each as a path in tenths of a degree, north above."""
    text = (files("fonds.html.atlas") / "land.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _box(path: str) -> tuple[float, float, float, float]:
    numbers = list(map(int, _NUMBER.findall(path)))
    x, y = numbers[0], numbers[1]
    xs, ys = [x], [y]
    for step_x, step_y in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + step_x, y + step_y
        xs.append(x)
        ys.append(y)
    return min(xs) / 10, max(xs) / 10, -max(ys) / 10, -min(ys) / 10


def locate(record: Record, lang: str) -> Degrees | None:
    """Where *record*, a place, lies: as authorities.yml says, else the middle of its country."""
    stated = dict(record.identifiers)
    if "lat" in stated and "lon" in stated:
        return float(stated["lat"]), float(stated["lon"])
    known = _countries(lang)
    return next((known[name] for name in _names(record) if name in known), None)


def _names(record: Record) -> Sequence[str]:
    return [fold_name(name) for name in (record.label, *record.variants)]


@cache
def _countries(lang: str) -> dict[str, Degrees]:
    """The middle of each country by its folded names, in the language *lang* and in English."""
    text = (files("fonds.html.atlas") / "countries.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines()[2:]]
    middles = {code: (float(lat), float(lon)) for code, lat, lon in rows}
    return {
        fold_name(name): middles[code]
        for locale in (Locale("en"), Locale.parse(lang, sep="-"))
        for code, name in locale.territories.items()
        if code in middles
    }
