"""Places in a row: « à Gao, Kidal et Ménaka »; and before the number of a department.

Not people: measured, of names in a row with a person's less than half are one. But for those who
scored in a match: « Abalo (8/8) Karabatic (4/4) Guigou (5/6) ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.base.patterns import late
from fonds.names.recognise.spans import Span, Why

_LEAD = "(?:de |à |en )?(?:le |la |les |l')?"
_JOIN = late(f"(?: ?, | (?=(?:et|ou) ))(?P<and>(?:et|ou) )?{_LEAD}")
"""Between two names of a row."""

_DEPARTMENT = late(r" \((?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])\)")
_TALLY = late(r" \((\d{1,2})/(\d{1,2})\b")
_FEWEST = 3
"""Tallies that make a row: fewer may be dates."""
_APART = 60
"""Characters between two of a row, fewer than these."""
_WHY: Why = "rule/row"


def read_rows(plain: str, spans: list[Span]) -> Iterator[Span]:
    """*spans* in order, those of no kind as places where a place stands beside them in a row."""
    kinds, scored = [span.kind for span in spans], _find_scorers(plain)
    for at, span in enumerate(spans):
        if not span.kind and span.why == "rule" and _DEPARTMENT.match(plain, span.end):
            kinds[at] = "place"
        if span.end in scored and span.why in ("rule", "model"):
            kinds[at] = "person"
    for row in _list_rows(plain, spans):
        for order, step in ((row, -1), (reversed(row), 1)):
            for at in order:
                if (
                    at + step in row
                    and kinds[at + step] == "place"
                    and _is_open(spans[at], kinds[at])
                ):
                    kinds[at] = "place"
    for span, kind in zip(spans, kinds, strict=True):
        why = _WHY if kind == "place" else span.why
        yield span if kind == span.kind else span._replace(kind=kind, why=why)


def _find_scorers(plain: str) -> set[int]:
    """Where the names end that have a tally behind them, of several in a row: 5 of 6 shots.

    Of dates, « Lyon (12/05) », the first number is often the greater one.
    """
    rows: list[list[re.Match[str]]] = []
    for one in _TALLY.finditer(plain) if "/" in plain else ():
        if rows and one.start() - rows[-1][-1].end() < _APART:
            rows[-1].append(one)
        else:
            rows.append([one])
    return {
        one.start()
        for row in rows
        if len(row) >= _FEWEST and all(int(one[1]) <= int(one[2]) for one in row)
        for one in row
    }


def _list_rows(plain: str, spans: list[Span]) -> Iterator[range]:
    """The rows of *spans*, each with « et » or « ou », and half of them places or more.

    « la France, X, » is none, nor are cheeses beside a town.
    """
    first, joined = 0, False
    for at in range(1, len(spans) + 1):
        match = _join(plain, spans[at - 1], spans[at]) if at < len(spans) else None
        if match is not None:
            joined |= match["and"] is not None
            continue
        if joined and sum(s.kind == "place" for s in spans[first:at]) * 2 >= at - first:
            yield range(first, at)
        first, joined = at, False


def _join(plain: str, left: Span, right: Span) -> re.Match[str] | None:
    if not left.end < right.start <= left.end + 12:
        return None
    return _JOIN.fullmatch(plain, left.end, right.start)


def _is_open(span: Span, kind: str) -> bool:
    """Whether nothing says what *span* is."""
    return not kind and span.why == "rule" and not span.form.isupper()
