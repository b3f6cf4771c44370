"""What makes a result stale: its inputs, and the code, data and libraries that it is made with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base import fingerprint as module
from fonds.base.fingerprint import LIBRARIES, code_of, data_of, fingerprint, number_of
from tests.archives import ROOT, make_home, read_tree, run

PACKAGE = ROOT / "scripts" / "fonds"

STAGES = {
    "accession": ("fonds.accession", "fonds.parse"),
    "names": ("fonds.names.recognise",),
    "records": ("fonds.names",),
    "relations": ("fonds.relations",),
    "pages": ("fonds.pages",),
    "views": ("fonds.render.views", "fonds.html"),
    "search": ("fonds.search",),
    "words": ("fonds.search.index",),
}
"""Each stage that keeps results, and the code that it names."""

values = st.one_of(st.text(), st.binary(), st.integers(), st.none(), st.tuples(st.text()))


@given(st.lists(values), st.lists(values))
def test_other_parts_have_another_fingerprint(one: list[object], other: list[object]) -> None:
    assert (fingerprint(*one) == fingerprint(*other)) == (one == other)


def test_a_text_is_no_number_and_no_bytes_and_parts_have_bounds() -> None:
    found = {
        fingerprint(*parts) for parts in (("1",), (1,), (b"1",), ("'1'",), ("1", ""), ("", "1"))
    }
    assert len(found) == 6
    assert fingerprint("\ud800") != fingerprint("\ud801")


@given(values)
def test_its_number_fits_into_what_sqlite_keeps(value: object) -> None:
    assert 0 <= number_of(value) < 2**31


def test_it_is_the_same_in_every_process() -> None:
    code = f"from fonds.base.fingerprint import code_of; print(code_of(*{STAGES['search']!r}))"
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": str(ROOT / "scripts"), "PYTHONHASHSEED": seed},
        )
        assert done.stdout.strip() == code_of(*STAGES["search"])


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the package, whose code is what is asked for."""
    copy = tmp_path / "fonds"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "_PACKAGE", copy)
    forget()
    yield copy
    forget()


def forget() -> None:
    """What is remembered of the package's files, which nothing but these tests changes."""
    module.KNOWN.clear()
    for function in vars(module).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()


def stale_after(package: Path, file: str, line: str = "\n# another line\n") -> set[str]:
    """The stages that are stale when *line* is added to *file*."""
    before = {stage: code_of(*rooms) for stage, rooms in STAGES.items()}
    with (package / file).open("a", encoding="utf-8") as stream:
        stream.write(line)
    forget()
    return {stage for stage, rooms in STAGES.items() if code_of(*rooms) != before[stage]}


@pytest.mark.parametrize(
    ("file", "below", "above"),
    [
        ("base/chars.py", "accession names records pages views search words", ""),
        ("base/locales/fr.yml", "pages views search words", "names"),
        ("parse/titles.py", "accession", "names pages views search"),
        ("accession/decoding.py", "accession", "names pages views search"),
        ("names/recognise/capitals.py", "names records", "accession relations pages search"),
        ("names/data/places.fr.yml", "names records views", "accession relations pages"),
        ("names/resolve/clusters.py", "records", "accession names pages views search"),
        ("relations/copies.py", "relations", "accession names pages search"),
        ("pages/listing.py", "pages", "accession names relations search"),
        ("html/listing.py", "views", "accession names relations pages search"),
        ("search/analysis.json", "search words", "accession names relations pages views"),
        ("search/postings.py", "search words", "accession names relations pages views"),
        ("search/assets/js/rank.js", "search", "words views pages"),
        ("search/irregular.yml", "search words", "accession names relations pages views"),
        ("cli.py", "", "accession names records relations pages views search words"),
        ("bundle/zip_file.py", "", "accession names records relations pages views search"),
        ("verify/fixity.py", "", "accession names records relations pages views search"),
    ],
)
def test_a_change_below_a_stage_makes_it_stale_and_one_above_does_not(
    package: Path, file: str, below: str, above: str
) -> None:
    stale = stale_after(package, file)
    assert set(below.split()) <= stale
    assert not stale & set(above.split())


def test_line_ends_do_not_matter(package: Path) -> None:
    before = code_of(*STAGES["search"])
    for file in package.rglob("*.*"):
        if file.suffix in (".py", ".yml", ".json", ".js", ".sql"):
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    forget()
    assert code_of(*STAGES["search"]) == before


@pytest.mark.parametrize(
    ("library", "below", "above"),
    [
        ("anyascii", "accession names", "relations words"),
        ("babel", "accession names records pages views search words", ""),
        ("charset-normalizer", "accession", "names relations pages search"),
        ("numpy", "accession relations pages search words", "names"),
        ("py3langid", "accession", "names relations pages search"),
        ("pystemmer", "search words", "accession names relations pages views"),
    ],
)
def test_a_library_of_another_version_makes_stale_what_it_shapes(
    library: str, below: str, above: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget()
    before = {stage: code_of(*rooms) for stage, rooms in STAGES.items()}
    use_another_version(library, monkeypatch)
    stale = {stage for stage, rooms in STAGES.items() if code_of(*rooms) != before[stage]}
    monkeypatch.undo()
    forget()
    assert set(below.split()) <= stale
    assert not stale & set(above.split())


def use_another_version(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let *library* be of another version from now on."""
    real = module.version_of
    monkeypatch.setattr(
        module, "version_of", lambda name: f"{name} 99" if name == library else real(name)
    )
    forget()


def test_versions_are_those_of_what_is_installed() -> None:
    for library in (*LIBRARIES.values(), "no such library"):
        with suppress(metadata.PackageNotFoundError):
            assert module.version_of(library) == f"{library} {metadata.version(library)}"
            continue
        assert module.version_of(library) == library


UPGRADED = """
import sys
import babel.dates
from fonds.base import fingerprint
real = fingerprint.version_of
fingerprint.version_of = lambda name: "babel 99" if name == "babel" else real(name)
babel.dates.format_date = lambda *_, **__: "le jour dit"
from fonds.cli import main
for config in sys.argv[1:]:
    try:
        main(["build", "-f", config])
    except SystemExit as end:
        assert not end.code
"""
"""Builds with another Babel, which writes every date as "le jour dit"."""


def test_dates_on_pages_are_those_of_the_babel_that_is_installed(tmp_path: Path) -> None:
    """After an upgrade of Babel a rebuild gives what a first build gives."""
    seeds = {"a.txt": "date 2022-01-15 Un titre\n\nUn texte.\n"}
    grown, new = (make_home(tmp_path / name, seeds) for name in ("grown", "new"))
    grown.build()
    done = run([sys.executable, "-c", UPGRADED, str(grown.config), str(new.config)])
    assert done.returncode == 0, done.stderr
    assert "le jour dit" in grown.page("articles/2022/01/a.html")
    assert read_tree(grown.site) == read_tree(new.site)
    assert read_tree(grown.docs) == read_tree(new.docs)


def test_sources_are_read_anew_by_another_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_home(tmp_path, {"a.txt": "date 2022 Un titre\n\nUn texte.\n"})
    assert home.convert().summary["taken_in"] == 1
    assert home.convert().summary["taken_in"] == 0
    real = code_of
    monkeypatch.setattr("fonds.accession.stage.code_of", lambda *rooms: f"{real(*rooms)} changed")
    assert home.convert().summary["taken_in"] == 1


def list_modules() -> Iterator[str]:
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(("fonds", *parts)).removesuffix(".__init__")


def test_every_data_file_is_opened_by_a_module_that_says_so() -> None:
    opened = {file for name in list_modules() for file in data_of(name)}
    assert [file for file in opened if not file.exists()] == []
    present = {
        file
        for file in PACKAGE.rglob("*")
        if file.is_file() and file.suffix not in (".py", ".pyc") and file.name != "py.typed"
    }
    assert present - opened == set()


def test_every_library_that_a_stage_uses_has_its_version_looked_at() -> None:
    used = {
        library
        for rooms in STAGES.values()
        for name in module._find_closure(rooms)
        for library in module._imports(name)[1]
    }
    others = used - sys.stdlib_module_names - {"fonds"}
    assert others - LIBRARIES.keys() <= {
        "click",
        "distributed",
        "filelock",
        "fsspec",
    }  # no output


def test_every_library_whose_version_is_looked_at_is_used() -> None:
    assert LIBRARIES.keys() <= {it for name in list_modules() for it in module._imports(name)[1]}
