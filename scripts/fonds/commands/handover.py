"""``fonds handover``: a folder with all of an archive, for whoever takes it on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.speech import tell
from fonds.bundle.handover import Handover, plan_handover, write_handover
from fonds.bundle.payload import Extras
from fonds.catalogue.store import read_catalogue
from fonds.commands.draft import drafting, refuse_full, tidy_up
from fonds.commands.site import load_archive
from fonds.config import Archive
from fonds.files.confined import name_two, refuse_link
from fonds.files.lock import hold_lock
from fonds.names.curate.authorities import read_authorities
from fonds.permalinks.current import publish_addresses
from fonds.publish.staging import Staging

_COMMAND = "fonds handover"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was handed over."""

    files: int  # in the payload
    bytes: int  # in those
    notes: tuple[str, ...]  # what the person should know


def hand_over(config_file: Path, target: Path, *, with_withdrawn: bool) -> HandedOver:
    """Write all of the archive of *config_file* into the new folder *target*.

    Its addresses count as published then. Raises UsageError if *target* is not empty, a link, or in
    what is copied; BuildFailedError if seeds, catalogue and site are not of one build.
    """
    config, archive = load_archive(config_file)
    extras, stated = _list_extras(config), (archive.rights, archive.description.access)
    rights = list(filter(None, (*stated, config.copyright)))
    _check_target(target, archive, extras)
    for needed in (archive.site / "index.html", archive.catalogue):
        if not needed.is_file():
            raise UsageError(tell("{needed} is missing; run “fonds build” first", needed=needed))
    with hold_lock(archive.build, _COMMAND):
        if not Staging(archive.site).recover():
            raise BuildFailedError(
                tell("{site}: a build was cut short; run “fonds build” first", site=archive.site)
            )
        with closing(read_catalogue(archive.catalogue)) as catalogue:
            plan = plan_handover(archive, catalogue, extras, with_withdrawn=with_withdrawn)
            with drafting(target, _COMMAND) as draft:
                size, _, files = write_handover(plan, draft, rights).partition(".")
            hidden = read_authorities(archive.authorities).hide
            publish_addresses(archive.addresses, catalogue, archive.site, hidden)
    return HandedOver(int(files), int(size), tuple(_note(plan)))


def _list_extras(config: MkDocsConfig) -> Extras:
    file, theme = Path(config.config_file_path).resolve(), config.theme.custom_dir
    hooks = tuple(file.parent / hook for hook in dict.fromkeys(config.hooks))
    return Extras(file, Path(theme) if theme else None, hooks)


def _check_target(target: Path, archive: Archive, extras: Extras) -> None:
    """Raise UsageError unless *target* can be made without touching what is there."""
    refuse_link(target)
    if target.exists() and not target.is_dir():
        raise UsageError(
            tell("{target} is a file; name a folder that does not exist yet", target=target)
        )
    places = [archive.seeds, archive.docs, archive.site, archive.build, extras.theme]
    for place in filter(None, places):
        if target.resolve().is_relative_to(place.resolve()):
            raise UsageError(
                tell(
                    "{target} lies in {place}; choose a folder outside of it",
                    target=target,
                    place=place,
                )
            )
    tidy_up(target)
    refuse_full(target)


def _note(plan: Handover) -> Iterator[str]:
    """A line on each thing that the person should know."""
    payload, withheld = plan.payload, plan.withheld
    if payload.outside:
        yield (
            tell(
                "mkdocs.yml leads outside of its folder ({shown}): the letter says so; who"
                " builds there must mend it",
                shown=name_two(payload.outside),
            )
        )
    if payload.links:
        yield tell(
            "not followed, and so not there: links such as {shown}", shown=name_two(payload.links)
        )
    if withheld.articles:
        whole = sum(map(withheld.leaves_out, withheld.tables))
        yield (
            tell(
                "withdrawn articles: {articles}; left out with them: files {n}, rows of"
                " tables {rows}, whole tables {whole}",
                articles=withheld.articles,
                n=len(withheld.files),
                rows=withheld.rows,
                whole=whole,
            )
        )
    if unread := withheld.unread & payload.seeds.keys():
        yield (
            tell(
                "went along, though fonds shows no text of it: {shown}; look whether it"
                " speaks of what was withdrawn",
                shown=name_two(unread),
            )
        )
