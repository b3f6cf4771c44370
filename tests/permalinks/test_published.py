"""addresses.csv: what people keep in git, and may damage there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.errors import UsageError
from fonds.permalinks.published import ARTICLE, Entry, read_published, write_published

names = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
entries = st.builds(
    Entry,
    st.from_regex(r"articles/[0-9]{4}/[a-z]{1,4}\.html", fullmatch=True),
    st.just(ARTICLE),
    names,
    st.just("0" * 64),
)


@given(st.sets(entries, max_size=8))
def test_what_is_written_is_read_sorted(found: set[Entry]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "addresses.csv"
        write_published(file, found)
        assert list(read_published(file).entries) == sorted(found)


def test_without_a_file_nothing_is_published(tmp_path: Path) -> None:
    assert read_published(tmp_path / "addresses.csv").entries == ()


def test_a_name_is_no_formula(tmp_path: Path) -> None:
    file = tmp_path / "addresses.csv"
    write_published(file, [Entry("articles/undated/a.html", ARTICLE, "=1+1.txt", "")])
    assert "'=1+1.txt" in file.read_text("utf-8")
    assert read_published(file).entries[0].name == "=1+1.txt"


@pytest.mark.parametrize(
    "line",
    ["<<<<<<< HEAD", "articles/a.html,article", "../a.html,article,a,", "a//b.html,list,,", "a,,,"],
)
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "addresses.csv"
    file.write_text(f"address,kind,name,sha256\narticles/a.html,article,a.txt,\n{line}\n", "utf-8")
    with pytest.raises(UsageError, match=r"addresses\.csv:3: "):
        read_published(file)


def test_the_parts_of_an_entry() -> None:
    entry = Entry("articles/2022/01/mails---2.html", ARTICLE, "in/mails.mbox#2", "")
    assert (entry.id, entry.source, entry.filed) == ("mails---2", "in/mails.mbox", "2022/01")
    alone = Entry("articles/undated/a-2.html", ARTICLE, "a#2", "")
    assert (alone.id, alone.source, alone.filed) == ("a-2", "a#2", "undated")
