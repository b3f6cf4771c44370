"""What the stages read from the catalogue."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from fonds.base.addresses import PAGE, article_page
from fonds.base.kinds import NAMED
from fonds.base.model import DateFrom, TitleFrom


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Card:
    """What a list shows of an article; compared by identity: it is the key of many caches."""

    id: str  # as in its address
    filed: str  # folder of its page below articles/
    title: str  # without brackets
    supplied: bool  # whether the title was made from the first sentence
    date: str  # EDTF, "" when unknown
    year: int | None  # under which it is filed in lists; None when the date is unknown
    month: int  # 1–12; 0 when the month is not known
    lang: str  # BCP 47
    dir: str  # "ltr" or "rtl"
    page: str  # path of its Markdown page, relative to docs/
    key: str  # the row that it was made of, as one string: the input of fingerprints

    def __repr__(self) -> str:
        """The input of fingerprints, made once: thousands are computed from each card."""
        return self.key


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """An authority record, or a publication, creator or folder; compared by identity too."""

    id: str  # "people/joe-biden": its address without the suffix
    kind: str  # person, place, organisation, topic, publication, creator, folder
    label: str  # preferred form
    curated: bool  # whether authorities.yml declares it
    note: str  # a sentence about it, from authorities.yml
    identifiers: tuple[tuple[str, str], ...]  # (scheme, value): wikidata, viaf, lat, lon …
    variants: tuple[str, ...]  # other forms of its name, sorted
    within: str  # id of the place that it belongs to; "" if none is stated
    linked: bool  # whether it has a page of its own
    several: tuple[str, ...] = ()  # what its name may mean; () if it is one thing

    @property
    def page(self) -> str:
        """Path of its Markdown page, relative to docs/."""
        return f"{self.id}{PAGE}"


class Notice(NamedTuple):
    """All that an article's page shows of it."""

    card: Card  # what lists show of it
    text: str  # the source's; an empty line parts paragraphs
    title_from: TitleFrom  # where the title comes from
    date_from: DateFrom  # where the date comes from
    headline_start: int  # where the headline begins in the text; 0 if the title is not in it
    body_start: int  # where the text below the headline begins; 0 if the title is not in it
    publication: str  # "" if unknown
    creator: tuple[str, ...]  # authors
    url: str  # where it was published
    rights: str  # rights statement
    modified: str  # EDTF
    extra: tuple[tuple[str, str], ...]  # other columns of the metadata: (name, value)
    words: int  # number of words
    file: str  # path of the source, relative to the seeds
    sha256: str  # of the source's bytes
    bytes: int  # size of the source
    encoding: str  # how the source was decoded; "" if its format is a binary one
    part: int  # its place in a source with many articles, from 1; 0: it is alone there
    reader: str  # what read the text out of the source; "" if the source is the text
    extract_sha256: str  # checksum of what it read, in UTF-8; "" if the source is the text
    omitted: tuple[str, ...]  # names of pictures and attachments in it that are not shown
    whole: bool  # whether the source may be published whole: no article in it was withdrawn

    @property
    def path(self) -> str:
        """Its place: the path of the source, ``#n`` after it where that holds many articles."""
        return place_of(self.file, self.part)

    @property
    def credits(self) -> str:
        """The lines above the headline, "" if there are none."""
        return self.text[: self.headline_start].rstrip("\n")

    @property
    def headline(self) -> str:
        """The headline as it is written, "" if the title is not in the text."""
        return self.text[self.headline_start : self.body_start].rstrip("\n")

    @property
    def above(self) -> int:
        """How many paragraphs of the text end before the body: mostly 1 if it has a headline."""
        return self.text.count("\n\n", 0, self.body_start)

    @property
    def body(self) -> str:
        """The text below the headline, "" if there is none."""
        return self.text[self.body_start :]


def place_of(path: str, part: int) -> str:
    """The place of an article: the source at *path*, or the n-th article in it."""
    return f"{path}#{part}" if part else path


IS_WHOLE = "NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.source_id = s.id)"
"""Whether no article of the source *s* was withdrawn."""

_ARTICLES = (
    "SELECT a.id, a.filed, a.title, a.title_supplied, a.date, a.sort_start, a.lang, a.dir,"
    " a.year, a.month,"
    " s.key || ' ' || a.body_start || ' ' || s.path || '#' || a.part || ' ' || a.title,"
    " (a.date IS NOT NULL AND a.sort_start / 100 = a.sort_end / 100) * (a.sort_start / 100)"
    " FROM articles a JOIN sources s ON s.id = a.source_id"
    " ORDER BY a.sort_start, a.sort_end, s.path, a.part"
)
_NOTICE = (
    "SELECT a.id, a.text, a.title_from, a.date_from, a.headline_start, a.body_start,"
    " a.publication, a.creator, a.url, a.rights, a.modified, a.extra, a.words, s.path, s.sha256,"
    " s.bytes, s.encoding, a.part, a.reader, a.extract_sha256, a.omitted,"
    f" {IS_WHOLE}"
    " FROM articles a JOIN sources s ON s.id = a.source_id"
)


class Articles(NamedTuple):
    """All articles in the archive's one order: by start, end and path, undated ones last."""

    cards: list[Card]  # what lists show of each
    sources: list[str]  # of each: changes with all that it was made from
    months: list[int]  # year × 100 + month of the date of each; 0 if the month is not known


def read_articles(catalogue: sqlite3.Connection) -> Articles:
    """Every article, without its text."""
    cards, sources, months = Articles([], [], [])
    for row in catalogue.execute(_ARTICLES):
        cards.append(_card(row))
        sources.append(row[10])
        months.append(row[11])
    return Articles(cards, sources, months)


def read_cards(catalogue: sqlite3.Connection) -> list[Card]:
    """The card of every article, in that order."""
    return read_articles(catalogue).cards


def read_records(
    catalogue: sqlite3.Connection, least: int = 1
) -> Iterator[tuple[Record, list[str]]]:
    """Every record, by id, with the ids of the articles that are tagged with it.

    Names that were found have a page if they are sure and tag *least* articles; those that a
    person stated have one always, and so have topics, publications, creators and folders.
    """
    variants: dict[str, list[str]] = {}
    for record_id, form in catalogue.execute("SELECT record_id, form FROM variants ORDER BY 1, 2"):
        variants.setdefault(record_id, []).append(form)
    rows = catalogue.execute(
        "SELECT id, kind, label, curated, note, identifiers, within, several, articles,"
        " curated OR stated OR (sure AND count >= ?)"
        f" OR kind NOT IN ({', '.join('?' * len(NAMED))}) FROM records"
        " JOIN (SELECT record_id, count(*) AS count, group_concat(article_id) AS articles,"
        " EXISTS (SELECT 1 FROM tags s WHERE s.record_id = tags.record_id"
        " AND s.why IN ('metadata', 'curated')) AS stated FROM tags GROUP BY record_id)"
        " ON record_id = id ORDER BY id",
        (least, *NAMED),
    )
    for id_, kind, label, curated, note, ids, within, several, articles, linked in rows:
        record = Record(
            id_, kind, label, bool(curated), note, _pairs(ids),
            tuple(variants.get(id_, ())), within, bool(linked),
            tuple(json.loads(several)) if several else (),
        )  # fmt: skip
        yield record, articles.split(",")


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """A JSON object of texts; most are empty."""
    return tuple(json.loads(text).items()) if text != "{}" else ()


def read_letters(catalogue: sqlite3.Connection) -> set[str]:
    """The rare letters of all articles: see base/alphabets.py."""
    rows = catalogue.execute("SELECT DISTINCT letters FROM articles WHERE letters <> ''")
    return {letter for (letters,) in rows for letter in letters}


def read_notices(catalogue: sqlite3.Connection, cards: Sequence[Card]) -> dict[str, Notice]:
    """Id → notice of the articles of *cards* (some hundreds at most)."""
    by_id = {card.id: card for card in cards}
    placeholders = ", ".join("?" * len(by_id))
    rows = catalogue.execute(f"{_NOTICE} WHERE a.id IN ({placeholders})", list(by_id))
    return {row[0]: _notice(by_id[row[0]], row[1:]) for row in rows}


def read_changes(catalogue: sqlite3.Connection) -> dict[str, str]:
    """Article id → when its source last changed (EDTF), where metadata states it."""
    return dict(catalogue.execute("SELECT id, modified FROM articles WHERE modified IS NOT NULL"))


def _card(row: tuple) -> Card:  # type: ignore[type-arg]  # columns of many types
    """The card in a row of ``_ARTICLES``."""
    id_, filed, title, made, date, _, lang, dir_, year, month, *_ = row
    page, key = article_page(filed, id_), repr(row[:8])
    return Card(id_, filed, title, made == 1, date or "", year, month or 0, lang, dir_, page, key)


def _notice(card: Card, row: tuple) -> Notice:  # type: ignore[type-arg]  # columns of many types
    """A row of ``_NOTICE``, whose columns stand in the order of the fields of `Notice`."""
    before, creator, between = row[:6], row[6], row[11:19]
    url, rights, modified, extra = row[7:11]
    further = tuple(map(tuple, _list(extra)))
    stated = (_list(creator), url, rights, modified or "", further)
    return Notice._make((card, *before, *stated, *between, _list(row[19]), bool(row[20])))


def _list(text: str) -> tuple[Any, ...]:
    """A JSON list; most are empty."""
    return tuple(json.loads(text)) if text != "[]" else ()
