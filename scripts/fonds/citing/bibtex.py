"""References as biblatex, which BibTeX's programs read too."""

from __future__ import annotations

import re

from fonds.citing.dates import shared_parts
from fonds.citing.fields import FIELDS, KIND, values_of
from fonds.citing.reference import Reference

_NAMES = tuple((field.name, field.bibtex) for field in FIELDS if field.bibtex)
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{char: f"\\{char}" for char in "$&%#_"},
}
"""What TeX takes for a command; braces by name, since BibTeX counts them even behind a stroke."""
_SPECIAL = re.compile(r"[\\{}^~$&%#_]")
IN_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D"}
"""What an address cannot hold, which biblatex takes as it stands."""
_IN_ADDRESS = re.compile(r"[\\{}]")


def write_bibtex(reference: Reference) -> str:
    """*reference* as one entry, its last line ended."""
    lines = [f"@{KIND.bibtex}{{{reference.id},", f"  entrysubtype = {{{KIND.subtype}}},"]
    for name, field in _NAMES:
        values = values_of(reference, name)
        if values:
            lines.append(f"  {field} = {{{_shape(name, values)}}},")
        if name == "date" and values and (parts := shared_parts(values[0])):
            lines.append(f"  year = {{{parts[0]}}},")
    return "\n".join([*lines, "}", ""])


def _shape(name: str, values: tuple[str, ...]) -> str:
    if name in ("id", "date"):
        return values[0]
    if name == "url":
        return _IN_ADDRESS.sub(lambda match: IN_ADDRESS[match[0]], values[0])
    escaped = [_SPECIAL.sub(lambda match: SPECIAL[match[0]], value) for value in values]
    if name == "creators":  # in braces a name is taken whole
        return " and ".join(f"{{{value}}}" for value in escaped)
    if name == "keywords":
        return ", ".join(f"{{{value}}}" if "," in value else value for value in escaped)
    return f"{{{escaped[0]}}}" if name == "title" else escaped[0]  # keeps its capitals
