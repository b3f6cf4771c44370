"""Archives for the tests of search: real articles, dates of every kind, names with variants."""

from __future__ import annotations

import csv
import random
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypedDict

from fonds.base.locale import load_words
from fonds.catalogue.holdings import read_holdings
from fonds.config import Archive
from fonds.pipeline import convert
from fonds.search.corpus import Text, read_texts
from fonds.search.folder import store_files
from fonds.search.publish import make_search
from fonds.search.tokens import open_tokens
from tests.search import scan

PAGE = (
    "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>t</title>"
    '<script src="search/engine.js"></script>'
)

Named = tuple[str, list[str], list[str]]
"""A name, the words of which one must occur, its other forms."""

NAMES: dict[str, tuple[str, list[Named]]] = {
    # kind: (folder, names)
    "person": ("people", [("Emmanuel Macron", ["macron"], ["E. Macron", "Macron"]),
                          ("François Hollande", ["hollande"], ["F. Hollande"]),
                          ("Donald Trump", ["trump"], ["The Donald", "Trump"]),
                          ("Melania Trump", ["melania"], []),
                          ("Joe Biden", ["biden"], ["Joseph Biden"]),
                          ("Volodymyr Zelensky", ["zelensky"], ["Zelenskyy", "Zelenski"])]),
    "place": ("places", [("Paris", ["paris"], ["Ville Lumière"]), ("Kiev", ["kiev"], ["Kyiv"]),
                         ("États-Unis", ["unis"], ["USA", "Etats-Unis d'Amérique"]),
                         ("Nice", ["nice"], []), ("Allemagne", ["allemagne"], ["RFA"])]),
    "organisation": ("organisations", [("SNCF", ["sncf"], []),
                                       ("Union européenne", ["europeenne"], ["UE"])]),
    "topic": ("topics", [("Élections", ["election", "elections"], []),
                         ("Météo", ["neige", "pluie"], [])]),
    "publication": ("publications", [("L’Écho du soir", ["soir"], [])]),
    "creator": ("creators", [("Anne O’Brien-Lévy", ["mardi"], []), ("Zoé Ça", ["jeudi"], [])]),
}  # fmt: skip
"""Names by a rule that any archive can follow: an article with one of the words has the name."""


class Note(TypedDict, total=False):
    """What the search says of a query besides its hits."""

    kind: str  # "nearest", "missing", "deep" …
    word: str  # what it is about
    facet: str  # the kind of names in which the word was looked for
    used: list[str]  # what was looked for in its stead
    n: int  # a bound


class Answer(TypedDict):
    """What `fonds.search` gives in the browser, as far as tests read it."""

    total: int
    hits: list[dict[str, Any]]  # cards: id, title …
    notes: list[Note]


@contextmanager
def open_catalogue_of(archive: Archive) -> Iterator[sqlite3.Connection]:
    """The catalogue of *archive* as it is; what is changed in it is kept."""
    with closing(sqlite3.connect(archive.catalogue)) as catalogue, catalogue:
        yield catalogue


def convert_articles(root: Path, articles: Mapping[str, tuple[str, str]]) -> Archive:
    """An archive in *root* of *articles*, name → title and body, converted."""
    seeds = root / "seeds"
    seeds.mkdir()
    for name, (title, body) in articles.items():
        (seeds / f"{name}.txt").write_text(f"{title}\n\n{body}\n", encoding="utf-8")
    archive = describe(root, seeds)
    convert(archive, lambda *_: None)
    return archive


def describe(root: Path, seeds: Path) -> Archive:
    return Archive(
        root=root, name="Fonds", lang="fr", seeds=seeds, docs=root / "docs", site=root / "site",
        build=root / "build", metadata=(root / "metadata.csv",),
        authorities=root / "authorities.yml",
        publication="", rights="", names="none", publish_source=False, publish_path=True,
        external_links=True, max_bytes=20_000_000,
    )  # fmt: skip


def build_archive(root: Path, seeds: Path) -> Archive:
    """A catalogue of *seeds* below *root*: dates of every kind, and names by a rule."""
    archive = describe(root, seeds)
    root.mkdir(parents=True, exist_ok=True)
    write_metadata(archive.metadata[0], sorted(file.name for file in seeds.glob("*.txt")))
    convert(archive, lambda *_: None)
    with open_catalogue_of(archive) as catalogue:
        tag_articles(catalogue)
    return archive


def write_resampled(folder: Path, seeds: Path, count: int) -> Path:
    """*count* articles in *folder*, each of real paragraphs that stand in *seeds*, drawn anew."""
    chance = random.Random(3)  # noqa: S311
    texts = [file.read_text(encoding="utf-8").split("\n\n") for file in sorted(seeds.glob("*.txt"))]
    heads = [head for head, *_ in texts]
    bodies = [part for _, *parts in texts for part in parts]
    folder.mkdir(parents=True)
    for number in range(count):
        drawn = chance.sample(bodies, chance.randint(1, 5))
        text = "\n\n".join([heads[number % len(heads)], *drawn])
        (folder / f"{number:06d}.txt").write_text(text, encoding="utf-8")
    return folder


def write_metadata(file: Path, names: Iterable[str]) -> None:
    chance = random.Random(7)  # noqa: S311
    dates = (
        "2016",
        "2016-05-14",
        "2017-02-28",
        "2016-11/2017-02",
        "1998~",
        "2017-23",
        "201X",
        "2015/..",
    )
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["file", "date"])
        for name in names:
            if chance.random() < 0.3:
                table.writerow([name, chance.choice(dates)])


def tag_articles(catalogue: sqlite3.Connection) -> None:
    for table in ("tags", "variants", "records"):
        catalogue.execute(f"DELETE FROM {table}")  # noqa: S608
    texts = {text.card.id: text for text in read_texts(catalogue, read_holdings(catalogue))}
    forms = {
        id_: {scan.fold(word) for word in f"{text.card.title} {text.body}".split()}
        for id_, text in texts.items()
    }
    for kind, (folder, names) in NAMES.items():
        for label, words, variants in names:
            record = f"{folder}/{scan.fold(label)}"
            insert_record(catalogue, record, kind, label, variants)
            for id_ in (id_ for id_, found in forms.items() if found & set(words)):
                insert(catalogue, "tags", article_id=id_, record_id=record, why="test")


def insert_record(
    catalogue: sqlite3.Connection, id_: str, kind: str, label: str, variants: Iterable[str]
) -> None:
    """A declared record and its other forms."""
    insert(catalogue, "records", id=id_, kind=kind, label=label, identifiers="{}", curated="1")
    for form in variants:
        insert(catalogue, "variants", record_id=id_, form=form)


def insert(catalogue: sqlite3.Connection, table: str, **values: str) -> None:
    """A row of *table*; a column that is not given is empty."""
    columns = catalogue.execute(f"PRAGMA table_info({table})").fetchall()
    row = [values.get(name, 0 if kind == "INTEGER" else "") for _, name, kind, *_ in columns]
    marks = ", ".join("?" * len(row))
    catalogue.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608


def write_site(archive: Archive, cache: Path | None = None) -> dict[str, bytes]:
    """Index *archive* into its site, with a page that holds the engine alone.

    Gives the files of the index, without the scripts.
    """
    with open_catalogue_of(archive) as catalogue, open_tokens(cache) as tokens:
        files = list(make_search(catalogue, archive, tokens))
        tokens.save()
        store_files(archive.site / "search", files)
        made = {file.name: file.make() for file in files}
    (archive.site / "engine.html").write_text(PAGE, encoding="utf-8")
    return {name: data for name, data in made.items() if data.startswith(b"fondsIndex(")}


def read_archive(archive: Archive) -> scan.Archive:
    """What the scan sees of *archive*."""
    with open_catalogue_of(archive) as catalogue:
        held = read_holdings(catalogue)
        days = {
            id_: (start, end)
            for id_, start, end in catalogue.execute(
                "SELECT id, sort_start, sort_end FROM articles"
            )
        }
        tags: dict[str, dict[str, set[str]]] = {}
        rows = catalogue.execute(
            "SELECT article_id, record_id, label FROM tags JOIN records ON id = record_id"
        )
        for article, record, label in rows:
            tags.setdefault(article, {}).setdefault(record.split("/")[0], set()).add(label)
        forms: dict[str, dict[str, list[str]]] = {}
        for record, label in catalogue.execute("SELECT id, label FROM records"):
            variants = catalogue.execute("SELECT form FROM variants WHERE record_id = ?", (record,))
            forms.setdefault(record.split("/")[0], {})[label] = [form for (form,) in variants]
        articles = [
            _read_article(text, days[text.card.id], tags.get(text.card.id, {}))
            for text in read_texts(catalogue, held)
        ]
    words = load_words(archive.lang)
    for article in articles:
        article.names["languages"] = {words.language(article.lang)}
        forms.setdefault("languages", {})[words.language(article.lang)] = [article.lang]
    return scan.Archive(articles, forms)


def _read_article(text: Text, days: tuple[int, int], names: dict[str, set[str]]) -> scan.Article:
    card = text.card
    dated = card.year is not None
    month = f"{card.year:04d}" + (f"-{card.month:02d}" if card.month else "") if dated else ""
    return scan.Article(
        id=card.id,
        lang=card.lang,
        start=days[0] if dated else None,
        end=days[1] if dated else None,
        parts=[
            row for part in (card.title, *text.body.split("\n\n")) for row in scan.read_rows(part)
        ],
        names=names,
        month=month,
        twice=scan.read_twice([card.title, *text.body.split("\n\n")]),
    )
