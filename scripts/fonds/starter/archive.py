"""``fonds new``: a folder of texts becomes an archive of its own."""

from __future__ import annotations

import os
import shutil
import stat
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from fonds.errors import UsageError
from fonds.locale import FALLBACK, Words, load_words
from fonds.pages.escape import escape_line, quote_yaml

_LABELS = ("home", "time", "people", "places", "organisations", "topics", "about", "to_light",
           "to_dark", "to_system")  # fmt: skip


def create_archive(folder: Path, seeds: Path | None, *, link: bool, name: str, lang: str) -> Path:
    """Make the archive *name* in *folder*; return its mkdocs.yml.

    *seeds* is copied, or used where it lies if *link*. Raises UsageError if *folder* is not empty
    or *seeds* is no folder; nothing is then written.
    """
    _check(folder, seeds, link=link)
    words = load_words(lang)
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    place = _place_seeds(folder, seeds, link=link)
    starter = resources.files("fonds.starter")
    texts = starter / (words.lang if (starter / words.lang).is_dir() else FALLBACK)
    _write(folder / "mkdocs.yml", _configuration(starter, name, place, words, lang))
    _write(folder / "authorities.yml", (starter / "authorities.yml").read_text(encoding="utf-8"))
    _write(folder / ".gitignore", (starter / "gitignore").read_text(encoding="utf-8"))
    for page in ("index.md", "about.md"):
        text = (texts / page).read_text(encoding="utf-8")
        _write(folder / "docs" / page, text.replace("{name}", escape_line(name)))
    return folder / "mkdocs.yml"


def _check(folder: Path, seeds: Path | None, *, link: bool) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not empty; name a folder that does not exist yet")
    if link and seeds is None:
        raise UsageError("--link needs --seeds: the folder to use where it is")
    if seeds is None:
        return
    if not seeds.is_dir():
        raise UsageError(f"{seeds} is no folder; name the folder that holds the texts")
    if folder.resolve().is_relative_to(seeds.resolve()):
        raise UsageError(f"{folder} lies inside {seeds}; put the archive beside its seeds")


def _place_seeds(folder: Path, seeds: Path | None, *, link: bool) -> str:
    """Where mkdocs.yml finds the seeds."""
    if seeds is None:
        (folder / "seeds").mkdir(exist_ok=True)
    elif link:
        return os.path.relpath(seeds.resolve(), folder.resolve())
    else:
        shutil.copytree(seeds, folder / "seeds", symlinks=True, ignore=_special_files)
    return "seeds"


def _special_files(folder: str, names: list[str]) -> list[str]:
    """Pipes, sockets and devices: they hold no text, and reading one may never end."""
    kinds = ((name, os.lstat(Path(folder, name)).st_mode) for name in names)
    return [
        name
        for name, mode in kinds
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode))
    ]


def _configuration(starter: Traversable, name: str, seeds: str, words: Words, lang: str) -> str:
    labels = {key: quote_yaml(words(key)) for key in _LABELS}
    template = (starter / "mkdocs.yml").read_text(encoding="utf-8")
    return template.format(
        name=quote_yaml(name), seeds=quote_yaml(seeds), lang=quote_yaml(lang), **labels
    )


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
