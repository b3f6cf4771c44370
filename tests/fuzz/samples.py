"""Valid inputs of each format, from which the others are made."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import cache

from tests.accession.formats.making import (
    make_doc,
    make_docx,
    make_fodt,
    make_pdf,
    make_rtf,
    pack,
    paragraphs,
    set_lines,
)
from tests.accession.formats.test_bounds import STORED, VALID
from tests.accession.formats.test_containers import MEMBERS, pack_tar, pack_zip
from tests.accession.formats.test_rows import FILES as ROWS
from tests.accession.formats.test_savedpage import HEAD, STYLE, part
from tests.accession.formats.test_webarchive import make_wacz, make_warc
from tests.accession.headers.test_many import FILES as MANY
from tests.accession.sheets.books import ods, xlsx, xlsx_of
from tests.archives import ROOT

_GOLDEN = ROOT / "tests" / "golden" / "formats"
_SENTENCE = "Après un long débat, les élus ont adopté hier soir le budget de l’année prochaine. "
_PAGE = (
    '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Le budget – Le Jour</title>'
    '<meta property="article:published_time" content="2021-05-12T10:30:00+02:00">'
    '<link rel="canonical" href="https://example.org/x"><script type="application/ld+json">'
    '{"@graph": [{"@type": "NewsArticle", "headline": "Le budget", "datePublished": "2021-05-12",'
    ' "author": [{"name": "R. Dupont"}], "publisher": {"name": "Le Jour"}}]}</script></head><body>'
    "<nav><ul><li><a href=/>Accueil</a></ul></nav><article><h1>Le budget</h1><time "
    "datetime=2021-05-12>"
    f"12 mai</time><p>{_SENTENCE * 2}</p><table><tr><th>a<td rowspan=2>b<tr><td>c</table><ul>"
    f"<li>d<ol>"
    f"<li>e</ol></ul><blockquote>f</blockquote><pre>g\n h</pre><p>{_SENTENCE}<br>i<img "
    f"alt=j>&nbsp;&#147;"
    "</article><footer>© 2021</footer></body></html>"
)
_MAIL = (
    "From: =?utf-8?q?Ren=C3=A9e?= <r@example.org>\nTo: a@b.org,\n b@b.org\nSubject: "
    "=?iso-8859-1?b?6Q==?=\n"
    "Date: Mon, 14 May 2001 16:39:00 -0700 (PDT)\nMIME-Version: 1.0\n"
    'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: multipart/alternative; '
    "boundary=c\n\n"
    "--c\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: "
    "quoted-printable\n\n"
    "vot=E9 =\nhier\n--c\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: "
    "base64\n\n"
    "PHA+dm90w6k8L3A+\n--c--\n--b\nContent-Type: message/rfc822\n\nSubject: "
    "x\n\ny\n--b\nContent-Type: "
    "image/png\nContent-Disposition: attachment; filename*=utf-8''%C3%A9.png\n\nx\n--b--\n"
)
_RICH = make_docx(
    "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Titre</w:t></w:r></w:p><w:p><w:r>"
    "<w:tab/>"
    "<w:br/><w:sym w:char='F0B7'/></w:r><w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r>"
    "<w:delText>x"
    "</w:delText></w:r></w:del><w:hyperlink><w:r><w:t>lien</w:t></w:r></w:hyperlink>"
    "<mc:AlternateContent>"
    "<mc:Choice><w:r><w:t>a</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>b</w:t></w:r>"
    "</mc:Fallback>"
    "</mc:AlternateContent><w:sdt><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt>"
    "</w:p>"
    f"<w:tbl><w:tr><w:tc>{paragraphs('a')}<w:tbl><w:tr><w:tc>{paragraphs('b')}</w:tc></w:tr>"
    f"</w:tbl></w:tc>"
    "</w:tr></w:tbl>",
    {"dc:creator": "R. Dupont", "dcterms:modified": "2021"},
)
_TEXTS = (
    f" date 2022-01 Un titre\n\n{_SENTENCE}\n\nFin.\n",
    f"Publié le 12 mai 2021 à 10h30\nLe budget\n\nPARIS (AFP) – {_SENTENCE}",
    "Le président a dit « non », hier : l’œuvre coûte 10 €.\n",
    "Президент заявил вчера, что переговоры начнутся в 2022 году.\n" * 3,
    "总统昨天表示，谈判将于2022年1月开始。\n一个国家\n",
)
_CODECS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "cp1251", "koi8-r",
    "gb18030", "mac-roman", "iso2022_jp", "cp850",
)  # fmt: skip


def _read_golden(kind: str) -> tuple[bytes, ...]:
    files = sorted((_GOLDEN / kind).iterdir())
    return tuple(file.read_bytes() for file in files if file.suffix != ".yml")


def _encode_all() -> tuple[bytes, ...]:
    return tuple(
        text.encode(codec, "replace") for text in (*_TEXTS, *MANY.values()) for codec in _CODECS
    )


@cache
def samples_of(suffix: str) -> tuple[bytes, ...]:
    """Valid files of the format whose names end so; those of ``.txt`` are in many encodings."""
    return _MAKERS[suffix]()


_FLAT = make_fodt("<text:h>Titre</text:h><text:p>Un<text:line-break/>deux</text:p>").encode()
_MESSAGE = _MAIL.encode()
_MBOX = b"From a@b Mon May 14 16:39:00 2001\n" + _MESSAGE
_SAVED = (HEAD + STYLE + part(_PAGE.replace("=", "=3D"))).encode()
_OBJECT = b'{"headline": "Un", "date": "2021-05-12", "text": ["a", {"text": "b"}], "n": null}'
_MAKERS: dict[str, Callable[[], tuple[bytes, ...]]] = {
    ".txt": _encode_all,
    ".html": lambda: (
        _PAGE.encode(),
        _PAGE.replace("utf-8", "windows-1252").encode("cp1252", "replace"),
        *_read_golden("html"),
    ),
    "europresse.html": lambda: _read_golden("europresse"),
    "factiva.html": lambda: _read_golden("factiva"),
    ".mhtml": lambda: (_SAVED,),
    ".eml": lambda: (_MESSAGE, b"Subject: a\n\nb\n"),
    ".mbox": lambda: (_MBOX * 3,),
    ".docx": lambda: (VALID["a.docx"], STORED["a.docx"], _RICH, *_read_golden("docx")),
    ".odt": lambda: (VALID["a.odt"], STORED["a.odt"], _read_golden("odt")[0]),
    ".fodt": lambda: (_FLAT, _read_golden("odt")[1]),
    ".rtf": lambda: (VALID["a.rtf"], make_rtf(r"\pard a\par"), *_read_golden("rtf")),
    ".epub": lambda: (VALID["a.epub"], STORED["a.epub"], *_read_golden("epub")),
    ".pdf": lambda: (VALID["a.pdf"], make_pdf([set_lines("Un\ndeux")]), *_read_golden("pdf")),
    ".doc": lambda: (make_doc(["Un\rDeux é Ж\r", "note\r"]), *_read_golden("doc")),
    ".warc": lambda: (make_warc(packed=False),),
    ".warc.gz": lambda: (make_warc(),),
    ".wacz": lambda: (make_wacz(),),
    ".zip": lambda: (pack_zip(MEMBERS), pack({"a.docx": VALID["a.docx"], "b.html": _PAGE})),
    ".tar": lambda: (pack_tar(MEMBERS, "w"),),
    ".tar.gz": lambda: (pack_tar(MEMBERS),),
    ".gz": lambda: (gzip.compress(_TEXTS[0].encode(), mtime=0),),
    ".csv": lambda: (ROWS["a.csv"], "file,title,date\na.txt,Éa,2021-05-12\n".encode("cp1252")),
    ".json": lambda: (ROWS["a.json"], ROWS["b.json"]),
    ".jsonl": lambda: (ROWS["a.JSONL"], _OBJECT + b"\n" + _OBJECT),
    ".parquet": lambda: (ROWS["a.parquet"],),
    ".xlsx": lambda: (
        xlsx_of([["file", "text", "date"], ["a.txt", "Un texte", "2021"]]),
        xlsx(
            '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="3"><c '
            's="1">'
            '<v>44327.5</v></c><c r="XFD3" t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>',
            strings="<si><t>date</t></si><si><r><t>te</t></r><r><t>xt</t></r></si>",
            styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
        ),
    ),
    ".ods": lambda: (
        ods(
            "<table:table-row><table:table-cell><text:p>file</text:p></table:table-cell>"
            "<table:table-cell "
            'table:number-columns-repeated="2"><text:p>text</text:p></table:table-cell>'
            "</table:table-row>"
            '<table:table-row table:number-rows-repeated="3"><table:table-cell '
            'office:value-type="date" '
            'office:date-value="2021-05-12"/></table:table-row>'
        ),
    ),
}
"""Suffix → what makes its samples, which are made once they are needed."""
SUFFIXES = tuple(_MAKERS)
