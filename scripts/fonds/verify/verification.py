"""A verification from start to end: of an archive, or of what was built and given away."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from fonds.accession.distant import fetch_seeds
from fonds.base.addresses import html_of
from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.bundle.opening import bundle_name
from fonds.catalogue.edition import compute_edition
from fonds.catalogue.store import read_catalogue
from fonds.config import Archive
from fonds.files.confined import way_to
from fonds.files.manifest import NAME, ManifestError, read_manifest
from fonds.names.curate.authorities import read_authorities
from fonds.permalinks.departures import is_hidden
from fonds.permalinks.published import Entry, read_addresses
from fonds.terminal.progress import Stage
from fonds.verify.bag import BAGIT, inspect_bag
from fonds.verify.finding import Finding, Verification, sort_findings
from fonds.verify.fixity import check_bytes
from fonds.verify.inspection import inspect
from fonds.verify.one_page import verify_page
from fonds.verify.provenance import Claims, check_docs, check_seeds, check_site, read_claims
from fonds.verify.search import check_search
from fonds.verify.tree import LARGEST, UNREADABLE, Folder, TooLargeError, Tree
from fonds.verify.zim_tree import ZimTree
from fonds.verify.zip_tree import ZipTree, check_sidecar


def verify_archive(archive: Archive, stage: Stage) -> Verification:
    """Verify seeds, catalogue, pages, site and bundle of *archive*; paths are relative to its root.

    Raises UsageError if no site was built.
    """
    if not (archive.site / "index.html").is_file():
        raise UsageError(tell("{site} holds no site; run “fonds build” first", site=archive.site))
    fetch_seeds(archive, partial(stage, "fetch"), anew=True)
    published = read_addresses(archive).entries
    claims, tree = read_claims(archive), Folder(archive.site, _largest(archive))
    seen = inspect(tree, claims.sources if claims else {}, lambda n, of: stage("site", n, of))
    docs = list(check_docs(archive.docs, claims)) if claims else []
    site = _drop_repeated(seen.findings, docs)
    if claims:
        addresses = {entry.address for entry in published}
        site += check_site(archive.docs, claims, tree.paths, addresses)
        site = _merge_search(site, list(_check_search(archive, tree, stage)))
    site += _check_addresses(archive, published, tree, claims)
    findings = [
        *_check_state(archive, claims),
        *_below(archive, archive.seeds, _check_seeds(archive, claims, stage)),
        *_below(archive, archive.docs, docs),
        *_below(archive, archive.site, site),
        *_check_bundle(archive, tree, stage),
    ]
    return Verification(
        archive.name, seen.files, seen.articles, seen.manifest_sha256, sort_findings(findings)
    )


def verify_target(target: Path, stage: Stage) -> Verification:
    """Verify *target*: a bundle, packed or not, a handover, or a site without its archive.

    Paths are relative to the folder, in a zip to its folder at the top. Raises UsageError if
    *target* is nothing of the kind.
    """
    if target.suffix == ".html" and target.is_file():
        return verify_page(target)
    if target.is_file():
        return _verify_packed(target, stage)
    if (target / BAGIT).is_file():
        return _verify_tree(target.resolve().name, Folder(target), [], stage)
    if not (target / NAME).is_file() and (target.parent / NAME).is_file():
        target = target.parent  # the site of an unpacked bundle, whose manifest lies above it
    entrances = (target / NAME, target / "index.html", target / "site" / "index.html")
    if not any(entrance.is_file() for entrance in entrances):
        raise UsageError(
            tell(
                "{target} is no bundle, unpacked bundle, handover or built site; name one of those",
                target=target,
            )
        )
    return _verify_tree(target.resolve().name, Folder(target), [], stage)


def _verify_packed(file: Path, stage: Stage) -> Verification:
    findings = list[Finding]()
    try:
        findings += check_sidecar(file)
        packed_tree = _open_packed(file)
    except UNREADABLE as error:
        return Verification(file.name, 0, 0, "", (*findings, _unopened(file.name, error)))
    with closing(packed_tree):
        return _verify_tree(file.name, packed_tree, findings, stage)


def _open_packed(file: Path) -> ZipTree | ZimTree:
    return ZimTree(file) if file.suffix == ".zim" else ZipTree(file)


def _verify_tree(name: str, tree: Tree, findings: list[Finding], stage: Stage) -> Verification:
    tick = partial(stage, "verify")
    seen = inspect_bag(tree, tick) if BAGIT in tree.paths else inspect(tree, {}, tick)
    found = sort_findings([*findings, *seen.findings])
    return Verification(name, seen.files, seen.articles, seen.manifest_sha256, found)


def _check_search(archive: Archive, site: Tree, stage: Stage) -> Iterator[Finding]:
    try:
        yield from check_search(archive, site, lambda n, of: stage("search", n, of))
    except sqlite3.Error as error:
        message = tell(
            "cannot be compared with the catalogue, which is damaged ({error}); build again",
            error=error,
        )
        yield Finding("fault", "changed-index", "search", message)


def _merge_search(site: list[Finding], search: list[Finding]) -> list[Finding]:
    """All findings, but “bytes changed” of the files of which *search* says what changed."""
    explained = {finding.path for finding in search}
    rest = [it for it in site if it.code != "changed-file" or it.path not in explained]
    return [*rest, *search]


def _drop_repeated(site: list[Finding], docs: list[Finding]) -> list[Finding]:
    """The findings on the *site*, without edited pages whose Markdown *docs* reports as edited."""
    edited = {html_of(it.path) for it in docs if it.code == "edited-page"}
    return [it for it in site if it.code != "edited-page" or it.path not in edited]


def _largest(archive: Archive) -> int:
    """Bytes of the largest page: markup can make a source of `max_bytes` several times as long."""
    return max(LARGEST, 8 * archive.max_bytes)


def _check_state(archive: Archive, claims: Claims | None) -> Iterator[Finding]:
    """Whether there is a catalogue to compare with, and no interrupted build."""
    if claims is None:
        message = tell("is absent, damaged or of another version of fonds; build again")
        yield Finding("fault", "no-catalogue", _place(archive, archive.catalogue), message)
    staging = archive.site.with_name(f".{archive.site.name}.staging")
    if (staging / "journal.json").is_file():
        message = tell("is from a build that was cut short; build again, and it is finished")
        yield Finding("fault", "unfinished-build", _place(archive, staging), message)


def _check_addresses(
    archive: Archive, published: Iterable[Entry], site: Tree, claims: Claims | None
) -> Iterator[Finding]:
    """The published addresses that lead nowhere, and of which nothing else is said."""
    hidden = read_authorities(archive.authorities).hide
    paths = {*site.paths, *map(html_of, claims.pages if claims else ())}
    for entry in published:
        if entry.address not in paths and not is_hidden(entry.address, hidden):
            message = tell("was published and is no page any more; build again")
            yield Finding("fault", "lost-address", entry.address, message)


def _check_seeds(archive: Archive, claims: Claims | None, stage: Stage) -> Iterator[Finding]:
    if claims:
        yield from check_seeds(archive, claims, lambda n, of: stage("sources", n, of))


def _check_bundle(archive: Archive, site: Tree, stage: Stage) -> Iterator[Finding]:
    """What is wrong with the archive's zips: their bytes, or that the site is newer."""
    current = _current_bundle(archive)
    name = re.compile(re.escape(bundle_name(archive.name, "")) + r"-[0-9a-f]{8}\.(zip|zim|html)")
    for file in sorted(archive.build.glob("*-*.*")):
        if not (name.fullmatch(file.name) and file.is_file()):
            continue
        place = _place(archive, file)
        if file.suffix != ".zip":  # what is in those, `verify_target` looks at
            yield from (replace(found, path=place) for found in check_sidecar(file))
            continue
        stage("bundle", 0, 0)
        try:
            yield from (replace(found, path=place) for found in check_sidecar(file))
            with closing(ZipTree(file)) as packed_tree:
                yield from (replace(f, path=f"{place}/{f.path}") for f in check_bytes(packed_tree))
                fresh = file.name == current and _is_current(packed_tree, site)
        except UNREADABLE as error:
            yield _unopened(place, error)
            continue
        if not fresh:
            message = tell("holds another state of the archive than the site; bundle again")
            yield Finding("note", "stale-bundle", place, message)


def _current_bundle(archive: Archive) -> str:
    """The name of the zip of the archive's current edition; "" if the catalogue cannot be read."""
    with suppress(sqlite3.Error), closing(read_catalogue(archive.catalogue)) as catalogue:
        return f"{bundle_name(archive.name, compute_edition(catalogue))}.zip"
    return ""


def _is_current(packed_tree: Tree, site: Tree) -> bool:
    """Whether the manifest of *packed_tree* has the same checksums as that of *site*."""
    packed, stated = _stated(packed_tree), _stated(site)
    return all(
        stated.get(path.removeprefix("site/"), sha256) == sha256
        for path, sha256 in packed.items()
        if path.startswith("site/")
    )


def _stated(tree: Tree) -> dict[str, str]:
    with suppress(ManifestError, KeyError, *UNREADABLE):
        return read_manifest(tree.read(NAME))
    return {}


def _unopened(path: str, error: BaseException) -> Finding:
    code = "too-large" if isinstance(error, TooLargeError) else "changed-bundle"
    message = tell(
        "is no sound bundle: {error}; do not unpack it, get it anew, or bundle again", error=error
    )
    return Finding("fault", code, path, message)


def _below(archive: Archive, folder: Path, findings: Iterable[Finding]) -> Iterator[Finding]:
    """*findings* on files of *folder*, their paths made relative to the archive's root."""
    place = _place(archive, folder)
    return (replace(finding, path=f"{place}/{finding.path}") for finding in findings)


def _place(archive: Archive, file: Path) -> str:
    return way_to(file, archive.root)
