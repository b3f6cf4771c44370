"""Makes the word lists of French from hunspell-fr; run by hand when the dictionary changes.

Get the dictionary and run it (Debian)::

    apt-get download hunspell-fr-comprehensive && dpkg-deb -x hunspell-fr-comprehensive_*.deb .
    python make_hunspell.py usr/share/hunspell/fr.dic

A line of the dictionary is ``word/FLAGS po:class is:…``. ``po:prn`` marks first names,
``po:patr`` surnames, ``po:npr`` other proper names; words in small letters are common.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_HEADER = """\
# {what}
# From hunspell-fr-comprehensive {version} (Dicollecte, https://grammalecte.net), made by
# make_hunspell.py. Mozilla Public License 2.0, http://mozilla.org/MPL/2.0/
"""
_LISTS = {
    "first_names.fr.txt": ("First names.", r"^\S+.*\bpo:prn\b"),
    "surnames.fr.txt": ("Surnames.", r"^\S+.*\bpo:patr\b"),
    "proper_names.fr.txt": ("Proper names of places and things.", r"^\S+.*\bpo:npr\b"),
    "words.fr.txt": (
        "Common words, in their first form.",
        r"^[^\W\d_A-ZÀ-ÖØ-Þ]{2,}[^\s./]*(?:[/\s]|$)",
    ),
}


def make_lists(dictionary: Path, target: Path, version: str) -> None:
    """Write the lists that *dictionary* holds into the folder *target*."""
    lines = dictionary.read_text(encoding="utf-8").splitlines()[1:]
    for name, (what, pattern) in _LISTS.items():
        chosen = re.compile(pattern)
        words = {re.split(r"[/\s]", line)[0] for line in lines if chosen.match(line)}
        text = _HEADER.format(what=what, version=version) + "\n".join(sorted(words)) + "\n"
        (target / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make_lists(Path(sys.argv[1]), Path(__file__).parent, sys.argv[2] if sys.argv[2:] else "7.0")
