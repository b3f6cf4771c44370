"""What ``--help`` says, and how click refuses what was typed, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from click import core, decorators, exceptions, formatting, parser, types

from fonds.base.speech import find_forms
from fonds.terminal.tongue import spoken_language

OF_CLICK = (
    "Usage:", "Options", "Commands", "default: {default}", "Error: {message}",
    "Try '{command} {option}' for help.", "Show the version and exit.",
    "Show this message and exit.", "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}", "Missing argument", "Missing option",
    "Missing command.", "No such option {name!r}.", "No such command {name!r}.",
    "{value} is not in the range {range}.", "{value!r} is not a valid {number_type}.",
    "file", "directory", "path", "{name} {filename!r} does not exist.",
    "{name} {filename!r} is a file.", "{name} {filename!r} is not readable.",
    "Option {name!r} does not take a value.",
)  # fmt: skip
"""What click says itself that a person may meet here."""
OF_CLICK_COUNTED = (
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)
"""The same, for one and for several."""


def translate(text: str) -> str:
    """*text* of a help, in the language that is spoken."""
    return find_forms(" ".join(text.split()), spoken_language(), text)[0]


def speak_for_click() -> None:
    """Have click, which asks gettext for its words, ask our messages."""
    for module in (core, decorators, exceptions, formatting, parser, types):
        module.__dict__.update(_=translate, ngettext=_choose)


@contextmanager
def translated(command: click.Command) -> Iterator[None]:
    """The help of *command* and its options is in the language that is spoken."""
    options = [it for it in command.params if isinstance(it, click.Option)]
    former = [(option, option.help) for option in options]
    own = command.help
    command.help = translate(own) if own else own
    for option in options:
        option.help = translate(option.help) if option.help else option.help
    try:
        yield
    finally:
        command.help = own
        for option, text in former:
            option.help = text


def _choose(one: str, several: str, number: int) -> str:
    forms = find_forms(several, spoken_language(), one, several)
    return forms[0] if abs(number) < 2 else forms[-1]
