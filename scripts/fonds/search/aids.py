"""Aids while a query is typed: words that follow a word, spellings that a mistyped one may mean."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.search.chunks import ChunkWriter, File
from fonds.search.followers import Followers, write_followers
from fonds.search.names import Facet
from fonds.search.postings import Postings
from fonds.search.spelling import write_spelling
from fonds.search.vocabulary import Vocabulary


def write_aids(
    postings: Postings,
    words: Vocabulary,
    facets: list[Facet],
    follow: Followers,
    vocabulary: ChunkWriter,
    writers: tuple[ChunkWriter, ChunkWriter],
) -> Iterator[File]:
    """The chunks of what follows what, and of spellings, after those of the *vocabulary*."""
    followers, spelling = writers
    yield from write_followers(follow, words.forms, vocabulary, followers)
    yield write_spelling(words.forms, postings.articles, facets, spelling)
