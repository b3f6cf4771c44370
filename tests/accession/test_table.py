"""metadata.csv: as Excel saves it anywhere, and as people fill it in."""

from __future__ import annotations

import codecs
import csv
import io
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.rows import match_rows
from fonds.accession.table import Row, Table, load_table, read_table
from fonds.base.chars import fold_white
from fonds.base.model import Metadata, Remark


def read(text: str, encoding: str = "utf-8") -> tuple[Table, list[tuple[str, int | None]]]:
    table, remarks = read_table(text.encode(encoding))
    assert all(remark.severity == "note" and remark.path == "metadata.csv" for remark in remarks)
    return table, [(remark.code, remark.line) for remark in remarks]


def read_one(cells: dict[str, str]) -> tuple[Metadata, list[Remark]]:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([["file", *cells], ["a.txt", *cells.values()]])
    table, remarks = read_table(buffer.getvalue().encode())
    return table.rows[0].metadata, remarks


FRENCH_TABLE = (
    "Nom du fichier;Titre;Date de publication;Auteur(s);Journal;Cote\r\n"
    '2022/a.txt;"Un titre; deux parts, «\xa0dit-il\xa0»";15/01/2022;'
    "Biden, Joe|Zoé;Le Monde;B 12\r\n"
    "b.txt;;janvier 2022;;;\r\n"
    ";;;;;\r\n"
)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_table_is_read_as_saved_anywhere(separator: str, encoding: str, end: str) -> None:
    buffer = io.StringIO(newline="")
    rows = list(csv.reader(io.StringIO(FRENCH_TABLE, newline=""), delimiter=";"))
    csv.writer(buffer, delimiter=separator, lineterminator=end).writerows(rows)
    table, remarks = read(buffer.getvalue(), encoding)
    assert remarks == ([("not-utf8", None)] if encoding == "cp1252" else [])
    assert [(row.line, row.file) for row in table.rows] == [(2, "2022/a.txt"), (3, "b.txt")]
    first, second = (row.metadata for row in table.rows)
    assert first.title == "Un titre; deux parts, « dit-il »"
    assert first.date is not None
    assert first.date.text == "2022-01-15"
    assert first.creator == ("Biden, Joe", "Zoé")
    assert first.publication == "Le Monde"
    assert first.extra == (("Cote", "B 12"),)
    assert second.date is not None
    assert second == Metadata(date=second.date)


def test_the_sep_line_of_excel_decides() -> None:
    table, remarks = read("sep=;\r\nfile;title\r\na.txt;Un, deux\r\nb.txt;Trois\r\n")
    assert remarks == []
    assert [(row.line, row.metadata.title) for row in table.rows] == [(3, "Un, deux"), (4, "Trois")]


def test_a_quoted_header_does_not_mislead_the_separator() -> None:
    table, _ = read('file;"notes, remarques, avis, etc.";title\na.txt;x;T\n')
    assert table.rows[0].metadata == Metadata(
        title="T", extra=(("notes, remarques, avis, etc.", "x"),)
    )


def test_a_table_of_one_column_is_read() -> None:
    table, remarks = read("fichier\na.txt\n")
    assert table.rows == (Row(2, "a.txt", Metadata()),)
    assert remarks == []


def test_quoted_line_ends_keep_the_line_numbers_right() -> None:
    table, _ = read('file,title\r\na.txt,"Un\r\ntitre"\r\nb.txt,B\r\n')
    assert [(row.line, row.metadata.title) for row in table.rows] == [(2, "Un titre"), (4, "B")]


def test_blank_lines_before_the_header_are_skipped() -> None:
    table, remarks = read("\n,,\nfile,title\na.txt,A\n")
    assert [(row.line, row.metadata.title) for row in table.rows] == [(4, "A")]
    assert remarks == []


@pytest.mark.parametrize("cell", ['="2022-01"', "2022-01", ' ="2022-01" '])
def test_the_text_guard_of_excel_is_undone(cell: str) -> None:
    metadata, remarks = read_one({"date": cell, "title": '="0012"', "cote": '="a""b"'})
    assert metadata.date is not None
    assert (metadata.date.text, metadata.title, metadata.extra) == (
        "2022-01",
        "0012",
        (("cote", 'a"b'),),
    )
    assert remarks == []


def test_lists_are_split_on_all_but_commas() -> None:
    metadata, _ = read_one({"people": "Biden, Joe; Zelensky | Kirby\nPsaki;;Kirby"})
    assert metadata.people == ("Biden, Joe", "Zelensky", "Kirby", "Psaki")


@pytest.mark.parametrize("cell", ["['Ann Smith', \"Bob O'Hara\"]", "Ann Smith; Bob O'Hara"])
def test_lists_as_python_writes_them_are_read(cell: str) -> None:
    assert read_one({"authors": cell})[0].creator == ("Ann Smith", "Bob O'Hara")


@pytest.mark.parametrize("cell", ["['Ann'", "['Ann' + 'Bob']", "[x]", "['Ann', 1]"])
def test_what_only_looks_like_such_a_list_is_a_text(cell: str) -> None:
    assert read_one({"authors": cell})[0].creator == (cell,)


def test_white_space_alone_states_nothing() -> None:
    metadata, remarks = read_one(
        {"title": " \xa0 ", "date": " ", "lang": "", "people": " ; ", "x": " "}
    )
    assert metadata == Metadata()
    assert remarks == []


@pytest.mark.parametrize("cell", ["03/04/22", "janv.-22"])
def test_an_ambiguous_date_is_reported_and_left_unset(cell: str) -> None:
    metadata, remarks = read_one({"title": "T", "date": cell})
    assert metadata == Metadata(title="T")
    assert [(remark.code, remark.line) for remark in remarks] == [("ambiguous-date", 2)]
    assert cell in remarks[0].message


@pytest.mark.parametrize("cell", ["31/02/2022", "2022-13", "hier", "9" * 5000])
def test_an_impossible_date_is_reported_and_left_unset(cell: str) -> None:
    metadata, remarks = read_one({"modified": cell})
    assert metadata == Metadata()
    assert [(remark.code, remark.line) for remark in remarks] == [("wrong-date", 2)]


@pytest.mark.parametrize(
    ("cell", "lang"),
    [("fr", "fr"), ("FR_fr", "fr-FR"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419")],
)
def test_language_tags_are_spelt_as_usual(cell: str, lang: str) -> None:
    assert read_one({"langue": cell}) == (Metadata(lang=lang), [])


@pytest.mark.parametrize("cell", ["Français", "french", "f", "fr-", "fr, en", "x-klingon", "12"])
def test_an_invalid_language_is_reported(cell: str) -> None:
    metadata, remarks = read_one({"lang": cell})
    assert metadata == Metadata()
    assert [remark.code for remark in remarks] == ["wrong-lang"]


def test_encodings_are_checked() -> None:
    assert read_one({"encodage": "mac_roman"}) == (Metadata(encoding="mac_roman"), [])
    metadata, remarks = read_one({"encodage": "martien"})
    assert metadata == Metadata()
    assert [remark.code for remark in remarks] == ["unknown-encoding"]


def test_rows_without_a_file_name_are_reported() -> None:
    table, remarks = read("file,title\n,A\nb.txt,B\n")
    assert [row.file for row in table.rows] == ["b.txt"]
    assert remarks == [("row-without-name", 2)]


def test_more_cells_than_headers_are_reported() -> None:
    table, remarks = read("file,title\na.txt,Un, deux\nb.txt,B,,\n")
    assert table.rows[0].metadata.title == "Un"
    assert remarks == [("more-cells", 2)]


def test_columns_without_a_name_are_reported_once_if_they_hold_something() -> None:
    table, remarks = read("file,,title,\na.txt,x,A,\nb.txt,y,B,\n")
    assert [row.metadata for row in table.rows] == [Metadata(title="A"), Metadata(title="B")]
    assert remarks == [("empty-header", 1)]


def test_repeated_columns_are_reported_and_kept_as_extra() -> None:
    table, remarks = read("file,title,titre,x,x,fichier\na.txt,A,B,1,2,c.txt\n")
    extra = (("titre", "B"), ("x", "1"), ("x", "2"), ("fichier", "c.txt"))
    assert table.rows == (Row(2, "a.txt", Metadata(title="A", extra=extra)),)
    assert remarks == [("double-header", 1)] * 3


def test_a_table_without_file_column_is_ignored() -> None:
    table, remarks = read("\ntitle,date\nA,2022\n")
    assert table.rows == ()
    assert remarks == [("no-file-column", 2)]


def test_a_quote_that_is_never_closed_is_reported_where_it_opens() -> None:
    table, remarks = read('file,title\na.txt,A\nb.txt,"B\nc.txt,C\n')
    assert [row.file for row in table.rows] == ["a.txt", "b.txt"]
    assert table.rows[1].metadata.title == "B c.txt,C"
    assert remarks == [("open-quote", 3)]


@pytest.mark.parametrize("data", [b"", b" \n", b"%PDF-1.4", bytes(900)])
def test_what_is_no_table_is_reported(data: bytes) -> None:
    table, remarks = read_table(data, "m.csv")
    assert table == Table("m.csv")
    assert [(remark.severity, remark.path) for remark in remarks] == [("note", "m.csv")]


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"])
def test_a_workbook_that_cannot_be_read_gets_one_line_that_says_what_to_do(data: bytes) -> None:
    table, remarks = read_table(data)
    assert table.rows == ()
    assert [remark.code for remark in remarks] == ["workbook"]
    assert "CSV UTF-8" in remarks[0].message


def test_no_table_is_an_empty_one(tmp_path: Path) -> None:
    assert load_table(tmp_path / "metadata.csv") == (Table("metadata.csv"), [])
    (tmp_path / "metadata.csv").write_text("file\na.txt\n")
    assert load_table(tmp_path / "metadata.csv") == (
        Table("metadata.csv", (Row(2, "a.txt", Metadata()),)),
        [],
    )


def test_a_column_of_whole_texts_is_left_out() -> None:
    table, remarks = read(f"file,text,contenu\na.txt,{'mot ' * 100},court\n")
    assert table.rows == (Row(2, "a.txt", Metadata(extra=(("contenu", "court"),))),)
    assert remarks == [("text-column", 1)]


def test_columns_of_vocabularies_and_tools_are_known() -> None:
    table, _ = read(
        "file,dc:title,Dublin Core:Creator,pub_date,media,year\n"
        "a.txt,T,Ann Smith,2021-12-03,Le Courrier,2021\n"
    )
    [row] = table.rows
    assert row.metadata.date is not None
    assert row.metadata == Metadata(
        title="T",
        date=row.metadata.date,
        creator=("Ann Smith",),
        publication="Le Courrier",
        extra=(("year", "2021"),),
    )
    assert row.metadata.date.text == "2021-12-03"


def test_a_pipe_may_separate() -> None:
    table, remarks = read("file|title|people\na.txt|T|Biden, Joe; Kirby\n")
    assert table.rows == (Row(2, "a.txt", Metadata(title="T", people=("Biden, Joe", "Kirby"))),)
    assert remarks == []


def test_a_table_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    _, remarks = load_table(tmp_path)
    assert [(remark.severity, remark.code) for remark in remarks] == [("note", "unreadable")]


def test_long_cells_and_nuls_do_no_harm() -> None:
    limit = csv.field_size_limit(1000)
    long = "é" * 500_000
    table, remarks = read(f"file,title,note\na.txt,{long},x\0y\nb.txt,B,\n")
    assert [row.metadata.title for row in table.rows] == [long, "B"]
    assert table.rows[0].metadata.extra == (("note", "x\0y"),)
    assert remarks == []
    assert csv.field_size_limit(limit) == 1000


def test_lone_surrogates_become_valid_unicode() -> None:
    data = codecs.BOM_UTF16_LE + "file,title,x\ud800\na,t\udfff,y\n".encode(
        "utf-16-le", "surrogatepass"
    )
    table, _ = read_table(data)
    assert table.rows[0].metadata == Metadata(title="t\\u{dfff}", extra=(("x\\u{d800}", "y"),))


@given(st.binary() | st.text(st.sampled_from('file,title;"\n\r\t =\0a\ud800'), max_size=60))
def test_no_bytes_raise(data: bytes | str) -> None:
    if isinstance(data, str):
        data = ("file,title,x\n" + data).encode("utf-8", "replace")
    table, remarks = read_table(data)
    match_rows(table, ["a", "b/a", "title"])
    assert all(remark.message.endswith(".") and "\n" not in remark.message for remark in remarks)


cells = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\t\"'"), max_size=20
)


@given(
    st.lists(st.tuples(cells, cells), min_size=1, max_size=5),
    st.sampled_from(",;\t"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_spreadsheet_writes_is_read_back(
    rows: list[tuple[str, str]], separator: str, encoding: str
) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator)
    writer.writerow(["file", "title", "note"])
    writer.writerows((f"{index}.txt", *row) for index, row in enumerate(rows))
    table, remarks = read(buffer.getvalue(), encoding)
    assert remarks == []
    for (title, note), row in zip(rows, table.rows, strict=True):
        if not (title.strip().startswith('="') or note.strip().startswith('="')):
            assert row.metadata.title == fold_white(title)
            assert fold_white(dict(row.metadata.extra).get("note", "")) == fold_white(note)


def match(files: list[str], paths: list[str]) -> tuple[dict[str, str], list[Remark]]:
    rows = [Row(line, file, Metadata(title=file)) for line, file in enumerate(files, 2)]
    matched, remarks = match_rows(Table("metadata.csv", tuple(rows)), paths)
    return {path: metadata.title for path, metadata in matched.items()}, remarks


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("a.txt", "a.txt"),
        ("2022/a.txt", "2022/a.txt"),
        ("2022\\a.txt", "2022/a.txt"),
        ("./2022/a.txt", "2022/a.txt"),
        ("a.txt", "2022/a.txt"),
        ("a", "2022/a.txt"),
        ("2022/a", "news/2022/a.txt"),
        ("C:\\corpus\\2022\\a.txt", "2022/a.txt"),
        ("/home/me/corpus/a", "a.txt"),
        ("../../a.txt", "a.txt"),
        ("e\u0301te\u0301.txt", "été.txt"),
        ("été.txt", "x/e\u0301te\u0301.txt"),
        ("a", "a.TXT"),
        ("a\\b.txt", "a\\b.txt"),
        ("a.txt", " a.txt"),
        ("A.txt", "2022/a.txt"),
        ("rapport.txt", "RAPPORT.TXT"),
        ("a", "2022/a.md"),
        ("A", "a.story"),
        ("scans/a.pdf", "scans/a.txt"),
    ],
)
def test_a_row_finds_its_file(written: str, path: str) -> None:
    assert match([written], ["other/b.txt", path])[0] == {path: written}


@pytest.mark.parametrize(
    "written",
    ["c.txt", "2021/a.txt", "a.csv", "../etc/passwd", "/", ".", "..", "a.txt/", "txt", "2022"],
)
def test_a_row_without_its_file_is_reported(written: str) -> None:
    matched, remarks = match([written, "b.txt"], ["2022/a.txt", "b.txt"])
    assert matched == {"b.txt": "b.txt"}
    assert [(r.severity, r.code, r.path, r.line) for r in remarks] == [
        ("note", "row-without-file", "metadata.csv", 2),
        ("note", "file-without-row", "2022/a.txt", None),
    ]


@pytest.mark.parametrize(
    ("written", "paths"),
    [
        ("a.txt", ["1/a.txt", "2/a.txt"]),
        ("a", ["1/a.txt", "2/a.txt"]),
        ("C:\\corpus\\1\\a.txt", ["1/a.txt", "a.txt"]),
        ("é.txt", ["1/é.txt", "1/e\u0301.txt"]),
    ],
)
def test_an_ambiguous_row_is_reported(written: str, paths: list[str]) -> None:
    matched, remarks = match([written], paths)
    assert matched == {}
    assert (remarks[0].code, remarks[0].line) == ("ambiguous-file", 2)
    assert paths[0] in remarks[0].message


def test_an_exact_path_is_never_ambiguous() -> None:
    assert match(["a.txt", "é.txt"], ["a.txt", "1/a.txt", "é.txt", "e\u0301.txt"])[0] == {
        "a.txt": "a.txt",
        "é.txt": "é.txt",
    }


def test_what_fits_by_its_case_goes_before_what_does_not() -> None:
    assert match(["A.txt", "b"], ["a.txt", "A.txt", "b.txt", "B.md"])[0] == {
        "A.txt": "A.txt",
        "b.txt": "b",
    }


def test_the_first_of_two_rows_wins_and_both_lines_are_named() -> None:
    matched, remarks = match(["a.txt", "b.txt", "a"], ["a.txt", "b.txt"])
    assert matched == {"a.txt": "a.txt", "b.txt": "b.txt"}
    assert [(remark.code, remark.line) for remark in remarks] == [("double-row", 4)]
    assert "Line 2" in remarks[0].message


def test_few_files_without_a_row_are_named_each() -> None:
    _, remarks = match(["0.txt", "1.txt", "2.txt"], [f"{n}.txt" for n in range(5)])
    assert [(r.code, r.path) for r in remarks] == [
        ("file-without-row", "3.txt"),
        ("file-without-row", "4.txt"),
    ]


@pytest.mark.parametrize(("rows", "files"), [(1, 3), (900, 1000)])
def test_many_files_without_a_row_are_one_line(rows: int, files: int) -> None:
    _, remarks = match([f"{n}.txt" for n in range(rows)], [f"{n}.txt" for n in range(files)])
    assert [(r.code, r.path) for r in remarks] == [("file-without-row", "metadata.csv")]
    assert f"{files - rows} of {files} files" in remarks[0].message


def test_no_table_has_nothing_to_report() -> None:
    assert match_rows(Table(), ["a.txt"]) == ({}, [])


def test_many_rows_are_matched_in_linear_time() -> None:
    paths = [f"{n % 100}/{n}.txt" for n in range(50_000)]
    start = time.process_time()
    matched, _ = match([str(n) for n in range(50_000)], paths)
    assert len(matched) == 50_000
    assert time.process_time() - start < 5


def test_an_ellipsis_of_windows_is_no_white_space() -> None:
    metadata, _ = read_one({"title": "Fin de partie\x85", "Cote": "\x85 12"})
    assert metadata.title == "Fin de partie…"
    assert metadata.extra == (("Cote", "… 12"),)
