"""The order of labels in an alphabetical list."""

from __future__ import annotations

import re
from functools import lru_cache

from fonds.base.fold import LIGATURES, fold
from fonds.base.patterns import late

_PARTICLES = late(r"^(?:l’|l'|le |la |les |the )", re.IGNORECASE)


@lru_cache(maxsize=65536)
def collate(label: str) -> str:
    """The sort key of *label*: no article, accents, ligatures, case or opening quotation mark."""
    bare = (_PARTICLES.sub("", label) or label).translate(LIGATURES)
    return fold(bare).lstrip("«\"'“ ")
