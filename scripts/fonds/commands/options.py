"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The archive's configuration.",
)
names_option = click.option("--names", help="Override mkdocs.yml: auto, model, rules or none.")
scheduler_option = click.option(
    "--scheduler", metavar="ADDRESS", help="Let a Dask cluster read the articles: tcp://host:8786."
)
search_option = click.option("--no-search", is_flag=True, help="Leave the search index out.")
