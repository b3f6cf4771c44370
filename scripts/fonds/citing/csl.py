"""References as CSL-JSON, which citation processors read."""

from __future__ import annotations

import json
from typing import Any

from fonds.citing.dates import csl_date
from fonds.citing.fields import FIELDS, KIND, values_of
from fonds.citing.reference import Reference

_VARIABLES = tuple((field.name, field.csl) for field in FIELDS if field.csl)


def csl_item(reference: Reference) -> dict[str, Any]:
    """*reference* as an item of CSL-JSON."""
    item: dict[str, Any] = {"type": KIND.csl}
    for name, variable in _VARIABLES:
        if values := values_of(reference, name):
            item[variable] = _shape(name, values)
    return item


def write_csl(reference: Reference) -> str:
    """*reference* as the text of one item."""
    return json.dumps(csl_item(reference), ensure_ascii=False, separators=(",", ":"))


def _shape(name: str, values: tuple[str, ...]) -> Any:
    if name == "creators":
        return [{"literal": value} for value in values]
    if name == "date":
        return csl_date(values[0])
    return ", ".join(values)
