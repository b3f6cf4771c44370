"""An archive in one page, compared with the checksum in its last line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from fonds.base.speech import tell
from fonds.bundle.one_page import SEAL
from fonds.verify.finding import Finding, Verification
from fonds.verify.tree import read_regular
from fonds.verify.zip_tree import check_sidecar

_LAST = re.compile(rb"%s([0-9a-f]{64}) -->\n" % SEAL.encode())
_ARTICLE = b'<article id="a-'


def verify_page(file: Path) -> Verification:
    """Whether the page *file* is as it was made; OSError if it cannot be read."""
    data = read_regular(file)
    page, mark, rest = data.rpartition(SEAL.encode())
    findings = (*check_sidecar(file), *_check(file.name, page, mark + rest))
    return Verification(file.name, 1, page.count(_ARTICLE), "", findings)


def _check(name: str, page: bytes, last: bytes) -> Iterator[Finding]:
    stated = _LAST.fullmatch(last.replace(b"\r\n", b"\n"))
    if not stated:
        message = tell("is no archive in one page, or its last line is gone; get it anew")
        yield Finding("fault", "no-manifest", name, message)
    elif stated[1].decode() != sha256(page).hexdigest():
        message = tell("is not what its last line states; get it anew, or bundle again")
        yield Finding("fault", "changed-file", name, message)
