"""The files of a built site that a bundle takes."""

from __future__ import annotations

import re
from pathlib import Path

from fonds.base.speech import tell
from fonds.bundle.portable import Problem
from fonds.files.walk import walk_entries

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
    for path, entry in walk_entries(site, _is_left_out):
        if entry.is_file(follow_symlinks=False):
            files.append(path)
        else:
            problems.append(
                Problem(path, tell("a symbolic link or device; put the file itself there"))
            )
    return files, problems


def _is_left_out(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return name.startswith(".") or (not folder and _SERVERS_OWN.fullmatch(name) is not None)
