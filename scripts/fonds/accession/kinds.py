"""What kind of file a name shows: texts, documents that need a reader, and what is no article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from fonds.base.patterns import late
from fonds.base.speech import tell

Group = Literal["text", "document", "data", "archive", "other"]
"""``text``: read as it is. ``document``: an article once a reader takes the text out of it.
``data``: many articles or none, which only a person can say. ``archive``: files packed into one.
``other``: never an article by itself."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of files."""

    code: str  # short stable name, which is the code of its remark
    group: Group  # what may become of it
    noun: str  # what the report calls such files, in the plural and with a capital


TEXT = Kind("text", "text", tell("Texts"))
"""Its name says that it is a text: one that cannot be read is lost."""
UNKNOWN = Kind("unknown", "text", tell("Files of no known kind"))
"""Its name says nothing: it is a text if its bytes are."""
BINARY = Kind("binary", "other", tell("Files that are no text"))
"""Its name says nothing, and its bytes are no text."""
HIDDEN = Kind("hidden", "other", tell("Hidden files and folders"))
LITTER = Kind("litter", "other", tell("Files that programs leave behind"))
BACKUP = Kind("backup", "other", tell("Backup copies"))
COMPANION = Kind("companion", "other", tell("Files of metadata beside a text"))
EXCLUDED = Kind("excluded", "other", tell("Files that “exclude:” in mkdocs.yml names"))

_ABOUT = Kind("about", "other", tell("Licences, READMEs and the like"))
_CODE = Kind("code", "other", tell("Programs and scripts"))

_SUFFIXES = (
    (TEXT, "txt text md markdown mkd mdown"),
    # Documents: what a reader may open.
    (Kind("html", "document", tell("Web pages")), "html htm xhtml xht shtml mhtml mht"),
    (Kind("mail", "document", tell("E-mails")), "eml emlx mbox mbx"),
    (Kind("docx", "document", tell("Word documents")), "docx docm dotx dotm"),
    (Kind("doc", "document", tell("Old Word documents")), "doc dot"),
    (Kind("odt", "document", tell("OpenDocument texts")), "odt ott fodt"),
    (Kind("rtf", "document", tell("RTF documents")), "rtf"),
    (Kind("epub", "document", tell("E-books")), "epub"),
    (Kind("pdf", "document", tell("PDF documents")), "pdf"),
    (
        Kind("office", "other", tell("Documents of other programs")),
        "pages wpd wps wri mobi azw azw3 fb2 lit xps oxps djvu ps ppt pptx pps ppsx odp key pub "
        "one msg pst ost indd vsd vsdx odg sxw abw",
    ),
    # Data: tables and the like.
    (Kind("table", "data", tell("Tables")), "csv tsv tab xlsx xlsm xlsb xls ods fods numbers"),
    (
        Kind("json", "data", tell("JSON files")),
        "json jsonl ndjson jsonlines json5 geojson jsonld ldj",
    ),
    (Kind("parquet", "data", tell("Parquet and Arrow files")), "parquet arrow feather"),
    (
        Kind("xml", "data", tell("XML files")),
        "xml tei rdf owl rss atom xsd xsl xslt dtd ttl nt n3 opf ncx",
    ),
    (
        Kind("data", "data", tell("Data and settings")),
        "yml yaml toml ini cfg conf config env properties lock log bib ris enw nbib ics vcf db "
        "sqlite sqlite3 mdb accdb dbf npy npz pkl pickle pt pth onnx h5 hdf5 hdf mat rda rds "
        "rdata sav dta por sas7bdat shp shx gpkg kml gpx po pot mo md5 sha1 sha256 sha512 sfv "
        "torrent",
    ),
    (
        Kind("annotations", "other", tell("Annotations")),
        "ann a1 a2 conll conllu conllup conllx conll03 iob iob2 bio bioes tcf xmi textgrid eaf "
        "exb vrt naf kaf tml timeml",
    ),
    # Packed files.
    (
        Kind("archive", "archive", tell("Archives")),
        "zip tar gz tgz bz2 tbz tbz2 xz txz lzma zst 7z rar cab iso dmg warc wacz z lz4",
    ),
    # Never an article.
    (
        Kind("picture", "other", tell("Pictures")),
        "jpg jpeg jpe jfif png gif bmp tif tiff webp svg svgz ico psd xcf ai eps heic heif avif "
        "raw cr2 nef dng jp2 jxl",
    ),
    (
        Kind("sound", "other", tell("Sound and film")),
        "mp3 wav ogg oga opus flac m4a aac wma aiff aif amr mid midi mp4 m4v avi mov mkv webm wmv "
        "flv mpg mpeg 3gp ogv vob",
    ),
    (Kind("font", "other", tell("Fonts")), "ttf otf woff woff2 eot ttc"),
    (Kind("shortcut", "other", tell("Shortcuts")), "lnk url webloc desktop"),
    (_ABOUT, "cff"),
    (
        _CODE,
        "py pyw pyi pyx pyc pyo pyd ipynb r rmd qmd rproj js mjs cjs jsx ts tsx vue svelte css "
        "scss sass less php rb pl pm java class jar war c h cc cpp cxx hpp hxx cs fs go rs swift "
        "kt kts scala groovy gradle sh bash zsh fish bat cmd ps1 psm1 lua sql jl ex exs erl hs "
        "clj cljs el lisp vim asm f90 f95 pas vb vbs vba bas awk sed m mm cmake mk make tcl nix "
        "dart zig xq xqy xquery sty cls bst do ado sas jinja j2 tmpl ejs erb diff patch whl egg "
        "so dll exe msi o dylib wasm apk deb rpm app map",
    ),
    (BACKUP, "bak bkp backup old orig rej save swp swo swn tmp temp part crdownload"),
)
_BY_SUFFIX = {suffix: kind for kind, suffixes in _SUFFIXES for suffix in suffixes.split()}
"""Suffix in lower case → its kind."""

_SPECIAL = late(r"[\\*?\[\]]|\A[!#]")
"""What a pattern does not take as it is."""
_SYSTEM_FILES = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin"}
    | {"system volume information", "__pycache__"}
)
_CODE_FILES = frozenset(
    {"makefile", "dockerfile", "gemfile", "rakefile", "procfile", "vagrantfile", "jenkinsfile"}
    | {"cmakelists.txt", "requirements.txt", "robots.txt"}
)
_ABOUT_NAME = late(
    r"(?:(?:read[ _-]?me|lisez[ _-]?moi|lies[ _-]?mich|l[eé]eme|leggimi|leia[ _-]?me)"
    r"(?:[ ._-]\w{1,12})?"
    r"|(?:un)?li[cs]en[cs]e(?:[ ._-](?:[a-z]{2}|mit|bsd|isc|a?gpl|lgpl|mpl|ofl|apache|cc0|cc-by"
    r"|v?[0-9.]+|third-party))*"
    r"|eula|contributing|changelog|code[ _-]of[ _-]conduct)"
    r"(?:\.(?:md|markdown|txt|rst|adoc|org|html?|pdf))?",
    re.IGNORECASE,
)
"""Names that no article has; perhaps with a language or a number: ``README.fr.md``."""
_ABOUT_SHOUTED = late(
    r"(?:AUTHORS|MAINTAINERS|CONTRIBUTORS|CREDITS|THANKS|NOTICE|CHANGES|HISTORY|NEWS|INSTALL|TODO"
    r"|VERSION|SECURITY|COPYING|COPYRIGHT|CITATION)(?:\.(?:md|txt|rst|adoc|org))?"
)
"""Names that articles may have too: so only as programmers write them, in capitals before a suffix
that is not. On old disks all is in capitals, ``NEWS.TXT`` with them."""


def kind_of(path: str) -> Kind:
    """The kind of the file at *path*, by its name alone."""
    name = path.rpartition("/")[2]
    lower = name.lower()
    if named := _by_whole_name(name, lower):
        return named
    stem, dot, suffix = lower.rpartition(".")
    if not dot or (len(suffix) == 1 and " " in stem):  # “Vol. 1”, “U.S”: the end of a title
        return UNKNOWN
    return _BY_SUFFIX.get(suffix, UNKNOWN)


def pattern_of(path: str, kind: Kind) -> str:
    """A pattern, as .gitignore has them, for the file at *path* and others like it."""
    name = path.rpartition("/")[2]
    suffix = name.lower().rpartition(".")[2]
    if _BY_SUFFIX.get(suffix) == kind and name != suffix:
        return f"*.{suffix}"
    return escape_pattern(name)


def escape_pattern(path: str) -> str:
    """The pattern that *path* alone fits."""
    return _SPECIAL.sub(r"\\\g<0>", path)


def _by_whole_name(name: str, lower: str) -> Kind | None:
    if lower in _SYSTEM_FILES or lower.startswith(("~$", "._")):
        return LITTER
    if name.startswith(".") and not lower.endswith(".txt"):
        return HIDDEN
    if name.endswith("~") or (name.startswith("#") and name.endswith("#")):
        return BACKUP
    if lower in _CODE_FILES:
        return _CODE
    if _ABOUT_NAME.fullmatch(name) or _ABOUT_SHOUTED.fullmatch(name):
        return _ABOUT
    return None


_MAGIC_NUMBERS = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b\x08", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "zip"),
    (b"\xfd7zXZ\x00", "zip"),
    (b"\xff\xd8\xff", "png"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "png"),
    (b"\x7fELF", "py"),
    (b"SQLite format 3\x00", "db"),
)
_IN_ZIP = (
    (b"mimetypeapplication/epub", "epub"),
    (b"META-INF/container.xml", "epub"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
)
"""What the names of its members show of a ZIP archive; they stand plain at its start and end."""
_HEAD = 4096  # bytes at each end that are searched for them


def kind_of_bytes(data: bytes) -> Kind:
    """The kind of *data*, which are no text: by their first bytes."""
    suffix = next((suffix for start, suffix in _MAGIC_NUMBERS if data.startswith(start)), "")
    if suffix == "zip" and data.startswith(b"PK"):
        ends = data[:_HEAD] + data[-_HEAD:]
        suffix = next((inner for sign, inner in _IN_ZIP if sign in ends), suffix)
    return _BY_SUFFIX.get(suffix, BINARY)


ROWS = ("table", "json", "parquet")
"""Codes of the kinds whose rows may be articles, or state metadata."""
KINDS = {kind.code: kind for kind in (*_BY_SUFFIX.values(), BINARY)}
"""Code → kind, of those that names or bytes show."""
