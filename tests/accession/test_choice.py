"""What ``include:`` and ``exclude:`` make of a file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.choice import Choice, check_patterns
from fonds.accession.kinds import pattern_of
from fonds.base.errors import UsageError


def read(path: str, **choice: tuple[str, ...]) -> bool:
    return Choice(**choice).judge(path)[1]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "choice", "expected"),
    [
        ("a.txt", {}, True),
        ("a.py", {}, False),
        ("sub/a.py", {"include": ("*.py",)}, True),
        ("sub/A.PY", {"include": ("*.py",)}, True),
        ("a.py", {"include": ("*.R",)}, False),
        ("sub/a.py", {"include": ("/*.py",)}, False),
        ("sub/deep/a.py", {"include": ("sub/**",)}, True),
        ("a.txt", {"include": ("*.py",)}, True),
        ("a.txt", {"exclude": ("a.txt",)}, False),
        ("sub/a.txt", {"exclude": ("sub/",)}, False),
        ("a.py", {"include": ("*.py",), "exclude": ("a.*",)}, False),
        ("a.txt", {"exclude": ("*", "!texts/**")}, False),
        ("texts/a.txt", {"exclude": ("*", "!texts/**")}, True),
        ("texts/a.py", {"exclude": ("*", "!texts/**")}, False),
    ],
)
def test_patterns_choose(path: str, choice: dict[str, tuple[str, ...]], expected: bool) -> None:
    assert read(path, **choice) is expected


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_neither_case_nor_the_form_of_accents_matters(form: str) -> None:
    written = unicodedata.normalize("NFD" if form == "NFC" else "NFC", "Été/*.CSV")
    path = unicodedata.normalize(form, "été/à.csv")  # type: ignore[arg-type]
    assert read(path, include=(written,))


def test_a_kind_with_a_reader_is_read() -> None:
    choice = Choice(readable=frozenset({".docx"}))
    assert choice.judge("a.docx")[1]
    assert not choice.judge("a.odt")[1]


def test_what_a_program_left_behind_is_not_read_though_its_kind_would_be() -> None:
    choice = Choice(readable=frozenset({".docx", ".html"}))
    assert not choice.judge("~$a.docx")[1]
    assert not choice.judge("README.html")[1]
    assert choice.judge("a.docx")[1]


def test_a_skipped_folder_is_entered_where_a_pattern_names_it() -> None:
    assert Choice(include=("a/.notes/*.md",)).enters(".Notes")
    assert not Choice(include=("*.md",)).enters(".notes")


@pytest.mark.parametrize("pattern", ["!", "\\"])
def test_what_is_no_pattern_is_refused_by_name(pattern: str) -> None:
    with pytest.raises(UsageError, match="exclude"):
        check_patterns("exclude", ("*.csv", pattern))


NAMES = st.text(st.characters(exclude_characters="/\0\n\r ", exclude_categories=["Cs"]), min_size=1)


@given(NAMES.filter(lambda name: name.strip(".")))
def test_the_pattern_of_a_file_includes_it(name: str) -> None:
    """What the report tells a person to write does what it says."""
    kind, was_read = Choice().judge(name)
    assert was_read or read(name, include=(pattern_of(name, kind),))
