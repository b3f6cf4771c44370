"""Mentions in the catalogue: found article by article, cached by the hash of the text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fonds.base.errors import UsageError
from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.speech import tell
from fonds.catalogue.mentions import Mention, put_mentions
from fonds.config import Workers
from fonds.files.workers import spread
from fonds.names.curate.curated import Authorities
from fonds.names.recognise.gazetteer import Gazetteer, KnownName
from fonds.names.recognise.method import Finder, choose_models, dump_spans, parse_spans
from fonds.names.recognise.spans import Span, lay
from fonds.names.recognise.topics import TopicList, load_topics
from fonds.names.resolve.redeclared import Claims, Redeclared, list_claims, note_claims, read_claims
from fonds.names.text.plain import make_plain
from fonds.names.text.words import split_words

Tick = Callable[[int, int], None]
"""Called with how many articles are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What one run did."""

    articles: tuple[str, ...]  # searched in this run, by id: the others had not changed
    method: str  # what names are found with: "rules", "none", or each language's model


def find_mentions(
    catalogue: sqlite3.Connection,
    authorities: Authorities,
    names: str,
    models: Mapping[str, str] | None = None,
    topics: Path | None = None,
    tick: Tick = lambda done, of: None,
    workers: Workers = 1,
) -> Searched:
    """Bring the mentions and topics of every article up to date.

    *names* is "auto", "rules", "model" or "none"; *models* maps languages to spaCy models,
    *topics* is an archive's own list of topics, *workers* as in `spread`. Raises UsageError if a
    model is missing or the list is wrong.
    """
    if names == "none":
        for table in ("mentions", "tags", "mention_states", "findings", "curated_states"):
            catalogue.execute(f"DELETE FROM {table}")  # noqa: S608 - the names above
        return Searched((), "none")
    langs = [lang for (lang,) in catalogue.execute("SELECT DISTINCT lang FROM articles")]
    chosen = choose_models(names, models or {}, langs)
    finder, declared = Finder(chosen), _list_curated(authorities)
    listed = load_topics(topics)
    cache = _Cache(catalogue, finder, declared, listed)
    cache.keep_unconcerned(langs)
    stale = cache.list_stale(langs)
    search = partial(_Search, chosen, finder.method, declared, listed)
    searched = spread(search, cache.read(stale), workers)
    for done, (article, found) in enumerate(searched, 1):
        cache.write(article, found)
        tick(done, len(stale))
    catalogue.execute("DELETE FROM findings WHERE hash NOT IN (SELECT hash FROM mention_states)")
    return Searched(tuple(stale), finder.method)


@dataclass(frozen=True, slots=True)
class _Article:
    """An article to be searched."""

    article_id: str  # as in the catalogue
    title: str  # its title
    text: str  # its paragraphs
    lang: str  # BCP 47
    hash: str  # of its text and of how names are found in it
    known: str  # the spans that were once found for this hash; "" if none were looked for


@dataclass(frozen=True, slots=True)
class _Found:
    """What an article mentions."""

    spans: str  # candidates, as the catalogue keeps them
    mentions: list[Mention]  # what a person declared, and the spans beside it
    topics: list[str]  # topics that its words speak for


class _Search:
    """Searches one article after the other: the expensive part, alike in any process."""

    def __init__(
        self, models: Mapping[str, str], method: str, declared: list[KnownName], topics: TopicList
    ) -> None:
        self._finder = Finder(models)
        if self._finder.method != method:
            raise UsageError(
                tell(
                    "a worker finds names with {method}, not {other}",
                    method=self._finder.method,
                    other=method,
                )
            )
        self._curated = Gazetteer(declared) if declared else None
        self._topics = topics

    def __call__(self, it: _Article) -> _Found:
        spans = parse_spans(it.known) if it.known else self._finder.find(it.text, it.lang)
        topics = self._topics.find(it.title, it.text, it.lang)
        return _Found(it.known or dump_spans(spans), self._curate(it, spans), topics)

    def _curate(self, it: _Article, spans: list[Span]) -> list[Mention]:
        """*spans*, and before them what a person declared, as mentions."""
        plain = make_plain(it.text)
        curated = list(self._curated.find(plain, split_words(plain))) if self._curated else []
        return [
            Mention(it.article_id, s.start, s.end, it.text[s.start : s.end], s.kind, s.why, s.form)
            for s in lay(curated, spans)
        ]


class _Cache:
    """The mentions in the catalogue; a text that was searched before is not searched again."""

    def __init__(
        self,
        catalogue: sqlite3.Connection,
        finder: Finder,
        declared: list[KnownName],
        topics: TopicList,
    ) -> None:
        self._catalogue = catalogue
        self._finder = finder
        self._topics_key = topics.key
        self._claims = list_claims(declared)
        self._curated_key = self._hash_curated(self._claims)

    def keep_unconcerned(self, langs: Iterable[str]) -> None:
        """After a change of what is declared, keep the mentions of every article that it leaves."""
        before = read_claims(self._catalogue)
        if before == self._claims:
            return
        redeclared, former = Redeclared(before, self._claims), self._hash_curated(before)
        self._catalogue.create_function("may_concern", 1, redeclared.may_concern)
        for lang in langs:
            self._catalogue.execute(
                "UPDATE mention_states SET key = ? WHERE key = ? AND NOT may_concern("
                "(SELECT text FROM articles WHERE id = article_id))",
                (self._key(lang), self._key(lang, former)),
            )
        note_claims(self._catalogue, self._claims)

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

    def read(self, article_ids: Iterable[str]) -> Iterator[_Article]:
        """The articles, with what is known of their texts."""
        for article_id in article_ids:
            (title, text, lang) = self._catalogue.execute(
                "SELECT title, text, lang FROM articles WHERE id = ?", (article_id,)
            ).fetchone()
            key = fingerprint(self._finder.key(lang), text)
            known = self._catalogue.execute("SELECT spans FROM findings WHERE hash = ?", (key,))
            (spans,) = known.fetchone() or ("",)
            yield _Article(article_id, title, text, lang, key, spans)

    def write(self, it: _Article, found: _Found) -> None:
        """Write what one article mentions."""
        self._catalogue.execute(
            "INSERT OR IGNORE INTO findings VALUES (?, ?)", (it.hash, found.spans)
        )
        put_mentions(self._catalogue, it.article_id, found.mentions)
        self._catalogue.execute(
            "INSERT OR REPLACE INTO mention_states VALUES (?, ?, ?, ?)",
            (it.article_id, self._key(it.lang), it.hash, json.dumps(found.topics)),
        )

    def _key(self, lang: str, curated: str = "") -> str:
        return f"{self._finder.key(lang)}:{curated or self._curated_key}"

    def _hash_curated(self, claims: Claims) -> str:
        code = code_of("fonds.names.resolve.mentions")
        return fingerprint(code, sorted(claims.items()), self._topics_key)


def _list_curated(authorities: Authorities) -> list[KnownName]:
    return [
        KnownName(form, record.kind, "curated", record.id)
        for record in authorities.records
        if record.kind != "topic"
        for form in record.forms
    ]
