"""Every standard read back into the fields of a reference, by libraries where there are any."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree.ElementTree import Element

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors
from html5lib import parse

Fields = dict[str, tuple[str, ...]]
"""Field of a reference → its values; no field without any."""


def read_ris(text: str) -> list[Fields]:
    """The records of a file of RIS."""
    names = {
        "id": "id",
        "title": "title",
        "authors": "creators",
        "date": "date",
        "secondary_title": "publication",
        "language": "lang",
        "abstract": "abstract",
        "keywords": "keywords",
        "name_of_database": "archive",
        "urls": "url",
        "notes": "passage",
    }
    records = rispy.loads(text)
    assert all(record["type_of_reference"] == "NEWS" for record in records)
    return [rename(record, names) for record in records]


def read_csl(text: str) -> list[Fields]:
    """The items of a file of CSL-JSON."""
    names = {
        "id": "id",
        "title": "title",
        "author": "creators",
        "issued": "date",
        "container-title": "publication",
        "language": "lang",
        "abstract": "abstract",
        "keyword": "keywords",
        "archive": "archive",
        "URL": "url",
        "note": "passage",
    }
    items = json.loads(text)
    assert all(item["type"] == "article-newspaper" for item in items)
    return [rename(item, names) for item in items]


_BRACED = re.compile(r"\{([^{}]*)\}|([^,{}]+)")


def read_bibtex(text: str) -> list[Fields]:
    """The entries of a file of biblatex."""
    library = parse_string(text, append_middleware=[SeparateCoAuthors()])
    assert not library.failed_blocks
    names = {
        "title": "title",
        "author": "creators",
        "date": "date",
        "journaltitle": "publication",
        "language": "lang",
        "abstract": "abstract",
        "keywords": "keywords",
        "library": "archive",
        "url": "url",
        "annotation": "passage",
    }
    found = []
    for entry in library.entries:
        values = {field.key: field.value for field in entry.fields}
        assert (entry.entry_type, values["entrysubtype"]) == ("article", "newspaper")
        values["title"] = values["title"].removeprefix("{").removesuffix("}")
        if "author" in values:
            values["author"] = [
                name.removeprefix("{").removesuffix("}") for name in values["author"]
            ]
        if "keywords" in values:
            spaced = re.sub(
                r"\\text\w+\{\}", lambda word: word[0].replace("{}", ";"), values["keywords"]
            )
            words = (braced or plain for braced, plain in _BRACED.findall(spaced))
            values["keywords"] = [
                re.sub(r"(\\text\w+);", r"\1{}", word).strip() for word in words if word.strip()
            ]
        found.append({"id": (entry.key,), **plain_tex(rename(values, names))})
    return found


def plain_tex(fields: Fields) -> Fields:
    return {
        name: values if name in ("url", "date") else tuple(map(unescape, values))
        for name, values in fields.items()
    }


_COMMANDS = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
             "textasciicircum": "^", "textasciitilde": "~"}  # fmt: skip


def unescape(text: str) -> str:
    """*text* as TeX would set it."""
    return re.sub(r"\\(?:(text\w+)\{\}|(.))", lambda it: it[2] or _COMMANDS[it[1]], text)


def read_table(text: str, separator: str) -> list[list[str]]:
    """The rows of a table, the first with the names of its columns."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=separator, strict=True))


def read_jsonld(html: str) -> dict[str, Any]:
    """The linked data of a page: type → thing."""
    (script,) = [
        element
        for element in tree_of(html).iter("script")
        if element.get("type") == "application/ld+json"
    ]
    return {thing["@type"]: thing for thing in json.loads(script.text or "")["@graph"]}


def read_metas(html: str) -> dict[str, list[str]]:
    """Name or property → the contents of a page's elements of that name."""
    found: dict[str, list[str]] = {}
    for meta in tree_of(html).iter("meta"):
        name = meta.get("name") or meta.get("property")
        if name:
            found.setdefault(name, []).append(meta.get("content") or "")
    return found


def read_signposts(html: str) -> dict[str, list[str]]:
    """Relation → addresses that the head of a page links."""
    found: dict[str, list[str]] = {}
    for link in tree_of(html).iter("link"):
        found.setdefault(link.get("rel") or "", []).append(link.get("href") or "")
    return found


def read_coins(html: str) -> list[dict[str, list[str]]]:
    """Key → values of each context object of a page."""
    found = []
    for span in tree_of(html).iter("span"):
        if span.get("class") == "Z3988":
            values: dict[str, list[str]] = {}
            for key, value in parse_qsl(span.get("title") or "", strict_parsing=True):
                values.setdefault(key, []).append(value)
            found.append(values)
    return found


def tree_of(html: str) -> Element:
    tree: Element = parse(html, namespaceHTMLElements=False)
    return tree


def rename(record: Mapping[str, Any], names: Mapping[str, str]) -> Fields:
    return {names[key]: as_values(key, value) for key, value in record.items() if key in names}


def as_values(key: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(it["literal"] if isinstance(it, dict) else it for it in value)
    return (json.dumps(value) if isinstance(value, dict) else str(value),)


def is_address(text: str) -> bool:
    return urlsplit(text).scheme in ("http", "https")
