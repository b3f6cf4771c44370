"""The first step of names in the catalogue: candidates per article, kept while its text stays."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fonds.catalogue.store import MentionRow, put_mentions
from fonds.enrich.curated import Authorities
from fonds.enrich.finder import Finder, choose_models, dump_spans, parse_spans
from fonds.enrich.gazetteer import Gazetteer, Name
from fonds.enrich.plain import make_plain
from fonds.enrich.spans import Cover, Span
from fonds.enrich.topics import TopicList, load_topics
from fonds.enrich.words import split_words

Tick = Callable[[int, int], None]
"""Called with how many articles are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What one run did."""

    articles: int  # searched in this run: the others had not changed
    method: str  # what names are found with: "rules", "none", or each language's model


def find_mentions(
    catalogue: sqlite3.Connection,
    authorities: Authorities,
    names: str,
    models: Mapping[str, str] | None = None,
    topics: Path | None = None,
    tick: Tick = lambda done, of: None,
) -> Searched:
    """Bring the mentions and topics of every article up to date.

    *names* is "auto", "rules", "model" or "none"; *models* maps languages to spaCy models,
    *topics* is an archive's own list of topics. Raises UsageError if a model is missing or the
    list is wrong.
    """
    if names == "none":
        for table in ("mentions", "mention_states", "findings"):
            catalogue.execute(f"DELETE FROM {table}")  # noqa: S608 - the names above
        return Searched(0, "none")
    langs = [lang for (lang,) in catalogue.execute("SELECT DISTINCT lang FROM articles")]
    finder = Finder(choose_models(names, models or {}, langs))
    searcher = _Searcher(catalogue, finder, authorities, load_topics(topics))
    stale = searcher.list_stale(langs)
    for done, article_id in enumerate(stale, 1):
        searcher.search(article_id)
        tick(done, len(stale))
    catalogue.execute("DELETE FROM findings WHERE hash NOT IN (SELECT hash FROM mention_states)")
    return Searched(len(stale), finder.method)


class _Searcher:
    """Searches articles; what was once found in a text is not looked for again."""

    def __init__(
        self,
        catalogue: sqlite3.Connection,
        finder: Finder,
        authorities: Authorities,
        topics: TopicList,
    ) -> None:
        self._catalogue = catalogue
        self._finder = finder
        self._topics = topics
        declared = _list_curated(authorities)
        self._curated = Gazetteer(declared) if declared else None
        forms = [[name.form, name.kind, name.target] for name in declared]
        told = json.dumps([forms, topics.key])
        self._curated_key = hashlib.blake2b(told.encode(), digest_size=8).hexdigest()

    def list_stale(self, langs: Iterable[str]) -> list[str]:
        """The articles whose mentions were made from something else than now."""
        stale = []
        for lang in langs:
            rows = self._catalogue.execute(
                "SELECT a.id FROM articles a LEFT JOIN mention_states m ON m.article_id = a.id"
                " AND m.key = ? WHERE a.lang = ? AND m.key IS NULL ORDER BY a.id",
                (self._key(lang), lang),
            )
            stale += [article_id for (article_id,) in rows]
        return stale

    def search(self, article_id: str) -> None:
        """Write the mentions and topics of one article."""
        (title, text, lang) = self._catalogue.execute(
            "SELECT title, text, lang FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        told = f"{self._finder.key(lang)}\0{text}".encode(errors="surrogatepass")
        key = hashlib.blake2b(told, digest_size=16).hexdigest()
        mentions = self._curate(text, self._find(key, text, lang))
        put_mentions(self._catalogue, article_id, mentions)
        topics = json.dumps(self._topics.find(title, text, lang))
        self._catalogue.execute(
            "INSERT OR REPLACE INTO mention_states VALUES (?, ?, ?, ?)",
            (article_id, self._key(lang), key, topics),
        )

    def _find(self, key: str, text: str, lang: str) -> list[Span]:
        known = self._catalogue.execute("SELECT spans FROM findings WHERE hash = ?", (key,))
        row = known.fetchone()
        if row:
            return parse_spans(row[0])
        spans = self._finder.find(text, lang)
        self._catalogue.execute("INSERT INTO findings VALUES (?, ?)", (key, dump_spans(spans)))
        return spans

    def _curate(self, text: str, spans: list[Span]) -> list[MentionRow]:
        """*spans*, and before them what a person declared, as rows."""
        plain = make_plain(text)
        curated = list(self._curated.find(plain, split_words(plain))) if self._curated else []
        cover = Cover(curated)
        rest = [span for span in spans if not cover.touches(span.start, span.end)]
        return [
            MentionRow(s.start, s.end, text[s.start : s.end], s.kind, s.why, s.form)
            for s in sorted([*curated, *rest])
        ]

    def _key(self, lang: str) -> str:
        return f"{self._finder.key(lang)}:{self._curated_key}"


def _list_curated(authorities: Authorities) -> list[Name]:
    return [
        Name(form, record.kind, "curated", record.id)
        for record in authorities.records
        if record.kind != "topic"
        for form in record.forms
    ]
