"""Makes the coastlines and the middles of countries from world-atlas; run by hand when it changes.

Get the package and run it::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python make_atlas.py package

Coastlines are those of 1:110 million, in tenths of a degree, as paths whose points are relative.
The middle of a country is that of its largest part, of 1:50 million, so that small ones have one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel import Locale

HEADER = "# Natural Earth (public domain) as world-atlas 2.0.2 (ISC) has it, by make_atlas.py.\n"
TENTHS = 10
LEAST = 4  # square tenths of a degree: smaller islands are not drawn
OTHER_NAMES = {
    "Antigua and Barb.": "AG", "Bosnia and Herz.": "BA", "Central African Rep.": "CF",
    "Congo": "CG", "Côte d'Ivoire": "CI", "Cook Is.": "CK", "Cabo Verde": "CV",
    "Czechia": "CZ", "Dem. Rep. Congo": "CD", "Dominican Rep.": "DO", "Eq. Guinea": "GQ",
    "Faeroe Is.": "FO", "Falkland Is.": "FK", "Fr. Polynesia": "PF", "Macedonia": "MK",
    "Marshall Is.": "MH", "Myanmar": "MM", "Palestine": "PS", "S. Sudan": "SS",
    "Saint Lucia": "LC", "Solomon Is.": "SB", "St. Kitts and Nevis": "KN",
    "St. Vin. and Gren.": "VC", "São Tomé and Principe": "ST", "Turkey": "TR",
    "W. Sahara": "EH", "United States of America": "US", "eSwatini": "SZ", "Hong Kong": "HK",
    "Macao": "MO", "Trinidad and Tobago": "TT", "Cayman Is.": "KY",
    "British Virgin Is.": "VG", "U.S. Virgin Is.": "VI", "Turks and Caicos Is.": "TC",
    "N. Mariana Is.": "MP", "St. Pierre and Miquelon": "PM", "Wallis and Futuna Is.": "WF",
    "Saint Helena": "SH", "St-Barthélemy": "BL", "St-Martin": "MF",
}  # fmt: skip

BY_HAND = {"RU": (61.5, 99.0), "VA": (41.9, 12.5), "FJ": (-17.8, 178.0), "AX": (60.2, 20.0)}
"""Latitude and longitude of what crosses the date line, or has no polygon of its own."""
SOUTHERNMOST = -60
"""What lies wholly south of it is not drawn."""

Point = tuple[float, float]


def read_arcs(atlas: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file, in degrees."""
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def rings_of(geometry: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """The outer ring of every polygon of *geometry*."""
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from rings_of(part, arcs)
        return
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        ring: list[Point] = []
        for number in polygon[0]:
            ring += (arcs[number] if number >= 0 else arcs[~number][::-1])[bool(ring) :]
        yield ring


def area(ring: list[Point]) -> tuple[float, Point]:
    """The area of *ring*, and its middle."""
    total = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        total += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    return abs(total) / 2, (x / (3 * total), y / (3 * total)) if total else ring[0]


def split(ring: list[Point]) -> Iterator[list[Point]]:
    """*ring*, or its two parts where it crosses the date line."""
    whole, turn = [ring[0]], 0
    for (x0, _), (x1, y1) in pairwise(ring):
        turn += 360 * ((x0 - x1 > 180) - (x1 - x0 > 180))
        whole.append((x1 + turn, y1))
    for east, shift in ((180, 0), (540, -360), (-180, 360)):
        part = clip(clip(whole, east - 360, 1), east, -1)
        if len(part) > 2:
            yield [(x + shift, y) for x, y in [*part, part[0]]]


def clip(ring: list[Point], limit: float, side: int) -> list[Point]:
    """What of *ring* is east of *limit*, where *side* is 1; west of it where that is -1."""
    kept: list[Point] = []
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        is_in, will_be = side * x0 >= side * limit, side * x1 >= side * limit
        if is_in:
            kept.append((x0, y0))
        if is_in != will_be:
            kept.append((limit, y0 + (y1 - y0) * (limit - x0) / (x1 - x0)))
    return kept


def write_path(ring: list[Point]) -> str:
    """*ring* as a closed path in whole tenths, north above."""
    points = [(round(x * TENTHS), round(-y * TENTHS)) for x, y in ring]
    kept = [points[0], *(b for a, b in pairwise(points) if a != b)]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(kept)]
    text = f"M{kept[0][0]} {kept[0][1]}l"
    text += " ".join(f"{x} {y}" for x, y in steps[:-1]).replace(" -", "-")
    return f"{text}z"


def main(folder: Path) -> None:
    """Write both files beside this one."""
    here = Path(__file__).parent
    land = json.loads((folder / "land-110m.json").read_text("utf-8"))
    rings = rings_of(land["objects"]["land"], read_arcs(land))
    paths = [
        write_path(ring)
        for whole in rings
        for ring in split(whole)
        if area(ring)[0] * TENTHS * TENTHS > LEAST and max(y for _, y in ring) > SOUTHERNMOST
    ]
    (here / "land.txt").write_text(HEADER + "\n".join(paths) + "\n", "utf-8", newline="\n")
    countries = json.loads((folder / "countries-50m.json").read_text("utf-8"))
    arcs = read_arcs(countries)
    codes = {name: code for code, name in Locale("en").territories.items() if len(code) == 2}
    lines = []
    for geometry in countries["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = codes.get(name) or codes.get(name.replace("'", "’")) or OTHER_NAMES.get(name)
        if code is None or "arcs" not in geometry:
            continue  # a territory without a code of its own
        _, (lon, lat) = max(area(ring) for ring in rings_of(geometry, arcs))
        if code not in BY_HAND:
            lines.append(f"{code},{lat:.1f},{lon:.1f}")
    lines += [f"{code},{lat},{lon}" for code, (lat, lon) in BY_HAND.items()]
    text = HEADER + "code,lat,lon\n" + "\n".join(sorted(set(lines))) + "\n"
    (here / "countries.csv").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
