"""OpenDocument texts (``.odt``, ``.ott``; ``.fodt``, one file of XML): ISO/IEC 26300."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from fonds.accession.formats.document import Document, Text, UnreadableError
from fonds.accession.formats.flow import Dialect, Flow, Inset, Role, join_blocks
from fonds.accession.formats.packed import Attributes, Packed, encrypted, local_name, parse_tree
from fonds.accession.formats.properties import state
from fonds.base.model import Metadata
from fonds.base.speech import tell

_READER = "odt"
_OFFICE, _TEXT, _TABLE, _SVG = (
    f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0 "
    for name in ("office", "text", "table", "svg-compatible")
)
_MOST_SPACES = 1000  # that one element may stand for


def _spaces(attributes: Attributes) -> str:
    count = attributes.get(f"{_TEXT}c", "1")
    return " " * min(int(count), _MOST_SPACES) if count.isdecimal() else " "


_INSETS: dict[str, Inset] = {
    f"{_TEXT}tab": lambda _: "\t",
    f"{_TEXT}line-break": lambda _: "\n",
    f"{_TEXT}s": _spaces,
}
_ROLES: dict[str, Role] = {
    **dict.fromkeys((f"{_TEXT}p", f"{_TEXT}h"), "paragraph"),
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "row",
    f"{_TABLE}table-cell": "cell",
    f"{_TEXT}note": "note",
    **dict.fromkeys(_INSETS, "inset"),
    **dict.fromkeys(
        (
            f"{_OFFICE}annotation",
            f"{_OFFICE}binary-data",
            f"{_OFFICE}forms",
            f"{_OFFICE}meta",
            f"{_OFFICE}styles",
            f"{_OFFICE}automatic-styles",
            f"{_OFFICE}master-styles",
            f"{_OFFICE}settings",
            f"{_OFFICE}scripts",
            f"{_TEXT}tracked-changes",
            f"{_TEXT}note-citation",
            f"{_TEXT}ruby-text",
            f"{_SVG}title",
            f"{_SVG}desc",
        ),
        "hidden",
    ),
}
_DIALECT = Dialect(_ROLES, _INSETS, folds=True)


def read_odt(data: bytes) -> Document:
    """An OpenDocument text in its archive."""
    archive = Packed(data)
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise encrypted()
    content = archive.read("content.xml")
    if not content:
        message = tell("It is no OpenDocument text, whatever its name says: save it as .odt.")
        raise UnreadableError("broken", message)
    pictures = tuple(
        name.removeprefix("Pictures/") for name in archive.names if name.startswith("Pictures/")
    )
    text = _read_text(content)
    metadata = _read_properties(parse_tree(archive.read("meta.xml")), text)
    return Document(_READER, (Text(text, metadata, pictures),))


def read_fodt(data: bytes) -> Document:
    """An OpenDocument text as one file of XML."""
    return Document(_READER, (Text(_read_text(data)),), encoding="utf-8")


def _read_text(content: bytes) -> str:
    flow = Flow(_DIALECT).read(content)
    return join_blocks(flow.blocks, [blocks for _, blocks in flow.notes])


def _read_properties(root: Element, text: str) -> Metadata:
    stated = {local_name(it): it.text or "" for it in reversed(list(root.iter()))}
    title, creator, created, modified = (
        stated.get(name, "") for name in ("title", "initial-creator", "creation-date", "date")
    )
    return state(text, title, [creator or stated.get("creator", "")], created, modified)
