"""The output of commands: how much, as text or JSON, and their exit codes."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from fonds.base.errors import BuildFailedError, UsageError, failing_plainly
from fonds.base.speech import tell
from fonds.base.stopping import catch_signals
from fonds.terminal.help import speak_for_click, translated
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
from fonds.terminal.tongue import speak_as, spoken

R = TypeVar("R")

_NAMES = {"rules": tell("rules"), "none": tell("none")}
"""How names were found, where no model is named."""
_PART = re.compile(r"\n(?=  )")
"""Separates the lines of an error; any other line end is part of a file name in it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The verbosity and format of a command's output."""

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

    def answer(self, data: object, *lines: str) -> None:
        """*data* for the program that reads, if one does; else *lines* for the person."""
        if self.json:
            say_json(data)
        for line in lines:
            self.say(line)

    def progress(self) -> Progress:
        """Where stages report how far they are."""
        return Progress(quiet=self.quiet or self.json)

    def report(self, report: Report, extra: dict[str, str]) -> None:
        """The summary at the end: what was made, and what needs a person."""
        for line in report_lines(report):
            if line.needed or not self.quiet:
                self.need(line.text)
        self.answer({**summarise(report), **extra})
        for total in _totals(report):
            self.say(total)


class SafeCommand(click.Command):
    """A command whose errors are escaped, and whose exit codes are those of fonds."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **settings: Any) -> NoReturn:
        """Run it. Without *args* it is the program itself, which handles signals."""
        open_streams()
        speak_as(Path("mkdocs.yml"))
        speak_for_click()
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
            say(tell("fonds: stopped"), err=True)
            sys.exit(130)
        except OSError as error:  # writing click's help failed; commands handle their own output
            say_output_failed(error)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)

    def get_help(self, ctx: click.Context) -> str:
        """The help, with what the terminal's encoding lacks escaped."""
        with translated(self):
            return fitting(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        """The line of a command in the help of the whole."""
        with translated(self):
            return super().get_short_help_str(limit)


class SafeGroup(SafeCommand, click.Group):
    """A group of such commands."""

    command_class = SafeCommand


def _show(error: click.ClickException) -> None:
    """Print click's message on a wrong option, escaped: it quotes what was typed."""
    message = fitting(visible(error.format_message()))
    error.format_message = lambda: message  # type: ignore[method-assign]
    error.show()


def without_gc(command: Callable[..., R]) -> Callable[..., R]:
    """Disable the cyclic garbage collector for *command*: it is short and makes hardly any cycles.

    Objects that outlive it are frozen, so that the collector does not scan them either: usually
    the program ends next.
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


def with_output(command: Callable[..., R]) -> Callable[..., R]:
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
            for line in _PART.split(spoken(tell("fonds: {error}", error=error))):
                say(line, err=True)
            sys.exit(2 if isinstance(error, UsageError) else 1)

    return wrapped


def _totals(report: Report) -> list[str]:
    """The last lines: counts, and how many files need the person."""
    articles = tell("{n} articles", one="{n} article", n=report.articles)
    sources = tell("{n} sources", one="{n} source", n=report.sources)
    pages = tell("{n} pages", one="{n} page", n=report.pages)
    lines: list[str] = [
        tell(
            "{articles} from {sources} ({taken_in} read anew); {pages} ({written} written,"
            " {removed} removed); names: {names}",
            articles=articles,
            sources=sources,
            taken_in=report.taken_in,
            pages=pages,
            written=report.written,
            removed=report.removed,
            names=_NAMES.get(report.names, report.names),
        )
    ]
    if report.needing:
        needing = tell(
            "{n} files need you: see build/report.csv",
            one="{n} file needs you: see build/report.csv",
            n=len(report.needing),
        )
        lines.append(needing)
    return lines
