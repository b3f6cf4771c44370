"""Large inputs that are legal: what a person may have, if seldom."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from functools import partial
from gzip import compress

from pyarrow import Table
from pyarrow.parquet import write_table

from tests.accession.formats.making import (
    make_doc,
    make_docx,
    make_epub,
    make_odt,
    make_pdf,
    make_rtf,
    pack,
    paragraphs,
    set_lines,
)
from tests.accession.formats.test_webarchive import make_record
from tests.accession.headers.test_many import FILES as MANY
from tests.accession.sheets.books import ods, xlsx_of
from tests.fuzz.promises import read_only
from tests.fuzz.targets import Target

_SENTENCE = "Après un long débat, les élus ont adopté hier soir le budget de l’année prochaine. "
_MB = 1_000_000


def _repeat(unit: str, megabytes: int) -> str:
    """*unit* again and again, about so many *megabytes* of UTF-8."""
    return unit * (megabytes * _MB // len(unit.encode()))


def _page(body: str) -> bytes:
    head = "<!DOCTYPE html><html><head><meta charset=utf-8><title>Un</title></head><body>"
    return f"{head}{body}</body></html>".encode()


def _rows(count: int) -> list[dict[str, str]]:
    return [
        {"title": f"Titre {number}", "date": "2021-05-12", "text": _SENTENCE * 3}
        for number in range(count)
    ]


def _csv(count: int) -> bytes:
    rows = (";".join(row.values()) for row in _rows(count))
    return ("title;date;text\n" + "\n".join(rows)).encode()


def _parquet(count: int) -> bytes:
    stream = io.BytesIO()
    write_table(Table.from_pylist(_rows(count)), stream)
    return stream.getvalue()


def _mail(count: int) -> bytes:
    message = f"From a@b Mon May 14 16:39:00 2001\nSubject: x\n\n{_SENTENCE * 3}\n\n"
    return message.encode() * count


def _many_members(count: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.txt", f"Titre {number}\n\n{_SENTENCE}")
    return packed.getvalue()


def _warc(count: int) -> bytes:
    records = (make_record(number, "200 OK", "text/html") for number in range(count))
    return b"".join(map(compress, records))


_LINE = "Un texte de plusieurs mots.\n"
_PARAGRAPH = f"{_SENTENCE}\n\n"
_CELLS = "<tr><td>un<td>deux<td>trois</tr>"
_DOCX_ROW = f"<w:tr><w:tc>{paragraphs('a')}</w:tc></w:tr>"
_ODS_ROW = (
    "<table:table-row><table:table-cell><text:p>text</text:p></table:table-cell></table:table-row>"
)
_JAPANESE = "総統は昨日、交渉が始まる。\n"
_ESCAPES = "\\'e9\\u8212\\'97 {\\b x}"

_TEXTS: dict[str, Callable[[], bytes]] = {
    "50 MB in one line": lambda: _repeat(_SENTENCE, 50).encode(),
    "50 MB in one word": lambda: b"x" * (50 * _MB),
    "20 MB in short lines": lambda: _repeat(_LINE, 20).encode(),
    "20 MB in paragraphs": lambda: _repeat(_PARAGRAPH, 20).encode(),
    "20 MB of cp1252": lambda: _repeat(_SENTENCE, 20).encode("cp1252"),
    "20 MB of Shift-JIS": lambda: _repeat(_JAPANESE, 20).encode("cp932"),
    "20 MB of UTF-16": lambda: _repeat(_LINE, 10).encode("utf-16"),
    "20 MB of mixed bytes": lambda: (_SENTENCE.encode() * 9 + b"\xe9\n") * 25_000,
    "10,000 articles of IRaMuTeQ": lambda: (MANY["iramuteq"] * 10_000).encode(),
    "5,000 articles of Nexis": lambda: (MANY["nexis"] * 5_000).encode(),
    "a key with 20 MB": lambda: b"---\ntitle: " + b"a " * (10 * _MB) + b"\n---\nb\n",
}
_PAGES: dict[str, Callable[[], str]] = {
    "a table of 20 MB": lambda: f"<table>{_repeat(_CELLS, 20)}</table>",
    "paragraphs, 20 MB": lambda: _repeat(f"<p>{_SENTENCE}</p>", 20),
    "one line of 20 MB": lambda: _repeat(_SENTENCE, 20),
    "links, 5 MB": lambda: _repeat("<a href=/x>un</a> ", 5),
    "elements in a line, 20 MB": lambda: _repeat("<span>x</span>", 20),
    "20,000 levels": lambda: "<div>" * 20_000 + _SENTENCE,
    "200 levels": lambda: "<div>" * 200 + _SENTENCE + "</div>" * 200,
}
_FILES: dict[str, Callable[[], bytes]] = {
    "20 MB.eml": lambda: b"Subject: x\n\n" + _repeat(_LINE, 20).encode(),
    "10,000 messages.mbox": partial(_mail, 10_000),
    "10 MB.docx": lambda: make_docx(paragraphs(*[_SENTENCE] * 70_000)),
    "100,000 rows.docx": lambda: make_docx(f"<w:tbl>{_DOCX_ROW * 100_000}</w:tbl>"),
    "10 MB.odt": lambda: make_odt(_repeat(f"<text:p>{_SENTENCE}</text:p>", 10)),
    "20 MB.rtf": lambda: make_rtf(_repeat("Un texte de mots.\\par\n", 20)),
    "5 MB of escapes.rtf": lambda: make_rtf(_repeat(_ESCAPES, 5)),
    "500 chapters.epub": lambda: make_epub(
        {f"{n}.xhtml": f"<p>{_SENTENCE * 200}</p>" for n in range(500)}
    ),
    "500 pages.pdf": lambda: make_pdf([set_lines(f"{_SENTENCE[:80]}\n" * 50)] * 500),
    "8 KB.doc": lambda: make_doc([f"{_SENTENCE}\r" * 100]),
    "100,000 rows.csv": partial(_csv, 100_000),
    "100,000 rows.json": lambda: json.dumps(_rows(100_000)).encode(),
    "100,000 rows.jsonl": lambda: "\n".join(map(json.dumps, _rows(100_000))).encode(),
    "100,000 rows.parquet": partial(_parquet, 100_000),
    "20,000 rows.xlsx": lambda: xlsx_of([["text", "date"], *[[_LINE, "2021"]] * 20_000]),
    "20,000 rows.ods": lambda: ods(_ODS_ROW * 20_000),
    "20,000 small files.zip": partial(_many_members, 20_000),
    "9 texts of 19 MB.zip": lambda: pack(
        {f"{n}.txt": _repeat(_SENTENCE, 19).encode() for n in range(9)}
    ),
    "19 MB.txt.gz": lambda: compress(_repeat(_LINE, 19).encode()),
    "500 pages.warc.gz": partial(_warc, 500),
}


def _target(path: str, make: Callable[[], bytes]) -> Target:
    return Target(0, lambda _: make(), partial(read_only, path))


LARGE = {
    **{f"large: {what}.txt": _target("a.txt", make) for what, make in _TEXTS.items()},
    **{
        f"large: {what}.html": _target("a.html", lambda make=make: _page(make()))  # type: ignore[misc]
        for what, make in _PAGES.items()
    },
    **{f"large: {what}": _target(what, make) for what, make in _FILES.items()},
}
"""Name → a target of one input."""
