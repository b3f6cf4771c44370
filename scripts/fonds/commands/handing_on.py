"""``fonds handover`` on the command line."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from fonds.base.speech import tell
from fonds.commands.options import config_option
from fonds.terminal.voice import SafeCommand, Voice, with_output


@click.command(cls=SafeCommand)
@click.argument("target", type=click.Path(path_type=Path))
@config_option
@click.option("--with-withdrawn", is_flag=True, help="With the sources of withdrawn articles too.")
@with_output
def handover(target: Path, config_file: Path, with_withdrawn: bool, voice: Voice) -> None:
    """All of the archive → the new folder TARGET, for whoever takes it on."""
    from fonds.commands.handover import hand_over

    done = hand_over(config_file, target, with_withdrawn=with_withdrawn)
    voice.answer({"handover": str(target), **asdict(done)})
    for line in done.notes:
        voice.need(tell("note: {line}", line=line))
    voice.say(
        tell(
            "Handover: {target} ({files} files, {size:.1f} MB)",
            target=target,
            files=done.files,
            size=done.bytes / 1e6,
        )
    )
