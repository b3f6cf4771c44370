"""Which articles a change of the declared names can concern: the others are not searched again.

Declared names are looked for by their spellings, each of which is the name that claimed it first. A
text in which no spelling stands whose name is another than before mentions what it did before.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping

from fonds.base.compact import write_compact
from fonds.base.patterns import late
from fonds.names.recognise.gazetteer import KnownName, claim_spellings
from fonds.names.text.plain import PUT_IN, make_plain

Claims = dict[str, list[str]]
"""Spelling → kind and id of the record that is declared under it."""

_PARTS = late(f"[{re.escape(''.join(sorted(PUT_IN)).casefold())}]+")
"""Parts forms at what a text may write with another sign."""


def list_claims(declared: Iterable[KnownName]) -> Claims:
    """The spellings that *declared* names are looked for by, in a fixed order."""
    claims = claim_spellings(declared)
    return {form: [claims[form].kind, claims[form].target] for form in sorted(claims)}


class Redeclared:
    """The spellings whose name is another than before."""

    def __init__(self, before: Mapping[str, list[str]], now: Mapping[str, list[str]]) -> None:
        changed = [form for form in before.keys() | now.keys() if before.get(form) != now.get(form)]
        # A text may have a form in capitals, or with some more of them: one fold is not enough,
        # since that of ſ, ß or İ differs from that of its capital.
        folded = {it.casefold() for form in changed for it in (form, form.upper(), form.lower())}
        self._sought = [(max(_PARTS.split(form), key=len), form) for form in sorted(folded)]

    def may_concern(self, text: str) -> bool:
        """Whether *text* may mention something else than before."""
        folded = text.casefold()
        forms = [form for part, form in self._sought if part in folded]
        if not forms:
            return False
        plain = make_plain(text).casefold()  # ten times the work of the above
        return any(form in plain for form in forms)


def read_claims(catalogue: sqlite3.Connection) -> Claims:
    """The spellings that the mentions in *catalogue* were made with; none if it does not say."""
    row = catalogue.execute("SELECT forms FROM curated_states").fetchone()
    return dict(json.loads(row[0])) if row else {}


def note_claims(catalogue: sqlite3.Connection, claims: Claims) -> None:
    """Keep *claims* for the next time; none are kept as no row."""
    catalogue.execute("DELETE FROM curated_states")
    if claims:
        forms = write_compact(claims)
        catalogue.execute("INSERT INTO curated_states VALUES (?)", (forms,))
