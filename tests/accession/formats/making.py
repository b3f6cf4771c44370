"""Office documents made from nothing, each no larger than its format asks for."""

from __future__ import annotations

import struct
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


def make_doc(parts: Sequence[str], flags: int = 0x0200, version: int = 0xC1) -> bytes:
    """A Word document of 1997. *parts*: main text, footnotes, headers, macros, comments, endnotes,
    boxes; with the marks of its paragraphs. Every second piece of it is in UTF-16."""
    text = "".join(parts)
    stream = bytearray(1024)
    places, pieces = [0], b""
    for start in range(0, len(text), 40):
        piece = text[start : start + 40]
        is_wide = (start // 40) % 2 or not _is_cp1252(piece)
        offset = len(stream) if is_wide else len(stream) * 2 | 1 << 30
        stream += piece.encode("utf-16-le" if is_wide else "cp1252")
        places.append(start + len(piece))
        pieces += struct.pack("<HIH", 0, offset, 0)
    table = struct.pack(f"<{len(places)}I", *places) + pieces
    clx = b"\x01\x02\x00ab\x02" + struct.pack("<I", len(table)) + table
    struct.pack_into("<HH6xH", stream, 0, 0xA5EC, version, flags)
    counts = [len(part) for part in parts] + [0] * 7
    struct.pack_into("<7I", stream, 0x4C, *counts[:7])
    struct.pack_into("<II", stream, 0x1A2, 0, len(clx))
    name = "1Table" if flags & 0x0200 else "0Table"
    return make_compound({"WordDocument": bytes(stream.ljust(4096, b"\x00")), name: clx})


def _is_cp1252(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def make_compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file; streams of less than 4096 bytes are in the mini stream."""
    sectors: list[bytes] = []
    following = [_TABLE]  # of the first sector, which is this table

    def put(data: bytes) -> int:
        """Add *data* in a chain of sectors; the number of the first."""
        first = len(following)
        pieces = [data[at : at + 512].ljust(512, b"\x00") for at in range(0, len(data), 512)]
        sectors.extend(pieces)
        following.extend(range(first + 1, first + len(pieces)))
        following.append(_END)
        return first if pieces else _END

    mini, mini_following, entries = bytearray(), list[int](), list[tuple[str, int, int, int]]()
    for name, data in streams.items():
        if len(data) < 4096:
            first, count = len(mini) // 64, -(-len(data) // 64)
            mini += data.ljust(64 * count, b"\x00")
            mini_following += [*range(first + 1, first + count), _END][:count]
        else:
            first = put(data)
        entries.append((name, 2, first, len(data)))
    entries.insert(0, ("Root Entry", 5, put(bytes(mini)), len(mini)))
    mini_table = put(struct.pack(f"<{len(mini_following)}I", *mini_following))
    directory = put(b"".join(_make_entry(*entry) for entry in entries))
    table = struct.pack("<128I", *following, *[_FREE] * (128 - len(following)))
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00"))
    struct.pack_into("<5H", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II4xIIIII", header, 44, 1, directory, 4096, mini_table, 1, _END, 0)
    struct.pack_into("<109I", header, 76, 0, *[_FREE] * 108)
    return bytes(header) + table + b"".join(sectors)


def _make_entry(name: str, kind: int, start: int, size: int) -> bytes:
    entry = bytearray(name.encode("utf-16-le").ljust(128, b"\x00"))
    struct.pack_into("<HB", entry, 64, 2 * len(name) + 2, kind)
    struct.pack_into("<II", entry, 116, start, size)
    return bytes(entry)
