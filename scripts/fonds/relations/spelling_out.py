"""How texts write the words that are known by their hashes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

from fonds.relations.words import fold_words

_WORD = re.compile(r"[^\W_]+")


def spell_out(terms: Iterable[int], texts: Iterable[str]) -> dict[int, str]:
    """Hash of a word → how *texts* mostly write it: in small letters if they ever do.

    A word that none of them holds is left out.
    """
    spellings: dict[int, Counter[str]] = {term: Counter() for term in terms}
    plain = unicodedata.normalize("NFC", "\n".join(texts).replace("\xad", ""))
    for word, count in Counter(_WORD.findall(plain)).items():
        for term, spelling in _hashes(word):
            if term in spellings:
                spellings[term][spelling] += count
    return {term: _choose(found) for term, found in spellings.items() if found}


@lru_cache(maxsize=65536)
def _hashes(word: str) -> tuple[tuple[int, str], ...]:
    """The hash of *word* as it is written; of each piece, in a script without spaces."""
    pieces = fold_words(word)
    if len(pieces) == 1:
        return ((crc32(pieces[0].encode()), word),)
    return tuple((crc32(piece.encode()), piece) for piece in pieces)


def _choose(found: Counter[str]) -> str:
    low = {word: count for word, count in found.items() if word.islower()}
    return min(low or found, key=lambda word: (-found[word], word))
