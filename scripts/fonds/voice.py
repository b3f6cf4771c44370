"""How commands speak: what they say, in which form, and how they end."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

import click

from fonds.errors import BuildFailedError, UsageError, failing_plainly
from fonds.progress import Progress
from fonds.report import Report, report_lines, summarise

R = TypeVar("R")


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
            click.echo(json.dumps({**summarise(report), **extra}, ensure_ascii=False))
        for line in _totals(report):
            self.say(line)


def hurrying(command: Callable[..., R]) -> Callable[..., R]:
    """Leave cycles alone: the command is short, makes hardly any, and keeps most of its objects.

    What it leaves is not looked through for cycles either: mostly the program then ends.
    """

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> R:
        gc.unfreeze()
        gc.disable()
        try:
            return command(*args, **kwargs)
        finally:
            gc.freeze()
            gc.enable()

    return wrapped


def voiced(command: Callable[..., R]) -> Callable[..., R]:
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
