"""Where places lie, in the index: for the map that follows a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from fonds.catalogue.holdings import Holdings
from fonds.html.atlas.locating import Degrees, coastlines, locate
from fonds.html.map import LEAST
from fonds.search.chunks import ChunkWriter, File
from fonds.search.names import Facet
from fonds.search.numbers import write_growing, write_numbers

PLACES = "places"
"""The facet whose names lie somewhere."""
_EXACT = 100
"""Parts of a degree that are kept."""


def write_located(
    facets: list[Facet], held: Holdings, lang: str, writer: ChunkWriter
) -> Iterator[File]:
    """Which names lie where, and the coastlines; nothing where no map could be made of them."""
    known = {record.id: locate(record, lang) for record in held.of_kind("place")}
    placed = [
        (number, place)
        for facet in facets
        if facet.key == PLACES
        for number, name in enumerate(facet.names, facet.first)
        if (place := known[name.page])
    ]
    if len(placed) < LEAST:
        return
    columns = _write_columns(placed)
    yield writer.put(repr(columns), partial(list, columns))
    coasts = coastlines()
    yield writer.put(repr(coasts), partial(list, coasts))


def _write_columns(placed: Sequence[tuple[int, Degrees]]) -> list[str]:
    """Numbers of names; degrees from the south pole, and from 180° west, in parts of `_EXACT`."""
    norths = write_numbers(round((lat + 90) * _EXACT) for _, (lat, _) in placed)
    easts = write_numbers(round((lon + 180) * _EXACT) for _, (_, lon) in placed)
    return [write_growing([number for number, _ in placed]), norths, easts]
