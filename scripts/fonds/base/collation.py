"""The order of labels in an alphabetical list."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from fonds.base.slugs import LIGATURES

_PARTICLES = re.compile(r"^(?:l’|l'|le |la |les |the )", re.IGNORECASE)


@lru_cache(maxsize=65536)
def collate(label: str) -> str:
    """The sort key of *label*: no article, accents, ligatures, case or opening quotation mark."""
    bare = (_PARTICLES.sub("", label) or label).translate(LIGATURES)
    plain = unicodedata.normalize("NFKD", bare).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char)).lstrip("«\"'“ ")
