"""Numbered roads, where a text is about traffic: « l’A8 », « la RN7 », « l’autoroute A10 »."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.base.patterns import late
from fonds.names.recognise.spans import Span

_ROAD = late(
    r"(?<=[ '(])(?:(?P<lead>autoroute|nationale|départementale|route) )?"
    r"(?P<number>A\d{1,3}|R?[ND]\d{1,4})(?![\w-]|[.,]\d)"
)
_TRAFFIC = late(
    r"\b(?:autoroutes?|automobilistes?|conducteur|circulation|embouteillages?|péages?|chaussée"
    r"|échangeur|véhicules?|voitures?|camion|poids lourds?|rocade|périphérique)\b"
)
_ARTICLES = {"A": ("l'",), "N": ("la ",), "R": ("la ",), "D": ("la ",)}


def find_roads(plain: str) -> Iterator[Span]:
    """The roads in *plain*: after « autoroute », or after their article beside words of traffic."""
    about: bool | None = None
    for match in _ROAD.finditer(plain):
        start, end = match.span("number")
        number = match["number"].removeprefix("R")
        if not match["lead"]:
            before = plain[max(0, start - 3) : start]
            if not before.endswith(_ARTICLES[match["number"][0]]):
                continue
            about = bool(_TRAFFIC.search(plain)) if about is None else about
            if not about:
                continue
        yield Span(start, end, "place", "rule/place-lead", number)
