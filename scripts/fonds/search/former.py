"""What of an archive changed since the last build, and which words were there then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from fonds.search.corpus import KEY
from fonds.search.followers import choose_articles
from fonds.search.posting_encoding import Ints

Words = list[NDArray[np.int32]]
"""Of some articles the numbers of their words, as `TokenStore` has them."""


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of an archive, in its order."""

    ids: list[str]  # of each
    langs: list[str]  # of each
    keys: bytes  # of each, `KEY` bytes: what stands for its words and its language
    find_words: Callable[[str, bytes], bytes | None]  # id, a key that it has or had → its words

    def key_of(self, number: int) -> bytes:
        """The key of one of them."""
        return self.keys[number * KEY : (number + 1) * KEY]

    def read(self, numbers: list[int]) -> Words | None:
        """The words of some of them; None if those of one are not known any more."""
        found = [self.find_words(self.ids[number], self.key_of(number)) for number in numbers]
        known = [np.frombuffer(data, np.int32) for data in found if data is not None]
        return known if len(known) == len(found) else None

    def sign_counted(self) -> bytes:
        """What stands for the words of those of which it is counted what follows what."""
        keys = np.frombuffer(self.keys, np.uint8).reshape(-1, KEY)
        return blake2b(keys[choose_articles(self.ids)].tobytes(), digest_size=KEY).digest()


@dataclass(frozen=True, slots=True)
class Changes:
    """The articles that changed: their words have, or their number is another's."""

    numbers: Ints  # of all of them, ascending: of those that came, and of those that are gone
    then: Words  # of those that were there before
    then_langs: list[str]  # the language of each of these
    now: Words  # of those that are there now
    now_langs: list[str]  # the language of each of these
    size: int  # how many articles there are now

    @property
    def here(self) -> Ints:
        """The numbers of those that are there now."""
        return self.numbers[self.numbers < self.size]


def compare(former: Articles, articles: Articles, most: int) -> Changes | None:
    """What changed; None if that is more than *most* articles, or not known."""
    numbers = _find_changed(former.keys, articles.keys)
    if len(numbers) > most:
        return None
    there = numbers[numbers < len(former.ids)].tolist()
    here = numbers[numbers < len(articles.ids)].tolist()
    then, now = former.read(there), articles.read(here)
    if then is None or now is None:
        return None
    langs = ([one.langs[n] for n in some] for one, some in ((former, there), (articles, here)))
    then_langs, now_langs = langs
    return Changes(numbers, then, then_langs, now, now_langs, len(articles.ids))


def _find_changed(former: bytes, keys: bytes) -> Ints:
    """The numbers of the articles that changed: those that one of both has not are among them."""
    size = max(len(former), len(keys))
    before, after = (
        np.frombuffer(data.ljust(size, b"\0"), np.uint8).reshape(-1, KEY) for data in (former, keys)
    )
    changed: Ints = np.flatnonzero((before != after).any(axis=1))
    return changed
