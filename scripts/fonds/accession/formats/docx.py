"""Word documents (``.docx``, ``.docm``, ``.dotx``, ``.dotm``): ISO/IEC 29500."""

from __future__ import annotations

from fonds.accession.formats.document import Document, Text, UnreadableError
from fonds.accession.formats.flow import Dialect, Flow, Inset, Role, join_blocks
from fonds.accession.formats.packed import (
    Attributes,
    Packed,
    local_name,
    parse_tree,
    resolve,
)
from fonds.accession.formats.properties import state
from fonds.base.model import Metadata
from fonds.base.speech import tell

_READER = "docx"
_MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
"""The namespace of Word's elements, as Word writes it and in the standard's strict form."""
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_PICTURES = ("word/media/", "word/embeddings/")


def _symbol(attributes: Attributes) -> str:
    """A character of a font of symbols: for private use, since its font alone knows it."""
    codes = (attributes.get(f"{main}char", "") for main in _MAIN)
    code = next(filter(None, codes), "")
    return chr(int(code, 16)) if len(code) == 4 and code.isalnum() else ""


_INSETS: dict[str, Inset] = {
    "tab": lambda _: "\t",
    "ptab": lambda _: "\t",
    "br": lambda _: "\n",
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "\N{NON-BREAKING HYPHEN}",
    "softHyphen": lambda _: "\N{SOFT HYPHEN}",
    "sym": _symbol,
}
_ROLES: dict[str, Role] = {
    "p": "paragraph",
    "t": "text",
    "tbl": "table",
    "tr": "row",
    "tc": "cell",
    **dict.fromkeys(("footnoteReference", "endnoteReference"), "reference"),
    **dict.fromkeys(("footnote", "endnote"), "body"),
    **dict.fromkeys(_INSETS, "inset"),
    **dict.fromkeys(("pPr", "rPr", "sectPr", "moveFrom", "del", "rt"), "hidden"),
}
"""``del`` and ``moveFrom`` are what revisions took away; ``rt`` is how a word above is read."""


def _make_dialect(main: str, math: str) -> Dialect:
    roles: dict[str, Role] = {f"{main}{name}": role for name, role in _ROLES.items()}
    roles |= {f"{math}t": "text", _FALLBACK: "hidden"}
    insets = {f"{main}{name}": inset for name, inset in _INSETS.items()}
    return Dialect(roles, insets, lambda name, it: _name_note(name, it.get(f"{main}id", "")))


def _name_note(element: str, number: str) -> str:
    """``footnote 3`` of a ``footnoteReference`` or a ``footnote``."""
    return f"{element.rpartition(' ')[2].removesuffix('Reference')} {number}"


_DIALECTS = tuple(map(_make_dialect, _MAIN, _MATH))


def read_docx(data: bytes) -> Document:
    """A Word document."""
    archive = Packed(data)
    parts = _find_parts(archive, "")
    path = parts.get("officeDocument", "word/document.xml")
    content = archive.read(path)
    if not content:
        message = tell("It is no Word document, whatever its name says: save it as .docx.")
        raise UnreadableError("broken", message)
    pictures = (name for name in archive.names if name.startswith(_PICTURES))
    omitted = tuple(name.rpartition("/")[2] for name in pictures)
    text = _read_text(archive, path, content)
    properties = archive.read(parts.get("core-properties", "docProps/core.xml"))
    return Document(_READER, (Text(text, _read_properties(properties, text), omitted),))


def _find_parts(archive: Packed, path: str) -> dict[str, str]:
    """Kind → name of the member that *path*, or the archive itself, leads to as such."""
    folder, _, name = path.rpartition("/")
    data = archive.read(f"{folder}/_rels/{name}.rels".removeprefix("/"))
    return {
        link.get("Type", "").rpartition("/")[2]: resolve(path, link.get("Target", ""))
        for link in parse_tree(data)
        if link.get("TargetMode") != "External"
    }


def _read_text(archive: Packed, path: str, content: bytes) -> str:
    dialect = _DIALECTS[_MAIN[1].strip().encode() in content[:10_000]]
    flow = Flow(dialect).read(content)
    notes: dict[str, list[str]] = {}
    if flow.notes:
        parts = _find_parts(archive, path)
        for kind in ("footnotes", "endnotes"):
            part = archive.read(parts.get(kind, f"word/{kind}.xml"))
            notes |= Flow(dialect).read(part).notes if part else ()
    return join_blocks(flow.blocks, [notes.get(name, []) for name, _ in flow.notes])


def _read_properties(data: bytes, text: str) -> Metadata:
    stated = {local_name(it): it.text or "" for it in parse_tree(data)}
    title, creator, created, modified = (
        stated.get(name, "") for name in ("title", "creator", "created", "modified")
    )
    return state(text, title, creator.split(";"), created, modified)
