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
from hypothesis import strategies as st
from tests.archives import make_home

from fonds.config import Archive
from fonds.pipeline import convert
from fonds.report import Report
from fonds.site.views import Views

SNIPPETS = [
    *("# ", "## a {#b}", "> ", "- ", "+ ", "1. ", "1) ", "12. ", "    code", "\t", "***", "---", "==="),
    *("a  \n", "```\n", "~~~", "| a | b |\n|---|---|\n", ": b", "[^1]: ", "[^1]", "*[b]: ", "!!! note\n"),
    *("??? a", "[a](b)", "![a](b)", "[a]: http://b", "<http://b>", "http://b.org", "a@b.org", "**", "__"),
    *("~~a~~", "==a==", "^^a^^", "++a++", "`", "``", "\\", "\\*", "$a$", "\\(a\\)", ":smile:", "[TOC]"),
    *("{: .x }", "{#x}", "{: onclick=alert(1) }", "{{ 7*7 }}", "{% raw %}", "{# a #}", "{{", "%}"),
    *("<script>alert(1)</script>", "<b onmouseover=alert(1)>", "</div>", "</p>", "</article>", "<!-- "),
    *("-->", "<![CDATA[", "<?php", "<!DOCTYPE html>", "<AMC>", "<br>", "&amp;", "&lt;", "&#60;", "&#x3c;"),
    *("&nbsp", "&", "<", ">", '"', "'", "javascript:alert(1)", "--8<-- 'a'", "klzzwxh:0000", "wzxhzdk:0"),
    *("---\ntitle: a\n---\n", "title: ", "...\n", "%YAML 1.2", "!!python/object:os.system", "&a *a", "? a"),
    *("date 2022-13 ", " date 2022-01 ", "Date : 15 janvier 2022", "PARIS – ", "« ", " »", " :", " ;", " !"),
    *("1 000", "France", "le président Biden", "M. ", "État", "\ufeff", "\u200b", "\u200f", "\u202e", "\u2066"),
    *("\xad", "\xa0", "\u202f", "\u2028", "\x85", "\x0b", "\x0c", "\x1c", "\x1f", "\x00", "\x02", "\x03"),
    *("\x7f", "\x9f", "e\u0301", "\u0301", "\U0001f468\u200d\U0001f469", "\uffff", "\ufdd0", "\U0001fffe"),
    *("\r", "\r\n", "\n", "\n\n", "\n\n\n", " ", "  ", "שלום", "مرحبا", "日本語。", "ไทย", "x" * 160),
]  # fmt: skip
"""What some renderer, template, parser or reader somewhere takes for more than text."""

_CHARS = st.characters(codec="utf-8")


def texts(surrogates: bool = False) -> st.SearchStrategy[str]:
    """Arbitrary text, and text put together of SNIPPETS."""
    chars = st.characters() if surrogates else _CHARS
    snippets = st.one_of(st.sampled_from(SNIPPETS), st.text(chars, max_size=4))
    return st.one_of(st.text(chars, max_size=60), st.lists(snippets, max_size=14).map("".join))


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
    with one_source(data, name, table) as (archive, report):
        catalogue = sqlite3.connect(archive.catalogue)
        try:
            views = Views(catalogue, archive)
            contents = [views.view(page).content for page in views.articles]
        finally:
            catalogue.close()
        pages = [page.read_text(encoding="utf-8") for page in archive.docs.glob("articles/**/*.md")]
    return Conveyed(report, "".join(contents), "".join(pages))


@contextmanager
def one_source(data: bytes, name: str, table: bytes) -> Iterator[tuple[Archive, Report]]:
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
            metadata=root / "metadata.csv",
            authorities=root / "authorities.yml",
        )
        archive.seeds.mkdir()
        (archive.seeds / name).write_bytes(data)
        if table:
            archive.metadata.write_bytes(table)
        yield archive, convert(archive, lambda stage, done, total: None)


@cache
def _described() -> Archive:
    """A new archive as mkdocs.yml describes it."""
    with tempfile.TemporaryDirectory() as folder:
        return make_home(Path(folder)).describe()
