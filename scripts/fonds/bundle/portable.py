"""Paths that unpack the same on Windows, macOS and Linux.

The rules are Microsoft's ("Naming Files, Paths, and Namespaces") and, for names that differ only
in case or in Unicode normalisation, those of NTFS and APFS.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fonds.base.errors import UsageError
from fonds.base.speech import joined, tell

MAX_PATH = 180
"""Longest path in a bundle, in UTF-16 units as Windows counts them: of its 260, the rest is left
for the folder that the reader unpacks into."""

SHOWN = 10
"""Problems that an error message spells out; all of them are in its ``problems``."""

_FORBIDDEN = re.compile('[<>:"|?*\\\\\x00-\x1f\x7f-\x9f\ud800-\udfff]')
_DEVICE = re.compile(r"con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]")


@dataclass(frozen=True, slots=True)
class Problem:
    """One path that cannot go into a bundle."""

    path: str  # as it would be in the bundle, "/" between folders
    reason: str  # why not, in a few words

    def __str__(self) -> str:
        escaped = (c if c.isprintable() else ascii(c)[1:-1] for c in self.path)
        return tell("{path}: {error}", path="".join(escaped), error=self.reason)


class UnportableError(UsageError):
    """Paths of a site that would not unpack everywhere; ``problems`` holds them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count, more = len(self.problems), len(self.problems) - SHOWN
        lines: list[str] = [
            tell(
                "cannot bundle: {n} paths would not unpack everywhere",
                one="cannot bundle: {n} path would not unpack everywhere",
                n=count,
            )
        ]
        lines += map(str, self.problems[:SHOWN])
        lines += [tell("and {n} more", n=more)] if more > 0 else []
        super().__init__(joined(lines, "\n  "))


def check_paths(paths: Iterable[str]) -> list[Problem]:
    """What would go wrong where *paths* ("/" between folders, files only) are unpacked."""
    ordered = sorted(paths)
    faulty = [Problem(path, reason) for path in ordered if (reason := find_fault(path))]
    return faulty + list(find_clashes(ordered))


def find_fault(path: str) -> str:
    """Why *path* would not unpack everywhere, in a few words; "" if it would."""
    length = len(path.encode("utf-16-le", "surrogatepass")) // 2
    if length > MAX_PATH:
        return tell("{length} characters, more than {max_path}", length=length, max_path=MAX_PATH)
    return next((fault for name in path.split("/") if (fault := _find_name_fault(name))), "")


def _find_name_fault(name: str) -> str:
    if found := _FORBIDDEN.search(name):
        return tell("holds U+{code:04X}, which Windows does not allow in names", code=ord(found[0]))
    if not name or name[-1] in ". ":
        return tell("a name that is empty or ends in a dot or a space, which Windows drops")
    if _DEVICE.fullmatch(name.partition(".")[0].rstrip(" ").casefold()):
        return tell("“{name}” is a name that Windows keeps for a device", name=name)
    return ""


def find_clashes(paths: Iterable[str]) -> Iterator[Problem]:
    """Files that would overwrite one another, or have the name of a folder."""
    files: dict[str, str] = {}
    for path in paths:
        other = files.setdefault(fold_path(path), path)
        if other != path:
            yield Problem(
                path, tell("the same as {other} where case or accents are folded", other=other)
            )
    for folder in sorted(find_folders(paths)):
        if file := files.get(fold_path(folder)):
            yield Problem(file, tell("a file with the name of the folder {folder}", folder=folder))


def find_folders(paths: Iterable[str]) -> set[str]:
    """Every folder that one of *paths* lies in."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def fold_path(path: str) -> str:
    """*path* as a file system that ignores case and normalisation compares it."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())
