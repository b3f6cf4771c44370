"""Cache of the theme's compiled templates: to compile them takes as long as to render 1,000 pages.

Compiled templates are code, so they lie in the user's own cache folder and never in an archive's
build folder, which may come from a stranger.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from itertools import chain
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from fonds.base.fingerprint import fingerprint, version_of
from fonds.files.atomic import write_atomically

LIMIT = 1000
"""How many files the folder may hold, those of some twenty themes; then the older half goes."""
_CHECKSUM_SIZE = 16
"""Bytes of the checksum at the beginning of each file."""
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
    folder = _find_folder()
    return Compiled(folder, _fingerprint_settings(environment)) if folder else None


class Compiled(BytecodeCache):
    """Compiled templates in *folder*, a file each, which begins with a checksum of the rest."""

    def __init__(self, folder: Path, settings: str) -> None:
        self._folder = folder
        self._settings = settings

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template's file: fingerprint of all but its text."""
        return fingerprint(self._settings, name, filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled template, if its file is there and undamaged."""
        try:
            data = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        if data[:_CHECKSUM_SIZE] == _checksum(data[_CHECKSUM_SIZE:]):
            bucket.bytecode_from_string(data[_CHECKSUM_SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled template; a full disk only means that it is compiled again."""
        data = bucket.bytecode_to_string()
        with suppress(OSError):
            write_atomically(self._folder / bucket.key, _checksum(data) + data)


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECKSUM_SIZE).digest()


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


def _find_folder() -> Path | None:
    """The folder, made if it is not there; None if it is not the user's alone."""
    try:
        folder = _cache_home() / "fonds" / "templates"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for place in (folder, folder.parent):
            status = place.lstat()
            if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
                return None
        _evict_oldest(folder)
    except (OSError, RuntimeError):  # Path.home() where there is none
        return None
    return folder


def _cache_home() -> Path:
    """Where the user's programs keep what they can make again (XDG Base Directory, 0.8)."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME") or "")
    return named if named.is_absolute() else Path.home() / ".cache"


def _evict_oldest(folder: Path) -> None:
    files = list(folder.iterdir())
    if len(files) > LIMIT:
        oldest = sorted(files, key=lambda file: file.stat().st_mtime)[: LIMIT // 2]
        for file in oldest:
            file.unlink(missing_ok=True)
