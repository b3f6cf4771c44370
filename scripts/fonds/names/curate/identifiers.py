"""What authorities.yml may say of a record beside its names, and what each value looks like."""

from __future__ import annotations

from fonds.base.patterns import late
from fonds.base.speech import tell

SCHEMES = {
    "wikidata": (late(r"Q[1-9]\d*"), tell("Q and a number, such as Q142")),
    "viaf": (late(r"\d{3,22}"), tell("a number")),
    "idref": (late(r"\d{8}[\dX]"), tell("nine figures, the last may be X")),
    "geonames": (late(r"\d{1,12}"), tell("a number")),
    "iptc": (late(r"medtop:\d{8}"), tell("medtop: and eight figures")),
    "lat": (late(r"-?(?:90(?:\.0*)?|[0-8]?\d(?:\.\d+)?)"), tell("degrees from -90 to 90")),
    "sort": (late(r"\S.{0,199}"), tell("its name as registers file it: Macron, Emmanuel")),
    "lon": (
        late(r"-?(?:180(?:\.0*)?|(?:1[0-7]|\d)?\d(?:\.\d+)?)"),
        tell("degrees from -180 to 180"),
    ),
}
"""Scheme → (what its values look like, in words)."""
