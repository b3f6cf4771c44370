"""How commands speak: what they say, in which form, and how they end."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, NoReturn, TypeVar

import click

from fonds.base.errors import BuildFailedError, UsageError, failing_plainly
from fonds.base.stopping import catch_signals
from fonds.terminal.output import (
    fitting,
    open_streams,
    say,
    say_error,
    say_json,
    say_output_failed,
    visible,
)
from fonds.terminal.progress import Progress
from fonds.terminal.report import Report, report_lines, summarise

R = TypeVar("R")

_PART = re.compile(r"\n(?=  )")
"""Where an error of several lines parts them; any other line end is of some name in it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How much a command says, and to whom."""

    quiet: bool  # only what needs a person
    verbose: bool  # MkDocs' own lines too, and tracebacks
    json: bool  # the summary as JSON on stdout

    def say(self, line: str) -> None:
        """A line for the person, unless quiet or unless a program reads."""
        if not self.quiet and not self.json:
            say(line)

    def need(self, line: str) -> None:
        """A line on what needs the person, however quiet."""
        say(line, err=True)

    def answer(self, data: object) -> None:
        """*data* for the program that reads, if one does."""
        if self.json:
            say_json(data)

    def progress(self) -> Progress:
        """Where stages report how far they are."""
        return Progress(quiet=self.quiet or self.json)

    def report(self, report: Report, extra: dict[str, str]) -> None:
        """The summary at the end: what was made, and what needs a person."""
        for line in report_lines(report):
            if not self.quiet or not line.startswith("note"):
                self.need(line)
        self.answer({**summarise(report), **extra})
        for line in _totals(report):
            self.say(line)


class Spoken(click.Command):
    """A command that shows what it is given, and ends as commands do."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **settings: Any) -> NoReturn:
        """Run it. Without *args* it is the program itself that runs, and signals are its own."""
        open_streams()
        if args is None:
            catch_signals()
            sys.excepthook = lambda kind, error, trace: say_error(error)
        settings["standalone_mode"] = False
        try:
            code = super().main(args, *more, **settings)
        except click.ClickException as error:
            _show(error)
            sys.exit(error.exit_code)
        except click.Abort:  # Ctrl+C where no signals are caught
            say("fonds: stopped", err=True)
            sys.exit(130)
        except OSError as error:  # of click's own lines, the help: commands have lines of theirs
            say_output_failed(error)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)

    def get_help(self, ctx: click.Context) -> str:
        """The help, as far as the terminal's encoding has it."""
        return fitting(super().get_help(ctx))


class SpokenGroup(Spoken, click.Group):
    """Commands that do so."""

    command_class = Spoken


def _show(error: click.ClickException) -> None:
    """What click says of a wrong option, the person's words in it made visible."""
    message = fitting(visible(error.format_message()))
    error.format_message = lambda: message  # type: ignore[method-assign]
    error.show()


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
                say_error(error)
            for line in _PART.split(f"fonds: {error}"):
                say(line, err=True)
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
