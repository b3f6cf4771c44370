"""Pages without the indentation of the theme's templates, a fifth of what a page weighs."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Template

_BREAK = "\n"
_INDENTED = re.compile(r"\n\s+")
_BEGINNING, _END = "<article", "</article>"
"""What stands between the first and the last of them is the page's content, and stays as it is."""


class LeanTemplate(Template):
    """A template whose page has no indentation around its content."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page, however it is rendered: alone, or once for all that are spliced."""
        return drop_indentation(super().render(*args, **kwargs))


def drop_indentation(html: str) -> str:
    """*html* with one line break for each run of white space that begins with one.

    Anything without an ``article``, such as a sitemap, stays as it is.
    """
    before, beginning, rest = html.partition(_BEGINNING)
    content, end, after = rest.rpartition(_END)
    if not end:
        return html
    return f"{_INDENTED.sub(_BREAK, before)}{beginning}{content}{end}{_INDENTED.sub(_BREAK, after)}"
