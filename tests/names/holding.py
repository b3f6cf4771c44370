"""Small holdings for tests: articles taken in, names found, records made."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fonds.accession.stage import take_in_sources
from fonds.base.model import Remark
from fonds.catalogue.store import open_catalogue
from fonds.config import Archive
from fonds.names.curate.authorities import read_authorities
from fonds.names.resolve.mentions import find_mentions
from fonds.names.resolve.records import resolve_records


@dataclass
class Holding:
    """Articles in a folder, with a curated file or without."""

    archive: Archive
    remarks: list[Remark] = field(default_factory=list)  # of the last time
    searched: int = 0  # articles searched for names the last time

    def enrich(
        self,
        authorities: str | None = None,
        *,
        names: str | None = None,
        models: Mapping[str, str] | None = None,
        topics: Path | None = None,
    ) -> Holding:
        """Find names and make records; *authorities* is what authorities.yml then says."""
        if authorities is not None:
            self.archive.authorities.write_text(authorities, encoding="utf-8")
        curated = read_authorities(self.archive.authorities)
        names = names or self.archive.names
        with open_catalogue(self.archive.catalogue) as catalogue:
            take_in_sources(catalogue, self.archive, curated.stated, lambda done, of: None)
            searched = find_mentions(catalogue, curated, names, models, topics)
            self.searched = len(searched.articles)
            self.remarks = resolve_records(catalogue, curated, self.archive, topics)
        return self

    def query(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that *statement* gives."""
        connection = sqlite3.connect(self.archive.catalogue)
        try:
            return connection.execute(statement, values).fetchall()
        finally:
            connection.close()

    def labels(self, kind: str, article: str = "%") -> set[str]:
        """The records of *kind* that the articles are tagged with."""
        rows = self.query(
            "SELECT DISTINCT r.label FROM records r JOIN tags t ON t.record_id = r.id"
            " WHERE r.kind = ? AND t.article_id LIKE ?",
            kind,
            article,
        )
        return {label for (label,) in rows}

    def ids(self) -> set[str]:
        """The ids of all records."""
        return {record_id for (record_id,) in self.query("SELECT id FROM records")}

    def notes(self) -> list[tuple[str, int | None]]:
        """(code, line) of every note on the curated file."""
        return [(remark.code, remark.line) for remark in self.remarks]


FRENCH = "Il fait beau depuis hier, et les rues de la ville sont pleines de monde."
"""Makes a text of few words one in French, and names nothing."""


def hold_french(folder: Path, *texts: str) -> Holding:
    """A holding of short articles in French: n1, n2 …"""
    return hold(folder, {f"n{at}": f"{text}\n\n{FRENCH}" for at, text in enumerate(texts, 1)})


def hold(folder: Path, texts: Mapping[str, str] | Path, lang: str = "fr") -> Holding:
    """A holding of *texts*, by article id, or of the folder that *texts* is."""
    seeds = texts if isinstance(texts, Path) else folder / "seeds"
    if isinstance(texts, Mapping):
        seeds.mkdir(parents=True)
        for name, text in texts.items():
            (seeds / f"{name}.txt").write_text(f" date 2022-01 {text}", encoding="utf-8")
    archive = Archive(
        root=folder,
        name="Essai",
        lang=lang,
        seeds=seeds,
        docs=folder / "docs",
        site=folder / "build" / "site",
        build=folder / "build",
        metadata=(folder / "metadata.csv",),
        authorities=folder / "authorities.yml",
        publication="",
        rights="",
        names="rules",
        publish_source=True,
        publish_path=True,
        external_links=True,
        max_bytes=10_000_000,
    )
    return Holding(archive)
