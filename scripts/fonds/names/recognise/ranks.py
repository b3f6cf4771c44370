"""Persons known by a rank and one name: le pape François, la reine Elizabeth II."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fonds.names.recognise.spans import Span
from fonds.names.text.lexicon import Lexicon

_REACH = 16  # characters before a name that hold any rank


def name_by_rank(plain: str, spans: Iterable[Span], lexicon: Lexicon) -> Iterator[Span]:
    """*spans*, a lone first name after a rank under the form that has the rank: pape François."""
    for span in spans:
        if span.kind == "person" and lexicon.is_first_name(span.form.partition(" ")[0]):
            before = plain[max(0, span.start - _REACH) : span.start].split(" ")
            rank = before[-2].lower() if len(before) > 1 and before[-1] == "" else ""
            if rank in lexicon.ranks and (" " not in span.form or span.form.split()[1].isupper()):
                span = span._replace(form=f"{rank} {span.form}", why="rule/rank")
        yield span
