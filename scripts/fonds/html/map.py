"""A map of the places that articles name: circles on coastlines, each the way to its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from fonds.base.locale import Words
from fonds.html.atlas.locating import WIDTH, Degrees, Frame, frame_of, land_in
from fonds.html.markup import label_html, section_html, text_html

LEAST = 3
"""Places from which there is a map: fewer show nothing that a list does not."""
LISTED = 300
"""Most places without coordinates that are listed below it."""
_LARGEST, _SMALLEST = 34, 6
"""Radius of the circle of the place that most articles name, and of the smallest."""
_NAMED, _NAMED_ON_PHONES = 14, 4
"""Most places whose names stand beside their circles."""
_LETTER, _LINE = 11, 26
"""Room of a letter, and of a line, of such a name."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, or one that is on none."""

    label: str  # its name
    page: str  # its page, relative to the page of the map
    count: int  # articles that name it
    place: Degrees | None  # where it lies, if that is known


def map_html(spots: Sequence[Spot], words: Words) -> str:
    """The map of *spots*; nothing where fewer than `LEAST` can be placed."""
    placed = sorted((it for it in spots if it.place), key=lambda it: (-it.count, it.label))
    if len(placed) < LEAST:
        return ""
    frame = frame_of(it.place for it in placed if it.place)
    circles = "".join(_circle(it, frame, placed[0].count, words) for it in placed)
    names = "".join(_names(placed, frame))
    label = text_html(words("map_label", len(placed)))
    drawing = (
        f'<svg viewBox="0 0 {WIDTH} {frame.height}" role="group" aria-label="{label}">'
        f'<path class="fonds-map__land" d="{land_in(frame)}" transform="{_transform(frame)}"/>'
        f'{circles}<g aria-hidden="true">{names}</g></svg>\n'
    )
    sentence = text_html(words("map_told", len(placed)))
    shown = f'{drawing}<p class="fonds-told">{sentence}</p>\n{_unplaced(spots, words)}'
    return section_html("map", words("map"), shown)


def _transform(frame: Frame) -> str:
    """From tenths of a degree to the units of the drawing."""
    across, down = frame.scale * frame.squeeze / 10, frame.scale / 10
    return (
        f"scale({across:.4f} {down:.4f}) translate({-10 * frame.west:.0f} {10 * frame.north:.0f})"
    )


def _radius(count: int, most: int) -> int:
    """Its area is as the number of articles."""
    return max(_SMALLEST, round(_LARGEST * sqrt(count / most)))


def _circle(spot: Spot, frame: Frame, most: int, words: Words) -> str:
    x, y = frame.point(spot.place or (0, 0))
    counted = words("part_told", name=spot.label, told=words("articles", spot.count))
    label = text_html(counted)
    return (
        f'<a href="{spot.page}" aria-label="{label}"><title>{label}</title>'
        f'<circle cx="{x}" cy="{y}" r="{_radius(spot.count, most)}"/></a>'
    )


def _names(placed: Sequence[Spot], frame: Frame) -> Iterator[str]:
    """The names of the largest circles that have room beside them."""
    taken: list[tuple[int, int, int, int]] = []
    most = placed[0].count
    for spot in placed:
        x, y = frame.point(spot.place or (0, 0))
        radius, width = _radius(spot.count, most), _LETTER * len(spot.label)
        left = x + radius + 6
        if left + width > WIDTH:
            left = x - radius - 6 - width
        box = (left, y - _LINE // 2, left + width, y + _LINE // 2)
        if len(taken) == _NAMED or left < 0 or any(_overlap(box, other) for other in taken):
            continue
        more = "" if len(taken) < _NAMED_ON_PHONES else ' class="fonds-map__more"'
        taken.append(box)
        yield f'<text x="{left}" y="{y + 6}"{more}>{label_html(spot.label)}</text>'


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _unplaced(spots: Sequence[Spot], words: Words) -> str:
    """How many places are on no map, and which."""
    left = [spot for spot in spots if spot.place is None]
    if not left:
        return ""
    links = words.joined(
        [f'<a href="{spot.page}">{label_html(spot.label)}</a>' for spot in left[:LISTED]]
    )
    more = len(left) - LISTED
    rest = f" {text_html(words('map_more', more))}" if more > 0 else ""
    summary = text_html(words("map_unplaced", len(left)))
    return (
        f'<details class="fonds-unfold"><summary>{summary}</summary>\n'
        f"<p>{links}{rest}</p>\n</details>\n"
    )
