"""The command line. Exit 0: ok; 1: the archive has problems, they are listed; 2: wrong use."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from fonds import __version__
from fonds.errors import BuildFailedError, UsageError, failing_plainly
from fonds.progress import Progress
from fonds.report import Report, report_lines
from fonds.report import summarise as summarise_report

P = ParamSpec("P")
R = TypeVar("R")

_config = click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The archive's configuration.",
)


_names = click.option("--names", help="Override mkdocs.yml: auto, model, rules or none.")
_search = click.option("--no-search", is_flag=True, help="Leave the search index out.")


@dataclass(frozen=True, slots=True)
class Voice:
    """How much a command says, and to whom."""

    quiet: bool  # only what needs a person
    verbose: bool  # MkDocs' own lines too, and tracebacks
    json: bool  # the summary as JSON on stdout

    def say(self, line: str) -> None:
        """A line for the person, unless quiet or unless a program reads."""
        if not self.quiet and not self.json:
            click.echo(line)

    def progress(self) -> Progress:
        """Where stages report how far they are."""
        return Progress(quiet=self.quiet or self.json)

    def report(self, report: Report, extra: dict[str, str]) -> None:
        """The summary at the end: what was made, and what needs a person."""
        for line in report_lines(report):
            if not self.quiet or not line.startswith("note"):
                click.echo(line, err=True)
        if self.json:
            click.echo(json.dumps({**summarise_report(report), **extra}, ensure_ascii=False))
        for line in _totals(report):
            self.say(line)


def _hurrying(command: Callable[..., R]) -> Callable[..., R]:
    """Leave cycles alone: the command is short, makes hardly any, and keeps most of its objects."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> R:
        gc.disable()
        try:
            return command(*args, **kwargs)
        finally:
            gc.enable()

    return wrapped


def _voice(command: Callable[..., R]) -> Callable[..., R]:
    """Add -q, -v and --json, and turn an error into its line and exit code."""

    @click.option("-q", "--quiet", is_flag=True, help="Say only what needs you.")
    @click.option(
        "-v", "--verbose", is_flag=True, help="Say all, MkDocs' lines and tracebacks too."
    )
    @click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON on stdout.")
    @wraps(command)
    def wrapped(*args: Any, quiet: bool, verbose: bool, as_json: bool, **kwargs: Any) -> R:
        try:
            with failing_plainly():
                return command(*args, voice=Voice(quiet, verbose, as_json), **kwargs)
        except (UsageError, BuildFailedError) as error:
            if verbose:
                raise
            click.echo(f"fonds: {error}", err=True)
            sys.exit(2 if isinstance(error, UsageError) else 1)

    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fonds")
def main() -> None:
    """Turn a folder of plain-text articles into an archive to read, search and cite."""


@main.command()
@_config
@_names
@_voice
@_hurrying
def convert(config_file: Path, names: str | None, voice: Voice) -> None:
    """Seeds → Markdown pages under docs/."""
    from fonds.site.build import convert_archive

    progress = voice.progress()
    report = convert_archive(config_file, progress, {"names": names})
    progress.close()
    voice.report(report, {})
    sys.exit(report.exit_code)


@main.command()
@_config
@click.option("--strict", is_flag=True, help="Fail on any warning of MkDocs.")
@_names
@_search
@_voice
@_hurrying
def build(
    config_file: Path, strict: bool, names: str | None, no_search: bool, voice: Voice
) -> None:
    """Seeds → build/site/, ready to open or to put online."""
    from fonds.site.build import build_site

    progress = voice.progress()
    options = {"names": names, "search": False if no_search else None}
    built = build_site(config_file, progress, options, strict=strict, verbose=voice.verbose)
    progress.close()
    entrance = built.archive.site / "index.html"
    voice.report(built.report, {"site": str(entrance)})
    voice.say(f"Site: {entrance}")
    sys.exit(built.report.exit_code)


@main.command()
@_config
@click.option("--zip", "as_zip", is_flag=True, help="A zip that works from file:// (the default).")
@_voice
def bundle(config_file: Path, as_zip: bool, voice: Voice) -> None:
    """build/site/ → one file to hand on, which needs no network."""
    from fonds.site.build import bundle_site

    target = bundle_site(config_file)
    if voice.json:
        click.echo(json.dumps({"bundle": str(target), "bytes": target.stat().st_size}))
    voice.say(f"Bundle: {target} ({target.stat().st_size / 1e6:.1f} MB)")


@main.command()
@_config
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
@_voice
def serve(config_file: Path, port: int, voice: Voice) -> None:
    """A live preview on this machine: it follows every change of seeds and pages."""
    from fonds.site.build import serve_site

    gc.set_threshold(100_000, 20, 20)  # a rebuild makes many objects and hardly any cycle
    voice.say(f"Serving on http://127.0.0.1:{port}/ (Ctrl+C ends it)")
    serve_site(config_file, port)


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_config
@_voice
def index(site: Path, config_file: Path, voice: Voice) -> None:
    """Put the search onto SITE, which another tool rendered from this archive's pages."""
    from fonds.search.publish import index_site
    from fonds.site.build import describe_site

    stored = index_site(site, describe_site(config_file))
    voice.say(f"Search: {site / 'search.html'} ({stored.files} files, {stored.written} written)")


@main.command()
@_config
@click.option("--accept", is_flag=True, help="Turn the marked rows into lines of authorities.yml.")
@_voice
def authorities(config_file: Path, accept: bool, voice: Voice) -> None:
    """The names found: a report, and build/review.csv to mark and accept."""
    from fonds.site.build import accept_names, review_names

    if accept:
        done = accept_names(config_file)
        for line in done:
            voice.say(line)
        voice.say("Next: fonds build" if done else "build/review.csv marks nothing")
        return
    review, lines = review_names(config_file)
    for line in lines:
        voice.say(line)
    voice.say(f"Review: {review} (mark rows, save, then fonds authorities --accept)")


@main.command()
@_config
@click.argument("target", required=False, type=click.Path(exists=True, path_type=Path))
@_voice
def verify(config_file: Path, target: Path | None, voice: Voice) -> None:
    """Whether the archive, or a zip, bundle or site (TARGET), is still as it was made."""
    from fonds.site.build import describe_site
    from fonds.verify.finding import finding_lines, summarise
    from fonds.verify.verification import verify_archive, verify_target

    progress = voice.progress()
    if target:
        found = verify_target(target, progress)
    else:
        found = verify_archive(describe_site(config_file), progress)
    progress.close()
    if voice.json:
        click.echo(json.dumps(summarise(found), ensure_ascii=False))
    for line in finding_lines(found):
        if found.exit_code and not voice.json:
            click.echo(line, err=True)
        else:
            voice.say(line)
    sys.exit(found.exit_code)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--seeds", type=click.Path(path_type=Path), help="A folder of texts to start from.")
@click.option("--link", is_flag=True, help="Use that folder where it is instead of copying it.")
@click.option("--name", help="The archive's name; else the folder's.")
@click.option("--lang", default="fr", show_default=True, help="Language of the interface.")
@_voice
def new(
    folder: Path, seeds: Path | None, link: bool, name: str | None, lang: str, voice: Voice
) -> None:
    """A new archive in FOLDER, ready to build."""
    from fonds.starter.archive import create_archive

    config_file = create_archive(
        folder, seeds, link=link, name=name or folder.resolve().name, lang=lang
    )
    voice.say(f"Archive: {folder}")
    voice.say(f"Next: fonds build -f {config_file}")


def _totals(report: Report) -> list[str]:
    """The last lines: counts, and how many files need the person."""
    lines = [
        f"{_count(report.articles, 'article')} from {_count(report.sources, 'source')} "
        f"({report.taken_in} read anew); {_count(report.pages, 'page')} "
        f"({report.written} written, {report.removed} removed); names: {report.names}"
    ]
    if report.needing:
        need = "need" if len(report.needing) > 1 else "needs"
        lines.append(f"{_count(len(report.needing), 'file')} {need} you: see build/report.csv")
    return lines


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
