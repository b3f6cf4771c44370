"""The references that pages load when a reader exports a list: classic scripts, by folder.

An article's address says which of them has it: "articles/2022/01/a.html" is in "2022/01.js", or,
where that folder has many articles, in the part that the letters of its id add up to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial

from fonds.base.cells import IN_SCRIPTS
from fonds.base.fingerprint import code_of, fingerprint, hash_text
from fonds.base.kinds import NAMED
from fonds.catalogue.queries import Record
from fonds.citing.bibtex import IN_ADDRESS, SPECIAL
from fonds.citing.fields import FIELDS, KIND, MANY
from fonds.citing.reference import one_line
from fonds.citing.table import separator
from fonds.html.typography import space_text
from fonds.pages.calendar import LIMIT
from fonds.render.task import Task
from fonds.render.views import Views
from fonds.search.chunks import write_data

FOLDER = "assets/fonds/references"
MOST = 300
"""Articles in one file; of a folder with more, as many parts are made as are needed."""
_WORDS = "cite_"
"""Beginning of the keys of the words that scripts show."""


def part_of(article_id: str, parts: int) -> int:
    """In which of the *parts* of its folder an article is; the scripts reckon in the same way."""
    number = 0
    for char in article_id if parts > 1 else "":
        number = (number * 31 + ord(char)) % 65536
    return number % parts


def data_name(filed: str, part: int) -> str:
    """The name of a part of the folder *filed*, without the suffix."""
    return f"{filed}-{part}" if part else filed


def count_parts(views: Views) -> dict[str, int]:
    """Folder below articles/ → in how many parts its references are."""
    counts: dict[str, int] = defaultdict(int)
    for card in views.held.cards:
        counts[card.filed] += 1
    return {filed: -(-count // MOST) for filed, count in counts.items()}


def reference_data_tasks(views: Views) -> Iterator[Task]:
    """Every such file, and the one that says what scripts must know of the archive."""
    parts = count_parts(views)
    positions: dict[str, list[int]] = defaultdict(list)
    for position, card in enumerate(views.held.cards):
        name = data_name(card.filed, part_of(card.id, parts[card.filed]))
        positions[name].append(position)
    code, pages = code_of("fonds.render.reference_data"), list(views.articles)
    for name, places in positions.items():
        keys = (views.page_keys[pages[position]] for position in places)
        yield Task(
            f"{FOLDER}/{name}.js",
            hash_text("\n".join([code, views.references.key, *keys])),
            partial(_write_part, views, name, places),
        )
    for record in views.held.records.values():
        is_long = len(views.held.tagged[record.id]) > LIMIT
        if is_long and record.linked and record.kind in NAMED:
            write = partial(_write_passages, views, record)
            key = fingerprint(code, views.outline(record.page).key)
            yield Task(f"{FOLDER}/{record.id}.js", key, write)
    yield Task(f"{FOLDER}/table.js", "", partial(_write_table, views, parts))


def _write_part(views: Views, name: str, positions: Sequence[int]) -> bytes:
    numbers: dict[str, int] = {}
    rows = [_row(views, position, numbers) for position in positions]
    records = [views.held.records[id_] for id_ in numbers]
    names = [(record.id, record.label, record.kind) for record in records]
    return f"fondsReferences({write_data((name, names, rows))});\n".encode()


def _write_passages(views: Views, record: Record) -> bytes:
    """For what each article stands in the lists of *record*, which are too long for one page."""
    quoted = views.quoter.sentences(record, views.held.articles(record))
    passages = sorted((id_, one_line(sentence)) for id_, sentence in quoted)
    return f"fondsReferences({write_data((record.id, passages))});\n".encode()


def _row(views: Views, position: int, numbers: dict[str, int]) -> tuple[object, ...]:
    """An article: its names by their numbers, year and month by which lists have it at the end."""
    card, reference = views.held.cards[position], views.references.at(position)
    tags = views.held.tags[card.id]
    return (
        reference.id,
        reference.title,
        reference.creators,
        reference.date,
        reference.publication,
        reference.lang,
        reference.abstract,
        [numbers.setdefault(tag.id, len(numbers)) for tag in tags],
        reference.origin,
        reference.rights,
        card.year,
        card.month,
    )


def _write_table(views: Views, parts: Mapping[str, int]) -> bytes:
    """What every standard calls the fields, the words of the interface, the archive itself."""
    words, archive = views.words, views.archive
    shown = {
        key: space_text(text, words.lang)
        for key, text in words.strings.items()
        if key.startswith(_WORDS) and isinstance(text, str)
    }
    fields = [
        (it.name, it.ris, it.csl, it.bibtex, words(it.column) if it.column else "", it.name in MANY)
        for it in FIELDS
    ]
    table = {
        "kind": asdict(KIND),
        "fields": fields,
        "tex": SPECIAL,
        "address": IN_ADDRESS,
        "separator": separator(words.lang),
        "formula": IN_SCRIPTS,
        "lang": words.lang,
        "words": shown,
        "archive": archive.name,
        "site": archive.site_url,
        "edition": views.edition,
        "parts": {filed: count for filed, count in parts.items() if count > 1},
    }
    return f"fondsCiting({write_data(table)});\n".encode()
