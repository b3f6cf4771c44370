"""References as linked data in the vocabulary of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from fonds.citing.dates import schema_date
from fonds.citing.fields import FIELDS, KIND, is_absolute, shape_fields
from fonds.citing.reference import Reference

_PROPERTIES = tuple((field.name, field.schema) for field in FIELDS if field.schema)
_UNSAFE = re.compile("[<>&\u2028\u2029]")
"""What could end the element around a text of JSON, and is escaped there."""
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def news_article(reference: Reference) -> dict[str, Any]:
    """*reference* as a NewsArticle."""
    return {"@type": KIND.schema, **shape_fields(reference, _PROPERTIES, _shape)}


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The way to a page: name and address of each page on it, outermost first."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def write_jsonld(*things: dict[str, Any]) -> str:
    """*things* as the content of a script of the type ``application/ld+json``."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", _write(graph))


def _shape(name: str, values: tuple[str, ...]) -> Any:
    """A creator may be a person or an agency, so none is given a type."""
    if name == "creators":
        return [{"name": value} for value in values]
    if name == "date":
        return schema_date(values[0])
    if name == "publication":
        return {"@type": "Periodical", "name": values[0]}
    if name == "url" and not is_absolute(values[0]):
        return values[0].rpartition("/")[2]  # the page lies beside itself
    if name == "archive":
        return {"@type": "Organization", "name": values[0]}
    return list(values) if name == "keywords" else values[0]
