"""Each folder of formats/ holds files of one format, and in expected.yml what is read of them.

A folder more needs no code: its files, and for each the reader and the articles in their order.
What an article does not name in expected.yml is empty.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fonds.accession.formats.document import Document, Text
from fonds.accession.formats.registry import can_read, read_document
from fonds.base.model import Metadata

FOLDER = Path(__file__).parent / "formats"
EXPECTED = "expected.yml"

Truth = dict[str, Any]


def list_files() -> list[str]:
    files = (it for it in FOLDER.rglob("*") if it.is_file() and it.name != EXPECTED)
    return sorted(file.relative_to(FOLDER).as_posix() for file in files)


def load_truth(path: str) -> Truth:
    folder, _, name = path.partition("/")
    truths: Truth = yaml.safe_load((FOLDER / folder / EXPECTED).read_text("utf-8"))
    return dict(truths[name])


def describe(text: Text) -> Truth:
    """What was read, in the words of expected.yml."""
    found: Truth = {name: describe_value(getattr(text.metadata, name)) for name in NAMES}
    found |= {"extra": dict(text.metadata.extra), "omitted": list(text.omitted)}
    found["paragraphs"] = text.text.split("\n\n") if text.text else []
    return {name: value for name, value in found.items() if value}


NAMES = [name for name in Metadata.__dataclass_fields__ if name != "extra"]


def describe_value(value: object) -> object:
    return list(value) if isinstance(value, tuple) else getattr(value, "text", value)


@pytest.mark.parametrize("path", list_files())
def test_what_is_read_of_a_file(path: str) -> None:
    truth = load_truth(path)
    if not can_read(path):
        pytest.skip("its library is not installed")
    document = read_document(path, (FOLDER / path).read_bytes())
    assert isinstance(document, Document), document
    assert document.reader.partition(" (")[0] == truth["reader"]
    assert document.encoding == truth.get("encoding", document.encoding)
    assert document.many is truth.get("many", False)
    assert [describe(text) for text in document.texts] == truth["articles"]


@pytest.mark.parametrize("folder", sorted(it.name for it in FOLDER.iterdir()))
def test_each_file_that_is_expected_is_there(folder: str) -> None:
    expected = yaml.safe_load((FOLDER / folder / EXPECTED).read_text("utf-8"))
    assert {f"{folder}/{name}" for name in expected} <= set(list_files())
