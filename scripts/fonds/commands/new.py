"""``fonds new``: a folder of texts becomes an archive of its own."""

from __future__ import annotations

import os
import shutil
import stat
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from textwrap import wrap

from fonds.accession.tablefiles import list_likely_tables
from fonds.base.chars import show_surrogates
from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.languages import MATERIAL, locate_theme, refuse_language
from fonds.base.locale import FALLBACK, load_words
from fonds.base.speech import Message, phrase, tell
from fonds.commands.draft import drafting, refuse_full, tidy_up
from fonds.files.confined import way_to
from fonds.pages.escape import escape_line, quote_yaml

_LABELS = ("home", "time", "people", "places", "organisations", "topics", "about", "to_light",
           "to_dark", "to_system")  # fmt: skip
_COMMENTS = {
    "the_one": tell("The archive's one configuration."),
    "address": tell("the address it will have online"),
    "everywhere": tell("one and the same site for http and file://"),
    "extensions": tell(
        "For renderers other than fonds: what the generated pages are written for. Hand-written"
        " pages too are rendered with it; more may be switched on for them."
    ),
    "no_request": tell("no request to anyone"),
    "no_advertisement": tell("no advertisement in the footer"),
}
"""Placeholder in the starter's files → the comment that stands there."""
_NAMES = tell(
    "Names mended by hand. This file survives every rebuild, and nothing else holds curation."
)


def create_archive(
    folder: Path, seeds: Path | None, *, link: bool, name: str, lang: str, theme: str = MATERIAL
) -> Path:
    """Make the archive *name* in *folder*, to be shown by *theme*; return its mkdocs.yml.

    *seeds* is copied, or used where it lies if *link*. Raises UsageError if *folder* is not empty,
    *seeds* is no folder or the theme does not speak *lang*. The folder is made atomically.
    """
    tidy_up(folder)
    _check(folder, seeds, link=link)
    refuse_full(folder)
    refuse_language("--lang", lang, [locate_theme(theme)])
    with drafting(folder) as draft:
        place = _place_seeds(draft, folder, seeds, link=link)
        tables = list_likely_tables(seeds) if seeds else []
        shown = show_surrogates(name)
        _write(draft / "mkdocs.yml", _configuration(shown, place, tables, lang, theme))
        _fill(draft, shown, lang)
    return folder / "mkdocs.yml"


def _fill(folder: Path, name: str, lang: str) -> None:
    words, starter = load_words(lang), _starter()
    texts = starter / (words.lang if (starter / words.lang).is_dir() else FALLBACK)
    sample = (starter / "authorities.yml").read_text(encoding="utf-8")
    _write(folder / "authorities.yml", f"{_comment(_NAMES, lang)}\n{sample}")
    _write(folder / ".gitignore", (starter / "gitignore").read_text(encoding="utf-8"))
    (folder / "docs").mkdir()
    for page in ("index.md", "about.md"):
        text = (texts / page).read_text(encoding="utf-8")
        _write(folder / "docs" / page, text.replace("{name}", escape_line(name)))


def _check(folder: Path, seeds: Path | None, *, link: bool) -> None:
    if folder.is_symlink():
        raise UsageError(tell("{folder} is a symbolic link; name the folder itself", folder=folder))
    if folder.exists() and not folder.is_dir():
        raise UsageError(
            tell(
                "{folder} is not empty: it is a file; name a folder that does not exist yet",
                folder=folder,
            )
        )
    if link and seeds is None:
        raise UsageError(tell("--link needs --seeds: the folder to use where it is"))
    if seeds is None:
        return
    if not seeds.is_dir():
        raise UsageError(
            tell("{seeds} is no folder; name the folder that holds the texts", seeds=seeds)
        )
    for inner, outer in ((folder, seeds), (seeds, folder)):
        if inner.resolve().is_relative_to(outer.resolve()):
            raise UsageError(
                tell(
                    "{inner} lies inside {outer}; put the archive beside its seeds",
                    inner=inner,
                    outer=outer,
                )
            )


def _place_seeds(draft: Path, folder: Path, seeds: Path | None, *, link: bool) -> str:
    """Where the mkdocs.yml of *folder* finds the seeds, which are put into its *draft*."""
    if seeds is None:
        (draft / "seeds").mkdir()
    elif link:
        return way_to(seeds.resolve(), folder.resolve())
    else:
        _copy(seeds, draft / "seeds")
    return "seeds"


def _copy(seeds: Path, target: Path) -> None:
    try:
        shutil.copytree(seeds, target, symlinks=True, ignore=_special_files)
    except shutil.Error as error:  # of all files; the first is enough to know
        (source, _, reason), *others = error.args[0]
        more = tell(" (and {n} more)", n=len(others)) if others else ""
        raise BuildFailedError(
            tell(
                "{source}{more} cannot be copied: {reason}", source=source, more=more, reason=reason
            )
        ) from error


def _special_files(folder: str, names: list[str]) -> list[str]:
    """Pipes, sockets and devices: they hold no text, and reading one may never end."""
    kinds = ((name, os.lstat(Path(folder, name)).st_mode) for name in names)
    return [
        name
        for name, mode in kinds
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode))
    ]


def _starter() -> Traversable:
    return resources.files("fonds.commands") / "starter"


def _configuration(name: str, seeds: str, tables: list[str], lang: str, theme: str) -> str:
    words = load_words(lang)
    labels = {key: quote_yaml(words(key)) for key in _LABELS}
    parts = (_starter() / "mkdocs.yml", _starter() / "theme" / f"{theme}.yml")
    return "".join(part.read_text(encoding="utf-8") for part in parts).format(
        name=quote_yaml(name),
        seeds=quote_yaml(seeds),
        metadata=_state_tables(seeds, tables, lang),
        lang=quote_yaml(lang),
        **{key: _comment(said, lang) for key, said in _COMMENTS.items()},
        **labels,
    )


def _comment(message: Message, lang: str) -> str:
    """*message* in *lang* as comment lines of YAML."""
    lines = wrap(phrase(message, lang), 98, break_on_hyphens=False)
    return "\n".join(f"# {line}" for line in lines)


def _state_tables(seeds: str, tables: list[str], lang: str) -> str:
    """The line that names the *tables* found in *seeds*; without any, only what it could say."""
    if not tables:
        said = _comment(tell("a table of titles, dates, authors …"), lang)
        return f"# metadata: seeds/metadata.csv    {said}"
    return f"metadata: [{', '.join(quote_yaml(f'{seeds}/{table}') for table in tables)}]"


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
