"""Free hosts of static sites, and which of them a site fits."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fonds.base.speech import joined, tell
from fonds.bundle.portable import find_folders

_MEGA, _GIGA = 10**6, 10**9


@dataclass(frozen=True, slots=True)
class Size:
    """How large a site is."""

    files: int  # how many
    folders: int  # that hold them
    bytes: int  # of all files
    largest: int  # bytes of the largest file


@dataclass(frozen=True, slots=True)
class Host:
    """What a host takes, by what it stated in November 2026; 0: it states no bound."""

    name: str  # as people call it
    files: int  # how many, at most
    bytes: int  # of all files
    largest: int  # bytes of one file
    folders: bool = False  # whether folders count as files


HOSTS = (
    Host("GitHub Pages", 0, _GIGA, 100 * _MEGA),
    Host("GitLab Pages", 200_000, _GIGA, 0, folders=True),
    Host("Codeberg Pages", 0, 750 * 2**20, 0),  # the account's quota, for all its repositories
    Host("Cloudflare Pages", 20_000, 0, 25 * 2**20),
)


def measure(site: Path, paths: Iterable[str]) -> Size:
    """The size of the files at *paths* of *site*."""
    return sum_up({path: os.stat(f"{site}/{path}").st_size for path in paths})  # noqa: PTH116


def sum_up(files: Mapping[str, int]) -> Size:
    """The size of *files*: path → bytes."""
    sizes = files.values()
    return Size(len(files), len(find_folders(files)), sum(sizes), max(sizes, default=0))


def judge(size: Size) -> Iterator[tuple[str, str]]:
    """The name of each host, and why a site of this *size* does not fit it; "" if it does."""
    for host in HOSTS:
        yield host.name, joined(_find_excesses(host, size))


def list_unfit(files: Mapping[str, int]) -> list[str]:
    """A line on each host that a site of *files*, path → bytes, does not fit."""
    found = judge(sum_up(files))
    return [tell("Does not fit: {name} ({why})", name=name, why=why) for name, why in found if why]


def _find_excesses(host: Host, size: Size) -> Iterator[str]:
    entries = size.files + size.folders * host.folders
    if host.files and entries > host.files:
        kind = tell("files and folders") if host.folders else tell("files")
        yield tell(
            "{entries:,} {kind}, of which it takes {files:,}",
            entries=entries,
            kind=kind,
            files=host.files,
        )
    if host.bytes and size.bytes > host.bytes:
        yield tell(
            "{size} of which it takes {most}",
            size=_state(size.bytes),
            most=_state(host.bytes),
        )
    if host.largest and size.largest > host.largest:
        yield tell(
            "a file of {size}, and it takes {most}",
            size=_state(size.largest),
            most=_state(host.largest),
        )


def _state(size: int) -> str:
    return tell("{size:,.0f} MB", size=size / _MEGA)
