"""The only module that writes to the terminal; control sequences in foreign text are escaped.

Printable is what `str.isprintable` calls so, and the space that does not break, which French sets
before its colons. All else is written as Python escapes it: controls
(C0 and C1, which move the cursor, set titles, inject input), characters that reorder or hide text
(bidirectional and zero-width ones), line ends, and lone surrogates, which cannot be sent.
"""

from __future__ import annotations

import csv
import io
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from traceback import format_exception
from typing import TextIO

from fonds.base.speech import phrase_all, reason_of, tell
from fonds.terminal.tongue import spoken, spoken_language

_REPAINT = "\r\x1b[K"
"""Carriage return and erase in line (ECMA-48, EL)."""
_FIRM = "\xa0"
"""A space that does not break: it hides nothing and moves nothing."""
_BROKEN_PIPE = 128 + 13
"""The exit code of a process that SIGPIPE ends: the reader of its output is gone."""


def visible(line: str) -> str:
    """*line* with whatever is not printable escaped."""
    return line if line.isprintable() else _escape(line, ascii, spaces=_FIRM)


def visible_lines(text: str) -> str:
    """*text*, its lines visible; each but the first is indented, so that none can pass for a
    message of its own.
    """
    first, *others = map(visible, text.split("\n"))
    return "\n".join([first, *(line if line.startswith("  ") else f"  {line}" for line in others)])


def say(line: str, *, err: bool = False) -> None:
    """*line* on stdout, or on stderr."""
    _send(f"{visible(spoken(line))}\n", sys.stderr if err else sys.stdout)


def say_json(data: object) -> None:
    """*data* as one line of JSON on stdout, with JSON's escapes for what cannot be shown there."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = json.dumps(phrase_all(data, spoken_language()), ensure_ascii=False)
    _send(f"{_escape(text, json.dumps, encoding)}\n", sys.stdout)


def say_row(cells: Sequence[str]) -> None:
    """*cells* as one line of CSV on stdout (RFC 4180): as they are for a program that reads."""
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerow(cells)
    line = table.getvalue()
    watched = sys.stdout is not None and sys.stdout.isatty()
    _send(f"{visible(line[:-1])}\n" if watched else line, sys.stdout)


def say_error(error: BaseException) -> None:
    """The traceback of *error*, on stderr."""
    _send(f"{visible_lines(''.join(format_exception(error)).rstrip())}\n", sys.stderr)


def say_output_failed(error: OSError) -> None:
    """Report that stdout cannot be written to; it is not used from now on."""
    _give_up(sys.stdout)
    say(tell("fonds: standard output: {reason}", reason=reason_of(error)), err=True)


def is_live() -> bool:
    """Whether stderr is a terminal, where a line can be overwritten."""
    return sys.stderr is not None and sys.stderr.isatty()


def repaint(line: str, *, last: bool = False) -> None:
    """*line* in place of the one painted before; the *last* one stays."""
    end = "\n" if last else ""
    _send(f"{_REPAINT}{visible(spoken(line))}{end}", sys.stderr)


def fitting(text: str) -> str:
    """*text*, with what stdout's encoding lacks escaped: click takes ASCII to be a mistake."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def open_streams() -> None:
    """Let stdout and stderr take any text, whatever their encoding; open closed ones as /dev/null.

    A file opened later would else get the descriptor of a closed one, and all output with it.
    (MkDocs takes a closed stdin for the mkdocs.yml that it is given.)
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


class LogHandler(logging.Handler):
    """Log records on stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        """Show *record*."""
        show_record(record)
        _send(f"{visible_lines(self.format(record))}\n", sys.stderr)


def show_record(record: logging.LogRecord) -> bool:
    """A filter for third-party handlers: it escapes each *record* and lets it pass."""
    record.msg, record.args = visible_lines(spoken(record.getMessage())), None
    if record.exc_info and not record.exc_text:
        record.exc_text = visible_lines(logging.Formatter().formatException(record.exc_info))
    return True


def _escape(
    text: str, quote: Callable[[str], str], encoding: str = "utf-8", spaces: str = ""
) -> str:
    """*text*; what is not printable, or not in *encoding*, is as *quote* has it between quotes.

    *spaces* stay.
    """
    escaped = {char for char in set(text) if not (char.isprintable() and _fits(char, encoding))}
    escaped.difference_update(spaces)
    return text.translate({ord(char): quote(char)[1:-1] for char in escaped})


def _fits(char: str, encoding: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except UnicodeEncodeError:
        return False


def _send(text: str, stream: TextIO | None) -> None:
    """Write *text* at once. Raises SystemExit if its reader is gone; stdout's other OSErrors."""
    if stream is None:  # closed before the command began
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _give_up(stream)
        raise SystemExit(_BROKEN_PIPE) from None
    except OSError as error:
        _give_up(stream)
        if stream is not sys.stderr:
            error.filename = "standard output"
            raise


def _give_up(stream: TextIO) -> None:
    """Redirect *stream* to /dev/null: flushing its buffer at exit would fail once more."""
    with suppress(OSError):
        number = os.open(os.devnull, os.O_WRONLY)
        os.dup2(number, stream.fileno())
        os.close(number)
