"""How a form sounds, roughly: spellings of French names said alike are one (sounds.js)."""

from __future__ import annotations

import re
from functools import reduce

_RULES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"y|ij", "i"), (r"x\Z", ""), (r"tch|tsch|sch|sh", "C"), (r"ch", "C"), (r"ph", "f"),
        (r"h", ""), (r"(.)\1+", r"\1"), (r"e?au(?:l?[td]|x)?\Z|o[td]\Z", "o"), (r"e?au", "o"),
        (r"[ae]i|ei", "e"), (r"oe|eu", "e"), (r"c(?=[eiy])", "s"), (r"g(?=[eiy])", "j"),
        (r"gu(?=[eiy])", "g"), (r"qu?|ck|c", "k"), (r"x", "ks"), (r"tz|[zç]", "s"), (r"w", "v"),
        (r"[ae](?=[nm](?![aeiou]))", "a"), (r"m(?=[bp])", "n"), (r"(?:[sxtd]+|es?)\Z", ""),
        (r"(.)\1+", r"\1"),
    )
]  # fmt: skip


def sound_of(form: str) -> str:
    """What is written as *form*, as it is said."""
    return reduce(lambda sound, rule: rule[0].sub(rule[1], sound), _RULES, form)
