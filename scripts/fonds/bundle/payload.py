"""Which files of an archive its successor gets, and where each lies among them.

All lie as they do around mkdocs.yml, so that the archive can be built there; what lies elsewhere
comes beside it, and `Payload.outside` names it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fonds.accession.kinds import LITTER as OF_PROGRAMS
from fonds.accession.kinds import kind_of
from fonds.base.addresses import stem_of
from fonds.base.chars import show_odd_bytes
from fonds.base.errors import UsageError
from fonds.base.kinds import GENERATED
from fonds.base.speech import tell
from fonds.bundle.withheld import Withheld
from fonds.config import Archive
from fonds.files.confined import refuse_link, way_to
from fonds.files.manifest import LITTER
from fonds.files.walk import walk_entries
from fonds.pages.ownership import is_own

SITE, CATALOGUE = "site", "catalogue"
"""The folders of the payload with what was made of the rest."""
_LEFT = LITTER | {".git", ".hg", ".svn"}
"""What programs keep for themselves."""
_GENERATED = tuple(f"{folder}/" for folder in GENERATED)
_INHERIT = re.compile(rb"^INHERIT:[ \t]*[\"']?([^\"'#\r\n]+)", re.MULTILINE)
"""The file that a mkdocs.yml goes on from."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the payload."""

    path: str  # where it goes, below data/
    file: Path  # where it comes from
    data: bytes | None = None  # what it holds instead, of a table that was cut


@dataclass(frozen=True, slots=True)
class Extras:
    """Files that mkdocs.yml names and `Archive` does not know."""

    config: Path  # mkdocs.yml itself
    theme: Path | None  # the theme's custom_dir
    hooks: tuple[Path, ...]  # Python files that MkDocs runs


@dataclass(slots=True)
class Payload:
    """The files of a handover, but those that are made for it."""

    seeds: dict[str, Item] = field(default_factory=dict)  # path in the seeds, as shown → file
    others: list[Item] = field(default_factory=list)  # all other files but the site's
    places: list[tuple[str, str]] = field(default_factory=list)  # "seeds", "docs" …; where it lies
    outside: list[str] = field(default_factory=list)  # what mkdocs.yml finds in no place of these
    links: list[str] = field(default_factory=list)  # symbolic links and devices, not followed


def list_payload(
    archive: Archive,
    extras: Extras,
    withheld: Withheld,
    names: Mapping[str, str],
    withdrawn: Collection[str],
) -> Payload:
    """The files of *archive* that are handed over, and where they go.

    *names*: name of a source on disk → its path in the catalogue; *withdrawn*: ids of articles.
    Raises UsageError if a single file is a symbolic link.
    """
    payload = Payload()
    place = _place_seeds(payload, archive)
    for path, file in _walk(archive.seeds, payload):
        shown = names.get(path) or show_odd_bytes(path)
        if shown not in withheld.files and not withheld.leaves_out(file):
            payload.seeds[shown] = Item(f"{place}/{shown}", file, withheld.tables.get(file))
    _keep(payload, place, payload.seeds)
    place = _place(payload, archive.root, "docs", archive.docs)
    for path, file in _walk(archive.docs, payload):
        if not _is_made(path, file, withdrawn):
            payload.others.append(Item(f"{place}/{show_odd_bytes(path)}", file))
    _keep(payload, place, payload.others)
    _add_files(payload, archive, extras, withheld)
    _add_theme(payload, archive.root, extras.theme)
    _refuse_made(payload)
    return payload


def _keep(payload: Payload, place: str, files: Collection[object]) -> None:
    """A file in the folder *place* if there are no *files*: a build needs it (RFC 8493, 2.1.3)."""
    if not files:
        payload.others.append(Item(f"{place}/.keep", Path(), b""))


def _add_files(payload: Payload, archive: Archive, extras: Extras, withheld: Withheld) -> None:
    """The configuration, and the single files and folders that it names."""
    root = archive.root
    tables = [it for it in archive.metadata if not it.is_relative_to(archive.seeds)]
    single: dict[str, Sequence[Path | None]] = {
        "configuration": _follow(extras.config),
        "authorities": [archive.authorities],
        "topics": [archive.topics],
        "tables": tables,
        "hooks": extras.hooks,
    }
    for role, files in single.items():
        for file in files:
            if file and os.path.lexists(file) and not withheld.leaves_out(file):
                refuse_link(file)
                place = _place(payload, root, role, file)
                payload.others.append(Item(place, file, withheld.tables.get(file)))


def _add_theme(payload: Payload, root: Path, theme: Path | None) -> None:
    if theme and theme.is_dir():
        place = _place(payload, root, "theme", theme)
        files = _walk(theme, payload)
        payload.others += [Item(f"{place}/{show_odd_bytes(path)}", file) for path, file in files]


def _refuse_made(payload: Payload) -> None:
    """Raise UsageError if something lies where what is made goes."""
    for _, place in payload.places:
        if place.partition("/")[0] in (SITE, CATALOGUE):
            raise UsageError(
                tell(
                    "{place}: what is handed over has folders of its own called “{site}” and"
                    " “{catalogue}”; give this another name, and build again",
                    place=place,
                    site=SITE,
                    catalogue=CATALOGUE,
                )
            )


def _follow(config: Path) -> list[Path]:
    """mkdocs.yml, and the files that it goes on from."""
    files = [config]
    while files[-1].is_file() and (found := _INHERIT.search(files[-1].read_bytes())):
        named = Path(os.path.normpath(files[-1].parent / os.fsdecode(found[1].strip())))
        if named in files:
            break
        files.append(named)
    return files


def _place(payload: Payload, root: Path, role: str, file: Path) -> str:
    """Where *file*, or a folder, goes; what lies outside *root* goes under its name."""
    way = way_to(Path(os.path.normpath(file)), root)
    if way.startswith("../") or Path(way).is_absolute():
        payload.outside.append(way)
        way = f"{role}/{file.name}" if role in ("tables", "hooks", "configuration") else file.name
    payload.places.append((role, show_odd_bytes(way)))
    return show_odd_bytes(way)


def _place_seeds(payload: Payload, archive: Archive) -> str:
    if not archive.remote:
        return _place(payload, archive.root, "seeds", archive.seeds)
    payload.outside.append(archive.remote)
    payload.places.append(("seeds", "seeds"))
    return "seeds"


def _walk(folder: Path, payload: Payload) -> Iterator[tuple[str, Path]]:
    """The regular files below *folder*, sorted; links are noted and not followed."""
    entries = walk_entries(folder, _is_left_out) if folder.is_dir() else ()
    for path, entry in sorted(entries, key=lambda found: found[0]):
        if entry.is_file(follow_symlinks=False):
            yield path, folder / path
        else:
            payload.links.append(f"{folder.name}/{path}")


def _is_left_out(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name in _LEFT or kind_of(path) is OF_PROGRAMS


def _is_made(path: str, file: Path, withdrawn: Collection[str]) -> bool:
    """Whether fonds makes the page at *path* in docs/ anew, or its article was withdrawn."""
    if not path.startswith(_GENERATED) or not path.endswith(".md"):
        return False
    if stem_of(path).rpartition("/")[2] in withdrawn:
        return True
    return is_own(file.read_bytes().decode("utf-8", "surrogateescape"))
