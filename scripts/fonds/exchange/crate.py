"""ro-crate-metadata.json: the folder of the data as a Research Object Crate (RO-Crate 1.1).

https://www.researchobject.org/ro-crate/specification/1.1/
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from fonds.exchange.collection import FOLDER, Collection
from fonds.exchange.package import Made, write_json

NAME = "ro-crate-metadata.json"
_PROFILE = "https://w3id.org/ro/crate/1.1"
_MEDIA = {
    ".csv": "text/csv",
    ".jsonl": "application/jsonl",
    ".json": "application/json",
    ".cff": "text/yaml",
    ".xml": "application/xml",
    ".zip": "application/zip",
    ".sqlite": "application/vnd.sqlite3",
    ".parquet": "application/vnd.apache.parquet",
}


def crate_json(collection: Collection, made: Made) -> bytes:
    """The crate of the files below the folder of the data; its day is that of the edition."""
    below = f"{FOLDER}/"
    names = sorted(name.removeprefix(below) for name in made if name.startswith(below))
    files = [_file(name, made[below + name].size, made[below + name].sha256) for name in names]
    graph = [_descriptor(), _dataset(collection, names), *_agents(collection), *files]
    return write_json({"@context": f"{_PROFILE}/context", "@graph": graph})


def _descriptor() -> dict[str, Any]:
    return {
        "@id": NAME,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _PROFILE},
        "about": {"@id": "./"},
    }


def _dataset(collection: Collection, names: list[str]) -> dict[str, Any]:
    archive, said = collection.archive, collection.words.strings["data"]
    dataset: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": archive.name,
        "description": archive.summary or said["intro"],
        "datePublished": collection.day,
        "license": archive.rights or said["no_rights"],
        "version": collection.edition,
        "hasPart": [{"@id": name} for name in names],
    }
    if archive.site_url:
        dataset["url"] = archive.site_url
    if archive.author:
        dataset["author"] = {"@id": "#author"}
    return dataset


def _agents(collection: Collection) -> list[dict[str, Any]]:
    author = collection.archive.author
    return [{"@id": "#author", "@type": "Organization", "name": author}] if author else []


def _file(name: str, size: int, sha256: str) -> dict[str, Any]:
    return {
        "@id": name,
        "@type": "File",
        "name": name,
        "contentSize": str(size),
        "encodingFormat": _MEDIA.get(PurePosixPath(name).suffix, "application/octet-stream"),
        "sha256": sha256,
    }
