"""The option ``articles:``: data files whose rows are articles, and which column states what."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from fonds.accession.choice import KNOWN, check_patterns
from fonds.base.errors import UsageError
from fonds.base.speech import joined, tell
from fonds.config import Columns


def read_rows_option(articles: Mapping[object, object]) -> tuple[tuple[str, Columns], ...]:
    """Its patterns, and the columns that each names. Raises UsageError if it makes no sense."""
    check_patterns("articles", tuple(map(str, articles)))
    return tuple((str(pattern), _read_columns(pattern, it)) for pattern, it in articles.items())


def _read_columns(pattern: object, stated: object) -> Columns:
    columns = stated or {}
    if not isinstance(columns, dict):
        raise UsageError(
            tell(
                "mkdocs.yml: “articles”: {pattern}: write which column states what, such as"
                " {{text: content, title: headline}}; {{}} lets fonds find out",
                pattern=pattern,
            )
        )
    for key in columns:
        if key not in KNOWN:
            nearest = get_close_matches(str(key), KNOWN, 1)
            hint = (
                tell("did you mean “{nearest}”?", nearest=nearest[0])
                if nearest
                else tell("known: {listed}", listed=joined(KNOWN))
            )
            raise UsageError(
                tell(
                    "mkdocs.yml: “articles”: {pattern}: “{key}” is no field; {hint}",
                    pattern=pattern,
                    key=key,
                    hint=hint,
                )
            )
    return tuple((str(field), str(column)) for field, column in columns.items())
