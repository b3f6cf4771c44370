"""Archives of files: what in them becomes articles, and what they may not do."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Document
from fonds.accession.formats.registry import read_document

MEMBERS = {
    "b/deux.txt": "Deux\n\nLa route.",
    "a.txt": "Un\n\nLe conseil a voté.",
    "mail.eml": "Subject: Trois\n\nTexte.",
    "photo.jpg": "x",
    "tools/x.py": "print()",
    ".cache/x.txt": "x",
    "__MACOSX/._a.txt": "x",
    "inner.zip": "PK",
}


def pack_zip(members: dict[str, str], **options: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", **options) as archive:  # type: ignore[call-overload]
        for name, text in members.items():
            archive.writestr(name, text)
    return stream.getvalue()


def pack_tar(members: dict[str, str], mode: str = "w:gz") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, text in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
        for name, kind in (("link.txt", tarfile.SYMTYPE), ("dev.txt", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return stream.getvalue()


def read(path: str, data: bytes) -> Document:
    document = read_document(path, data)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.zip", pack_zip(MEMBERS)),
        ("a.ZIP", pack_zip(MEMBERS, compression=zipfile.ZIP_DEFLATED)),
        ("a.tar", pack_tar(MEMBERS, "w")),
        ("a.tar.gz", pack_tar(MEMBERS)),
        ("a.tgz", pack_tar(MEMBERS)),
        ("a.tar.xz", pack_tar(MEMBERS, "w:xz")),
    ],
    ids=range(6),
)
def test_texts_and_documents_in_it_are_articles(path: str, data: bytes) -> None:
    document = read(path, data)
    assert document.many
    assert [text.name for text in document.texts] == ["a.txt", "b/deux.txt", "mail.eml"]
    assert document.texts[0].text == MEMBERS["a.txt"]
    assert document.texts[2].metadata.title == "Trois"
    assert ("file", "b/deux.txt") in document.texts[1].metadata.extra
    (note,) = document.notes
    assert note.code == "set-aside"


def test_a_text_that_is_packed_alone() -> None:
    document = read("presse/a.txt.gz", gzip.compress(b"Un\n\nTexte."))
    assert [(text.name, text.text) for text in document.texts] == [("a.txt", "Un\n\nTexte.")]


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("a.zip", pack_zip({"photo.jpg": "x"}), "no-text"),
        ("a.zip", pack_zip({}), "no-text"),
        ("a.zip", b"PK\3\4 no archive", "broken"),
        ("a.zip", pack_zip(MEMBERS)[:-40], "broken"),
        ("a.tar.gz", pack_tar(MEMBERS)[:100], "broken"),
        ("a.gz", b"no archive", "broken"),
        ("a.xz", b"no archive", "broken"),
    ],
    ids=range(7),
)
def test_what_cannot_be_read_says_why(path: str, data: bytes, code: str) -> None:
    refusal = read_document(path, data)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code


def test_what_would_be_too_large_is_not_unpacked() -> None:
    zeros = {"a.txt": "0" * 30_000_000}
    for path, data in (
        ("a.zip", pack_zip(zeros, compression=zipfile.ZIP_DEFLATED)),
        ("a.txt.gz", gzip.compress(bytes(30_000_000))),
        ("a.zip", pack_zip({f"{n}.jpg": "" for n in range(20_001)})),
    ):
        refusal = read_document(path, data)
        assert isinstance(refusal, Refusal)
        assert refusal.code == "too-large"


def test_a_document_that_is_damaged_leaves_the_others() -> None:
    found = read_document("a.zip", pack_zip({"a.docx": "PK", "a.odt": "x", "b.txt": "Texte"}))
    assert isinstance(found, Document)
    assert [text.name for text in found.texts] == ["b.txt"]
    assert "2 files in it are unreadable" in found.notes[0].message


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_that_are_packed_otherwise_are_told(method: int) -> None:
    stream = io.BytesIO(pack_zip({"b.txt": "Texte"}))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("a.txt", "x", method)
    found = read_document("a.zip", stream.getvalue())
    assert isinstance(found, Document)
    assert [text.name for text in found.texts] == ["b.txt"]
    assert "a.txt" in found.notes[0].message


def test_members_with_a_password_are_told() -> None:
    data = bytearray(pack_zip({"a.txt": "Texte", "b.txt": "Autre"}))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):  # the flag of the first member
        data[data.index(mark) + offset] |= 1
    document = read("a.zip", bytes(data))
    assert [text.name for text in document.texts] == ["b.txt"]
    assert [note.code for note in document.notes] == ["unread"]


@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_damage_breaks_it(junk: bytes, at: int) -> None:
    for path, data in (("a.zip", pack_zip(MEMBERS)), ("a.tar", pack_tar(MEMBERS, "w"))):
        read_document(path, data[:at] + junk + data[at + len(junk) :])
