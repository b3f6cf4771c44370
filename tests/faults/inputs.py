"""What a person gives fonds: an archive, and what becomes of it by each kind of change."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

from tests.archives import SAMPLES, Home, make_home

Inputs = dict[str, bytes]
"""Every file that a person wrote, relative to the archive's folder."""

GENERATED = ("articles", "people", "places", "organisations", "topics", "publications", "folders",
             "time")  # fmt: skip
_PLACES = ("Brest", "Lyon", "Nantes", "Lille", "Dakar", "Oslo", "Turin", "Varsovie")


@cache
def _sentences() -> list[str]:
    """Sentences of French news, with the names that stand there."""
    with (SAMPLES / "winer-fr" / "articles.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    found = {
        part.strip() for text in texts for line in text.splitlines() for part in line.split(". ")
    }
    return sorted(part for part in found if len(part) > 40)


def write_article(number: int, title: str = "", more: str = "") -> bytes:
    """The source of that *number*, always the same; every fortieth tells another's text again."""
    rnd = random.Random(number - 1 if number % 40 == 39 else number)  # noqa: S311 - no secret
    date = f"{2012 + number % 9}-{1 + number % 12:02d}"
    title = title or f"Le dossier {number} de {rnd.choice(_PLACES)}"
    paragraphs = [". ".join(rnd.sample(_sentences(), 3)) for _ in range(rnd.randint(2, 5))]
    body = "".join(f"{paragraph}.\n\n" for paragraph in paragraphs)
    return f" date {date} {title}\n\n{more}{body}".encode()


@cache
def make_base(articles: int) -> Inputs:
    """The archive before any change."""
    with tempfile.TemporaryDirectory() as folder:
        home = make_home(Path(folder) / "a")
        home.configure(site_url="https://example.org/")
        base = read_inputs(home)
    base |= {f"seeds/{n:04d}.txt": write_article(n) for n in range(articles)}
    rows = "".join(f"{n:04d}.txt,Le Temps,Personne {n % 7}\n" for n in range(0, articles, 5))
    base["seeds/metadata.csv"] = f"file,publication,people\n{rows}".encode()
    return base


def read_inputs(home: Home) -> Inputs:
    """What a person wrote of the archive in *home*; generated pages are left out."""
    own = [home.config, home.folder / "authorities.yml"]
    files = [*own, *home.docs.rglob("*"), *home.seeds.rglob("*")]
    paths = {file.relative_to(home.folder): file for file in files if file.is_file()}
    return {
        path.as_posix(): file.read_bytes()
        for path, file in paths.items()
        if not (path.parts[0] == "docs" and path.parts[1] in GENERATED)
    }


def arrange(home: Home, inputs: Inputs) -> None:
    """Make the inputs of *home* exactly *inputs*; what is as it should be is not touched."""
    present = read_inputs(home)
    for path in present.keys() - inputs.keys():
        (home.folder / path).unlink()
    for path, data in inputs.items():
        if present.get(path) != data:
            home.put(path, data)
    home.seeds.mkdir(parents=True, exist_ok=True)


def edit_bodies(inputs: Inputs) -> None:
    for number in (3, 17, 20):
        inputs[f"seeds/{number:04d}.txt"] = write_article(number, more="Un paragraphe de plus.\n\n")


def edit_titles(inputs: Inputs) -> None:
    for number in (4, 21):
        inputs[f"seeds/{number:04d}.txt"] = write_article(number, title=f"Titre changé {number}")


def delete(inputs: Inputs) -> None:
    for number in (0, 5, 6, 7, 22):
        del inputs[f"seeds/{number:04d}.txt"]


def add(inputs: Inputs) -> None:
    for number in range(5000, 5005):
        inputs[f"seeds/ajout/{number}.txt"] = write_article(number)


def move(inputs: Inputs) -> None:
    for number in (8, 9, 10):
        inputs[f"seeds/ailleurs/{number:04d}.txt"] = inputs.pop(f"seeds/{number:04d}.txt")


def mend_names(inputs: Inputs) -> None:
    curated = yaml.safe_dump(
        {"reject": ["Paris"], "people": {"personne-1": {"label": "Quelqu’un"}}}
    )
    inputs["authorities.yml"] = curated.encode()


def change_theme(inputs: Inputs) -> None:
    settings = yaml.safe_load(inputs["mkdocs.yml"])
    settings["theme"]["features"] = ["navigation.footer"]
    inputs["mkdocs.yml"] = yaml.safe_dump(settings, allow_unicode=True).encode()


def hide_sources(inputs: Inputs) -> None:
    settings = yaml.safe_load(inputs["mkdocs.yml"])
    settings["plugins"][0]["fonds"]["publish"] = {"source": False, "path": False}
    inputs["mkdocs.yml"] = yaml.safe_dump(settings, allow_unicode=True).encode()


CHANGES: dict[str, Callable[[Inputs], None]] = {
    "base": lambda inputs: None,
    "body": edit_bodies,
    "title": edit_titles,
    "delete": delete,
    "add": add,
    "move": move,
    "names": mend_names,
    "theme": change_theme,
    "hide": hide_sources,
}
"""State of the archive → how it differs from the base."""


def make_inputs(state: str, articles: int) -> Inputs:
    """The inputs of an archive of so many *articles* in that *state*."""
    inputs = dict(make_base(articles))
    CHANGES[state](inputs)
    return inputs
