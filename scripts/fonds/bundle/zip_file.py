"""The zip file: reproducible, the same bytes for the same site, and written atomically.

The format is PKWARE's APPNOTE.TXT 6.3.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from fonds.base.epoch import read_epoch
from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.speech import tell
from fonds.bundle.opening import Opening, make_opening
from fonds.bundle.portable import Problem, UnportableError, check_paths
from fonds.bundle.tree import list_files
from fonds.files.atomic import replace_file
from fonds.files.manifest import (
    NAME,
    ManifestError,
    checksum_of,
    list_built,
    read_manifest,
    write_manifest,
)

Moment = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second."""

FIRST_MOMENT: Moment = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a zip can hold (APPNOTE 4.4.6), and the one used when none is given."""

LAST_MOMENT: Moment = (2107, 12, 31, 23, 59, 58)
"""The latest; seconds are even."""

_COMPRESSED = frozenset(
    {".7z", ".avif", ".br", ".bz2", ".gif", ".gz", ".jpeg", ".jpg", ".mp3", ".mp4", ".ogg", ".png",
     ".webm", ".webp", ".woff", ".woff2", ".xz", ".zim", ".zip", ".zst"}
)  # fmt: skip
"""Suffixes of files that deflating would not make smaller."""

_UNIX = 3
"""The system that a zip says it was made on (APPNOTE 4.4.2.2)."""
_REGULAR_0644 = 0o100644 << 16
"""A regular file that all may read and its owner write, as Unix has it in a zip's attributes."""
_CHUNK = 1 << 18
"""Bytes that are copied at once."""


def write_bundle(site: Path, target: Path, top: str, opening: Opening) -> Path:
    """Write the zip *target*: one folder *top* with the opening's two files, ``site/`` and the
    manifest of them all.

    What it takes of *site* is said at ``tree.list_files``: neither ``404.html``, nor sitemaps, nor
    dot-files; of a site that fonds built, only what its manifest lists. The bytes depend on the
    site's paths and contents, *top*, *opening*, the installed zlib and SOURCE_DATE_EPOCH only. The
    write is atomic: a run that is killed leaves the former zip.

    Raises UnportableError if a path would not unpack everywhere, UsageError if *site* is no built
    site, *target* lies in it or SOURCE_DATE_EPOCH is no number, OSError if the disk fails.
    """
    _check_place(site, target)
    moment = _read_moment()
    made = {f"{top}/{name}": content for name, content in make_opening(opening).items()}
    files, problems = list_files(site)
    prefix = f"{top}/site/"
    checksums = _read_checksums(site, files)
    made[f"{top}/{NAME}"] = _make_manifest(checksums, make_opening(opening))
    names = {prefix + name for name in checksums} | made.keys()
    problems = [Problem(prefix + problem.path, problem.reason) for problem in problems]
    if problems := problems + check_paths(names):
        raise UnportableError(problems)
    with _replacing(target) as stream, ZipFile(stream, "w") as bundle:
        for name in sorted(names, key=str.encode):
            with _open_content(site, prefix, name, made) as content:
                _add(bundle, name, content, moment)
    return target


def _read_checksums(site: Path, files: list[str]) -> dict[str, str]:
    """Each of *files* that is to be taken, with its SHA-256.

    Files that somebody put into a site that fonds built are not the archive's: they stay behind.
    A site without a manifest of fonds', by another renderer, is read.
    """
    if not list_built(site):
        return {name: checksum_of(site / name) for name in files if name != NAME}
    try:
        stated = read_manifest((site / NAME).read_bytes())
    except ManifestError as error:
        raise BuildFailedError(
            tell("{path}: {error}; run “fonds build” first", path=site / NAME, error=error)
        ) from error
    return {name: stated[name] for name in files if name in stated}


def _make_manifest(checksums: dict[str, str], opening: dict[str, bytes]) -> bytes:
    """The bundle's manifest: that of the site's files, and of the opening's."""
    made = {name: hashlib.sha256(data).hexdigest() for name, data in opening.items()}
    return write_manifest({f"site/{name}": it for name, it in checksums.items()} | made)


def _check_place(site: Path, target: Path) -> None:
    if not (site / "index.html").is_file():
        raise UsageError(
            tell(
                "{path} is missing: build the site first (fonds build)",
                path=site / "index.html",
            )
        )
    if target.resolve().is_relative_to(site.resolve()):
        raise UsageError(
            tell(
                "{target} lies in the site that it is to hold: choose another folder", target=target
            )
        )


def _read_moment() -> Moment:
    """SOURCE_DATE_EPOCH (reproducible-builds.org) as a time that a zip can hold."""
    epoch = read_epoch()
    if epoch is None:
        return FIRST_MOMENT
    return min(max(epoch.timetuple()[:6], FIRST_MOMENT), LAST_MOMENT)


def _open_content(site: Path, prefix: str, name: str, made: dict[str, bytes]) -> BinaryIO:
    if name in made:
        return BytesIO(made[name])
    return (site / name.removeprefix(prefix)).open("rb")


def _add(bundle: ZipFile, name: str, content: BinaryIO, moment: Moment) -> None:
    info = ZipInfo(name, moment)
    info.create_system = _UNIX  # else the bundle would depend on the system that made it
    info.external_attr = _REGULAR_0644
    is_packed = Path(name).suffix.lower() in _COMPRESSED
    info.compress_type = ZIP_STORED if is_packed else ZIP_DEFLATED
    info.file_size = content.seek(
        0, os.SEEK_END
    )  # known beforehand, so that a huge file gets zip64
    content.seek(0)
    with bundle.open(info, "w") as entry:
        copyfileobj(content, entry, _CHUNK)


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    """Write *target* atomically: a stream to a temporary file, synchronised, then renamed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    stem = f".{target.name}."
    for leftover in target.parent.iterdir():  # of runs that were killed
        if leftover.name.startswith(stem) and leftover.name.endswith(".part"):
            leftover.unlink(missing_ok=True)
    part = target.with_name(f"{stem}{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        replace_file(part, target)
        _sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself lasting, on systems where a folder can be synchronised."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
