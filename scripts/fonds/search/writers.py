"""The writers of all families of chunks, and what the table of contents tells of these."""

from __future__ import annotations

from collections.abc import Generator

from fonds.search.chunks import ChunkWriter, Digests, File
from fonds.search.sections import Row, list_chunks
from fonds.search.sizes import FOLLOWING, Sizes
from fonds.search.units import FAMILIES


class ChunkWriters:
    """The writer of each family of chunks."""

    def __init__(self, digests: Digests, sizes: Sizes) -> None:
        self.sizes = sizes
        self.texts = ChunkWriter("t", digests, sizes.texts)
        self.cards = ChunkWriter("c", digests)
        self.vocabulary = ChunkWriter("v", digests, sizes.lists)
        """Forms, with their posting lists if these are short."""
        self.lists = {family: ChunkWriter(family, digests, sizes.lists) for family in FAMILIES}
        """Other posting lists: articles and positions of each term."""
        self.aids = (ChunkWriter("w", digests, FOLLOWING), ChunkWriter("s", digests))
        """Words that follow each other, and spellings."""
        self.names = ChunkWriter("r", digests)
        self.words = ChunkWriter("n", digests)
        """Words of names."""
        self.tagged = ChunkWriter("g", digests)
        """Articles of each name."""
        self.whole = ChunkWriter("a", digests)
        """Data on all articles."""
        self.facets = ChunkWriter("f", digests)
        """Names of each article."""
        self.located = ChunkWriter("m", digests)
        """Where places lie."""
        self.lengths = ChunkWriter("l", digests)
        """Lengths of articles, if these are many."""
        self.sections = ChunkWriter("d", digests)
        """Sections of the table of contents."""

    def list_all(self, forms: list[str]) -> Generator[File, None, dict[str, Row]]:
        """The sections, and each family in the table of contents.

        *forms*: with which form each chunk of the vocabulary begins.
        """
        sizes, sections = self.sizes, self.sections
        texts = 0 if sizes.apart else len(self.texts.versions)  # a page needs them last
        rows = {
            "v": (yield from list_chunks(self.vocabulary, sizes.inline, sections, forms)),
            "c": (yield from list_chunks(self.cards, sizes.cards, sections)),
            "t": (yield from list_chunks(self.texts, texts, sections)),
        }
        others = (*self.lists.values(), *self.aids, self.names, self.words, self.tagged,
                  self.whole, self.facets, self.located, self.lengths)  # fmt: skip
        for writer in others:
            rows[writer.family] = yield from list_chunks(writer, sizes.inline, sections)
        every = len(sections.versions)
        return rows | {"d": (yield from list_chunks(sections, every, sections))}
