"""Content-Security-Policy: what pages may load and run, so that nothing else can.

The scripts and styles that stand in pages are allowed by their SHA-256 (Content Security Policy
Level 3, 8.3), all else by where it lies: on the site itself.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_INLINE = re.compile(rb"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(rb"""\btype\s*=\s*["']?[\w.+-]+/(?:[\w.-]+\+)?json""", re.IGNORECASE)
"""The type of a block that no browser runs."""
_SOURCE = re.compile(rb"\bsrc\s*=", re.IGNORECASE)
_LINE_END = re.compile(rb"\r\n?")


def collect_inline(pages: Iterable[bytes]) -> dict[str, frozenset[str]]:
    """ "script" and "style" → hashes of those that stand in *pages*, as a policy names them."""
    found: dict[str, set[bytes]] = {"script": set(), "style": set()}
    for page in pages:
        for name, attributes, content in _INLINE.findall(page):
            if not _SOURCE.search(attributes) and not _DATA.search(attributes):
                found[name.lower().decode()].add(_LINE_END.sub(b"\n", content))
    return {name: frozenset(map(_hash, contents)) for name, contents in found.items()}


def write_policy(inline: dict[str, frozenset[str]]) -> str:
    """The policy of a site whose pages have these scripts and styles in them.

    Files that scripts make for readers to save are blobs; small pictures in style sheets are data.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src", "'self'", *sorted(inline["script"]))),
            " ".join(("style-src", "'self'", *sorted(inline["style"]))),
            "style-src-attr 'unsafe-inline'",  # numbers that charts and columns are drawn by
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'self'",
            "frame-ancestors 'self'",
        )
    )


def _hash(content: bytes) -> str:
    return f"'sha256-{b64encode(sha256(content).digest()).decode()}'"
