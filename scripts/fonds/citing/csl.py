"""References as CSL-JSON, which citation processors read."""

from __future__ import annotations

from typing import Any

from fonds.base.compact import write_compact
from fonds.citing.dates import csl_date
from fonds.citing.fields import FIELDS, KIND, shape_fields
from fonds.citing.reference import Reference

_VARIABLES = tuple((field.name, field.csl) for field in FIELDS if field.csl)


def csl_item(reference: Reference) -> dict[str, Any]:
    """*reference* as an item of CSL-JSON."""
    return {"type": KIND.csl, **shape_fields(reference, _VARIABLES, _shape)}


def write_csl(reference: Reference) -> str:
    """*reference* as the text of one item."""
    return write_compact(csl_item(reference))


def _shape(name: str, values: tuple[str, ...]) -> Any:
    if name == "creators":
        return [{"literal": value} for value in values]
    if name == "date":
        return csl_date(values[0])
    return ", ".join(values)
