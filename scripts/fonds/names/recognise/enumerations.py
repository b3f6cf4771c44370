"""Places in a row: « à Gao, Kidal et Ménaka »; and before the number of a department.

Not people: measured, of names in a row with a person's less than half are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.names.recognise.spans import Span, Why

_LEAD = "(?:de |à |en )?(?:le |la |les |l')?"
_JOIN = re.compile(f" ?, (?:et |ou )?{_LEAD}| (?:et|ou) {_LEAD}")
"""Between two names of a row."""

_DEPARTMENT = re.compile(r" \((?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])\)")
_WHY: Why = "rule/row"


def read_rows(plain: str, spans: list[Span]) -> Iterator[Span]:
    """*spans* in order, those of no kind as places where a place stands beside them in a row."""
    told = [span.kind for span in spans]
    for at, span in enumerate(spans):
        if not span.kind and span.why == "rule" and _DEPARTMENT.match(plain, span.end):
            told[at] = "place"
    joined = [
        spans[at].end < spans[at + 1].start <= spans[at].end + 12
        and _JOIN.fullmatch(plain, spans[at].end, spans[at + 1].start) is not None
        for at in range(len(spans) - 1)
    ]
    for order in (range(1, len(spans)), range(len(spans) - 2, -1, -1)):
        step = -order.step
        for at in order:
            other = at + step
            if told[at] or spans[at].why != "rule" or not joined[min(at, other)]:
                continue
            if told[other] == "place" and not spans[at].form.isupper():
                told[at] = "place"
    for span, kind in zip(spans, told, strict=True):
        yield span if kind == span.kind else span._replace(kind=kind, why=_WHY)
