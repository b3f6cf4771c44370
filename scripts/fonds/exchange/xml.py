"""XML in which nothing from a source can be markup, or break the file (XML 1.0, 2.2)."""

from __future__ import annotations

import re

from fonds.base.chars import show_controls

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPECIAL = re.compile('[&<>"\r\v\f]')
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\r": "&#13;",
    "\v": "\u240b",  # their pictures
    "\f": "\u240c",
}


def xml_text(text: str) -> str:
    """*text* as the text of an element or the value of an attribute in double quotes.

    Controls, which XML cannot hold, become visible, as on pages; all else is kept, marks of
    direction too.
    """
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], show_controls(text))


def element(name: str, text: str, **attributes: str) -> str:
    """The element *name* with *text* in it, on a line; "" if there is no text.

    An underscore in the name of an attribute stands for a colon.
    """
    if not text:
        return ""
    return f"<{name}{attributes_of(attributes)}>{xml_text(text)}</{name}>\n"


def attributes_of(attributes: dict[str, str]) -> str:
    """*attributes* as they stand in a tag, those without a value left out."""
    return "".join(
        f' {name.replace("_", ":")}="{xml_text(value)}"'
        for name, value in attributes.items()
        if value
    )
