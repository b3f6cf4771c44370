"""Frames of maps of places drawn by lot, as the build makes them, and the coastlines."""

from __future__ import annotations

import json
import random

from fonds.html.atlas.locating import coastlines, frame_of, land_in


def make_frames() -> list[dict[str, object]]:
    chance = random.Random(7)  # noqa: S311
    made: list[dict[str, object]] = []
    for number in range(60):
        middle, wide = (chance.uniform(-55, 80), chance.uniform(-178, 178)), 0.4 * number
        places = [
            (
                min(max(middle[0] + chance.uniform(-wide, wide), -57), 83),
                min(max(middle[1] + chance.uniform(-wide, wide) * 3, -180), 180),
            )
            for _ in range(chance.randint(1, 6))
        ]
        frame = frame_of(places)
        made.append(
            {
                "places": places,
                "edges": [frame.west, frame.east, frame.south, frame.north],
                "height": frame.height,
                "points": [frame.point(place) for place in places],
                "land": len(land_in(frame)),
            }
        )
    return made


if __name__ == "__main__":
    print(json.dumps({"frames": make_frames(), "coasts": coastlines()}))
