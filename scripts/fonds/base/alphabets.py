"""The letters of a text that are seldom: beyond those of the font that every page loads.

A font for them is part of a site only where the archive has some of them.
"""

from __future__ import annotations

from fonds.base.patterns import late

_BASIC = "\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u0304\u0308\u0329"
"""Letters and marks of the font for Latin scripts that stand beyond U+00FF."""
_RARE = late(f"(?![{_BASIC}])[\u0100-\u052f\u1d00-\u1fff]")
"""Those of Latin scripts, Greek and Cyrillic; no font of fonds has others."""
_PLAIN = bytes(byte for byte in range(256) if not (0xC4 <= byte <= 0xD4 or byte == 0xE1))
"""Bytes that no rare letter begins with in UTF-8: most texts have no others, which is seen soon."""
_OE = "œ".encode()


def rare_letters(text: str) -> str:
    """The letters that *text* has of Latin scripts, Greek and Cyrillic beyond the basic ones.

    Each stands there once, in the order of their code points.
    """
    data = text.encode("utf-8", "surrogatepass").replace(_OE, b"")
    if not data.translate(None, _PLAIN):
        return ""
    return "".join(sorted(filter(_RARE.match, set(text))))
