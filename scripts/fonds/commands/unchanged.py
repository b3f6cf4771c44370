"""Whether anything changed that a site is made from: if not, the site is kept as it is.

The size and the times of every file that is read tell it, as they do of what is written (see
`Ledger`); no file is read. One fingerprint of all is the key of the site's manifest.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from time import time_ns

from mkdocs.config.defaults import MkDocsConfig

from fonds.accession.untouched import find_untouched, note_sources
from fonds.base.fingerprint import LIBRARIES, fingerprint, version_of
from fonds.config import Archive
from fonds.files.lock import hold_lock
from fonds.files.manifest import NAME
from fonds.files.stamps import (
    Stamp,
    Untouched,
    are_settled,
    hash_stamps,
    list_stamps,
    stamp_file,
)
from fonds.files.walk import is_hidden
from fonds.publish.ledger import Ledger, Output, place_ledger
from fonds.publish.staging import Staging
from fonds.search.publish import CACHE
from fonds.terminal.report import Report, read_report, save_report

_PACKAGE = Path(__file__).parents[1]
_OWN = f"{_PACKAGE}/"
_EXTENSIONS = {
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes",
    "md_in_html", "nl2br", "sane_lists", "smarty", "tables", "toc",
}  # fmt: skip
"""Extensions of Markdown that read no file; one that does would change a page unseen."""

Stamps = Mapping[str, Stamp | None]


@dataclass(frozen=True)
class Inputs:
    """All that one build of a site is made from, as it was before it."""

    archive: Archive  # whose site it is
    conditions: str  # fingerprint of the configuration, and of what is installed
    pages: Stamps  # files below docs/
    others: Stamps  # sources, tables, authorities, templates, fonds itself …
    since: int  # nanoseconds: when it was looked at

    def key(self, report: Report, pages: Stamps | None = None) -> str:
        """The fingerprint of all that the site is made from; *report*: of the build.

        Before it, with a space between, that of docs/ and of what the catalogue says of it.
        *pages*: the files below docs/ as the build left them.
        """
        made = replace(report, taken_in=0, written=0, removed=0)
        rest = fingerprint(self.conditions, self._others_key, made)
        return f"{self._pages_key if pages is None else self._hash_pages(pages)} {rest}"

    def find_untouched(self) -> Untouched:
        """What is as it was when the site was built last."""
        known = Ledger(place_ledger(self.archive)).read_key(NAME)
        pages = self.pages.keys() if known.partition(" ")[0] == self._pages_key else None
        return Untouched(pages, find_untouched(self.archive, self.others))

    @cached_property
    def code(self) -> str:
        """What differs after any change to fonds and the libraries it uses; "" if that may not."""
        own = {path: stamp for path, stamp in self.others.items() if path.startswith(_OWN)}
        if not are_settled(own.values(), self.since):
            return ""
        return fingerprint(sys.version, sys.byteorder, _list_versions(), hash_stamps(own))

    @cached_property
    def _others_key(self) -> str:
        return hash_stamps(self.others)

    @cached_property
    def _pages_key(self) -> str:
        return self._hash_pages(self.pages)

    def _hash_pages(self, pages: Stamps) -> str:
        kept = [self.archive.build / file for file in (self.archive.catalogue.name, CACHE)]
        caches = [stamp_file(f"{file}{end}") for file in kept for end in ("", "-checksum")]
        return fingerprint(hash_stamps(pages), caches)


def look_around(config: MkDocsConfig, archive: Archive, options: object) -> Inputs | None:
    """What the site of *archive* is about to be made from; None where that cannot be known.

    *options*: what a command sets instead of mkdocs.yml. Other plugins, hooks, extensions and
    models of one's own may read what they like.
    """
    extensions = {str(name).removeprefix("markdown.extensions.") for name in
                  config.markdown_extensions}  # fmt: skip
    models = any(os.path.exists(model) for _, model in archive.models)  # noqa: PTH110 - names
    if {*config.plugins} != {"fonds"} or config.hooks or extensions - _EXTENSIONS or models:
        return None
    since = time_ns()
    date = os.environ.get("SOURCE_DATE_EPOCH", "")
    conditions = fingerprint(_state(config), options, date, sys.version, _list_installed())
    return Inputs(
        archive, conditions, list_stamps(archive.docs), _list_others(config, archive), since
    )


def find_unchanged(inputs: Inputs) -> tuple[Report, dict[str, Output]] | None:
    """The report of a build that has nothing to do, and what the site has, by path.

    None if there is, or may be, something to do.
    """
    archive = inputs.archive
    ledger, staging = Ledger(place_ledger(archive)), Staging(archive.site)
    report = read_report(archive.build)
    if report is None or staging.folder.exists():  # a build is under way, or was cut short
        return None
    with hold_lock(archive.build, "a build"):
        key = ledger.read_key(NAME)
        if not key or key != inputs.key(report):
            return None
        left = ledger.read()
        stamps = {path: output.stamp for path, output in left.items()}
        if list_stamps(archive.site, is_hidden) != stamps:
            return None
        report = replace(report, taken_in=0, written=0, removed=0)
        save_report(report, archive.build)
        return report, left


def note_built(inputs: Inputs, written: Stamps, report: Report) -> None:
    """Note what the site was made from, so that the next build may keep it.

    *written*: the pages that the build wrote; None: those that it removed.
    """
    pages = {path: stamp for path, stamp in {**inputs.pages, **written}.items() if
             stamp or path not in written}  # fmt: skip
    foreign = chain(inputs.others.values(), (pages[p] for p in pages.keys() - written.keys()))
    if are_settled(foreign, inputs.since):
        with hold_lock(inputs.archive.build, "a build"):
            Ledger(place_ledger(inputs.archive)).sign(NAME, inputs.key(report, pages))
            note_sources(inputs.archive, inputs.others)


def _state(config: MkDocsConfig) -> list[str]:
    """What mkdocs.yml says, and what stands for all that it does not say."""
    stated = {key: value for key, value in config.items() if key not in ("plugins", "theme")}
    theme = config.theme  # whose own words have a set, in another order each time Python starts
    shown = (theme.name, theme.dirs, sorted(theme.static_templates), list(theme.items()))
    plugins = (repr(plugin.config) for plugin in config.plugins.values())
    return [repr(stated), repr(shown), *plugins]


def _list_others(config: MkDocsConfig, archive: Archive) -> Stamps:
    """The stamps of all files that are read beside docs/; of those that are not there, none."""
    stated = (archive.authorities, archive.topics, archive.addresses, *archive.metadata)
    found: dict[str, Stamp | None] = {}
    for file in (Path(config.config_file_path), *filter(None, stated)):
        if os.path.lexists(file):
            found[os.fspath(file)] = stamp_file(os.fspath(file))
    own = config.theme.custom_dir
    for folder in (archive.seeds, *([Path(own)] if own else []), _PACKAGE):
        listed = list_stamps(folder)
        found |= {f"{folder}/{path}": stamp for path, stamp in listed.items()
                  if not path.endswith(".pyc")}  # fmt: skip
    return found


def _list_installed() -> list[str]:
    """Name and version of all that is installed: libraries, plugins, themes, models."""
    places = [place for place in sys.path if os.path.isdir(place)]  # noqa: PTH112 - strings
    names = (name for place in places for name in os.listdir(place))  # noqa: PTH208
    found = sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return [*_list_versions(), *found]


def _list_versions() -> list[str]:
    return list(map(version_of, LIBRARIES.values()))
