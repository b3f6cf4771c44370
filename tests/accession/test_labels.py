"""Lines that many articles share are no headlines; which they are, all articles together tell."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.pipeline import convert
from fonds.terminal.report import Report
from tests.archives import THOROUGH, put, read_tree
from tests.search.archive import describe

TEXT = "Après un long débat, les élus ont adopté hier soir le budget numéro {} de la ville entière."

Seeds = dict[str, str]
Titles = dict[str, tuple[str, str]]
"""Path → title, and where it comes from."""


def convert_all(folder: Path, seeds: Mapping[str, str]) -> Report:
    """Convert *seeds* in *folder*, where others may have been before."""
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    for path in read_tree(folder / "seeds").keys() - seeds.keys():
        (folder / "seeds" / path).unlink()
    for path, text in seeds.items():
        put(folder / "seeds" / path, text)
    return convert(describe(folder, folder / "seeds"), lambda *_: None).report


def read_titles(folder: Path) -> Titles:
    with closing(sqlite3.connect(folder / "build" / "catalogue.db")) as catalogue:
        rows = catalogue.execute(
            "SELECT s.path, a.title, a.title_from FROM articles a"
            " JOIN sources s ON s.id = a.source_id"
        )
        return {path: (title, title_from) for path, title, title_from in rows}


def make(number: int, *above: str) -> str:
    """An article whose text is its own, below the lines *above*."""
    return "\n\n".join((*above, TEXT.format(number))) + "\n"


def titled(seeds: Seeds, folder: Path) -> Titles:
    convert_all(folder, seeds)
    return read_titles(folder)


def test_a_line_above_many_headlines_is_none(tmp_path: Path) -> None:
    seeds = {f"{n}.txt": make(n, "Le Courrier", f"Le budget {n} est voté") for n in range(6)}
    found = titled(seeds, tmp_path)
    assert found == {f"{n}.txt": (f"Le budget {n} est voté", "source") for n in range(6)}
    page = next((tmp_path / "docs").glob("articles/**/0.md")).read_text("utf-8")
    assert page.index("Le Courrier") < page.index("# Le budget 0 est voté {#t}")


def test_so_it_is_where_lines_follow_without_a_blank_one(tmp_path: Path) -> None:
    seeds = {
        f"{n}.txt": f"Le Courrier\nSport local\nL’équipe {n} a gagné\n\n{TEXT.format(n)}\n"
        for n in range(6)
    }
    found = titled(seeds, tmp_path)
    assert found == {f"{n}.txt": (f"L’équipe {n} a gagné", "source") for n in range(6)}


def test_five_in_a_folder_are_enough_if_they_are_more_than_one_in_twenty(tmp_path: Path) -> None:
    seeds = {f"{n}.txt": make(n, f"Titre {n}", f"Sous-titre {n}") for n in range(94)}
    seeds |= {f"{n}.txt": make(n, "En bref", f"Le budget {n} est voté") for n in range(94, 99)}
    found = titled(seeds, tmp_path)
    assert found["98.txt"] == ("Le budget 98 est voté", "source")
    assert found["0.txt"] == ("Titre 0", "source")
    more = {f"{n}.txt": make(n, f"Titre {n}", f"Sous-titre {n}") for n in range(99, 101)}
    assert titled(seeds | more, tmp_path)["98.txt"] == ("En bref", "source")


def test_a_folder_within_the_archive_counts_for_itself(tmp_path: Path) -> None:
    seeds = {f"a/{n}.txt": make(n, f"Titre {n}", f"Sous-titre {n}") for n in range(60)}
    seeds |= {f"b/{n % 2}/{n}.txt": make(n, "En bref", f"Le budget {n}") for n in range(3)}
    found = titled(seeds, tmp_path)
    assert found["b/0/0.txt"] == ("Le budget 0", "source")


def test_a_headline_that_some_share_stays_one_where_text_follows(tmp_path: Path) -> None:
    seeds = {f"{n}.txt": make(n, "Message au Congrès") for n in range(6)}
    seeds |= {f"{n}.txt": make(n, f"Titre {n}") for n in range(6, 14)}
    found = titled(seeds, tmp_path)
    assert found["0.txt"] == ("Message au Congrès", "source")


def test_what_nearly_all_begin_with_is_none_even_then(tmp_path: Path) -> None:
    seeds = {f"{n}.txt": make(n, "Le Courrier") for n in range(6)}
    found = titled(seeds, tmp_path)
    assert found == {f"{n}.txt": (TEXT.format(n), "supplied") for n in range(6)}


def test_two_articles_with_one_headline_have_it_and_so_have_copies(tmp_path: Path) -> None:
    one = make(1, "Le budget est voté", "Le maire se dit satisfait")
    other = make(2, "Le budget est voté", "L’opposition se tait")
    seeds = {"a.txt": one, "b.txt": other, **{f"{n}.txt": one for n in range(8)}}
    found = titled(seeds, tmp_path)
    assert set(found.values()) == {("Le budget est voté", "source")}


def test_a_title_that_a_person_states_stays(tmp_path: Path) -> None:
    seeds = {f"{n}.txt": make(n, "Le Courrier", f"Le budget {n} est voté") for n in range(6)}
    put(tmp_path / "metadata.csv", "file,title\n0.txt,Mon titre\n")
    found = titled(seeds, tmp_path)
    assert found["0.txt"] == ("Mon titre", "metadata")
    assert found["1.txt"] == ("Le budget 1 est voté", "source")


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("{}.txt", "---\ntitle: {}\n---\n"),
        ("{}.txt", "Title: {}\nDate: 2021-05-12\n\n"),
        ("{}.eml", "From: a@example.org\nSubject: {}\n\n"),
    ],
)
def test_a_title_that_a_source_states_stays_though_it_is_its_first_sentence(
    tmp_path: Path, name: str, header: str
) -> None:
    line = "Lisez-nous aussi en ligne, chaque matin."
    seeds = {name.format(n): header.format(line) + make(n, line) for n in range(6)}
    seeds["other.txt"] = make(7, line)
    found = titled(seeds, tmp_path)
    assert found.pop("other.txt") == (TEXT.format(7), "supplied")
    assert set(found.values()) == {(line, "metadata")}


def test_titles_that_many_share_are_told_once(tmp_path: Path) -> None:
    seeds = {f"a/{n}.txt": make(n, "Message au Congrès") for n in range(4)}
    seeds |= {f"a/{n}.txt": make(n, "En bref") for n in range(4, 7)}
    seeds |= {f"a/{n}.txt": make(n, f"Titre {n}") for n in range(7, 9)}
    seeds |= {f"b/{n}.txt": make(n, f"Titre {n}") for n in range(9, 20)}
    notes = [r for r in convert_all(tmp_path, seeds).remarks if r.code == "shared-titles"]
    assert [(note.severity, note.path) for note in notes] == [("note", "metadata.csv")]
    assert "(titles: 2, such as “Message au Congrès”, 4 of 9 in a)" in notes[0].message


@pytest.mark.parametrize("count", [2, 20])
def test_titles_that_few_share_are_not(tmp_path: Path, count: int) -> None:
    seeds = {f"{n}.txt": make(n, "Météo") for n in range(2)}
    seeds |= {f"{n}.txt": make(n, f"Titre {n}") for n in range(2, count)}
    assert not [r for r in convert_all(tmp_path, seeds).remarks if r.code == "shared-titles"]


PATHS = [f"{folder}{name}.txt" for folder in ("", "a/", "a/b/") for name in "xyz"]
SHARED = [
    "",
    "Le Courrier\n\n",
    "Le Courrier\n\n",
    "Le Courrier\nEn bref\n",
    "Le Courrier\n\nEn bref\n\n",
]
texts = st.builds(
    lambda above, number, title: f"{above}{title.format(number)}{TEXT.format(number)}\n",
    st.sampled_from(SHARED),
    st.integers(0, 4),
    st.sampled_from(["", "Un titre\n\n", "Le titre {}\n\n"]),
)
changes = st.dictionaries(st.sampled_from(PATHS), texts | st.none(), min_size=1, max_size=4)


@settings(max_examples=300 if THOROUGH else 15, deadline=None)
@given(st.dictionaries(st.sampled_from(PATHS), texts, min_size=3), st.lists(changes, max_size=4))
def test_what_comes_and_goes_leaves_what_a_first_run_gives(
    seeds: Seeds, steps: list[dict[str, str | None]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, anew = Path(folder) / "a", Path(folder) / "b"
        told = convert_all(here, seeds)
        for step in steps:
            merged = {**seeds, **step}
            seeds = {path: text for path, text in merged.items() if text is not None}
            told = convert_all(here, seeds)
        assert told.remarks == convert_all(anew, seeds).remarks
        assert read_titles(here) == read_titles(anew)
        assert read_tree(here / "docs") == read_tree(anew / "docs")
