"""The parcel: a zip to verify as it is, without unpacking it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZipFile

from fonds.verify.finding import Finding
from fonds.verify.manifest import compute_checksum


class Parcel:
    """The tree in a zip, below its one folder at the top."""

    def __init__(self, file: Path) -> None:
        """Raises one of `tree.UNREADABLE` if *file* cannot be opened as a zip."""
        self._zip = ZipFile(file)
        names = [entry.filename for entry in self._zip.infolist() if not entry.is_dir()]
        self.top = names[0].partition("/")[0] if names else ""
        self.findings = list(_check_names(names, self.top))
        prefix = f"{self.top}/"
        own = {name.removeprefix(prefix) for name in names if name.startswith(prefix)}
        self.paths = sorted(own)

    def open(self, path: str) -> BinaryIO:
        """The bytes at *path*; the CRC-32 is checked when the last is read."""
        return cast(BinaryIO, self._zip.open(f"{self.top}/{path}"))

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()


def _check_names(names: list[str], top: str) -> Iterator[Finding]:
    """Names that twice stand for a file, or that unpack elsewhere than below *top*."""
    seen: set[str] = set()
    for name in names:
        parts = name.split("/")
        if name in seen or parts[0] != top or len(parts) < 2 or {"", ".", ".."} & set(parts):
            message = "is a name that no bundle has; do not unpack it, get the zip anew"
            yield Finding("fault", "strange-name", name, message)
        seen.add(name)


def check_sidecar(file: Path) -> Iterator[Finding]:
    """Whether *file* has the checksum that ``<file>.sha256`` beside it states, if that is there."""
    sidecar = file.with_name(f"{file.name}.sha256")
    if not sidecar.is_file():
        return
    stated = sidecar.read_text(encoding="utf-8", errors="replace").partition(" ")[0]
    with file.open("rb") as stream:
        if compute_checksum(stream) != stated:
            message = f"is not what {sidecar.name} states; get it anew, or bundle again"
            yield Finding("fault", "changed-bundle", file.name, message)
