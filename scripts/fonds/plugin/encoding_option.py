"""The option ``encoding:``: which codec the sources of a folder are in."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from encodings.aliases import aliases

from fonds.accession.choice import check_patterns
from fonds.accession.decoding import is_encoding
from fonds.base.errors import UsageError
from fonds.base.speech import tell

_ALL = "*"
"""The pattern of every source."""


def read_encoding_option(stated: object) -> tuple[tuple[str, str], ...]:
    """Its patterns, each with its codec; a codec alone is that of all sources.

    Raises UsageError if it makes no sense.
    """
    codecs = stated if isinstance(stated, Mapping) else {_ALL: stated} if stated else {}
    check_patterns("encoding", tuple(map(str, codecs)))
    return tuple((str(pattern), _check(str(pattern), codec)) for pattern, codec in codecs.items())


def _check(pattern: str, codec: object) -> str:
    if isinstance(codec, str) and is_encoding(codec):
        return codec
    nearest = get_close_matches(
        str(codec).lower().replace("-", "_"), {*aliases, *aliases.values()}, 1
    )
    hint = (
        tell("did you mean “{nearest}”?", nearest=nearest[0])
        if nearest
        else tell("write one such as cp1252 or mac_roman")
    )
    raise UsageError(
        tell(
            "mkdocs.yml: “encoding”: {pattern}: “{codec}” is no encoding; {hint}",
            pattern=pattern,
            codec=codec,
            hint=hint,
        )
    )
