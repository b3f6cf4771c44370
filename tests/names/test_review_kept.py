"""What a person wrote into the review outlives the next one."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.errors import UsageError
from fonds.names.curate.marks import COLUMNS, parse_marks, read_decisions
from fonds.names.curate.review import carry_over, format_review, write_review
from tests.archives import invoke, make_home
from tests.names.proposing import make_proposal
from tests.texts import texts

Table = list[list[str]]


ROY = make_proposal("roy", "Roy", "merge", "people/anne-roy", sample="- Roy parle.")
CURIE, ZED = make_proposal("curie"), make_proposal("zed", sample="- Zed parle.")
CURIE_IN_NINE = make_proposal("curie", articles=9)


def read(path: Path) -> Table:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def edit(path: Path, change: Callable[[Table], object], **how: str) -> None:
    """Save the table as a spreadsheet does once *change* was made."""
    rows = read(path)
    change(rows)
    table = io.StringIO()
    csv.writer(table, delimiter=how.get("delimiter", ";")).writerows(rows)
    path.write_bytes(table.getvalue().encode(how.get("encoding", "utf-8-sig")))


def by_id(path: Path) -> dict[str, dict[str, str]]:
    header, *rows = read(path)
    return {row[10]: dict(zip(header, row, strict=False)) for row in rows}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "build" / "review.csv"
    write_review(file, [ROY, CURIE, ZED], "en")
    return file


def mark_all(rows: Table) -> None:
    rows[0] += ["My notes", ""]
    rows[1][:2] = ["x", "people/anne-roy"]
    rows[1] += ["sûr ?\nà revoir", "=A1"]
    rows[2][:2] = ["renommer", "Marie Curie"]
    rows.insert(2, [])


SAVED = [
    {},
    {"delimiter": ",", "encoding": "utf-8"},
    {"delimiter": "\t", "encoding": "utf-16"},
    {"delimiter": ";", "encoding": "cp1252"},
]


@pytest.mark.parametrize("how", SAVED)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_marks_and_notes_stay_however_the_table_was_saved(
    path: Path, how: dict[str, str], lang: str
) -> None:
    edit(path, mark_all, **how)
    saved = path.read_bytes()
    said = write_review(path, [CURIE_IN_NINE, ROY, ZED], lang)
    assert said[0] == "Rows that keep what you wrote: 2"
    assert path.with_name("review.before.csv").read_bytes() == saved
    header, curie, roy, zed = read(path)
    assert header[-2:] == ["My notes", ""]
    assert curie[:2] + curie[4:5] == ["renommer", "Marie Curie", "9"]
    assert roy[:2] + roy[-2:] == ["x", "people/anne-roy", "sûr ?\nà revoir", "'=A1"]
    assert not zed[0]
    again = path.read_bytes()
    assert write_review(path, [CURIE_IN_NINE, ROY, ZED], lang) == said[:1]
    assert path.read_bytes() == again


def test_a_mark_of_a_name_that_is_gone_stays_at_the_end(path: Path) -> None:
    edit(path, mark_all)
    decided = read_decisions(parse_marks(path.read_bytes()))
    said = write_review(path, [ZED], "en")
    assert "2 of a name proposed no more, at the end" in said[0]
    assert [row[10] for row in read(path)[1:]] == ["people/zed", "people/roy", "people/curie"]
    kept = read_decisions(parse_marks(path.read_bytes()))
    assert [replace(d, line=0) for d in kept] == [replace(d, line=0) for d in decided]


def test_a_mark_keeps_its_meaning_when_another_thing_is_proposed(path: Path) -> None:
    edit(path, lambda rows: [row.__setitem__(0, "x") for row in rows[1:]])
    other = make_proposal("roy", "Anne Roy", "reject")
    write_review(path, [other, make_proposal("curie", "", "split", "Eve"), ZED], "en")
    rows = by_id(path)
    assert [rows[f"people/{n}"]["decision"] for n in ("roy", "curie", "zed")] == [
        "merge",
        "keep",
        "x",
    ]
    assert rows["people/roy"]["value"] == "people/anne-roy"
    assert rows["people/roy"]["label"] == "Roy"  # as the person saw it
    assert rows["people/curie"]["value"] == ""


def test_a_value_without_a_mark_and_a_second_row_stay(path: Path) -> None:
    def change(rows: Table) -> None:
        rows[3][1] = "Zed le Grand"
        rows.append(["split", "Z", *rows[3][2:]])
        rows.append(["", "", "à demander aux archives"])

    edit(path, change)
    write_review(path, [ROY, CURIE, ZED], "en")
    rows = [row[:3] for row in read(path)[1:]]
    assert ["", "Zed le Grand", "Zed"] in rows
    assert ["split", "Z", "Zed"] in rows
    assert ["", "", "à demander aux archives"] in rows


def test_columns_in_another_order_or_missing_are_no_loss(path: Path) -> None:
    edit(path, mark_all)
    keep = ("id", "decision", "My notes", "value")

    def reorder(rows: Table) -> None:
        at = [rows[0].index(name) for name in keep]
        rows[:] = [[(row + [""] * 9)[n] for n in at] for row in rows if row]

    edit(path, reorder)
    write_review(path, [ROY, CURIE, ZED], "en")
    rows = by_id(path)
    assert rows["people/roy"]["decision"] == "x"
    assert rows["people/roy"]["My notes"] == "sûr ?\nà revoir"
    assert rows["people/curie"]["value"] == "Marie Curie"
    assert rows["people/curie"]["label"] == "Curie"


@pytest.mark.parametrize(
    "data", [b"a;b\n1;2\n", b"PK\x03\x04" + bytes(99), b'id;decision\n"a;b\n', b"\0" * 9]
)
def test_a_table_that_cannot_be_read_is_never_written_over(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(UsageError, match=r"review\.csv:\d+: "):
        write_review(path, [ROY], "en")
    assert path.read_bytes() == data
    assert [file.name for file in path.parent.iterdir()] == ["review.csv"]


def test_a_folder_in_its_place_stays(path: Path) -> None:
    path.unlink()
    path.mkdir()
    with pytest.raises(UsageError, match="this is no file"):
        write_review(path, [ROY], "en")


def test_an_empty_file_holds_nothing_to_keep(path: Path) -> None:
    path.write_bytes(b"")
    write_review(path, [ROY], "en")
    assert read(path)[1][10] == "people/roy"


def test_a_disk_that_refuses_leaves_the_table_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(path, mark_all)
    before = path.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UsageError, match="close it in the spreadsheet"):
        write_review(path, [ZED], "en")
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["review.csv"]


cells = st.one_of(texts(), st.sampled_from(["x", "oui", "keep", "=1", "'=1", "a;b", 'a"b', "＝1"]))


@given(
    st.lists(st.tuples(cells, cells, cells), min_size=3, max_size=3), st.sampled_from(["en", "fr"])
)
def test_whatever_was_written_is_there_after_any_number_of_reviews(
    written: list[tuple[str, str, str]], lang: str
) -> None:
    proposals = [ROY, CURIE, ZED]
    first = carry_over(proposals, None)
    own = {11: "mine"}
    rows = [
        replace(row, cells={**row.cells, "decision": mark, "value": value}, own={11: note})
        for row, (mark, value, note) in zip(first.rows, written, strict=True)
    ]
    saved = parse_marks(format_review(replace(first, rows=rows, own=own), lang))
    for left in (proposals, [ZED], proposals):
        table = parse_marks(format_review(carry_over(left, saved), lang))
        kept = {row["id"]: row for row in table.rows}
        for row in saved.rows:
            if row["decision"] or row.own:
                assert kept[row["id"]].own == row.own
                assert bool(kept[row["id"]]["decision"]) == bool(row["decision"])
            if row["decision"]:
                assert kept[row["id"]]["value"] == row["value"]
        saved = table
    assert set(COLUMNS) == set(saved.rows[0].cells)


def test_a_second_review_from_the_command_line_says_what_it_kept(tmp_path: Path) -> None:
    text = " date 2022-01 Un titre\n\nLe maire Jean Dupont est à Lyon avec les gens de la ville.\n"
    home = make_home(tmp_path / "archive", {"a.txt": text})
    home.convert()
    review = home.folder / "build" / "review.csv"
    assert invoke("authorities", "-f", str(home.config)).exit_code == 0
    edit(review, lambda rows: rows[1].__setitem__(0, "garder"))
    marked = read(review)
    second = invoke("authorities", "-f", str(home.config))
    assert (second.exit_code, read(review)) == (0, marked)
    assert "Rows that keep what you wrote: 1" in second.stdout
    assert invoke("authorities", "--accept", "-f", str(home.config)).exit_code == 0
    assert marked[1][10].partition("/")[2] in (home.folder / "authorities.yml").read_text("utf-8")
