"""What names of files promise, those keep that read them: every format, and all that is packed."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable

import pytest

from fonds.accession.formats.registry import READERS
from fonds.accession.formats.suffixes import FORMATS, PACKED
from tests.accession.formats.test_containers import pack_tar, pack_zip, read

TEXT = "Un\n\nLe conseil a voté."
MEMBERS = {"a.txt": TEXT}

PACK: dict[str, Callable[[], bytes]] = {
    ".zip": lambda: pack_zip(MEMBERS),
    ".tar": lambda: pack_tar(MEMBERS, "w"),
    ".tgz": lambda: pack_tar(MEMBERS, "w:gz"),
    ".tbz": lambda: pack_tar(MEMBERS, "w:bz2"),
    ".tbz2": lambda: pack_tar(MEMBERS, "w:bz2"),
    ".txz": lambda: pack_tar(MEMBERS, "w:xz"),
    ".gz": lambda: gzip.compress(TEXT.encode()),
    ".bz2": lambda: bz2.compress(TEXT.encode()),
    ".xz": lambda: lzma.compress(TEXT.encode()),
}


def test_every_format_has_a_reader_and_every_reader_a_suffix() -> None:
    assert set(FORMATS.values()) == set(READERS)


@pytest.mark.parametrize("suffix", PACKED)
def test_whatever_is_packed_is_opened(suffix: str) -> None:
    assert [text.text for text in read(f"a.txt{suffix}", PACK[suffix]()).texts] == [TEXT]
