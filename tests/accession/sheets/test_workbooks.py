"""Workbooks are read as CSV files are, within bounds; what cannot be read is said in one line."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.sheets.reading import read_table_bytes
from fonds.accession.table import rate_header
from tests.accession.sheets.books import ods, pack, xlsx, xlsx_of

Rows = list[tuple[int, list[str]]]


def read(data: bytes, name: str = "m.xlsx") -> tuple[Rows, list[str]]:
    """Line and cells of each record; the messages."""
    records, remarks = read_table_bytes(data, name, rate_header)
    assert all((r.severity, r.path, r.code) == ("note", name, "workbook") for r in remarks)
    return [(it.line, it.cells) for it in records.records], [r.message for r in remarks]


def cells(rows: str, **parts: str) -> list[list[str]]:
    found, messages = read(xlsx(rows, **parts))
    assert messages == []
    return [row for _, row in found]


def test_texts_of_all_kinds() -> None:
    rows = (
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>'
        '<row r="4"><c r="B4" t="inlineStr"><is><r><t>ri</t></r><r><t>che</t></r></is></c>'
        '<c r="D4" t="str"><f>A1</f><v>formule</v></c></row>'
        '<row r="5"><c r="B5" t="b"><v>1</v></c><c r="C5" t="e"><v>#VALUE!</v></c></row>'
    )
    strings = "<si><t>file</t></si><si><r><t>ti</t></r><r><t>tre</t></r><rPh><t>よみ</t></rPh></si>"
    assert read(xlsx(rows, strings=strings))[0] == [
        (2, ["file", "titre", ""]),
        (4, ["riche", "", "formule"]),
        (5, ["true", "#VALUE!", ""]),
    ]


STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="[$-40C]d\\ mmmm\\ yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="22"/></cellXfs>'
)


@pytest.mark.parametrize(
    ("style", "value", "expected"),
    [
        ("0", "44576", "44576"),
        ("1", "44576", "2022-01-15"),
        ("2", "44576", "2022-01-15"),
        ("3", "44576", "44576"),
        ("4", "44576.43929398148", "2022-01-15 10:32:35"),
        ("1", "61", "1900-03-01"),
        ("1", "59", "59"),  # Excel's calendar before it is off by a day
        ("1", "0", "0"),
        ("1", "1e9", "1000000000"),
        ("0", "2022", "2022"),
        ("0", "2022.5", "2022.5"),
        ("99", "44576", "44576"),
    ],
)
def test_numbers_are_dates_where_their_style_says_so(style: str, value: str, expected: str) -> None:
    row = f'<row><c s="{style}"><v>{value}</v></c></row>'
    assert cells(row, styles=STYLES) == [[expected]]


def test_days_may_be_counted_from_1904() -> None:
    row = '<row><c s="1"><v>43114</v></c></row>'
    assert cells(row, styles=STYLES, book='<workbookPr date1904="1"/>') == [["2022-01-15"]]


def test_the_sheet_whose_header_is_known_is_taken() -> None:
    def sheet(*texts: str) -> str:
        return "".join(f'<row><c t="str"><v>{text}</v></c></row>' for text in texts)

    data = xlsx(sheet("À lire d'abord"), "", sheet("fichier", "a.txt"), sheet("x", "y"))
    assert read(data)[0] == [(1, ["fichier"]), (2, ["a.txt"])]


def test_a_spreadsheet_of_opendocument() -> None:
    rows = (
        "<table:table-row><table:table-cell><text:p>fichier</text:p></table:table-cell>"
        "<table:table-cell><text:p>titre</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"/>'
        "<table:table-cell><text:p>date</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        "<table:table-row><table:table-cell><text:p>a.txt</text:p></table:table-cell>"
        "<table:table-cell><text:p>deux</text:p><text:p>lignes<text:s/>et<text:span>e</text:span>"
        "</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell>"
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell office:value-type="float" office:value="2022"><text:p>2.022</text:p>'
        '</table:table-cell><table:table-cell office:value-type="date"'
        ' office:date-value="2022-01-15"><text:p>15/01/22</text:p></table:table-cell>'
        '</table:table-row><table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert read(ods(rows), "m.ods") == (
        [
            (1, ["fichier", "titre", "", "", "date"]),
            (4, ["a.txt", "deux\nlignes ete", "true", "2022", "2022-01-15"]),
        ],
        [],
    )


# XML has no place for noncharacters
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12
)


@given(st.lists(st.lists(texts, min_size=2, max_size=4), max_size=4))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    found, _ = read(xlsx_of([["file", "title"], *rows]))
    wide = max((len(row) for row in [["", ""], *rows] if any(row)), default=2)
    clean = [[cell.strip() for cell in row] for row in rows]
    filled = [row + [""] * (wide - len(row)) for row in clean if any(row)]
    if not any(cell.startswith('="') for row in clean for cell in row):
        assert [row[: len(row)] for _, row in found[1:]] == [
            row[: len(found[0][1])] for row in filled
        ]


BAD = {
    "no workbook": pack({"a.txt": "x"}),
    "cut off": xlsx_of([["file"], ["a.txt"]])[:-40],
    "broken XML": xlsx("<row><c>"),
    "entities": pack(
        {
            "content.xml": '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        }
    ),
    "a number that is none": xlsx("<row><c><v>x</v></c></row>"),
    "a version that no one writes": xlsx_of([["file"], ["a.txt"]]).replace(
        b"PK\x01\x02\x14\x03\x14\x00", b"PK\x01\x02\x14\x03\xff\x00"
    ),
    "rows of no sheet": pack({"content.xml": "<table-row/>"}),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_is_one_line_that_says_what_to_do(case: str) -> None:
    rows, messages = read(BAD[case])
    assert rows == []
    [message] = messages
    assert "CSV UTF-8" in message


def test_a_cell_far_off_costs_nothing() -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>file</v></c></row>'
        '<row r="1048576"><c r="ALL1048576" t="str"><v>x</v></c>'
        '<c r="XFD1048576" t="str"><v>y</v></c></row>'
    )
    start = time.process_time()
    found, _ = read(xlsx(rows))
    assert [(line, len(row)) for line, row in found] == [(1, 1000), (1048576, 1000)]
    assert time.process_time() - start < 1


def test_cells_that_would_fill_the_memory_are_refused() -> None:
    """Two cells a row, a thousand columns apart: small in the file, large as a table."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="b"><v>1</v></c><c r="ALL{n}" t="b"><v>1</v></c></row>'
        for n in range(1, 6000)
    )
    found, [message] = read(xlsx(rows))
    assert found == []
    assert "too many cells" in message


def test_a_bomb_is_refused() -> None:
    data = pack({"xl/workbook.xml": "<workbook>" + " " * 60_000_000 + "</workbook>"})
    assert len(data) < 100_000
    found, [message] = read(data)
    assert found == []
    assert "too large" in message


@given(st.binary(max_size=60), st.integers(0, 400))
def test_no_bytes_raise(junk: bytes, place: int) -> None:
    data = xlsx_of([["file", "title"], ["a.txt", "A"]])
    mangled = data[:place] + junk + data[place + len(junk) :]
    read_table_bytes(mangled, "m.xlsx", rate_header)
    read(b"PK\x03\x04" + mangled[4:])


@given(st.text(st.sampled_from('<>/="& rctsv0123456789AZis'), max_size=60))
def test_no_markup_raises(text: str) -> None:
    read(xlsx(text))
    read(ods(text), "m.ods")


def test_a_locked_member_is_refused() -> None:
    data = bytearray(xlsx_of([["file"]]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        places = [info.header_offset for info in archive.infolist()]
    central = data.find(b"PK\x01\x02")
    for place in places:
        data[place + 6] |= 1
    while central >= 0:
        data[central + 8] |= 1
        central = data.find(b"PK\x01\x02", central + 1)
    assert "password" in read(bytes(data))[1][0]
