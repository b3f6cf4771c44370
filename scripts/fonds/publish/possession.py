"""What of a site fonds made: nothing else in it is ever replaced or removed."""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.files.confined import name_two
from fonds.files.manifest import LITTER, is_built, list_built
from fonds.files.stamps import stamp_file, walk_stamps
from fonds.files.walk import is_hidden, list_files
from fonds.publish.ledger import Output


class Own:
    """The paths of a site that fonds made: those of its ledger, and those in its manifest.

    The manifest is read when the first is asked for that the ledger has not: mostly never.
    """

    def __init__(self, site: Path, known: Mapping[str, Output]) -> None:
        self._site = site
        self._known = known

    def __contains__(self, path: object) -> bool:
        return path in self._known or path in self._built

    @cached_property
    def _built(self) -> frozenset[str]:
        return list_built(self._site)


@dataclass(frozen=True, slots=True)
class Found:
    """What the site holds."""

    altered: frozenset[str]  # outputs of the last build that are not as it wrote them, or gone
    others: Sequence[str]  # files that it did not write


def look_into(site: Path, known: Mapping[str, Output]) -> Found:
    """What *site* holds beside the outputs that are as they are *known*."""
    altered, others = set(known), list[str]()
    for path, stamp in walk_stamps(site, is_hidden):
        output = known.get(path)
        if output is None:
            if stamp or not os.path.isdir(f"{site}/{path}"):  # noqa: PTH112 - a link to a folder
                others.append(path)
        elif output.stamp == stamp:
            altered.discard(path)
    return Found(frozenset(altered), others)


def refuse_foreign(site: Path, known: Mapping[str, Output]) -> None:
    """Raise UsageError if *site* holds files and neither its manifest nor the ledger fits them.

    A ledger may have come with the archive from another machine: it fits if one file at least has
    exactly the size and times that it records.
    """
    if is_built(site):
        return
    found = list(list_files(site, is_hidden))
    fits = any(stamp_file(f"{site}/{path}") == output.stamp for path, output in known.items())
    if found and not fits:
        raise UsageError(
            tell(
                "mkdocs.yml: “site_dir” {site} holds files that fonds did not make ({shown});"
                " give the site a folder of its own, or move them away",
                site=site,
                shown=name_two(found),
            )
        )


def refuse_conflicts(site: Path, staged: Iterable[str], own: Container[str]) -> None:
    """Raise UsageError if a file of *staged* would replace one that is not *own*."""
    taken = [path for path in staged if path not in own and _is_there(site, path)]
    if taken:
        raise UsageError(
            tell(
                "{site} holds files that fonds did not make where pages belong ({shown});"
                " move them away",
                site=site,
                shown=name_two(taken),
            )
        )


def describe_foreign(paths: Iterable[str]) -> str:
    """What a note says of *paths* of the site that fonds did not make; "" if there is no need."""
    shown = [path for path in paths if path.rpartition("/")[2] not in LITTER]
    if not shown:
        return ""
    return tell(
        "“site_dir” holds files that fonds did not make ({shown}): they stay, but"
        " belong to no page; to publish them put them below docs/, else move them"
        " away",
        shown=name_two(shown),
    )


def _is_there(site: Path, path: str) -> bool:
    try:
        status = os.stat(f"{site}/{path}", follow_symlinks=False)  # noqa: PTH116 - thousands of times
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) or stat.S_ISREG(status.st_mode)
