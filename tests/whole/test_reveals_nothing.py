"""Nothing that is handed out says where, by whom or on which machine it was made."""

from __future__ import annotations

import gzip
import io
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from socket import gethostname

import pytest

from tests.archives import Home, fonds, make_home, read_tree

WHERE, WHO, MACHINE = "chez-zorglub", "zorgluser", "zorghost"
TELLING = [WHERE.encode(), WHO.encode(), MACHINE.encode()]
if len(gethostname()) > 6:  # a shorter name may stand in any text
    TELLING.append(gethostname().lower().encode())
SEEDS: dict[str, str | bytes] = {
    "un.txt": "date 2022-01 Un titre\n\nEmmanuel Macron est à Lyon avec Anne Hidalgo.\n",
    "ancien.txt": "date 2022-02 Le frère\n\nL’été à Lyon, Emmanuel Macron chantait.\n".encode(
        "cp1252"
    ),
    "page.html": "<html><head><title>Une page</title></head><body><p>Un texte.</p></body></html>",
}


def unpack(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """*data*, and all that lies packed in it."""
    yield name, data
    if data.startswith(b"\x1f\x8b"):
        yield from unpack(f"{name}|", gzip.decompress(data))
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield (
                f"{name}: names",
                repr([(it, it.comment, it.extra) for it in packed.infolist()]).encode(),
            )
            for entry in packed.namelist():
                yield from unpack(f"{name}: {entry}", packed.read(entry))
    elif data.startswith(b"SQLite format 3\0"):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(data)
            yield f"{name}: dump", "\n".join(database.iterdump()).encode()


def find_telling(folder: Path) -> list[str]:
    return [
        f"{name} has {word.decode()}"
        for path, data in read_tree(folder).items()
        for name, inner in unpack(path, data)
        for word in TELLING
        if word in inner.lower() or word in name.encode()
    ]


def test_what_is_packed_is_searched(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "a.db")
    with closing(database), database:
        database.execute("CREATE TABLE a (b)")
        database.execute("INSERT INTO a VALUES (?)", (f"von {WHO}",))
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("c.gz", gzip.compress(WHERE.encode() * 9))
        packed.write(tmp_path / "a.db", f"{MACHINE}/a.db")
    found = " ".join(find_telling(tmp_path))
    assert all(
        f"b.zip: {part}" in found
        for part in ("c.gz| has", f"{MACHINE}/a.db: dump has", "names has")
    )


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that is handed out of an archive that was built at a telling place by a telling user."""
    place = tmp_path_factory.mktemp("reveal")
    home = make_home(place / WHERE / WHO / "fonds", SEEDS)
    formats = ["sqlite", "tei", "txt", "ead"]
    home.configure(site_url="https://presse.fr/a/", fonds={"data": formats})
    who = {"USER": WHO, "LOGNAME": WHO, "USERNAME": WHO, "HOME": str(place / WHERE),
           "HOSTNAME": MACHINE, "COMPUTERNAME": MACHINE, "EMAIL": f"{WHO}@{MACHINE}"}  # fmt: skip
    for command in ("build", "bundle", "publish"):
        assert home.run(command, **who).returncode < 2, command
    given = place / "given"
    assert home.run("handover", str(given / "bag"), **who).returncode == 0
    gather(home, given)
    return given


def gather(home: Home, given: Path) -> None:
    for path, data in read_tree(home.folder / "build").items():
        if path.startswith(("site/", "publish/")) or path.endswith((".zip", ".sha256")):
            (given / path).parent.mkdir(parents=True, exist_ok=True)
            (given / path).write_bytes(data)


def test_nothing_tells_of_place_user_or_machine(handed_out: Path) -> None:
    assert find_telling(handed_out) == []
    names = {path.rpartition(".")[2] for path in read_tree(handed_out)}
    assert names >= {"html", "js", "txt", "zip", "gz", "sqlite", "xml", "conf", "woff2", "sha256"}


def test_exports_tell_nothing_either(tmp_path: Path) -> None:
    home = make_home(tmp_path / WHERE / "fonds", SEEDS)
    home.build()
    for form in ("sqlite", "tei", "txt", "ead"):
        name = {"sqlite": "a.sqlite", "ead": "a.xml"}.get(form, form)
        target = tmp_path / "out" / name
        target.parent.mkdir(exist_ok=True)
        done = fonds(
            "export", form, str(target), "-f", str(home.config), USER=WHO, HOSTNAME=MACHINE
        )
        assert done.returncode == 0, done.stderr
    assert find_telling(tmp_path / "out") == []


METADATA = {b"\x89PNG": (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME"), b"RIFF": (b"EXIF", b"XMP "),
            b"\xff\xd8": (b"Exif\0", b"http://ns.adobe.com/xap/")}  # fmt: skip


def test_pictures_of_the_package_and_the_guide_bear_no_metadata(handed_out: Path) -> None:
    root = Path(__file__).parents[2]
    pictures = [*read_tree(root / "docs/guide/images").items(), *read_tree(handed_out).items()]
    seen = 0
    for path, data in pictures:
        for begins, marks in METADATA.items():
            if data.startswith(begins):
                seen += 1
                assert [mark for mark in marks if mark in data] == [], path
    assert seen > 5
