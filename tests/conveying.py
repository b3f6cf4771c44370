"""One source all the way: bytes → catalogue → Markdown file and HTML, without MkDocs' own part."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import markdown
import yaml

from fonds.config import Archive
from fonds.pipeline import Conversion, convert
from fonds.render.views import Views
from fonds.terminal.report import Report
from tests.archives import make_home


@dataclass(frozen=True, slots=True)
class Conveyed:
    """What became of one source."""

    report: Report
    html: str  # the content of its page; empty if it has none
    markdown: str  # the Markdown file; empty if it has none

    @property
    def front_matter(self) -> dict[str, object]:
        """The Markdown file's front matter, as YAML reads it."""
        return dict(yaml.safe_load(self.markdown.split("\n---\n", 1)[0]))

    @property
    def rendered(self) -> str:
        """The Markdown file as renderers that know nothing of fonds show it."""
        body = self.markdown.split("\n---\n", 1)[1]
        return markdown.markdown(body, extensions=["attr_list", "tables"])


def convey(data: bytes, name: str = "a.txt", table: bytes = b"") -> Conveyed:
    """Take the one source *data* in, with the metadata *table* beside it."""
    with one_source(data, name, table) as (archive, conversion):
        catalogue = sqlite3.connect(archive.catalogue)
        try:
            views = Views(catalogue, archive, conversion.held, conversion.indexes)
            contents = [views.view(page).content for page in views.articles]
        finally:
            catalogue.close()
        pages = [page.read_text(encoding="utf-8") for page in archive.docs.glob("articles/**/*.md")]
    return Conveyed(conversion.report, "".join(contents), "".join(pages))


@contextmanager
def one_source(data: bytes, name: str, table: bytes) -> Iterator[tuple[Archive, Conversion]]:
    """A converted archive of one source."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        archive = replace(
            _described(),
            root=root,
            seeds=root / "seeds",
            docs=root / "docs",
            site=root / "build" / "site",
            build=root / "build",
            metadata=(root / "metadata.csv",),
            authorities=root / "authorities.yml",
        )
        archive.seeds.mkdir()
        (archive.seeds / name).write_bytes(data)
        if table:
            archive.metadata[0].write_bytes(table)
        yield archive, convert(archive, lambda stage, done, total: None)


@cache
def _described() -> Archive:
    """A new archive as mkdocs.yml describes it."""
    with tempfile.TemporaryDirectory() as folder:
        return make_home(Path(folder)).describe()
