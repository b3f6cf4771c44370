"""``fonds publish``: all that the site needs to go online; nothing is sent anywhere."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.speech import tell
from fonds.bundle.freshness import BUILD, read_site
from fonds.bundle.online.checks import Concern, find_charsets, find_concerns
from fonds.bundle.online.hosts import Size, judge, measure
from fonds.bundle.online.policy import write_policy
from fonds.bundle.online.preparing import find_place, is_own, make_ready, sign
from fonds.bundle.online.scan import local_paths, scan_site
from fonds.catalogue.store import read_catalogue
from fonds.commands.site import describe_site
from fonds.config import Archive
from fonds.files.atomic import write_atomically
from fonds.files.confined import refuse_link, way_to
from fonds.files.lock import hold_lock
from fonds.publish.staging import Staging
from fonds.terminal.progress import Stage

FOLDER = "publish"
"""Below the build folder: files for a server of one's own."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made ready, and what should be looked at before."""

    site: Path  # what goes online
    size: Size  # of it
    hosts: dict[str, str]  # free host → why the site does not fit it; "" if it does
    concerns: list[Concern]  # the pressing ones first
    written: list[str]  # files that hosts and servers read, relative to the archive
    left: list[str]  # those that were edited, and stay as they are

    @property
    def ready(self) -> bool:
        """Whether nothing needs the person."""
        return not any(concern.pressing for concern in self.concerns)


def prepare_site(config_file: Path, stage: Stage) -> Prepared:
    """Check the built site of *config_file*, and write what hosts and servers read.

    Raises UsageError if there is no site.
    """
    archive = describe_site(config_file)
    for needed in (archive.site / "index.html", archive.catalogue):
        if not needed.is_file():
            raise UsageError(tell("{needed} is missing; {build}", needed=needed, build=BUILD))
    with hold_lock(archive.build, "fonds publish"):
        if not Staging(archive.site).recover():
            raise BuildFailedError(
                tell("{site}: a build was cut short; {build}", site=archive.site, build=BUILD)
            )
        return _prepare(archive, stage)


def _prepare(archive: Archive, stage: Stage) -> Prepared:
    site = read_site(archive.site)
    if gone := [path for path in site if not (archive.site / path).is_file()]:
        raise BuildFailedError(
            tell("{path} is missing; {build}", path=archive.site / gone[0], build=BUILD)
        )
    secrets = local_paths(archive.root, Path.home())
    own = urlsplit(archive.site_url).netloc.lower()
    scan = scan_site(archive.site, site.keys(), own, secrets, partial(stage, "publish"))
    with closing(read_catalogue(archive.catalogue)) as catalogue:
        concerns = find_concerns(archive, catalogue, site, scan, _read_starters())
        charsets = find_charsets(archive, catalogue)
    size = measure(archive.site, site)
    files = make_ready(find_place(archive.site_url), write_policy(scan.inline), charsets)
    written, left = _write(archive, files)
    concerns.sort(key=lambda concern: not concern.pressing)
    return Prepared(archive.site, size, dict(judge(size)), concerns, written, left)


def _read_starters() -> dict[str, list[str]]:
    """Page that ``fonds new`` writes → its texts, one a language."""
    starter = resources.files("fonds.commands") / "starter"
    folders = [it for it in starter.iterdir() if (it / "index.md").is_file()]
    return {
        name: [(folder / name).read_text("utf-8") for folder in folders]
        for name in ("index.md", "about.md")
    }


def _write(archive: Archive, files: dict[str, str]) -> tuple[list[str], list[str]]:
    """Write the files; which were written, and which stay, because a person edited them."""
    written, left = list[str](), list[str]()
    for name, text in files.items():
        folder = archive.site if name.startswith(".") else archive.build / FOLDER
        refuse_link(folder)
        folder.mkdir(exist_ok=True)
        file = folder / name
        known = file.read_bytes() if file.is_file() and not file.is_symlink() else None
        edited = file.is_symlink() or (known is not None and not is_own(known))
        if not edited and known != (data := sign(text)):
            write_atomically(file, data)
        (left if edited else written).append(way_to(file, archive.root))
    return written, left
