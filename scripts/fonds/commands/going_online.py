"""``fonds publish`` on the command line, and what it says of what it prepared."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fonds.base.speech import joined, tell
from fonds.commands.options import command_line, config_option
from fonds.terminal.voice import SafeCommand, Voice, with_output

if TYPE_CHECKING:
    from fonds.commands.publish import Prepared


@click.command(cls=SafeCommand)
@config_option
@with_output
def publish(config_file: Path, voice: Voice) -> None:
    """Check build/site/ and write what hosts and web servers read; nothing is sent anywhere."""
    from fonds.commands.publish import prepare_site

    with voice.progress() as progress:
        prepared = prepare_site(config_file, progress)
    voice.answer(summarise(prepared))
    for line, needed in describe(prepared, config_file):
        (voice.need if needed else voice.say)(line)
    sys.exit(0 if prepared.ready else 1)


def describe(prepared: Prepared, config_file: Path) -> Iterator[tuple[str, bool]]:
    """Each line for the person, and whether it needs them."""
    for concern in prepared.concerns:
        kind = tell("mend") if concern.pressing else tell("note")
        yield tell("{kind}: {message}", kind=kind, message=concern.message), concern.pressing
    for path in prepared.left:
        yield (
            tell(
                "note: {path} was edited and stays as it is; delete it, and it is made anew",
                path=path,
            ),
            False,
        )
    size = prepared.size
    yield (
        tell(
            "Site: {site} ({files:,} files, {size:,.1f} MB)",
            site=prepared.site,
            files=size.files,
            size=size.bytes / 1e6,
        ),
        False,
    )
    if fits := [name for name, why in prepared.hosts.items() if not why]:
        yield tell("Fits: {listed}, any web server", listed=joined(fits)), False
    for name, why in prepared.hosts.items():
        if why:
            yield tell("Does not fit: {name} ({why})", name=name, why=why), False
    yield tell("Ready: {listed}", listed=joined(prepared.written)), False
    if prepared.ready:
        yield tell("Next: put the site online, as the guide says under “Publishing”"), False
    else:
        again = " && ".join(command_line(name, config_file) for name in ("build", "publish"))
        yield tell("Next: mend what is said above, then: {again}", again=again), False


def summarise(prepared: Prepared) -> dict[str, object]:
    """The same for a program."""
    return {
        "ready": prepared.ready,
        "site": str(prepared.site),
        "files": prepared.size.files,
        "bytes": prepared.size.bytes,
        "hosts": prepared.hosts,
        "concerns": [asdict(concern) for concern in prepared.concerns],
        "written": prepared.written,
        "left": prepared.left,
    }
