"""What was made to take for ever does not: twice as much takes about twice the time, and memory
has a bound."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fonds.files.manifest import ManifestError, read_manifest, write_manifest
from fonds.verify.chunk import ChunkError, read_chunk
from fonds.verify.links import Links
from fonds.verify.losslessness import source_texts
from fonds.verify.page import read_page
from tests.archives import ROOT, put
from tests.verify.tampering import look_at, told
from tests.verify.zips import Item, pack

LINEAR = 9.0
"""How many times as long four times as much may take: four if it is linear, 16 if it is not."""


def grows_as_it_should(work: Callable[[int], object], size: int) -> bool:
    """Whether *work* of four times *size* takes about four times as long as of *size*.

    A busy machine makes any one measure too long, so the least of some counts, and a growth that
    looks wrong is looked at again.
    """
    for _ in range(4):
        times = [min(measure(work, size * times) for _ in range(3)) for times in (1, 2, 4)]
        if times[2] < LINEAR * times[0]:
            return True
    return False


def measure(work: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    work(size)
    return time.process_time() - start


PAGES: dict[str, Callable[[int], str]] = {
    "an address in an address": lambda n: f"<style>{'url(' * n}",
    "an address in quotes": lambda n: "<style>" + 'url("' * n,
    "an address in an attribute": lambda n: f"<p style='{'url(' * n}'>",
    "an address of spaces": lambda n: f"<style>{'url( ' * n}",
    "an import": lambda n: f"<style>{'@import ' * n}",
    "a comment of a style sheet": lambda n: f"<style>{'/*' * n}",
    "a source in a source": lambda n: "<p data-source>" * n,
    "a source in a source, closed": lambda n: "<p data-source>" * n + "</p>" * n,
    "sources": lambda n: "<p data-source>x</p>" * n,
    "sources with comments": lambda n: "<p data-source><!--" * n,
    "sources with quotes": lambda n: "<p data-source '" * n,
    "links": lambda n: "".join(f"<a href=x{i}>" for i in range(n)),
    "anchors": lambda n: "".join(f"<a id=x{i}>" for i in range(n)),
    "deep nesting": lambda n: "<div>" * n + "</div>" * n,
    "a long attribute": lambda n: f"<a title='{'x &amp; ' * n}'>",
    "many attributes": lambda n: f"<a {''.join(f'a{i}=b ' for i in range(n))}>",
    "an attribute without an end": lambda n: "<a title='" + "x" * n * 10,
    "spaces for an attribute": lambda n: f"<a {'x = ' * n}>",
    "sizes of a picture": lambda n: f"<img srcset='{'a 1x,' * n}'>",
    "comments": lambda n: "<!-- " * n,
    "a comment of dashes": lambda n: "<!--" + "--" * n * 10,
    "scripts": lambda n: "<script>" * n,
    "scripts without an end": lambda n: "<script></scrip" * n,
    "angle brackets": lambda n: "<" * n,
    "a number of a character": lambda n: f"<p data-source>&#{'9' * n * 10};",
    "noughts of a character": lambda n: f"<p data-source>&#{'0' * n * 10};",
    "characters": lambda n: "<p data-source>" + "&#&amp" * n,
    "notices": lambda n: '<section class="fonds-notice"<code>0, a' * n,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page(name: str) -> None:
    assert grows_as_it_should(lambda n: read_page(PAGES[name](n)), 4000)


ADDRESSES: dict[str, Callable[[int], list[str]]] = {
    "long from the root": lambda n: ["/a" * n * 10],
    "many from the root": lambda n: [f"/a/{i}/b/c" for i in range(n)],
    "up and up": lambda n: ["../" * n * 10],
    "escaped": lambda n: ["%41" * n * 10],
    "anchors": lambda n: [f"b.html#{i}" for i in range(n)],
    "a host": lambda n: ["//" + "a." * n * 10],
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_addresses(name: str) -> None:
    links = Links(["a.html", "b.html"])
    assert grows_as_it_should(lambda n: list(links.check("a.html", ADDRESSES[name](n), ())), 2000)


MANIFESTS: dict[str, Callable[[int], bytes]] = {
    "lines": lambda n: write_manifest({f"{i}": "0" * 64 for i in range(n)}),
    "a long line": lambda n: write_manifest({"\n" * n * 10: "0" * 64}),
    "a line that is none": lambda n: b"\\" * n * 100,
    "empty lines": lambda n: b"\n" * n,
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest(name: str) -> None:
    def read(size: int) -> None:
        try:
            read_manifest(MANIFESTS[name](size))
        except ManifestError:
            return

    assert grows_as_it_should(read, 2000)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "punycode", "idna", "utf-7", "unicode_escape", "zip"]
)
def test_a_source_in_an_encoding_that_its_page_states(encoding: str) -> None:
    assert grows_as_it_should(lambda n: source_texts(b"9a" * n, encoding), 5000)


def test_a_chunk_nested_deeper_than_python_reads() -> None:
    with pytest.raises(ChunkError):
        read_chunk(b"fondsIndex(" + b"[" * 1_000_000 + b");\n")


def test_many_entries(tmp_path: Path) -> None:
    def write(size: int) -> Path:
        file = tmp_path / f"{size}.zip"
        return file if file.exists() else pack(file, *(Item(f"x/{i}") for i in range(size)))

    sizes = {size: write(size) for size in (500, 1000, 2000)}
    assert grows_as_it_should(lambda n: look_at(sizes[n]), 500)


def test_folders_nested_deeper_than_a_path_can_be(tmp_path: Path) -> None:
    put(tmp_path / "index.html", "<p>x")
    subprocess.run(
        [sys.executable, "-c", "import os\nfor _ in range(2200): os.mkdir('a'); os.chdir('a')"],
        cwd=tmp_path,
        check=True,
    )
    try:
        assert {code for code, _ in told(look_at(tmp_path))} == {"no-manifest", "unreadable"}
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "a"], check=True)


MEMORY = 1200 << 20
"""Bytes of address space in which anything is verified."""

_VERIFY = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from pathlib import Path
from tests.verify.tampering import look_at, told
print(json.dumps(told(look_at(Path(sys.argv[1])))))
"""


def verify_in_little_memory(target: Path) -> list[tuple[str, str]]:
    """(Code, path) of what is wrong with *target*, where no more than `MEMORY` is to be had."""
    script = _VERIFY.format(memory=MEMORY)
    run = subprocess.run(
        [sys.executable, "-c", script, target],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'scripts'}:{ROOT}"},
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    return [(code, path) for code, path in json.loads(run.stdout)]


def write_zeros(file: Path, **megabytes: int) -> Path:
    """A zip of files with so many megabytes of nothing."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parcel:
        for name, count in megabytes.items():
            with parcel.open(f"x/{name.replace('_', '.')}", "w", force_zip64=True) as entry:
                for _ in range(count):
                    entry.write(bytes(1 << 20))
    return file


def test_a_zip_that_unpacks_to_more_than_memory_has(tmp_path: Path) -> None:
    file = write_zeros(tmp_path / "x.zip", index_html=1280)
    assert verify_in_little_memory(file) == [("too-large", "x.zip")]


def test_a_page_larger_than_any_that_is_held_in_memory(tmp_path: Path) -> None:
    file = write_zeros(tmp_path / "x.zip", index_html=140, data_bin=100)
    found = verify_in_little_memory(file)
    assert found == [("too-large", "index.html"), ("no-manifest", "manifest-sha256.txt")]


def test_a_file_of_holes(tmp_path: Path) -> None:
    put(tmp_path / "index.html", "<p>x")
    for name, size in (("style.css", 1 << 40), ("data.bin", 1 << 42)):
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(size)
    found = verify_in_little_memory(tmp_path)
    assert {("unreadable", "style.css"), ("unreadable", "data.bin")} <= set(found)
