"""Options that several commands take."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from fonds.terminal.tongue import speak_as

_USUAL = Path("mkdocs.yml")


def _find_config(context: click.Context, option: click.Parameter, given: Path) -> Path:
    """The configuration itself where its folder was *given*; its language is spoken from now on."""
    config_file = given / _USUAL if given.is_dir() else given
    speak_as(config_file)
    return config_file


config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=_USUAL,
    show_default=True,
    callback=_find_config,
    help="The archive's configuration, or its folder.",
)
names_option = click.option("--names", help="Override mkdocs.yml: auto, model, rules or none.")
scheduler_option = click.option(
    "--scheduler", metavar="ADDRESS", help="Let a Dask cluster read the articles: tcp://host:8786."
)
search_option = click.option("--no-search", is_flag=True, help="Leave the search index out.")


def command_line(command: str, config_file: Path) -> str:
    """What to type for *command* on the archive of *config_file*."""
    if config_file == _USUAL:
        return f"fonds {command}"
    place = config_file.parent if config_file.name == _USUAL.name else config_file
    return f"fonds {command} -f {shlex.quote(str(place))}"


theme_option = click.option("--theme", type=click.Choice(["material", "fonds"]), default="material",
              show_default=True, help="What the pages look like.")  # fmt: skip
