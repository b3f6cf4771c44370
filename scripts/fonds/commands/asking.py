"""``fonds search`` on the command line: its arguments, and what it prints."""

from __future__ import annotations

from pathlib import Path

import click

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.commands.options import config_option
from fonds.terminal.output import say, say_row
from fonds.terminal.voice import SafeCommand, Voice, with_output, without_gc


@click.command(cls=SafeCommand)
@click.argument("query", nargs=-1, required=True)
@config_option
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    help="A built site or unpacked bundle; else that of the configuration.",
)
@click.option(
    "--sort",
    type=click.Choice(("relevance", "newest", "oldest")),
    default="relevance",
    show_default=True,
    help="Which articles come first.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many articles to list.",
)
@click.option("--csv", "as_csv", is_flag=True, help="List the articles as a table on stdout.")
@with_output
@without_gc
def search(
    query: tuple[str, ...],
    config_file: Path,
    site: Path | None,
    sort: str,
    limit: int,
    as_csv: bool,
    voice: Voice,
) -> None:
    """What the search of a built site finds for QUERY, written as on its page."""
    from fonds.commands import search as searching
    from fonds.search.answering.answer import Wanted

    if as_csv and voice.json:
        raise UsageError(tell("--csv and --json are two forms of one answer; choose one"))
    text = " ".join(query)
    wanted = Wanted(sort, limit, passages=not as_csv, offers=True)
    answer = searching.search_archive(config_file, site, text, wanted)
    voice.answer(searching.summarise(text, answer))
    if voice.json:
        return
    if as_csv:
        for line in (*answer.notes, *searching.offer_lines(answer)):
            voice.need(tell("note: {line}", line=line.strip()))
        for row in searching.table_rows(answer):
            say_row(row)
        return
    for line in searching.head_lines(answer):
        voice.say(line)
    for hit in answer.hits:
        say(searching.hit_line(hit))
        if passage := searching.passage_line(hit):
            voice.say(passage)
