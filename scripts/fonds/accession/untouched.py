"""Sources that are as the catalogue knows them, by the size and times of their files.

They need not be read: any other writer changes one of these (see `files.stamps`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from fonds.config import Archive
from fonds.files.atomic import write_atomically
from fonds.files.stamps import Stamp, pack_stamps, stamp_file, unpack_stamps

_NAME = "source-stamps.json"
"""File in the build folder: the stamp of the catalogue, the files of the sources, and the stamp of
each."""


def note_sources(archive: Archive, stamps: Mapping[str, Stamp | None]) -> None:
    """Note the *stamps* of files, as far as they are sources that the catalogue is made from."""
    seeds = f"{archive.seeds}/"
    files = [file for file in stamps if file.startswith(seeds)]
    packed = pack_stamps(map(stamps.get, files)).hex()
    noted = json.dumps([stamp_file(os.fspath(archive.catalogue)), "\0".join(files), packed])
    write_atomically(archive.build / _NAME, noted.encode())


def find_untouched(archive: Archive, stamps: Mapping[str, Stamp | None]) -> frozenset[str]:
    """The files whose *stamps* are those that were noted with the catalogue as it is.

    Not those that have become too large by mkdocs.yml, of which reading says so.
    """
    try:
        catalogue, files, packed = json.loads((archive.build / _NAME).read_bytes())
        if tuple(catalogue) != stamp_file(os.fspath(archive.catalogue)):
            return frozenset()
        noted = zip(files.split("\0"), unpack_stamps(bytes.fromhex(packed)), strict=True)
        return frozenset(
            file
            for file, stamp in noted
            if stamp and stamp == stamps.get(file) and stamp[0] <= archive.max_bytes
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return frozenset()  # there is none, or it is damaged: all sources are read
