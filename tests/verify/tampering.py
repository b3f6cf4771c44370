"""An archive to tamper with, and what verification says of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from fonds.verify.finding import Verification
from fonds.verify.verification import verify_archive, verify_target
from tests.archives import Home, make_home

_PORT = " date 2022-01 Le port rouvre\n\nLes pêcheurs de Brest sont « contents » : enfin !\n"
_STRIKE = " date 2022-02 Une grève\n\nÀ Lyon, 12 000 <b>grévistes</b> & leurs amis.\x07\n"

TEXTS: dict[str, bytes] = {
    "a.txt": _PORT.encode(),
    "b.txt": _STRIKE.encode(),
    "c.txt": b"---\ntitle: A given title\n---\nUn texte sans date. Il tient en deux phrases.\n",
    "d.txt": "Été à Saint-Étienne, dit-il.\n\nFin.\n".encode("cp1252"),
}

_NOTES = "# Notes\n\n[Le port](articles/2022/01/a.md), [Lyon](articles/2022/02/b.md#p1)\n"

PAGE, COPY = "articles/2022/01/a.html", "articles/2022/01/a.txt"


def make_archive(folder: Path) -> Home:
    """A small archive, built and bundled, with a page and files that a person put there."""
    home = make_home(folder, TEXTS)
    home.put(
        "docs/notes.md",
        "# Notes\n\n[Le port](articles/2022/01/a.md), [Lyon](articles/2022/02/b.md#p1)\n",
    )
    home.put("docs/articles/mine.md", "# Mine\n\nA page by hand among the generated ones.\n")
    home.put("docs/files/data.csv", "a,b\n")
    home.build()
    home.bundle()
    return home


def verify(home: Home) -> Verification:
    """What verification says of the whole archive."""
    return verify_archive(home.describe(), _silent)


def look_at(target: Path) -> Verification:
    """What verification says of *target* alone."""
    return verify_target(target, _silent)


def told(verification: Verification) -> list[tuple[str, str]]:
    """(code, path) of each problem."""
    return [(found.code, found.path) for found in verification.problems]


def change(file: Path, edit: Callable[[bytes], bytes]) -> None:
    """Put into *file* what *edit* makes of its bytes, which must be something else."""
    data = file.read_bytes()
    file.write_bytes(edit(data))
    assert file.read_bytes() != data


def flip(data: bytes, place: int, bit: int = 0) -> bytes:
    """*data* with one bit of the byte at *place* turned."""
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def find_bundle(home: Home) -> Path:
    """The archive's zip."""
    (bundle,) = (home.folder / "build").glob("*.zip")
    return bundle


def unpack(bundle: Path, folder: Path) -> Path:
    """The bundle's folder, unpacked in *folder*."""
    with zipfile.ZipFile(bundle) as parcel:
        parcel.extractall(folder)
    return folder / bundle.stem


def _silent(stage: str, done: int, total: int) -> None:
    """No progress."""
