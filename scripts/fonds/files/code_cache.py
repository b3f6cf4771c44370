"""Fingerprints of the code of fonds, kept in the user's cache while none of its files changes.

To compute them nearly all of these are read and searched, which takes 0.05 s of a rebuild.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from fonds.base.fingerprint import KNOWN, fingerprint
from fonds.files.own_cache import find_folder, keep, recall


@contextmanager
def keeping_codes(state: str) -> Iterator[None]:
    """Know what was computed in the same *state* before, and keep what is computed now.

    *state* is another after any change to what they are made from. Without one nothing is kept.
    """
    folder = find_folder("code") if state else None
    if folder is None:
        yield
        return
    file = folder / fingerprint(__file__)
    kept = json.loads(recall(file) or b"{}")
    before = kept.get("codes", {}) if kept.get("state") == state else {}
    KNOWN.clear()  # what this process computed in another state
    KNOWN.update(before)
    yield
    if before != KNOWN:
        keep(file, json.dumps({"state": state, "codes": KNOWN}).encode())
