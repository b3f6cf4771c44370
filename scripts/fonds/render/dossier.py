"""The scripts by which readers keep articles: joined from modules, as file:// needs them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from importlib import resources
from typing import Any

from fonds.base.cells import IN_SCRIPTS
from fonds.base.locale import Words
from fonds.base.minify import minify_script
from fonds.base.slugs import short_hash
from fonds.citing.table import separator
from fonds.render.task import Task
from fonds.render.views import Views
from fonds.search.chunks import write_data
from fonds.search.scripts import join

MODULES = resources.files("fonds.render") / "assets" / "dossier"
FOLDER = "assets/fonds"
EVERY, PAGE, EDITION = "dossier.js", "dossier-page.js", "edition.js"
"""What every page runs, what the page of the dossier runs, and what tells the edition."""

_WORDS = ("dossier_", "cite_failed")
"""How the keys of words begin that scripts show."""
_COLUMNS = (
    "column_title",
    "column_date",
    "column_archive",
    "about_edition",
    "column_passage",
    "dossier_column_number",
    "dossier_note",
    "column_url",
    "dossier_column_starred",
)
GIVEN = ("ARCHIVE", "WORDS", "TABLE")


def dossier_tasks(views: Views) -> Iterator[Task]:
    """The scripts, and the archive's edition, which is noted beside what a reader keeps."""
    for name, script in write_dossier_scripts(
        views.archive.name, views.archive.site_url, views.words
    ).items():
        yield Task(f"{FOLDER}/{name}", "", partial(bytes, script))
    yield Task(f"{FOLDER}/{EDITION}", "", partial(_write_edition, views))


def write_dossier_scripts(name: str, site: str, words: Words) -> dict[str, bytes]:
    """Name of a script → what it is. *name* and *site* are the archive's, see `Archive`."""
    strings = {key: text for key, text in words.strings.items() if key.startswith(_WORDS)}
    table = {
        "separator": separator(words.lang),
        "formula": IN_SCRIPTS,
        "columns": [words(key) for key in _COLUMNS],
    }
    given = {
        "ARCHIVE": {"id": short_hash(f"{name}\0{site}"), "name": name, "site": site},
        "WORDS": {"lang": words.lang, "strings": strings},
        "TABLE": table,
    }
    of_every = given | {"WORDS": {"lang": words.lang, "strings": _short(strings)}}
    return {
        EVERY: _enclose(join("every", given=GIVEN, folder=MODULES), of_every),
        PAGE: _enclose(join("page", given=GIVEN, folder=MODULES), given),
    }


def dossier_version(name: str, site: str, words: Words) -> str:
    """A hash of the scripts, so that browsers may keep them for long."""
    digest = hashlib.blake2b(digest_size=6)
    for script in write_dossier_scripts(name, site, words).values():
        digest.update(script)
    return digest.hexdigest()


_EVERYWHERE = ("title", "keep", "keep_short", "keep_passage", "in", "out", "full")


def _short(strings: dict[str, Any]) -> dict[str, Any]:
    """Those of *strings* that are shown on other pages than the dossier's own."""
    return {key: strings[key] for key in (f"dossier_{name}" for name in _EVERYWHERE)}


def _enclose(scripts: str, given: dict[str, Any]) -> bytes:
    """*scripts* with what they are given, strict, with nothing of theirs visible outside."""
    constants = "".join(
        f"const {name} = {write_data(value)};\n"
        for name, value in given.items()
        if f"{name}." in scripts or f"{name};" in scripts
    )
    return f"(() => {{\n'use strict';\n{constants}{minify_script(scripts)}}})();\n".encode()


def _write_edition(views: Views) -> bytes:
    return f"fondsEdition({write_data(views.edition)});\n".encode()
