"""CITATION.cff: how the archive itself is cited (Citation File Format 1.2.0).

https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md
"""

from __future__ import annotations

import json

from fonds.base.chars import show_controls
from fonds.exchange.collection import Collection

NAME = "CITATION.cff"
_SPDX = ("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC-BY-NC-SA-4.0",
         "CC-BY-NC-ND-4.0", "ODbL-1.0", "PDDL-1.0", "etalab-2.0")  # fmt: skip
"""Licences of texts and data by their SPDX names, which alone the format knows."""


def citation_cff(collection: Collection) -> bytes:
    """The file, as YAML in which every text is quoted as JSON has it."""
    archive = collection.archive
    lines = {
        "cff-version": "1.2.0",
        "message": collection.words.strings["data"]["cite_as"],
        "type": "dataset",
        "title": archive.name,
        "abstract": archive.summary,
        "version": collection.edition,
        "date-released": collection.day,
        "url": archive.site_url,
        **_licence(archive.rights),
    }
    stated = [f"{key}: {_quote(value)}" for key, value in lines.items() if value]
    author = f"authors:\n  - name: {_quote(archive.author or archive.name)}"
    return "".join(f"{line}\n" for line in (*stated, author)).encode()


def _licence(rights: str) -> dict[str, str]:
    if rights in _SPDX:
        return {"license": rights}
    if rights.startswith(("http://", "https://")) and not set(rights) & set(' \t\n"'):
        return {"license-url": rights}
    return {}


def _quote(text: str) -> str:
    """*text* as a JSON string, which YAML reads as the same text."""
    return json.dumps(show_controls(" ".join(text.split())), ensure_ascii=False)
