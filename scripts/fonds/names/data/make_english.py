"""Makes the word lists of English from hunspell-en-us and the US census; run by hand.

Get both and run it (Debian)::

    apt-get download hunspell-en-us && dpkg-deb -x hunspell-en-us_*.deb .
    pip download --no-deps --no-binary :all: names==0.3.0 && tar xzf names-0.3.0.tar.gz
    python make_english.py usr/share/hunspell/en_US.dic names-0.3.0/names

Words in small letters are common. Names of the census are taken that one in ten thousand bears; of
those that are common words too, only first names that two in ten thousand are called by.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

_WORDS = """\
# Common words.
# From hunspell-en-us 1:2020.12.07-2, SCOWL (http://wordlist.aspell.net), made by make_english.py.
# Copyright 2000-2011 by Kevin Atkinson and others: see LICENSES/LicenseRef-SCOWL.txt.
"""
_NAMES = """\
# {what} of the 1990 census of the USA (public domain).
# From names 0.3.0 (https://pypi.org/project/names/0.3.0, MIT), made by make_english.py.
"""
_LEAST = 0.01  # per cent of people
_LEAST_COMMON = 0.02  # per cent, of a name that is a word too
_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]+)*(?=/|$)")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers")


def make_lists(dictionary: Path, census: Path, target: Path) -> None:
    """Write the lists of the *dictionary* and of the folder *census* into *target*."""
    matches = map(_WORD.match, dictionary.read_text(encoding="utf-8").splitlines()[1:])
    every = {match[0] for match in matches if match}
    words = {word for word in every if not _is_inflected(word, every)}
    _write(target / "words.en.txt", _WORDS, words)
    first = _read(census, ("dist.male.first", "dist.female.first"), words)
    _write(target / "first_names.en.txt", _NAMES.format(what="First names"), first)
    last = _read(census, ("dist.all.last",), words) - first
    last = {name for name in last if name.lower() not in words}
    _write(target / "surnames.en.txt", _NAMES.format(what="Surnames"), last)


def _is_inflected(word: str, words: set[str]) -> bool:
    return any(word.endswith(end) and word.removesuffix(end) in words for end in _ENDINGS)


def _read(folder: Path, names: Iterable[str], words: set[str]) -> set[str]:
    found = set()
    for name in names:
        for line in (folder / name).read_text(encoding="ascii").splitlines():
            form, share, *_ = line.split()
            least = _LEAST_COMMON if form.lower() in words else _LEAST
            if float(share) >= least and len(form) > 1:
                found.add(form.capitalize())
    return found


def _write(file: Path, header: str, words: set[str]) -> None:
    file.write_text(header + "\n".join(sorted(words)) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make_lists(Path(sys.argv[1]), Path(sys.argv[2]), Path(__file__).parent)
