"""Office documents made from nothing, each no larger than its format asks for."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO

Members = Mapping[str, str | bytes]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)
_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("meta", "meta"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


def pack(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of *members*; a mimetype stands in it as it is, as its formats ask for."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", method) as out:
        for name, data in members.items():
            packing = zipfile.ZIP_STORED if name == "mimetype" else method
            out.writestr(zipfile.ZipInfo(name), data, packing)
    return archive.getvalue()


def paragraphs(*texts: str) -> str:
    """Paragraphs of Word's."""
    return "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in texts)


def make_docx(
    body: str,
    properties: Mapping[str, str] | None = None,
    members: Members | None = None,
    namespace: str = WORD,
) -> bytes:
    """A Word document; *properties*: name of an element → its text."""
    stated = "".join(f"<{name}>{escape(it)}</{name}>" for name, it in (properties or {}).items())
    main = f"{_RELATIONS}/officeDocument"
    return pack(
        {
            "_rels/.rels": '<Relationships xmlns="x"><Relationship Id="r1" Type='
            f'"{main}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{namespace}" xmlns:mc='
            '"http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body}</w:body></w:document>",
            "docProps/core.xml": f"<cp:coreProperties {_CORE}>{stated}</cp:coreProperties>",
            **(members or {}),
        }
    )


def make_notes(kind: str, *texts: str) -> str:
    """The part of Word's that holds footnotes or endnotes, numbered from 1."""
    notes = "".join(
        f'<w:{kind} w:id="{number}">{paragraphs(text)}</w:{kind}>'
        for number, text in enumerate(texts, 1)
    )
    return f'<w:{kind}s xmlns:w="{WORD}">{notes}</w:{kind}s>'


def make_odt(
    body: str, properties: Mapping[str, str] | None = None, members: Members | None = None
) -> bytes:
    """An OpenDocument text."""
    stated = "".join(f"<{name}>{escape(it)}</{name}>" for name, it in (properties or {}).items())
    return pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": make_fodt(body),
            "meta.xml": f'<office:document-meta {_ODF} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:meta>{stated}</office:meta></office:document-meta>",
            **(members or {}),
        }
    )


def make_fodt(body: str) -> str:
    """The same as one file of XML, without properties."""
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"<office:document-content {_ODF}>{inside}</office:document-content>"


def make_epub(
    chapters: Mapping[str, str], metadata: str = "", members: Members | None = None
) -> bytes:
    """An e-book; *chapters*: name of a file → its HTML."""
    items = "".join(
        f'<item id="c{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    return pack(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles>"
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"'
            f' xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
            f'<manifest>{items}<item id="p" href="i/a.png" media-type="image/png"/></manifest>'
            f"<spine>{spine}</spine></package>",
            **{f"OEBPS/{name}": html for name, html in chapters.items()},
            **(members or {}),
        }
    )


def make_rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    """A document in Rich Text Format; *body* as it stands in the file."""
    return f"{{\\rtf1{head} {body}}}".encode("cp1252")


Drawn = tuple[float, float, float, str]
"""x, y, size, text."""


def make_pdf(
    pages: Sequence[Sequence[Drawn]], properties: Mapping[str, str] | None = None
) -> bytes:
    """A PDF document of lines at their places; text in Windows-1252."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>")
    stated = "".join(f"/{name}({text})" for name, text in (properties or {}).items())
    objects.append(f"<<{stated}>>".encode("latin-1"))
    for number, lines in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        drawn = "".join(
            f"BT /F1 {size:g} Tf {x:g} {y:g} Td ({_protect(text)}) Tj ET\n"
            for x, y, size, text in lines
        ).encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
    return _write_pdf(objects)


def _protect(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _write_pdf(objects: Sequence[bytes]) -> bytes:
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, item)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d/Root 1 0 R/Info 4 0 R>>\n" % (len(objects) + 1)
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % start)


def set_lines(text: str, x: float = 72, y: float = 770, size: float = 12) -> list[Drawn]:
    """The lines of *text* as a page has them, an empty one as a gap."""
    lines = enumerate(text.splitlines())
    return [(x, y - 14 * number, size, line) for number, line in lines if line]
