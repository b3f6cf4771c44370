"""What the commands do by way of MkDocs: configuration, build, live preview, bundle."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from fonds import PLATFORM
from fonds.base.errors import BuildFailedError, UsageError, failing_plainly
from fonds.base.plainyaml import check_yaml
from fonds.base.speech import joined, one_line, tell
from fonds.commands.unchanged import find_unchanged, look_around, note_built
from fonds.config import Archive
from fonds.files.code_cache import keeping_codes
from fonds.files.lock import hold_lock
from fonds.files.stamps import Untouched
from fonds.files.workers import require_workers
from fonds.pipeline import convert as run_conversion
from fonds.plugin.options import describe_archive
from fonds.plugin.plugin import FondsPlugin
from fonds.plugin.preview import temporary_folder
from fonds.plugin.walking import leaving_out
from fonds.publish.foreign import adopt_site
from fonds.publish.ledger import Output
from fonds.search.publish import index_site
from fonds.terminal.output import LogHandler
from fonds.terminal.progress import Stage
from fonds.terminal.report import Report
from fonds.terminal.tongue import speak_for


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    archive: Archive  # whose site it is
    report: Report  # of the conversion
    files: Mapping[str, int]  # path → bytes of each file of the site


Options = Mapping[str, object]
"""Options of the plugin that a command overrides; None: as mkdocs.yml has it."""

NO_OPTIONS: Options = {}

_BAD_VALUE = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError)
"""Exceptions that PyYAML and MkDocs let through where a value of the configuration is wrong."""


def convert_archive(config_file: Path, stage: Stage, options: Options) -> Report:
    """Seeds → pages, for the archive of *config_file*."""
    with _loading():
        config, plugin = _load(config_file, options)
        archive = _describe(config, plugin)
        require_workers(archive.workers)
        with hold_lock(archive.build, "fonds convert"):
            return run_conversion(archive, stage).report


def build_site(
    config_file: Path, stage: Stage, options: Options, *, strict: bool, verbose: bool
) -> Built:
    """Seeds → site. MkDocs' own warnings are shown, its other lines only when *verbose*.

    Where nothing changed nothing is done, unless MkDocs is to say again what it thinks.
    """
    with _loading(verbose=verbose) as warnings:
        config, plugin = _load(config_file, options, strict or None)
        archive = _describe(config, plugin)
        require_workers(archive.workers)
        known = not (strict or verbose or archive.remote)  # what a store holds, it alone can say
        inputs = look_around(config, archive, options) if known else None
        if inputs and (found := find_unchanged(inputs)):
            report, left = found
            return Built(archive, report, _sizes(left))
        plugin.stage, plugin.untouched = stage, inputs.find_untouched() if inputs else Untouched()
        config.plugins.on_startup(command="build", dirty=False)
        try:
            with leaving_out(plugin), keeping_codes(inputs.code if inputs else ""):
                build(config)
        finally:
            config.plugins.on_shutdown()
    if plugin.report is None:
        raise UsageError(
            tell(
                "{config_file}: MkDocs did not call the plugin; update mkdocs",
                config_file=config_file,
            )
        )
    if inputs and not warnings:
        note_built(inputs, plugin.conversion.written.stamps, plugin.report)
    return Built(plugin.archive, plugin.report, _sizes(plugin.publication.known))


def _sizes(outputs: Mapping[str, Output]) -> dict[str, int]:
    return {path: output.stamp[0] for path, output in outputs.items()}


def describe_site(config_file: Path) -> Archive:
    """The archive of *config_file*."""
    return load_archive(config_file)[1]


def complete_site(site: Path, config_file: Path) -> Iterator[str]:
    """Add the search, and what else its renderer could not know, to *site*; say what was done."""
    archive = describe_site(config_file)
    stored = index_site(site, archive)
    yield tell(
        "Search: {page} ({files} files, {written} written)",
        page=site / "search.html",
        files=stored.files,
        written=stored.written,
    )
    if adopted := adopt_site(site, archive):
        yield tell(
            "Sources: beside {adopted} articles; the manifest has the checksum of every file",
            adopted=adopted,
        )


def load_archive(config_file: Path) -> tuple[MkDocsConfig, Archive]:
    """The configuration in *config_file*, and the archive that it describes."""
    with _loading():
        config, plugin = _load(config_file)
        return config, _describe(config, plugin)


def serve_site(config_file: Path, port: int) -> None:
    """MkDocs' live preview, on this machine only."""
    with _loading(verbose=True, least=logging.CRITICAL), temporary_folder():
        _load(config_file)
        from mkdocs.commands.serve import serve  # with a web server, which no build needs

        serve(str(config_file), dev_addr=f"127.0.0.1:{port}")


def _describe(config: MkDocsConfig, plugin: FondsPlugin) -> Archive:
    """The archive, whose language is spoken from now on."""
    archive = describe_archive(config, plugin.config)
    speak_for(archive.lang)
    return archive


def _load(
    config_file: Path, options: Options = NO_OPTIONS, strict: bool | None = None
) -> tuple[MkDocsConfig, FondsPlugin]:
    if not config_file.is_file():
        raise UsageError(
            tell(
                "{config_file}: there is no such file; name the archive’s with -f",
                config_file=config_file,
            )
        )
    check_yaml(config_file.read_bytes(), str(config_file))
    try:
        config = load_config(str(config_file.resolve()), strict=strict)
    except (MkDocsException, *_BAD_VALUE) as error:
        message = " ".join(_LOGGED_ERRORS.lines) or one_line(str(error))
        raise UsageError(tell("{path}: {error}", path=config_file, error=message)) from error
    plugin = config.plugins.get("fonds")
    if plugin is None:
        raise UsageError(
            tell("{config_file}: add “- fonds” below “plugins:”", config_file=config_file)
        )
    plugin.override({name: value for name, value in options.items() if value is not None})
    return config, cast(FondsPlugin, plugin)


@contextmanager
def _loading(verbose: bool = False, least: int = logging.ERROR) -> Iterator[list[str]]:
    """MkDocs' errors as ours; its log on stderr, warnings alone unless *verbose*.

    Yields the warnings, which grow.
    Records from the level *least* on are not shown: the error that follows has them.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger(PLATFORM)
    shown, warnings = LogHandler(), _Collector(logging.WARNING)
    shown.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    shown.addFilter(lambda record: record.levelno < least)
    handlers = (shown, warnings, _LOGGED_ERRORS)
    for handler in handlers:
        logger.addHandler(handler)
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
    _LOGGED_ERRORS.lines.clear()
    try:
        with failing_plainly():
            yield warnings.lines
    except (Abort, MkDocsException) as error:
        raise BuildFailedError(joined([*_LOGGED_ERRORS.lines, str(error)], " ")) from error
    finally:
        for handler in handlers:
            logger.removeHandler(handler)


class _Collector(logging.Handler):
    """Collects what MkDocs logs: the exception that follows an error does not repeat it."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, on one line."""
        self.lines.append(" ".join(record.getMessage().split()))


_LOGGED_ERRORS = _Collector(logging.ERROR)
