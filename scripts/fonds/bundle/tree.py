"""The files of a built site that a bundle takes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from fonds.bundle.portable import Problem

_SERVERS_OWN = re.compile(r"404\.html|sitemap\.xml(\.gz)?|sitemap-.*\.xml.*")
"""At the top of the site, pages for a web server and its crawlers: their links are absolute."""


def list_files(site: Path) -> tuple[list[str], list[Problem]]:
    """The files under *site*, relative with "/" between folders, and what cannot be taken.

    Left out: ``404.html``, ``sitemap.xml``, ``sitemap.xml.gz`` and ``sitemap-*.xml*`` at the top,
    and every file or folder whose name begins with a dot. A symbolic link is never followed; it
    and whatever else is no regular file is a problem. The order is the disk's.
    """
    files: list[str] = []
    problems: list[Problem] = []
    for name, entry in _walk(site, ""):
        if entry.is_file(follow_symlinks=False):
            files.append(name)
        else:
            problems.append(Problem(name, "a symbolic link or device; put the file itself there"))
    return files, problems


def _walk(folder: Path | str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or (not prefix and _SERVERS_OWN.fullmatch(entry.name)):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name, entry
