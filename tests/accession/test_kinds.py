"""What kind of file a name shows, and what bytes show where a name says nothing."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.kinds import BINARY, KINDS, kind_of, kind_of_bytes, pattern_of

OF_NAMES = {
    "text": "a.txt A.TXT x/y.md 2021.05.12.txt NEWS.TXT notice.txt history.txt copyright.txt "
    "citation.txt licence_poetique.txt con.txt index.txt .brouillon.txt news.md",
    "unknown": "Untitled wiki_00 54321 1. speech.2020 doc.story a. Makefile2 Vol.S",
    "code": "a.py b.R tools/x.SH nb.ipynb Makefile style.css requirements.txt CMakeLists.txt a.js",
    "annotations": "a.ann b.conll c.conllu d.TextGrid",
    "table": "t.csv t.TSV t.xlsx t.ods t.xls",
    "json": "a.json b.jsonl c.ndjson",
    "xml": "a.xml feed.rss corpus.tei",
    "data": "a.yml b.yaml c.toml x.db run.log refs.bib annotation.conf",
    "about": "README README.md readme.txt README.fr.md LISEZMOI.txt LISEZ-MOI.md LICENSE "
    "LICENSE.txt licence.txt LICENSE-MIT LICENSE-2.0.txt COPYING AUTHORS NEWS.md NEWS.txt "
    "CITATION.cff CHANGELOG.md CONTRIBUTING.md CODE_OF_CONDUCT.md",
    "backup": "a.txt~ a.txt.bak a.orig #a.txt# x.txt.old y.tmp",
    "hidden": ".DS_Store .x.txt.swp .gitignore sub/.env",
    "litter": "Thumbs.db ~$a.docx ._a.txt x/desktop.ini",
    "picture": "a.jpg b.PNG c.svg d.tiff",
    "sound": "a.mp3 b.mp4 c.wav",
    "archive": "a.zip b.tar.gz c.7z d.warc.gz",
    "html": "a.html b.HTM",
    "mail": "a.eml all.mbox",
    "docx": "a.docx",
    "doc": "a.doc",
    "odt": "a.odt",
    "rtf": "a.rtf",
    "epub": "a.epub",
    "pdf": "a.PDF",
    "office": "a.pptx b.pages c.wpd",
}


@pytest.mark.parametrize("code", OF_NAMES)
def test_a_name_shows_its_kind(code: str) -> None:
    names = OF_NAMES[code].split()
    assert {name: kind_of(name).code for name in names} == dict.fromkeys(names, code)


@pytest.mark.parametrize("name", ["Interview with J.S", "Plan B.C", "Le Monde, vol. 1", "U.S"])
def test_the_end_of_a_title_is_no_suffix(name: str) -> None:
    assert kind_of(name).group == "text"


@given(st.text(min_size=1))
def test_any_name_has_a_kind_and_a_pattern(path: str) -> None:
    kind = kind_of(path)
    assert pattern_of(path, kind)


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 9000)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x7fELF", "code"),
        (b"\x1f\x8b\x08", "archive"),
        (b"SQLite format 3\0", "data"),
        (b"\0\1\2\3", "binary"),
        (zipped("a.txt"), "archive"),
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "table"),
    ],
)
def test_bytes_show_their_kind(data: bytes, code: str) -> None:
    kind = kind_of_bytes(data)
    assert kind.code == code
    assert KINDS[code] == kind


@given(st.binary())
def test_any_bytes_have_a_kind(data: bytes) -> None:
    assert kind_of_bytes(data).code in KINDS


def test_bytes_that_show_nothing_are_no_text() -> None:
    assert kind_of_bytes(b"") == BINARY


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("x/a.py", "*.py"),
        ("A.CSV", "*.csv"),
        ("x/LICENSE", "LICENSE"),
        (".notes", ".notes"),
        ("#a*[1].txt#", r"\#a\*\[1\].txt#"),
    ],
)
def test_the_pattern_of_a_file_and_its_like(path: str, pattern: str) -> None:
    assert pattern_of(path, kind_of(path)) == pattern
