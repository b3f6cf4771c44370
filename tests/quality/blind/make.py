"""Writes three folders in the shapes of a scrape, a researcher's disk and a press database.

Run: python tests/quality/blind/make.py [FOLDER TO WRITE IN]. The news is in news.txt, the shapes
are here. Each folder gets seeds/, truth.yml (what a reader would say of each file) and options.yml.
Nothing here looks at how fonds reads files.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import quopri
import re
import shutil
import struct
import sys
import textwrap
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from pathlib import Path

HERE = Path(__file__).parent

DAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
}
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
}
NAMES = {
    "fr": "Claire Vasseur;Jean-Luc Morvan;Aïcha Benali;Étienne Roquefeuil;Nadine Le Bihan;"
    "Paul Garrigue;Solène Aubert;Marc-Antoine Tissier",
    "en": "Hannah Prior;Tom Ashdown;Grace Okafor;Niall Brennan;Ruth Pemberley;Owen Tudge",
    "de": "Katrin Vollmer;Jens Oldehoff;Miriam Sachs;Uwe Brandtner",
    "es": "Lucía Ferrán;Andrés Beltroy;Carmen Oliván",
    "it": "Giulia Farnè;Pietro Lanzoni;Marta Colucci",
}
ROLES = {
    "fr": "président du comité de défense;élue de l’opposition;économiste;ancien instituteur;"
    "porte-parole du collectif;géographe",
    "en": "a county councillor;who chairs the residents’ group;an economist;a retired engineer",
    "de": "Sprecherin der Initiative;Ökonom;Mitglied des Gemeinderats",
    "es": "portavoz de los vecinos;economista;concejala",
    "it": "portavoce del comitato;economista;ex sindaca",
}
PLACES = {
    "fr": "Lestrac;Montbriac;Saint-Aubry;Port-Levet;Bessoncourt;Kerloc;Corvières",
    "en": "Skerrow;Thornby;Dalewick;Amberford",
    "de": "Altenrode;Kirchheide;Moorburg",
    "es": "Villarreda;Peñalta;Ribera del Tor",
    "it": "Montelupo;Valsesta;Borgo San Dalmo",
}
SECTIONS = {
    "fr": "Région;Société;Économie;Culture;Politique;Environnement",
    "en": "News;Business;Local;Culture",
    "de": "Lokales;Wirtschaft",
    "es": "Sociedad;Economía",
    "it": "Cronaca;Economia",
}


# --- the news -----------------------------------------------------------------------------


def number(*key: object) -> int:
    """A number that depends on the key alone."""
    return int(hashlib.sha256(repr(key).encode()).hexdigest()[:12], 16)


def pick(choices: str, *key: object) -> str:
    """One of the choices, which semicolons separate."""
    each = choices.split(";")
    return each[number(*key) % len(each)]


@dataclass
class News:
    lang: str
    title: str | None
    body: list[str]
    author: str
    section: str
    place: str
    date: date

    @property
    def text(self) -> str:
        return "\n\n".join(self.body)

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def headline(self) -> str:
        assert self.title is not None
        return self.title

    def spoken(self, weekday: bool = True) -> str:
        """The date as one writes it in the language."""
        return spoken(self.date, self.lang, weekday)


def spoken(day: date, lang: str, weekday: bool = False) -> str:
    name, month = DAYS[lang].split()[day.weekday()], MONTHS[lang].split()[day.month - 1]
    number_ = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    if lang == "en":
        british = f"{day.day} {month} {day.year}"
        return f"{name}, {month} {day.day}, {day.year}" if weekday else british
    if lang == "de":
        return (f"{name}, " if weekday else "") + f"{day.day}. {month} {day.year}"
    if lang == "es":
        return (f"{name}, " if weekday else "") + f"{day.day} de {month} de {day.year}"
    return (f"{name} " if weekday else "") + f"{number_} {month} {day.year}"


def load() -> dict[str, list[tuple[str, str]]]:
    """From a language, its headlines with their first sentences ("fr+": sentences)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in (HERE / "news.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        lang, *rest = line.split("|")
        found.setdefault(lang, []).append((rest[0] if len(rest) == 2 else "", rest[-1]))
    return found


STOCK = load()


def fill(sentence: str, lang: str, key: str) -> str:
    hundreds = 100 + number(key, "number") % 900
    big = f"{hundreds},000" if lang == "en" else f"{hundreds * 25}"
    return sentence.format(
        name=pick(NAMES[lang], key, "name"),
        role=pick(ROLES[lang], key, "role"),
        place=pick(PLACES[lang], key, "place"),
        month=MONTHS[lang].split()[number(key, "month") % 12],
        number=big,
        small=3 + number(key, "small") % 16,
        day=4 + number(key, "day") % 16,
    )


def draw(lang: str, start: str = "", day: date | None = None) -> News:
    """The next news of the language, or the next whose headline starts so."""
    stock = STOCK[lang]
    title, lede = stock.pop(next(i for i, (t, _) in enumerate(stock) if t.startswith(start)))
    lang = lang.rstrip("-")
    day = day or date(2014, 1, 3) + timedelta(days=number(lede, "date") % 2900)
    pool = [s for _, s in STOCK[lang + "+"] if day.year > 2001 or "euro" not in s.lower()]
    pool.sort(key=lambda s: number(lede, s))
    more = [fill(s, lang, f"{lede}{i}") for i, s in enumerate(pool[: 3 + number(lede) % 5])]
    cut = 1 + len(more) // 2
    body = [lede, " ".join(more[:cut]), " ".join(more[cut:])]
    author, section = pick(NAMES[lang], lede), pick(SECTIONS[lang], lede)
    return News(
        lang, title or None, [p for p in body if p], author, section, pick(PLACES[lang], lede), day
    )


def slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-")


# --- a folder with its truth ---------------------------------------------------------------


@dataclass
class Folder:
    root: Path
    truth: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    nothing: list[str] = field(default_factory=list)
    twice: list[tuple[str, str]] = field(default_factory=list)

    def put(self, path: str, data: str | bytes, encoding: str = "utf-8") -> None:
        target = self.root / "seeds" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data if isinstance(data, bytes) else data.encode(encoding))

    def add(self, place: str, title: str | None, day: date | str | None) -> None:
        """Say that there is an article at the place."""
        self.truth.append((place, title, day.isoformat() if isinstance(day, date) else day))

    def article(
        self,
        path: str,
        data: str | bytes,
        title: str | None,
        day: date | str | None,
        encoding: str = "utf-8",
    ) -> None:
        """Write a file that is one article."""
        self.put(path, data, encoding)
        self.add(path, title, day)

    def none(self, path: str, data: str | bytes) -> None:
        """Write a file that is no article."""
        self.put(path, data)
        self.nothing.append(path)

    def finish(self, options: str) -> None:
        def say(value: str | None) -> str:
            return "null" if value is None else json.dumps(value, ensure_ascii=False)

        lines = ["articles:"]
        for place, title, day in self.truth:
            lines += [f"- place: {say(place)}", f"  title: {say(title)}", f"  date: {say(day)}"]
        lines += ["none:", *(f"- {say(path)}" for path in self.nothing)]
        if self.twice:  # the same page under a second name: one article, whichever place it has
            lines.append("duplicates:")
            for path, of in self.twice:
                lines += [f"- place: {say(path)}", f"  of: {say(of)}"]
        (self.root / "truth.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (self.root / "options.yml").write_text(options, encoding="utf-8")


def new_folder(root: Path) -> Folder:
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    return Folder(root)


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def paragraphs(news: News, indent: str = "", attributes: str = "") -> str:
    return "\n".join(f"{indent}<p{attributes}>{escape(p, quote=False)}</p>" for p in news.body)


# --- binary formats by hand -----------------------------------------------------------------


def zipped(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2022, 3, 4, 10, 20, 30))
            info.create_system = 3
            archive.writestr(info, data)
    return out.getvalue()


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org"


def docx(lines: list[tuple[str, str]], created: date | None = None) -> bytes:
    """Lines are (style, text); the style is Title, Heading1, bold or empty."""
    body = ""
    for style, text in lines:
        props = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style not in ("", "bold") else ""
        run = "<w:rPr><w:b/></w:rPr>" if style == "bold" else ""
        text = escape(text, quote=False)
        body += f'<w:p>{props}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>\n'
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relation = f"{OFFICE}/officeDocument/2006/relationships"
    names = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/></w:style>'
        for i, n in names.items()
    )
    word = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main"'
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kinds}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{kinds}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{OFFICE}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relation}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{XML}<Relationships "
        f'xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{relation}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f"{XML}<w:styles {word}>{styles}</w:styles>",
        "word/document.xml": f"{XML}<w:document {word}><w:body>\n{body}</w:body></w:document>",
    }
    made = (
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}T09:12:00Z</dcterms:created>'
        if created
        else ""
    )
    members["docProps/core.xml"] = (
        f'{XML}<cp:coreProperties xmlns:cp="{OFFICE}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>Utilisateur</dc:creator>{made}</cp:coreProperties>"
    )
    return zipped(members)


def odt(lines: list[tuple[str, str]]) -> bytes:
    """Lines are (style, text); the style is h for a heading, or empty."""
    body = "".join(
        f'<text:h text:outline-level="1">{escape(text, quote=False)}</text:h>\n'
        if style == "h"
        else f"<text:p>{escape(text, quote=False)}</text:p>\n"
        for style, text in lines
    )
    base = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.text"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": f'{XML}<office:document-content xmlns:office="{base}:office:1.0" '
            f'xmlns:text="{base}:text:1.0" office:version="1.2"><office:body><office:text>\n{body}'
            "</office:text></office:body></office:document-content>",
            "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="{base}:manifest:1.0"'
            f'><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>',
        }
    )


def xlsx(rows: list[list[str]]) -> bytes:
    cells = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{escape(v)}</t></is></c>'
            for c, v in enumerate(row)
        )
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = f"{OFFICE}/officeDocument/2006/relationships"
    sheet = f'xmlns="{OFFICE}/spreadsheetml/2006/main"'
    package = f'xmlns="{OFFICE}/package/2006/relationships"'
    return zipped(
        {
            "[Content_Types].xml": f'{XML}<Types xmlns="{OFFICE}/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/>'
            "</Types>",
            "_rels/.rels": f'{XML}<Relationships {package}><Relationship Id="rId1" '
            f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'{XML}<workbook {sheet} xmlns:r="{relation}"><sheets>'
            '<sheet name="Notes" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"{XML}<Relationships {package}>"
            f'<Relationship Id="rId1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
            "xl/worksheets/sheet1.xml": f"{XML}<worksheet {sheet}><sheetData>{cells}</sheetData>"
            "</worksheet>",
        }
    )


def rtf(lines: list[tuple[str, str]]) -> bytes:
    """Lines are (style, text); the style is b for bold and large, i for italics, or empty."""

    def coded(text: str) -> str:
        out = ""
        for char in text:
            if char in "\\{}":
                out += "\\" + char
            elif ord(char) < 128:
                out += char
            elif ord(char) < 256:
                out += f"\\'{ord(char):02x}"
            else:
                out += f"\\u{ord(char)}?"
        return out

    wrap = {"b": "{\\b\\fs32 %s}", "i": "{\\i %s}", "": "%s"}
    body = "".join("\\pard " + wrap[s] % coded(t) + "\\par\n" for s, t in lines)
    head = (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0\\deflang1036{\\fonttbl{\\f0\\froman Times New Roman;}}\n"
        "{\\*\\generator Msftedit 5.41.21.2510;}\\viewkind4\\uc1\\f0\\fs24\n"
    )
    return (head + body + "}\n").encode("ascii")


def pdf(lines: list[tuple[int, str]], per_page: int = 40) -> bytes:
    """Lines are (size of the type, text); each is wrapped to the width of the page."""
    laid: list[tuple[int, str]] = []
    for size, text in lines:
        laid += [(size, part) for part in textwrap.wrap(text, 920 // size)] + [(size, "")]
    pages = [laid[i : i + per_page] for i in range(0, len(laid), per_page)]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, page in enumerate(pages):
        y, stream = 800, b""
        for size, text in page:
            y -= size + 4
            raw = text.encode("cp1252")
            raw = raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            if raw:
                stream += f"BT /F1 {size} Tf 1 0 0 1 56 {y} Tm (".encode() + raw + b") Tj ET\n"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"endstream",
        ]
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for i, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{i} 0 obj\n".encode() + each + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF\n".encode()


def epub(title: str, author: str, chapters: list[str], lang: str = "fr") -> bytes:
    """A book of chapters, each the inside of an HTML body."""
    names = [f"chap{i:02d}.xhtml" for i in range(1, len(chapters) + 1)]
    items = "".join(
        f'<item id="c{i}" href="{n}" media-type="application/xhtml+xml"/>'
        for i, n in enumerate(names)
    )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(names)))
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'{XML}<container version="1.0" '
        'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        'full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>'
        "</container>",
        "OEBPS/content.opf": f'{XML}<package xmlns="http://www.idpf.org/2007/opf" version="2.0" '
        'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{lang}</dc:language>"
        f'<dc:creator>{escape(author)}</dc:creator><dc:identifier id="id">urn:{slug(title)}'
        f"</dc:identifier></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
    }
    for name, inside in zip(names, chapters, strict=True):
        members[f"OEBPS/{name}"] = (
            f'{XML}<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{lang}"><head>'
            f"<title>{escape(title)}</title></head><body>\n{inside}\n</body></html>"
        )
    return zipped(members)


def old_doc(text: str) -> bytes:
    """A Word 97 file: a compound file with a FIB, a text in cp1252 and a table of one piece."""
    start = 0x600
    raw = text.replace("\n", "\r").encode("cp1252") + b"\r"
    fib = bytearray(start)
    struct.pack_into("<HHHHHH", fib, 0, 0xA5EC, 0x00C1, 0, 0x040C, 0, 0x0200)
    struct.pack_into("<II", fib, 0x18, start, start + len(raw))
    struct.pack_into("<H", fib, 0x20, 14)
    struct.pack_into("<H", fib, 0x3E, 22)
    struct.pack_into("<I", fib, 0x40, start + len(raw))
    struct.pack_into("<I", fib, 0x4C, len(raw))
    struct.pack_into("<H", fib, 0x98, 93)
    pieces = struct.pack("<II", 0, len(raw)) + struct.pack("<HIH", 0, start * 2 | 0x40000000, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", fib, 0x1A2, 0, len(clx))
    streams = [bytes(fib) + raw, clx]
    sized = [s.ljust(max(4096, -(-len(s) // 512) * 512), b"\0") for s in streams]
    fat, first, at = [0xFFFFFFFD, 0xFFFFFFFE], [], 2  # the FAT itself, the directory
    for stream in sized:
        n = len(stream) // 512
        first.append(at)
        fat += [*range(at + 1, at + n), 0xFFFFFFFE]
        at += n
    fat += [0xFFFFFFFF] * (128 - len(fat))

    def entry(name: str, kind: int, child: int, right: int, sector: int, size: int) -> bytes:
        coded = (name + "\0").encode("utf-16-le") if name else b""
        free = 0xFFFFFFFF
        head = coded.ljust(64, b"\0") + struct.pack("<HBB", len(coded), kind, 1)
        links = struct.pack("<III", free, right, child)
        return head + links + bytes(36) + struct.pack("<IQ", sector, size)

    no = 0xFFFFFFFF
    directory = entry("Root Entry", 5, 2, no, 0xFFFFFFFE, 0)
    directory += entry("WordDocument", 2, no, no, first[0], len(sized[0]))
    directory += entry("1Table", 2, no, 1, first[1], len(sized[1]))
    directory += entry("", 0, no, no, 0, 0)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[no] * 108)
    return header + struct.pack("<128I", *fat) + directory + b"".join(sized)


def png(width: int, height: int) -> bytes:
    """A grey picture, its data stored without compression so that it is the same everywhere."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    raw = b"".join(b"\0" + bytes((x * y) % 256 for x in range(width)) for y in range(height))
    stored = b"\x78\x01\x01" + struct.pack("<HH", len(raw), len(raw) ^ 0xFFFF) + raw
    stored += struct.pack(">I", zlib.adler32(raw))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", stored) + chunk(b"IEND", b"")
    )


GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


# --- 1. what a journalist's scraper leaves ------------------------

COOKIES = """<div id="cookie-banner" class="consent" role="dialog">
  <p>Nous et nos 214 partenaires déposons des cookies pour mesurer l’audience de nos contenus et
  personnaliser la publicité. Vous pouvez accepter, refuser ou revenir sur votre choix.</p>
  <button>Tout accepter</button> <button>Continuer sans accepter</button>
</div>"""


def gazette(news: News, url: str, others: list[News], modified: date | None) -> str:
    """A page of “La Gazette du Marais”: JSON-LD, a visible date, a paywall, related links."""
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "headline": news.title,
        "datePublished": f"{news.date}T06:30:00+02:00",
        "dateModified": f"{modified or news.date}T08:05:00+02:00",
        "author": [{"@type": "Person", "name": news.author}],
        "publisher": {"@type": "Organization", "name": "La Gazette du Marais"},
        "articleSection": news.section,
    }
    related = "\n".join(
        f'        <li><a href="/{slug(n.headline)}.html">{escape(n.headline)}</a> '
        f"<span>{n.date:%d/%m/%Y}</span></li>"
        for n in others
    )
    update = f" – Mis à jour le {spoken(modified, 'fr')} à 08h05" if modified else ""
    return f"""<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>{escape(news.headline)} – La Gazette du Marais</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{escape(news.body[0])}">
<link rel="canonical" href="{url}">
<link rel="stylesheet" href="/static/main.3f9a.css">
<script type="application/ld+json">{json.dumps(linked, ensure_ascii=False)}</script>
<script>window.dataLayer = window.dataLayer || []; dataLayer.push({{"page": "article"}});</script>
</head>
<body class="article premium">
{COOKIES}
<header class="site-header">
  <a class="logo" href="/">La Gazette du Marais</a>
  <nav><ul><li><a href="/region/">Région</a></li><li><a href="/societe/">Société</a></li>
  <li><a href="/sports/">Sports</a></li><li><a href="/obseques/">Avis d’obsèques</a></li>
  <li><a href="/abonnement/">S’abonner dès 1 €</a></li></ul></nav>
</header>
<main>
  <p class="breadcrumb"><a href="/">Accueil</a> &gt; <a href="#">{news.section}</a></p>
  <article>
    <p class="kicker">{news.place}</p>
    <h1>{escape(news.headline, quote=False)}</h1>
    <p class="meta">Par <a rel="author" href="#">{news.author}</a><br>
    Publié le {spoken(news.date, "fr")} à 06h30{update} – Lecture 2 min</p>
    <figure><img src="/img/{slug(news.headline)}.jpg" alt=""><figcaption>Photo d’archives. –
    La Gazette du Marais</figcaption></figure>
    <div class="content">
{paragraphs(news, "      ")}
    <aside class="paywall">Il vous reste 60 % de cet article à lire. <a href="#">Abonnez-vous</a>
    </aside>
    </div>
  </article>
  <section class="related"><h2>À lire aussi</h2>
      <ul>
{related}
      </ul>
  </section>
  <section class="comments"><h3>Vos réactions (2)</h3><p>Marcel85 : Enfin quelqu’un qui le dit !</p>
  <p>lulu : N’importe quoi.</p></section>
</main>
<footer><p>© 2024 La Gazette du Marais – <a href="#">Mentions légales</a> – <a href="#">CGU</a> –
<a href="#">Gérer les cookies</a></p></footer>
</body>
</html>
"""


def harbour(news: News, url: str, others: list[News]) -> str:
    """A page of “The Harbour Post”: Open Graph and article: tags, no visible year."""
    most = "".join(f'<li><a href="#">{escape(n.headline)}</a></li>' for n in others)
    return f"""<!doctype html>
<html lang="en-GB" prefix="og: https://ogp.me/ns#">
<head>
<meta charset="utf-8"/>
<title>{escape(news.headline)} | {news.section} | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"/>
<meta property="og:type" content="article"/>
<meta property="og:title" content="{escape(news.headline)}"/>
<meta property="og:url" content="{url}"/>
<meta property="og:description" content="{escape(news.body[0])}"/>
<meta property="article:published_time" content="{news.date}T05:00:12.000Z"/>
<meta property="article:modified_time" content="{news.date + timedelta(days=1)}T11:20:00.000Z"/>
<meta property="article:section" content="{news.section}"/>
<meta name="author" content="{news.author}"/>
<meta name="twitter:card" content="summary_large_image"/>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<div class="cookie-notice">We use cookies to improve your experience.
<button>Accept all</button></div>
<div class="masthead"><a href="/">The Harbour Post</a>
<ul class="menu"><li>News</li><li>Sport</li><li>Tides</li><li>Jobs</li><li>Subscribe</li></ul></div>
<div id="main" class="story">
<div class="story__head"><span class="section">{news.section}</span>
<h1 class="story__title">{escape(news.headline, quote=False)}</h1>
<div class="byline">By <span>{news.author}</span>, {news.place} correspondent</div>
<ul class="share"><li>Share on Facebook</li><li>Tweet</li><li>Email</li></ul></div>
<div class="story__body">
{paragraphs(news)}
</div>
<div class="newsletter"><h4>Sign up to The Morning Tide</h4><p>All the news before breakfast.</p>
</div></div>
<div class="rail"><h3>Most read</h3><ol>{most}</ol></div>
<div class="foot"><p>Copyright © 1871–2024 Harbour Post Newspapers Ltd. All rights reserved.
Registered in England.</p></div>
</body></html>
"""


def rural(news: News, dated: bool) -> str:
    """A page of “Monde rural hebdo”: the site's name in h1, the headline in h2, maybe a <time>."""
    time = f'<time datetime="{news.date}">{news.date:%d.%m.%Y}</time>' if dated else "<span></span>"
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html>
<head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>Monde rural hebdo</title></head>
<body bgcolor="#ffffff">
<div id="entete"><h1><a href="index.php">Monde rural hebdo</a></h1>
<p>L’hebdomadaire des campagnes depuis 1946</p></div>
<table width="100%"><tr><td valign="top" width="160" class="menu">
<a href="?r=1">Cultures</a><br><a href="?r=2">Élevage</a><br><a href="?r=3">Marchés</a><br>
<a href="?r=4">Petites annonces</a><br><a href="?r=9">Nous écrire</a></td>
<td valign="top">
<div class="art"><h2>{escape(news.headline, quote=False)}</h2>
<div class="sous">{time} <em>{news.author}</em></div>
{paragraphs(news)}
<p class="outils"><a href="javascript:print()">Imprimer</a> |
<a href="mailto:?subject=A lire">Envoyer à un ami</a></p>
</div></td></tr></table>
<div id="pied">© Monde rural hebdo – Reproduction interdite – Réalisation AgriWeb</div>
</body></html>
"""


SCRAPER = '''"""Fetch the articles listed in sitemap.xml."""

import sys
import urllib.request
from pathlib import Path


def fetch(url: str, target: Path) -> None:
    """Save a page."""
    with urllib.request.urlopen(url) as answer:  # noqa: S310
        target.write_bytes(answer.read())


if __name__ == "__main__":
    fetch(sys.argv[1], Path(sys.argv[2]))
'''


Rows = list[list[str]]


def row(rows: Rows, path: str, url: str, news: News, day: date | None) -> None:
    """Add a row to the table of what was fetched."""
    stamp = f"2024-02-{1 + len(rows) % 9:02d}T10:{len(rows) % 60:02d}:00Z"
    iso = day.isoformat() if day else ""
    rows.append([path, url, news.title or "", iso, news.author, stamp])


def scrape_pages(folder: Folder, rows: Rows) -> None:
    local = [draw("fr") for _ in range(12)]
    for i, news in enumerate(local):
        url = f"https://www.gazette-marais.example/{news.date:%Y/%m}/{slug(news.headline)}.html"
        path = f"html/gazette-marais/{slug(news.headline)}.html"
        modified = news.date + timedelta(days=2) if i % 4 == 3 else None
        page = gazette(news, url, [local[(i + k) % 12] for k in (3, 5, 7)], modified)
        folder.article(path, page, news.title, news.date)
        row(rows, path, url, news, news.date)
        if i in (2, 8):  # fetched twice, the second time with a tracking parameter
            copy = path.replace(".html", "_utm_source=twitter.html" if i == 2 else " (1).html")
            folder.put(copy, page)
            folder.twice.append((copy, path))
    harbours = [draw("en") for _ in range(9)]
    for i, news in enumerate(harbours):
        url = f"https://www.harbourpost.example/{slug(news.section)}/{48210 + i * 37}"
        path = f"html/harbour-post/{48210 + i * 37}.html"
        page = harbour(news, url, [harbours[(i + k) % 9] for k in (1, 4, 6)])
        folder.article(path, page, news.title, news.date)
        row(rows, path, url, news, news.date)
    for i in range(9):
        news = draw("fr")
        path = f"html/monde-rural/article.php_id={812 + i}.html"
        url = f"http://monde-rural.example/article.php?id={812 + i}"
        known = i not in (4, 6)  # two pages have no date; the table knows that of one
        latin = rural(news, known).encode("iso-8859-1", "xmlcharrefreplace")
        folder.article(path, latin, news.title, news.date if i != 6 else None)
        row(rows, path, url, news, news.date if i != 6 else None)


def scrape_texts(folder: Folder, rows: Rows) -> None:
    texts = [draw(lang) for lang in ("fr", "fr", "fr", "es", "es", "de", "de", "it", "fr-", "fr-")]
    for i, news in enumerate(texts):
        url = f"https://presse.example/{news.lang}/{slug(news.title or 'depeche')}-{7000 + i}"
        path = f"txt/{news.lang}_{7000 + i}.txt"
        day: date | None = news.date
        if i % 3 == 0:
            head = f"URL: {url}\nDate: {news.date}T0{i % 9}:15:00+01:00\n"
            head += "Scraped: 2024-02-03 11:02:09\n"
        elif i % 3 == 1:
            head = f"{url}\n{news.spoken()}, 1{i}:05\n"
        elif i == 2:  # the day is in the address alone
            url = f"https://presse.example/{news.date:%Y/%m/%d}/{slug(news.headline)}/"
            head = f"URL: {url}\nScraped: 2024-02-03 11:02:09\n"
        elif i == 5:  # no date, but for that of the scrape
            head, day = f"url: {url}\nscraped_at: 2024-02-03T11:02:11\n", None
        else:
            head = f"SOURCE: {url}\nPUBLISHED: {news.date:%Y-%m-%d} 18:40\nAUTHOR: {news.author}\n"
        title = f"{news.title}\n\n" if news.title else ""
        folder.article(path, f"{head}\n{title}{news.text}\n", news.title, day)
        if i % 2:
            row(rows, path, url, news, day)


def scrape_records(folder: Folder) -> None:
    records = []
    for i, lang in enumerate(["fr", "en", "fr", "en", "fr"]):
        news = draw(lang)
        folder.add(f"export/articles.json#{i + 1}", news.title, news.date)
        records.append(
            {
                "id": 90 + i,
                "url": f"https://agence.example/{lang}/{90 + i}",
                "headline": news.title,
                "byline": news.author,
                "publishedAt": f"{news.date}T12:00:00Z",
                "crawledAt": "2024-02-05T08:00:00Z",
                "section": news.section,
                "text": news.text,
            }
        )
    whole = {"source": "agence.example", "count": len(records), "articles": records}
    folder.put("export/articles.json", json.dumps(whole, ensure_ascii=False, indent=1))
    lines = []
    for i, lang in enumerate(["fr", "es", "fr", "it", "fr-", "fr"]):
        news = draw(lang)
        day = None if i == 2 else news.date
        folder.add(f"export/dump.jsonl#{i + 1}", news.title, day)
        line = {"title": news.title, "date": f"{day:%Y-%m-%d}" if day else None, "lang": news.lang}
        lines.append(json.dumps(line | {"author": news.author, "content": news.text}))
    folder.put("export/dump.jsonl", "\n".join(lines) + "\n")


def scrape_rest(folder: Folder, rows: Rows) -> None:
    urls = [each[1] for each in rows[1:]]
    links = "\n".join(f'<li><a href="{u}">{u.rsplit("/", 1)[1]}</a></li>' for u in urls[:12])
    listing = f"<h1>Toute l’actualité</h1>\n<ul>\n{links}\n</ul>"
    folder.none(
        "html/gazette-marais/index.html",
        '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>La Gazette du Marais'
        f"</title></head><body>\n{COOKIES}\n{listing}\n</body></html>\n",
    )
    folder.none(
        "html/harbour-post/48999.html",
        "<!doctype html><html><head><title>404 Not Found</title></head><body><h1>Page not found"
        "</h1><p>Sorry, the page you were looking for has moved.</p></body></html>\n",
    )
    places = "".join(f"<url><loc>{escape(u)}</loc></url>\n" for u in urls)
    folder.none(
        "sitemap.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset '
        f'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n',
    )
    folder.none("pages.csv", table(rows))
    folder.none("scraper.py", SCRAPER)
    folder.none(
        "README.md",
        "# Scrape of three sites\n\nRun `python scraper.py URL FILE`. Pages are in `html/`, texts "
        "in `txt/`.\nLast run: 2024-02-09.\n\n## To do\n\n- retry the 404s\n",
    )
    log = [f"2024-02-03 11:02:{i:02d} INFO scraper GET {u} 200" for i, u in enumerate(urls[:40])]
    folder.none("logs/scrape.log", "\n".join(log) + "\n")
    folder.none("logs/errors.log", "2024-02-03 11:09:41 ERROR scraper HTTP 404 48999\n")
    folder.none("requirements.txt", "beautifulsoup4==4.12.3\nrequests==2.31.0\n")
    folder.none("robots.txt", "User-agent: *\nDisallow: /abonnement/\nCrawl-delay: 5\n")
    folder.none("img/passerelle.png", png(40, 30))
    folder.none("img/logo.png", png(16, 16))
    folder.none("img/pixel.gif", GIF)


def scrape(root: Path) -> None:
    folder = new_folder(root)
    rows = [["file", "url", "title", "date", "author", "scraped_at"]]
    scrape_pages(folder, rows)
    scrape_texts(folder, rows)
    scrape_records(folder)
    scrape_rest(folder, rows)
    folder.finish(
        "metadata: seeds/pages.csv\n"
        'articles: {"export/articles.json": {}, "export/dump.jsonl": {}}\n'
    )


# --- 2. a researcher's disk ------------------------


def office_files(folder: Folder) -> None:
    news = draw("fr")
    lines = [("Title", news.headline), ("", f"{news.author}, {news.spoken()}")]
    data = docx([*lines, *(("", p) for p in news.body)], date(2022, 1, 17))
    folder.article("Presse/phare.docx", data, news.title, news.date)
    news = draw("fr")
    lines = [("", "Le Courrier de Valmorin"), ("", f"{news.spoken()}, p. 7"), ("", "")]
    lines += [("bold", news.headline), ("", f"par {news.author}"), *(("", p) for p in news.body)]
    folder.article("Presse/canal entretien.docx", docx(lines), news.title, news.date)
    news = draw("fr", day=date(2021, 3, 25))
    lines = [("Heading1", news.headline), *(("", p) for p in news.body)]
    folder.article("Presse/25-03-2021 vaccination.docx", docx(lines), news.title, news.date)
    news = draw("fr", day=date(2012, 11, 1))
    lines = [("bold", "SOCIÉTÉ"), ("bold", news.headline), *(("", p) for p in news.body)]
    path = "Presse/Routes, Le Courrier, novembre 2012.docx"
    folder.article(path, docx(lines, date(2022, 1, 17)), news.title, "2012-11")
    news = draw("en")
    lines = [("Heading1", news.headline), ("", f"By {news.author}"), ("", news.spoken())]
    data = docx([*lines, *(("", p) for p in news.body)])
    folder.article("Presse/harbour clipping.docx", data, news.title, news.date)

    news = draw("fr")
    data = odt([("h", news.headline), ("", news.spoken(False)), *(("", p) for p in news.body)])
    folder.article("Presse/opera.odt", data, news.title, news.date)
    news = draw("fr", day=date(2018, 9, 14))
    data = odt([("", news.headline), ("", ""), *(("", p) for p in news.body)])
    folder.article("Presse/14 septembre 2018 - cantine.odt", data, news.title, news.date)
    news = draw("fr")  # neither in the text nor in the name a date
    data = odt([("h", news.headline), *(("", p) for p in news.body)])
    folder.article("Presse/moulin Tardy.odt", data, news.title, None)
    news = draw("de", day=date(2019, 5, 12))
    data = odt([("h", news.headline), ("", f"Von {news.author}"), *(("", p) for p in news.body)])
    folder.article("Presse/Moore, 12. Mai 2019.odt", data, news.title, news.date)

    for i, name in enumerate(["sel.rtf", "entrepot.rtf", "19870226 gare perdue.rtf"]):
        news = draw("fr", day=date(1987, 2, 26) if i == 2 else None)
        lines = [("b", news.headline), *(("", p) for p in news.body)]
        if i == 0:
            lines.insert(1, ("i", f"{news.author} – {news.spoken()}"))
        if i == 1:
            lines.insert(0, ("", f"Le Réveil de Lestrac, {news.spoken(False)}"))
        folder.article(f"Textes/{name}", rtf(lines), news.title, news.date)
    news = draw("es", day=date(2017, 8, 3))
    lines = [("b", news.headline), ("i", news.author), *(("", p) for p in news.body)]
    folder.article("Textes/3 de agosto de 2017.rtf", rtf(lines), news.title, news.date)

    news = draw("fr")
    laid = [(10, f"LE COURRIER DE VALMORIN – {news.spoken()}"), (20, news.headline)]
    laid += [(10, f"Par {news.author}"), *((11, p) for p in news.body), (8, "Page 3")]
    folder.article("PDF/grands predateurs.pdf", pdf(laid), news.title, news.date)
    news = draw("fr")
    laid = [(9, news.section.upper()), (22, news.headline), (10, f"Publié le {news.spoken(False)}")]
    laid += [(11, p) for p in news.body] + [(8, "https://www.reveil-lestrac.example/dockers 1/1")]
    folder.article("PDF/www.reveil-lestrac.example.pdf", pdf(laid), news.title, news.date)
    news = draw("fr", day=date(2020, 6, 29))
    laid = [(18, news.headline), *((12, p) for p in news.body)]
    folder.article("PDF/2020-06-29_elections.pdf", pdf(laid, 12), news.title, news.date)
    news = draw("en", day=date(2016, 10, 7))
    laid = [(18, news.headline), (10, f"By {news.author}"), *((11, p) for p in news.body)]
    folder.article("PDF/October 7, 2016 - local news.pdf", pdf(laid), news.title, news.date)

    news = draw("fr")
    inside = f"<h1>{escape(news.headline)}</h1>\n<p>{news.author} · {news.spoken()}</p>\n"
    data = epub(news.headline, news.author, [inside + paragraphs(news)])
    folder.article("Liseuse/tempete.epub", data, news.title, news.date)
    news = draw("it")
    inside = f"<h1>{escape(news.headline)}</h1>\n<p><em>{news.spoken(False)}</em></p>\n"
    data = epub(news.headline, news.author, [inside + paragraphs(news)], "it")
    folder.article("Liseuse/teatro.epub", data, news.title, news.date)
    chapters = []
    for i in range(1, 4):
        news = draw("fr")
        chapters.append(
            f"<h1>{escape(news.headline)}</h1>\n<p>{news.spoken(False)}</p>\n{paragraphs(news)}"
        )
        folder.add(f"Liseuse/chroniques.epub#{i}", news.title, news.date)
    folder.put("Liseuse/chroniques.epub", epub("Chroniques du bourg", "O. Parvaud", chapters))

    news = draw("fr")
    text = f"{news.headline}\n{news.author}\nLe Courrier de Valmorin, {news.spoken()}\n{news.text}"
    folder.article("Vieux PC/ARTICLE1.DOC", old_doc(text), news.title, news.date)
    news = draw("fr")
    lines = [("b", news.headline), ("", news.spoken(False)), *(("", p) for p in news.body)]
    folder.article("Vieux PC/hirondelles.doc", rtf(lines), news.title, news.date)
    notes = [["Titre", "Lu le", "Remarque"], ["Barrage", "2022-01-04", "À relire"]]
    folder.none("Notes de lecture.xlsx", xlsx(notes))


def encoded_files(folder: Folder) -> None:
    names = [
        ("utf8/2019-11-08 vidange.txt", "fr", "utf-8", date(2019, 11, 8)),
        ("utf8/20200820_vendanges.txt", "fr", "utf-8-sig", date(2020, 8, 20)),
        ("utf8/metallurgie 17.12.2018.txt", "fr", "utf-8", date(2018, 12, 17)),
        ("utf8/May 12, 2021 - clipping.txt", "en", "utf-8", date(2021, 5, 12)),
        ("utf8/2021_06_30_presse.txt", "de", "utf-8", date(2021, 6, 30)),
        ("windows/1er février 2005, Retour.txt", "fr", "cp1252", date(2005, 2, 1)),
        ("windows/CIDRES.TXT", "fr", "cp1252", None),
        ("windows/diocese.txt", "fr", "cp1252", None),
        ("windows/recorte 3.txt", "es", "cp1252", None),
        ("mac/poste", "fr", "mac_roman", None),
        ("mac/Entretien 1998-05-19.txt", "fr", "mac_roman", date(1998, 5, 19)),
        ("mac/crise.txt", "fr", "mac_roman", None),
        ("unicode/vie chère.txt", "fr", "utf-16", None),
        ("unicode/Zeitung.txt", "de", "utf-16", None),
    ]
    for i, (name, lang, encoding, day) in enumerate(names):
        news = draw(lang, day=day)
        text = f"{news.headline}\n\n{news.text}\n"
        if not day:
            where = news.spoken(i % 2 == 0)
            text = (
                f"{news.headline}\n{news.author}\n{where}\n\n{news.text}\n"
                if i % 3
                else f"Le Réveil, {where}\n\n{news.headline}\n\n{news.text}\n"
            )
        if encoding in ("cp1252", "utf-16"):
            text = text.replace("\n", "\r\n")
        elif encoding == "mac_roman":
            text = text.replace("\n", "\r")
        # "utf-16" would follow the machine's order
        data = (
            b"\xff\xfe" + text.encode("utf-16-le")
            if encoding == "utf-16"
            else text.encode(encoding)
        )
        path = f"Textes/{name}" if "." in name else f"Textes/{name}.txt"
        folder.article(path, data, news.title, news.date)

    for name, lang, day_ in [
        ("Coupures/2019-03/stele.txt", "fr", "2019-03"),
        ("Coupures/1998/rats.txt", "fr", "1998"),
        ("Coupures/2004-10-14/bilan.txt", "fr", "2004-10-14"),
        ("Coupures/Avril 2011/conseil.txt", "fr", "2011-04"),
    ]:
        news = draw(lang)
        folder.article(name, f"{news.headline}\n\n{news.text}\n", news.title, day_)
    news = draw("fr-")
    folder.article("Coupures/1998/sans titre.txt", news.text + "\n", None, "1998")
    news = draw("fr-")
    folder.article("Coupures/divers/photo 12.txt", news.text + "\n", None, None)

    for start, paper, day in [
        ("L’exposition coloniale", "L’ÉCHO DU FAUBOURG", date(1931, 6, 14)),
        ("Grand concours", "LE PETIT LESTRACOIS", date(1936, 8, 3)),
        ("La foire", "LE COURRIER DU BOCAGE", date(1924, 9, 9)),
        ("Un aéroplane", "LE PETIT LESTRACOIS", date(1911, 5, 28)),
    ]:
        news = draw("fr", start, day)
        body = "\n".join(textwrap.wrap("    " + " ".join(news.body), 38))
        # words broken at the margin
        body = re.sub(r"\n(\w{3})(\w{4,})", r" \1-\n\2", body, count=3)
        heading = "\n".join(textwrap.wrap(news.headline.upper(), 30))
        text = f"{paper}\n{news.spoken().capitalize()}   —   N° 4 {day.year}   —   10 centimes\n\n"
        text += f"{heading}\n\n{body}\n\n- 2 -\n\f"
        folder.article(f"OCR/{slug(paper)}_p2_{day.year % 100}.txt", text, news.title, day)


def vault_files(folder: Folder) -> None:
    def note(name: str, lang: str, make: int) -> None:
        news = draw(lang)
        iso = news.date.isoformat()
        if make == 0:
            front = f'title: "{news.title}"\ndate: {iso}\nauthor: {news.author}\n'
            front += "tags:\n  - presse\n  - à-lire\nsource: https://www.reveil.example/a/12\n"
            text = f"---\n{front}---\n\n{news.text}\n\n#presse [[Lestrac]]\n"
        elif make == 1:
            text = f"---\ntags: [presse, eau]\npublished: {iso}\ncreated: 2023-09-01\n---\n"
            text += f"# {news.title}\n\n> {news.body[0]}\n\n" + "\n\n".join(news.body[1:]) + "\n"
        elif make == 2:
            text = f"#presse/locale #archive\n\n# {news.title}\n\n*{news.spoken()}* — "
            text += f"[[{news.author}]]\n\n{news.text}\n\n## Voir aussi\n\n- [[Carte des eaux]]\n"
        else:  # as Obsidian has it, the name of the note is its title
            text = f"---\ndate: {iso}\naliases: []\ntags:\n  - presse\n---\n{news.text}\n"
            name = f"{news.title}.md"
        folder.article(f"Vault/{name}", text, news.title, news.date)

    note("Clippings/lavoir.md", "fr", 0)
    note("Clippings/gendarmes.md", "fr", 1)
    note("Clippings/tabac.md", "fr", 2)
    note("", "fr", 3)
    note("Clippings/clip 1.md", "en", 0)
    note("Clippings/clip 2.md", "en", 1)
    folder.none("Vault/.obsidian/app.json", '{"promptDelete": false}\n')


def message(news: News, subject: str, body: str, sent: date, kind: str = "plain") -> str:
    coded = base64.b64encode(subject.encode()).decode()
    stamp = f"{DAYS['en'].split()[sent.weekday()][:3]}, {sent.day} "
    stamp += f"{MONTHS['en'].split()[sent.month - 1][:3]} {sent.year} 07:30:00 +0100"
    return (
        f"From: =?UTF-8?Q?La_Lettre_du_R=C3=A9veil?= <lettre@reveil.example>\n"
        f"To: chercheuse@univ.example\nSubject: =?UTF-8?B?{coded}?=\nDate: {stamp}\n"
        f"Message-ID: <{number(subject)}@reveil.example>\nMIME-Version: 1.0\n"
        f"Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        + quopri.encodestring(body.encode()).decode()
    )


def mail_files(folder: Folder) -> None:
    news = draw("fr")
    data = message(news, news.headline, news.text + "\n\n-- \nSe désinscrire\n", news.date)
    folder.article("Courriels/lettre.eml", data, news.title, news.date)
    news = draw("en")
    page = f"<html><body><h1>{escape(news.headline)}</h1>\n{paragraphs(news)}\n"
    page += '<p style="font-size:10px">Unsubscribe</p></body></html>\n'
    data = message(news, news.headline, page, news.date, "html")
    folder.article("Courriels/newsletter.eml", data, news.title, news.date)
    news = draw("fr")  # sent on a year later by a colleague
    body = "Bonjour,\n\nCeci devrait t’intéresser.\n\n---------- Forwarded message ---------\n\n"
    body += f"{news.headline}\nLe Réveil de Lestrac, {news.spoken()}\n\n{news.text}\n"
    data = message(news, "Fwd: à lire", body, news.date + timedelta(days=400))
    folder.article("Courriels/Fwd à lire.eml", data, news.title, news.date)
    box = ""
    for i in range(1, 4):
        news = draw("fr")
        stamp = f"{news.date:%Y}"
        box += f"From lettre@reveil.example Mon Jan  1 07:30:00 {stamp}\n"
        box += message(news, news.headline, news.text + "\n", news.date) + "\n"
        folder.add(f"Courriels/Lettres.mbox#{i}", news.title, news.date)
    folder.put("Courriels/Lettres.mbox", box)


def disk(root: Path) -> None:
    folder = new_folder(root)
    office_files(folder)
    encoded_files(folder)
    vault_files(folder)
    mail_files(folder)
    members: dict[str, str | bytes] = {}
    for i, name in enumerate(["a_2013-02-27.txt", "b.txt", "c.txt", "d.txt"]):
        news = draw("fr", day=date(2013, 2, 27) if i == 0 else None)
        head = "" if i == 0 else f"{news.spoken()}\n"
        members[f"textes/{name}"] = f"{news.headline}\n{head}\n{news.text}\n"
        folder.add(f"Archives/textes.zip#{i + 1}", news.title, news.date)
    folder.put("Archives/textes.zip", zipped(members))
    seeds = folder.root / "seeds"
    folder.none("Presse/phare.docx~", (seeds / "Presse/phare.docx").read_bytes())
    folder.none("Presse/~$phare.docx", b"\x0bUtilisateur".ljust(162, b" "))
    folder.none("Textes/utf8/2019-11-08 vidange.txt~", "Barrage : brouillon\n")
    copy = (seeds / "Textes/windows/diocese.txt").read_bytes()
    folder.none("Textes/windows/diocese.txt.bak", copy)
    folder.none("OCR/Thumbs.db", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1016))
    folder.none(".DS_Store", b"\0\0\0\1Bud1" + bytes(504))
    folder.none("Presse/desktop.ini", "[.ShellClassInfo]\r\nIconIndex=4\r\n")
    folder.none("OCR/scan_0012.png", png(60, 80))
    folder.finish("{}\n")


# --- 3. exports of press databases ------------------------


def europresse(items: list[News], paper: str) -> str:
    out = ""
    for i, news in enumerate(items):
        if news.lang == "en":
            where = f"{news.section}, {news.spoken()}, p. {i + 2}"
        elif i % 3 == 2:  # a site
            where = f"{news.section}, {news.spoken()} - 06:1{i}:00 UTC +0100"
        else:
            where = f"{news.section}, {news.spoken()}, p. {i + 2}"
        by = f'<p class="sm-margin-bottomNews">{news.author}</p>' if i % 4 != 3 else ""
        code = f"news·{news.date:%Y%m%d}·CV·{4410 + i}"
        out += f"""<article>
<header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName">{paper}</span>
</div>
<span class="DocHeader">{where}</span>
<div class="titreArticle">
<p class="titreArticleVisu rdp__articletitle">{escape(news.headline, quote=False)} </p>
</div>
<div class="docAuthors">{by}</div>
</header>
<section>
<div class="DocText clearfix"><div class="docOcurrContainer">
{paragraphs(news)}
</div></div>
</section>
<footer>
<div class="publiC-lblNodoc">{code}</div>
<div><small>© {news.date.year} {paper}. Tous droits réservés. Le présent document est protégé par
les lois et conventions internationales sur le droit d’auteur et son utilisation est régie par ces
lois.</small></div>
<div class="apd-sources-date">Tous droits réservés 2022 {paper}</div>
</footer>
</article>
"""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8" /><title>Europresse</title>
<style>.DocHeader {{ color: #666; }}</style></head>
<body>
<div class="header-print"><span>Document(s) sauvegardé(s)</span>
<div>lundi 7 mars 2022 à 14 h 02</div><div>{len(items)} documents</div>
<p>Ce document est destiné à l'usage exclusif de l'utilisateur désigné par Univ. de Lestrac et ne
peut faire l'objet d'aucune autre utilisation ou diffusion auprès de tiers.</p></div>
{out}</body></html>
"""


def factiva_html(items: list[News]) -> str:
    out = ""
    for i, news in enumerate(items):
        source = "The Harbour Post" if news.lang == "en" else "Le Courrier de Valmorin"
        unit, tongue = ("words", "English") if news.lang == "en" else ("mots", "Français")
        code = f"HPST0000{news.date:%Y%m%d}eh{i}c0001"
        more = "\n".join(
            f'<p class="articleParagraph {news.lang}articleParagraph">{escape(p, quote=False)}</p>'
            for p in news.body
        )
        out += f"""<div id="article-{code}" class="article {news.lang}Article">
<div>{news.section}</div>
<div id="hd"><span class='{news.lang}Headline'>{escape(news.headline, quote=False)}</span></div>
<div class="author">{news.author}</div>
<div>{news.words} {unit}</div><div>{spoken(news.date, news.lang)}</div>
<div>{source}</div><div>HPST</div><div>{i + 1}</div><div>{tongue}</div>
<div>Copyright {news.date.year} {source}</div>
{more}
<p>Document {code}</p>
</div><br /><br />
"""
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Factiva</title></head><body>\n'
        f'<div id="article">\n{out}</div>\n<div class="footer"><b>Search Summary</b>'
        "<table><tr><td>Text</td><td>port and (grève or strike)</td></tr><tr><td>Date</td>"
        "<td>All Dates</td></tr></table>"
        "<p>© 2022 Factiva, Inc. All rights reserved.</p></div>\n</body></html>\n"
    )


def factiva_text(items: list[News]) -> str:
    out = ""
    for i, news in enumerate(items):
        first, *rest = news.body
        tongue = {"fr": "Français", "en": "English", "de": "Deutsch"}[news.lang]
        rest_, blank = "\n\n".join(rest), "  "
        out += f"""SE  {news.section}
HD  {news.headline}
BY  {news.author}
WC  {news.words} words
PD  {spoken(news.date, "en")}
SN  Wire Service Example
SC  WSEX
LA  {tongue}
CY  Copyright {news.date.year} Wire Service Example

LP{blank}
{first}

TD{blank}
{rest_}

IN  i7902 : Ports
RE  eurz : Europe
PUB Wire Service Example
AN  Document WSEX0000{news.date:%Y%m%d}eh{i}a0002


"""
    return out


def nexis_text(items: list[News]) -> str:
    out = ""
    for i, news in enumerate(items, 1):
        english = news.lang == "en"
        paper = "The Harbour Post (Skerrow)" if english else "Le Courrier de Valmorin"
        month = MONTHS["en"].split()[news.date.month - 1]
        weekday = DAYS[news.lang].split()[news.date.weekday()]
        day = f"{month} {news.date.day}, {news.date.year} {weekday}"
        if not english:
            day = f"{spoken(news.date, 'fr')} {weekday}"
        tongue = "ENGLISH" if english else "FRENCH; FRANÇAIS"
        body = "\n\n".join(textwrap.fill(p, 78, initial_indent="  ") for p in news.body)
        heading = textwrap.fill(news.headline, 70)
        load = f"{month} {news.date.day + 1 if news.date.day < 28 else 28}, {news.date.year}"
        out += f"""{f"{i} of {len(items)} DOCUMENTS":^78}


{paper:^78}

{day:^78}

{heading}

BYLINE: {news.author}

SECTION: {news.section.upper()}; Pg. {i + 3}

LENGTH: {news.words} words

DATELINE: {news.place.upper()}

{body}

LOAD-DATE: {load}

LANGUAGE: {tongue}

PUBLICATION-TYPE: Newspaper


{f"Copyright {news.date.year} {paper}":^78}
{"All Rights Reserved":^78}

\f
"""
    return "\n".join(line.rstrip(" ") for line in out.splitlines()) + "\n"


def nexis_docx(items: list[News]) -> bytes:
    lines: list[tuple[str, str]] = []
    for i, news in enumerate(items):
        weekday = DAYS[news.lang].split()[news.date.weekday()]
        day = f"{spoken(news.date, 'fr')} {weekday}"
        if news.lang == "en":
            month = MONTHS["en"].split()[news.date.month - 1]
            day = f"{month} {news.date.day}, {news.date.year} {weekday}"
        paper = "The Harbour Post" if news.lang == "en" else "Le Courrier de Valmorin"
        lines += [
            ("Heading1", news.headline),
            ("", paper),
            ("", day),
            ("", f"Copyright {news.date.year} {paper} All Rights Reserved"),
            ("", f"Section: {news.section.upper()}; Pg. {i + 2}"),
            ("", f"Length: {news.words} words"),
            ("", f"Byline: {news.author}"),
            ("bold", "Body"),
            *(("", p) for p in news.body),
            ("", f"Load-Date: March {i + 4}, 2022"),
            ("", "End of Document"),
        ]
    return docx(lines, date(2022, 3, 7))


def copied(news: News, shape: int) -> tuple[str, bool]:
    """A text as one copies it out of a database, and whether it has its date."""
    title = f"{news.headline}\n" if news.title else ""
    day, body = news.spoken(), news.text
    if shape == 0:  # Europresse
        return (
            f"Le Courrier de Valmorin\n{news.section}, {day}, p. 4\n\n{title}{news.author}\n\n"
            f"{body}\n\n© {news.date.year} Le Courrier de Valmorin. Tous droits réservés.\n"
            f"news·{news.date:%Y%m%d}·CV·118\n"
        ), True
    if shape == 1:  # the headline first, the source below
        return (
            f"{title}\n{news.author}\nLe Réveil de Lestrac, {news.spoken(False)}\n\n{body}\n",
            True,
        )
    if shape == 2:  # a kicker and a standfirst
        rest = "\n\n".join(news.body[1:])
        return (
            f"{news.section.upper()}\n\n{title}\n{news.body[0]}\n\n"
            f"{news.author} | {day}\n\n{rest}\n"
        ), True
    if shape == 3:  # the headline and the text alone
        return f"{title}\n{body}\n", False
    if shape == 4:  # Factiva, as displayed
        label = {"fr": "mots", "en": "words", "de": "Wörter", "es": "palabras", "it": "parole"}
        return (
            f"{title}{news.author}\n{news.words} {label[news.lang]}\n{news.spoken(False)}\n"
            f"Le Courrier\nCOUVAL\n12\n(c) {news.date.year} Le Courrier\n\n{body}\n\n"
            f"Document COUVAL00{news.date:%Y%m%d}ehx3000b4\n"
        ), True
    # a dateline, and the author at the end
    return f"{title}\n{news.place.upper()}, {news.spoken(False)} – {body}\n\n{news.author}\n", True


def singles(folder: Folder) -> list[list[str]]:
    """Single articles copied out, and the rows of the table beside them."""
    rows = [["Fichier", "Titre", "Date", "Journal", "Auteur", "Rubrique"]]
    langs = ["fr"] * 33 + ["en"] * 5 + ["de"] * 3 + ["es"] * 2 + ["it"] * 2 + ["fr-"] * 2
    for i, lang in enumerate(langs):
        news = draw(lang)
        text, has = copied(news, i % 6)
        name = f"{i + 1:03d}_{slug(news.title or 'sans-titre')[:24].strip('-')}"
        day: date | None = news.date if has else None
        if not has and i % 8 == 1:  # the day is in the name
            name, day = f"{news.date}_CV_{i:03d}", news.date
        path = f"articles/{name}.txt"
        listed = i % 5 in (0, 2) and i < 36
        if listed:  # ... or in the table
            day = news.date
            written = f"{news.date:%d/%m/%Y}"
            paper = "Le Courrier de Valmorin"
            rows.append([path, news.title or "", written, paper, news.author, news.section])
        folder.article(path, text, news.title, day)
    return rows


def press(root: Path) -> None:
    folder = new_folder(root)

    def export(path: str, items: list[News], data: str | bytes) -> None:
        folder.put(path, data)
        for i, news in enumerate(items, 1):
            folder.add(f"{path}#{i}", news.title, news.date)

    items = [draw(lang) for lang in ("fr", "fr", "fr", "en", "fr", "fr")]
    export("exports/europresse_1.HTML", items, europresse(items, "Le Courrier de Valmorin"))
    items = [draw("fr") for _ in range(4)]
    export(
        "exports/biblioeuropresse20220307.html", items, europresse(items, "Le Réveil (site web)")
    )
    items = [draw(lang) for lang in ("fr", "en", "fr", "en")]
    export("exports/Factiva-20220307-1402.html", items, factiva_html(items))
    items = [draw(lang) for lang in ("fr", "en", "de")]
    export("exports/Factiva-20220307-1410.txt", items, factiva_text(items))
    items = [draw(lang) for lang in ("en", "fr", "en", "en", "fr", "en")]
    export("exports/The_Harbour_Post2022-03-07_14-20.TXT", items, nexis_text(items))
    items = [draw(lang) for lang in ("fr", "en", "fr")]
    export("exports/Files (3).DOCX", items, nexis_docx(items))

    corpus = ""
    for i in range(1, 6):
        news = draw("fr-")
        when, day = f"*date_{news.date}", news.date.isoformat()
        if i == 4:
            when, day = f"*an_{news.date:%Y} *mois_{news.date:%m}", f"{news.date:%Y-%m}"
        if i == 5:
            when, day = f"*an_{news.date:%Y}", f"{news.date:%Y}"
        corpus += f"**** *source_courrier *num_{i} {when}\n{' '.join(news.body)}\n\n"
        folder.add(f"iramuteq/corpus.txt#{i}", None, day)
    folder.put("iramuteq/corpus.txt", corpus)

    rows = singles(folder)
    folder.none("tableau.csv", b"\xef\xbb\xbf" + table(rows, ";").encode())
    ris = "".join(
        f"TY  - NEWS\r\nTI  - {r[1]}\r\nAU  - {r[4]}\r\nDA  - {r[2][6:]}/{r[2][3:5]}/{r[2][:2]}\r\n"
        f"T2  - {r[3]}\r\nER  - \r\n\r\n"
        for r in rows[1:6]
    )
    folder.none("refs/europresse.ris", ris)
    folder.none("refs/zotero.ris", ris.split("\r\n\r\n")[0] + "\r\n\r\n")
    bib = "".join(
        f"@article{{ref{i},\n  title = {{{r[1]}}},\n  author = {{{r[4]}}},\n"
        f"  journal = {{{r[3]}}},\n  year = {{{r[2][6:]}}}\n}}\n\n"
        for i, r in enumerate(rows[6:11])
    )
    folder.none("refs/corpus.bib", bib)
    folder.none("refs/capture.png", png(50, 40))
    folder.none(
        "LISEZMOI.txt",
        "Corpus « ports et vallées »\n\nexports/ : fichiers tels que téléchargés le 7 mars 2022\n"
        "articles/ : articles copiés un à un\nrefs/ : notices Zotero\n"
        "tableau.csv : métadonnées (séparateur ;)\n",
    )
    folder.finish("metadata: seeds/tableau.csv\ndates: day-first\n")


def main(root: Path) -> None:
    scrape(root / "scrape")
    disk(root / "disk")
    press(root / "press")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
