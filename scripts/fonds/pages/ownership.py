"""Which pages are fonds' own: each carries a checksum of itself, so that edits are detected."""

from __future__ import annotations

import hashlib
import re

_CHECKSUM = re.compile(r"^fonds: ([0-9a-f]{16})\n", re.MULTILINE)


def sign_page(front_matter: str, body: str) -> str:
    """The page of the YAML lines *front_matter* and the Markdown *body*, with its checksum."""
    checksum = checksum_page(f"---\n{front_matter}---\n\n{body}")
    return f"---\n{front_matter}fonds: {checksum}\n---\n\n{body}"


def is_own(page: str) -> bool:
    """Whether fonds wrote *page* and nobody changed it since (line ends apart, as git may)."""
    page = page.replace("\r\n", "\n")
    end = page.find("\n---\n", 3)
    found = _CHECKSUM.search(page, 0, end + 1) if page.startswith("---\n") and end > 0 else None
    return found is not None and found[1] == checksum_page(
        page[: found.start()] + page[found.end() :]
    )


def checksum_page(text: str) -> str:
    """BLAKE2b of *text* in 16 hexadecimal digits: short, since every page carries them."""
    return checksum_bytes(text.encode("utf-8", "surrogateescape"))


def checksum_bytes(data: bytes) -> str:
    """The same of a page as it is on disk."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()
