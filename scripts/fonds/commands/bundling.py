"""``fonds bundle`` on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from fonds.base.speech import tell
from fonds.commands.options import config_option
from fonds.terminal.voice import SafeCommand, Voice, with_output


@click.command(cls=SafeCommand)
@config_option
@click.option("--zip", "as_zip", is_flag=True, help="A zip that works from file:// (the default).")
@click.option("--zim", "as_zim", is_flag=True, help="A ZIM for Kiwix, with a full-text index.")
@click.option("--html", "as_html", is_flag=True, help="One page with all of a small archive.")
@with_output
def bundle(config_file: Path, as_zip: bool, as_zim: bool, as_html: bool, voice: Voice) -> None:
    """build/site/ → one file to hand on, which needs no network."""
    from fonds.commands.bundles import FORMS, bundle_site

    asked = [form for form, wanted in zip(FORMS, (as_zip, as_zim, as_html), strict=True) if wanted]
    for form in asked or FORMS[:1]:
        target = bundle_site(config_file, form)
        voice.answer({"bundle": str(target), "bytes": target.stat().st_size})
        voice.say(
            tell(
                "Bundle: {target} ({size:.1f} MB)",
                target=target,
                size=target.stat().st_size / 1e6,
            )
        )
