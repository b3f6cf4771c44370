"""Cache of the theme's compiled templates: to compile them takes as long as to render 1,000 pages.

Compiled templates are code, so they lie in the user's own cache folder and never in an archive's
build folder, which may come from a stranger.
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from fonds.base.fingerprint import fingerprint, version_of
from fonds.files.own_cache import find_folder, keep, recall

_OURS = frozenset({"fonds", "jinja2", "markupsafe", "mkdocs", "builtins", "_operator", "operator"})
"""Where the filters come from whose results Jinja may have compiled into a template."""


def keep_compiled(environment: Environment) -> BytecodeCache | None:
    """The cache that *environment* is to use; a template with another text is compiled anew.

    None where the user has no cache folder that nobody else may write to, or where a plugin gave
    the templates filters of its own.
    """
    functions = chain(environment.filters.values(), environment.tests.values())
    if any(_package_of(function) not in _OURS for function in functions):
        return None
    folder = find_folder("templates")
    return Compiled(folder, _fingerprint_settings(environment)) if folder else None


class Compiled(BytecodeCache):
    """Compiled templates in *folder*, a file each."""

    def __init__(self, folder: Path, settings: str) -> None:
        self._folder = folder
        self._settings = settings

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template's file: fingerprint of all but its text."""
        return fingerprint(self._settings, name, filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled template, if its file is there and undamaged."""
        if code := recall(self._folder / bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled template."""
        keep(self._folder / bucket.key, bucket.bytecode_to_string())


def _package_of(function: object) -> str:
    return (getattr(function, "__module__", None) or "").partition(".")[0]


def _fingerprint_settings(environment: Environment) -> str:
    """Fingerprint of all but a template's text that decides what it is compiled to."""
    syntax = (environment.block_start_string, environment.variable_start_string,
              environment.comment_start_string, environment.line_statement_prefix,
              environment.trim_blocks, environment.lstrip_blocks, environment.autoescape,
              environment.keep_trailing_newline)  # fmt: skip
    functions = (sorted(environment.filters), sorted(environment.tests))
    versions = (version_of("jinja2"), version_of("mkdocs"), sys.version)
    return fingerprint(versions, syntax, sorted(environment.extensions), functions)
