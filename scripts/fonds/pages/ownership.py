"""Which pages are fonds' own: each carries a hash of itself, so that a person's edit is seen."""

from __future__ import annotations

import hashlib
import re

_MARK = re.compile(r"^fonds: ([0-9a-f]{16})\n", re.MULTILINE)


def sign_page(front_matter: str, body: str) -> str:
    """The whole page of the YAML lines *front_matter* and the Markdown *body*, signed."""
    checksum = checksum_page(f"---\n{front_matter}---\n\n{body}")
    return f"---\n{front_matter}fonds: {checksum}\n---\n\n{body}"


def is_own(page: str) -> bool:
    """Whether fonds wrote *page* and nobody changed it since (line ends apart, as git may)."""
    page = page.replace("\r\n", "\n")
    end = page.find("\n---\n", 3)
    mark = _MARK.search(page, 0, end + 1) if page.startswith("---\n") and end > 0 else None
    return mark is not None and mark[1] == checksum_page(page[: mark.start()] + page[mark.end() :])


def checksum_page(text: str) -> str:
    """16 hexadecimal digits that stand for *text*: short, since every page carries them."""
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
