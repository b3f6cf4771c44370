"""The command line. Exit 0: ok; 1: the archive has problems, they are listed; 2: wrong use."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from fonds import __version__
from fonds.base.speech import tell
from fonds.commands.asking import search
from fonds.commands.bundling import bundle
from fonds.commands.going_online import publish
from fonds.commands.handing_on import handover
from fonds.commands.options import command_line
from fonds.commands.options import config_option as _config
from fonds.commands.options import names_option as _names
from fonds.commands.options import scheduler_option as _scheduler
from fonds.commands.options import search_option as _search
from fonds.commands.options import theme_option as _theme
from fonds.exchange.formats import FORMATS
from fonds.terminal.tongue import speak_for
from fonds.terminal.voice import SafeGroup, Voice, with_output, without_gc


@click.group(cls=SafeGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fonds")
def main() -> None:
    """Turn a folder of plain-text articles into an archive to read, search and cite."""


@main.command()
@_config
@_names
@_scheduler
@with_output
@without_gc
def convert(config_file: Path, names: str | None, scheduler: str | None, voice: Voice) -> None:
    """Seeds → Markdown pages under docs/."""
    from fonds.commands.site import convert_archive

    with voice.progress() as progress:
        report = convert_archive(config_file, progress, {"names": names, "workers": scheduler})
    voice.report(report, {})
    sys.exit(report.exit_code)


@main.command()
@_config
@click.option("--strict", is_flag=True, help="Fail on any warning of MkDocs.")
@_names
@_scheduler
@_search
@with_output
@without_gc
def build(
    config_file: Path,
    strict: bool,
    names: str | None,
    scheduler: str | None,
    no_search: bool,
    voice: Voice,
) -> None:
    """Seeds → build/site/, ready to open or to put online."""
    from fonds.bundle.online.hosts import list_unfit
    from fonds.commands.site import build_site

    options = {"names": names, "workers": scheduler, "search": False if no_search else None}
    with voice.progress() as progress:
        built = build_site(config_file, progress, options, strict=strict, verbose=voice.verbose)
    entrance = built.archive.site / "index.html"
    voice.report(built.report, {"site": str(entrance)})
    voice.say(tell("Site: {entrance}", entrance=entrance))
    if not built.report.sources:
        voice.need(
            tell(
                "There are no texts yet: put them into {seeds}, then build again",
                seeds=built.archive.seeds,
            )
        )
    for line in list_unfit(built.files):
        voice.say(line)
    if not built.archive.site_url:
        voice.say(tell("It has no feeds, which need its address: “site_url” in mkdocs.yml"))
    sys.exit(built.report.exit_code)


@main.command()
@_config
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Port on this machine.",
)
@with_output
def serve(config_file: Path, port: int, voice: Voice) -> None:
    """A live preview on this machine: it follows every change of seeds and pages."""
    from fonds.commands.site import serve_site

    gc.set_threshold(100_000, 20, 20)  # a rebuild makes many objects and hardly any cycle
    voice.say(tell("Serving on http://127.0.0.1:{port}/ (Ctrl+C ends it)", port=port))
    serve_site(config_file, port)


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_config
@with_output
def index(site: Path, config_file: Path, voice: Voice) -> None:
    """Put the search onto SITE, which another tool rendered from this archive's pages."""
    from fonds.commands.site import complete_site

    for line in complete_site(site, config_file):
        voice.say(line)


@main.command()
@_config
@click.option("--accept", is_flag=True, help="Turn the marked rows into lines of authorities.yml.")
@with_output
def authorities(config_file: Path, accept: bool, voice: Voice) -> None:
    """The names found: a report, and build/review.csv to mark and accept."""
    from fonds.commands.names import accept_names, review_names

    if accept:
        for line in accept_names(config_file):
            voice.say(line)
        return
    review, lines = review_names(config_file)
    for line in lines:
        voice.say(line)
    accepting = command_line("authorities --accept", config_file)
    voice.say(
        tell(
            "Review: {review} (mark rows, save, then {command})",
            review=review,
            command=accepting,
        )
    )


@main.command()
@_config
@click.argument("target", required=False, type=click.Path(exists=True, path_type=Path))
@with_output
def verify(config_file: Path, target: Path | None, voice: Voice) -> None:
    """Whether the archive, or a zip, bundle or site (TARGET), is still as it was made."""
    from fonds.commands.site import describe_site
    from fonds.verify.finding import finding_lines, summarise
    from fonds.verify.verification import verify_archive, verify_target

    with voice.progress() as progress:
        if target:
            found = verify_target(target, progress)
        else:
            found = verify_archive(describe_site(config_file), progress)
    voice.answer(summarise(found))
    print_line = voice.need if found.exit_code and not voice.json else voice.say
    for line in finding_lines(found):
        print_line(line)
    sys.exit(found.exit_code)


@main.command()
@_config
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("target", type=click.Path(path_type=Path))
@with_output
@without_gc
def export(config_file: Path, form: str, target: Path, voice: Voice) -> None:
    """The built archive as sqlite, parquet, tei, txt or ead, into an empty TARGET."""
    from fonds.commands.export import export_archive

    count = export_archive(config_file, form, target)
    voice.answer({"export": str(target), "files": count})
    voice.say(
        tell("Export: {target} ({n} files)", target=target, n=count)
        if count != 1
        else tell("Export: {target}", target=target)
    )


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@with_output
@without_gc
def inspect(folder: Path, voice: Voice) -> None:
    """What a FOLDER of texts holds, before anything is made of it; it writes nothing."""
    from fonds.commands.findings import describe, summarise
    from fonds.commands.inspect import inspect_folder

    with voice.progress() as progress:
        found = inspect_folder(folder, progress)
    voice.answer(summarise(found), *describe(found))
    sys.exit(1 if found.lost else 0)


@main.command()
@_config
@with_output
@without_gc
def metadata(config_file: Path, voice: Voice) -> None:
    """Titles, dates and the like as fonds finds them, in a table to correct."""
    from fonds.commands.metadata import write_metadata

    with voice.progress() as progress:
        table, lines = write_metadata(config_file, progress)
    voice.answer({"table": str(table)}, *lines)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--seeds", type=click.Path(path_type=Path), help="A folder of texts to start from.")
@click.option("--link", is_flag=True, help="Use that folder where it is instead of copying it.")
@click.option("--name", help="The archive's name; else the folder's.")
@click.option("--lang", default="fr", show_default=True, help="Language of the interface.")
@_theme
@with_output
def new(
    folder: Path, seeds: Path | None, link: bool, name: str | None, lang: str, theme: str,
    voice: Voice,
) -> None:  # fmt: skip
    """A new archive in FOLDER, ready to build."""
    from fonds.commands.new import create_archive

    speak_for(lang)
    called = name or folder.resolve().name
    config_file = create_archive(folder, seeds, link=link, name=called, lang=lang, theme=theme)
    voice.say(tell("Archive: {folder}", folder=folder))
    voice.say(tell("Next: {command}", command=command_line("build", config_file)))


main.add_command(bundle)
main.add_command(handover)
main.add_command(publish)
main.add_command(search)
