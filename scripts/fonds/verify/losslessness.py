"""Losslessness: a page shows its source's text, not a character more, less or other."""

from __future__ import annotations

import os.path

from fonds.chars import fold_white, show_controls, show_surrogates
from fonds.parse.prefix import read_prefix
from fonds.read.decoding import Decoded, decode
from fonds.read.frontmatter import cut_front_matter
from fonds.verify.finding import Finding

_AROUND = 24
"""Characters that a finding shows from where two texts part."""


def source_text(data: bytes, encoding: str) -> str:
    """What a page must show of the source *data*, folded; "" if the bytes hold no text.

    *encoding* is how the page says it was read: metadata may have stated another than they show.
    """
    decoded = decode(data)
    if encoding and not (isinstance(decoded, Decoded) and decoded.encoding == encoding):
        stated = decode(data, encoding)
        decoded = stated if isinstance(stated, Decoded) else decoded
    if not isinstance(decoded, Decoded):
        return ""
    text = show_surrogates(decoded.text)
    cut, _, _ = cut_front_matter(text)
    body = text[cut:]
    return fold_white(show_controls(body[read_prefix(body).length :]))


def compare(path: str, shown: str | None, text: str) -> Finding | None:
    """What is wrong with the page *path* that shows *shown* where its source says *text*."""
    if shown == text:
        return None
    if shown is None:
        message = "was edited by hand: nothing marks its source’s text, so it cannot be compared"
        return Finding("edited", "edited-page", path, message)
    start = len(os.path.commonprefix((shown, text)))  # noqa: RUF071 - texts, no paths
    here, there = (repr(one[start : start + _AROUND]) for one in (shown, text))
    message = f"shows {here} where its source says {there} (character {start + 1}); build again"
    return Finding("fault", "changed-text", path, message)
