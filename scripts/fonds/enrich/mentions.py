"""The first step of names: candidates per article, kept while text, language and names stay."""

from __future__ import annotations

import hashlib
import json
import sqlite3

from babel import __version__ as babel_version

from fonds.catalogue.store import MentionRow, put_mentions
from fonds.enrich.authorities import Authorities
from fonds.enrich.gazetteer import Gazetteer, Name
from fonds.enrich.territories import territory_names
from fonds.kinds import BY_NAME

VERSION = "1"
"""Of the rules of this stage; another version finds everything anew."""


def find_mentions(catalogue: sqlite3.Connection, authorities: Authorities, names: str) -> int:
    """Bring the mentions of every article up to date; return how many articles were searched."""
    if names == "none":
        catalogue.execute("DELETE FROM mentions")
        catalogue.execute("DELETE FROM mention_states")
        return 0
    finder = _Finder(authorities)
    stale = catalogue.execute(
        "SELECT a.rowid, a.id, a.lang FROM articles a LEFT JOIN mention_states m"
        " ON m.article_id = a.id AND m.key = ? || a.lang WHERE m.key IS NULL",
        (finder.key,),
    ).fetchall()
    for rowid, article_id, lang in stale:
        found = catalogue.execute("SELECT text FROM articles WHERE rowid = ?", (rowid,))
        (text,) = found.fetchone()
        put_mentions(catalogue, article_id, finder.find(text, lang), finder.key + lang)
    return len(stale)


class _Finder:
    """One gazetteer a language: the curated names, then CLDR's territories in that language."""

    def __init__(self, authorities: Authorities) -> None:
        self._curated = [
            Name(form, record.kind, "curated", record.id)
            for record in authorities.records
            if record.kind != "topic"
            for form in record.forms
        ]
        self._reject = authorities.reject
        self._gazetteers: dict[str, Gazetteer] = {}
        told = [[n.form, n.kind, n.target] for n in self._curated] + sorted(self._reject)
        digest = hashlib.blake2b(json.dumps(told).encode(), digest_size=8).hexdigest()
        self.key = f"{VERSION}:{babel_version}:{digest}:"

    def find(self, text: str, lang: str) -> list[MentionRow]:
        gazetteer = self._gazetteers.get(lang)
        if gazetteer is None:
            gazetteer = self._gazetteers[lang] = self._build(lang)
        return [mention for mention in gazetteer.find(text) if mention.surface not in self._reject]

    def _build(self, lang: str) -> Gazetteer:
        territories = [
            Name(form, BY_NAME["place"].name, "gazetteer", f"territory/{code}")
            for form, code in territory_names(lang).items()
        ]
        return Gazetteer([*self._curated, *territories])
