"""How alike the words of articles are: products of vectors, through lists of who has which word."""

from __future__ import annotations

from collections.abc import Container, Sequence

from fonds.relations.vectors import UNIT, Vector

SCALE = UNIT * UNIT
"""Products are so many times the cosines that they stand for."""

_SAME = list(range(UNIT + 1))
"""One object for each weight: lists of them take a third of the memory."""


class Index:
    """Vectors by word; those added so far."""

    def __init__(self, vectors: Sequence[Vector], wanted: Container[int]) -> None:
        """Of the terms in *wanted*; others are left out."""
        self._vectors = vectors
        self._wanted = wanted
        self._bearers: dict[int, tuple[list[int], list[int]]] = {}

    def add(self, position: int) -> None:
        """Let the vector at *position* be found."""
        vector = self._vectors[position]
        for term, weight in zip(vector.terms, vector.weights, strict=True):
            if term in self._wanted:
                positions, weights = self._bearers.setdefault(term, ([], []))
                positions.append(position)
                weights.append(_SAME[weight])

    def compare(self, position: int, least: int) -> list[tuple[int, int]]:
        """(other position, product) of all added ones whose product with this is *least*."""
        products: dict[int, int] = {}
        product = products.get
        vector = self._vectors[position]
        for term, weight in zip(vector.terms, vector.weights, strict=True):
            for other, its in zip(*self._bearers.get(term, ((), ())), strict=False):
                products[other] = product(other, 0) + weight * its
        return [pair for pair in products.items() if pair[1] >= least]
