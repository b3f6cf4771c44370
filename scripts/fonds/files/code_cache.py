"""Fingerprints of the code of fonds, kept in the user's cache while none of its files changes.

To compute them nearly all of these are read and searched, which takes 0.05 s of a rebuild.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from fonds.base.fingerprint import KNOWN
from fonds.files.own_cache import find_folder, keep, recall


@contextmanager
def keeping_codes(state: str) -> Iterator[None]:
    """Know what was computed in the same *state* before, and keep what is computed now.

    *state* is a fingerprint that is another after any change to what they are made from; with an
    empty one nothing is kept.
    """
    folder = find_folder("code") if state else None
    if folder is None:
        yield
        return
    before = json.loads(recall(folder / state) or b"{}")
    KNOWN.clear()  # what this process computed in another state
    KNOWN.update(before)
    yield
    if before != KNOWN:
        keep(folder / state, json.dumps(KNOWN).encode())
