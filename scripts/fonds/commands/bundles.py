"""What ``fonds bundle`` does: the built site as one file to hand on."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.locale import Words, load_words
from fonds.base.speech import tell
from fonds.bundle.one_page import write_page
from fonds.bundle.opening import Opening, OpeningWords, bundle_name
from fonds.bundle.zim import write_zim
from fonds.bundle.zip_file import write_bundle
from fonds.catalogue.edition import compute_edition
from fonds.catalogue.holdings import read_holdings
from fonds.catalogue.store import open_catalogue, read_catalogue
from fonds.commands.site import describe_site
from fonds.config import Archive
from fonds.exchange.collection import Collection
from fonds.files.atomic import write_atomically
from fonds.files.lock import hold_lock
from fonds.files.manifest import checksum_of
from fonds.names.curate.authorities import read_authorities
from fonds.permalinks.current import publish_addresses
from fonds.publish.staging import Staging

FORMS = ("zip", "zim", "html")
"""What a bundle may be: also the suffix of its file."""


def bundle_site(config_file: Path, form: str) -> Path:
    """The built site as one file of *form* beside it; its path. Older editions are removed."""
    archive = describe_site(config_file)
    if not (archive.site / "index.html").is_file():
        raise UsageError(tell("{site} holds no site; run “fonds build” first", site=archive.site))
    if not archive.catalogue.is_file():
        raise UsageError(
            tell("{catalogue} is missing; run “fonds build” first", catalogue=archive.catalogue)
        )
    with hold_lock(archive.build, "fonds bundle"):
        if not Staging(archive.site).recover():
            raise BuildFailedError(
                tell("{site}: a build was cut short; run “fonds build” first", site=archive.site)
            )
        return _bundle(archive, form)


def _bundle(archive: Archive, form: str) -> Path:
    with open_catalogue(archive.catalogue) as catalogue:
        (pages,) = catalogue.execute("SELECT count(*) FROM pages").fetchone()
        if not pages:
            raise UsageError(
                tell(
                    "{catalogue} was damaged; run “fonds build” first", catalogue=archive.catalogue
                )
            )
        collection = _collect(archive, catalogue)
        top = bundle_name(archive.name, collection.edition)
        target = archive.build / f"{top}.{form}"
        _WRITERS[form](collection, target)
    _write_checksum(target)
    hidden = read_authorities(archive.authorities).hide
    with closing(read_catalogue(archive.catalogue)) as catalogue:
        publish_addresses(archive.addresses, catalogue, archive.site, hidden)
    _remove_older(target, bundle_name(archive.name, ""))
    return target


def _collect(archive: Archive, catalogue: sqlite3.Connection) -> Collection:
    held = read_holdings(catalogue, archive.page_from)
    return Collection(catalogue, archive, held, compute_edition(catalogue), (), ())


def _zip(collection: Collection, target: Path) -> None:
    archive, words = collection.archive, load_words(collection.archive.lang)
    opening = _make_opening(collection, words)
    write_bundle(archive.site, target, target.stem, opening)


def _make_opening(collection: Collection, words: Words) -> Opening:
    archive = collection.archive
    return Opening(
        lang=words.lang,
        title=archive.name,
        edition=collection.edition,
        articles=words.number(len(collection.held.cards)),
        words=OpeningWords(**words.strings["bundle"]),
        sources=archive.publish_source,
        packed=archive.bundle_sources,
    )


_WRITERS: dict[str, Callable[[Collection, Path], None]] = {
    "zip": _zip,
    "zim": write_zim,
    "html": lambda collection, target: write_atomically(target, write_page(collection)),
}


def _write_checksum(bundle: Path) -> None:
    """The checksum of *bundle* beside it, for ``sha256sum -c`` and ``fonds verify``."""
    write_atomically(_checksum_file(bundle), _state_checksum(bundle).encode())


def _state_checksum(bundle: Path) -> str:
    return f"{checksum_of(bundle)}  {bundle.name}\n"


def _checksum_file(bundle: Path) -> Path:
    return bundle.with_name(f"{bundle.name}.sha256")


def _remove_older(target: Path, stem: str) -> None:
    """Only files that bear this archive's name and an edition (eight hexadecimal digits), and whose
    checksum lies beside them: those are as fonds made them. The checksum alone is what a run that
    was killed here has left."""
    for checksum in target.parent.glob(f"{stem}-{'[0-9a-f]' * 8}{target.suffix}.sha256"):
        bundle = checksum.with_suffix("")
        if bundle != target and (_is_own_bundle(bundle) or _is_left_over(checksum, bundle)):
            bundle.unlink(missing_ok=True)
            checksum.unlink()


def _is_left_over(checksum: Path, bundle: Path) -> bool:
    if checksum.is_symlink() or bundle.is_symlink() or bundle.exists():
        return False
    stated = checksum.read_text(encoding="utf-8", errors="replace")
    return re.fullmatch(rf"[0-9a-f]{{64}}  {re.escape(bundle.name)}\n", stated) is not None


def _is_own_bundle(file: Path) -> bool:
    stated = _checksum_file(file)
    if file.is_symlink() or not file.is_file() or not stated.is_file():
        return False
    return stated.read_text(encoding="utf-8", errors="replace") == _state_checksum(file)
