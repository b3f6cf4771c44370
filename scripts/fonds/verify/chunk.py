"""A chunk of the search index, read as a page reads it (`fonds.search.chunks` writes them)."""

from __future__ import annotations

import json
from typing import Any

from fonds.base.speech import tell
from fonds.search.chunks import RECEIVER


class ChunkError(ValueError):
    """A file of the index that no build writes."""


def read_chunk(script: bytes) -> Any:
    """The data of one chunk; ChunkError if *script* is none."""
    text = script.decode("utf-8", "replace")
    head, tail = f"{RECEIVER}(", ");\n"
    try:
        if not (text.startswith(head) and text.endswith(tail)):
            raise ChunkError(tell("it is no script of the index"))
        _, _, data = json.loads(f"[{text[len(head) : -len(tail)]}]")
    except (ValueError, RecursionError) as error:
        raise ChunkError(str(error)) from error
    return data
