"""Accepting a review, whatever became of the table or the curated file: all of it, or one line."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.base.errors import UsageError
from fonds.base.plainyaml import load_yaml
from fonds.names.curate.accept import accept_review, apply_decisions
from fonds.names.curate.authorities import read_authorities
from fonds.names.curate.marks import Decision, parse_marks, read_decisions
from tests.archives import invoke, make_home
from tests.texts import texts

HEADER = "decision;value;label;proposal;id"
CURATED = (
    "people:\n  anne-roy: {label: Anne Roy, variants: [Roy]}  # the mayor\nreject: [Occident]\n"
)


class Desk:
    """A table and a curated file."""

    def __init__(self, folder: Path) -> None:
        self.table = folder / "review.csv"
        self.curated = folder / "authorities.yml"
        self.curated.write_text(CURATED, encoding="utf-8")

    def accept(self, table: str | bytes) -> list[str]:
        self.table.write_bytes(table if isinstance(table, bytes) else table.encode())
        return accept_review(self.table, self.curated)

    def fault(self, table: str | bytes) -> str:
        """The line that *table* is refused with, nothing changed."""
        before = self.curated.read_bytes()
        with pytest.raises(UsageError) as error:
            self.accept(table)
        assert self.curated.read_bytes() == before
        assert {file.name for file in self.table.parent.iterdir()} == {
            "review.csv",
            "authorities.yml",
        }
        assert str(error.value).replace("\0", "").isprintable()
        return str(error.value)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


ACCEPTED: dict[str, str | bytes] = {
    "own columns and blank lines": "a;b;c;d;decision;id;label\n\n;;;;reject;people/x;X\n\n;\n",
    "a cell of a million letters": f"{HEADER};sample\nreject;;X;;people/x;{'long ' * 250_000}\n",
    "other case and accents": f"{HEADER}\nRÉJÈTÉR;;X;;people/x\n",
    "full-width": f"{HEADER}\nＲｅｊｅｃｔ;;X;;people/x\n",
    "spaces": f" {HEADER} \n  reject ;; X ;; people/x \n",
    "a line for Excel": f"sep=;\n{HEADER}\nreject;;X;;people/x\n",
    "commas": f"{HEADER}\nreject;;X;;people/x\n".replace(";", ","),
    "tabs": f"{HEADER}\r\nreject;;X;;people/x\r\n".replace(";", "\t"),
    "line ends of old": f"{HEADER}\rreject;;X;;people/x\r",
    "UTF-16": f"{HEADER}\nreject;;X;;people/x\n".encode("utf-16"),
    "a mark before": f"\ufeff{HEADER}\nreject;;X;;people/x\n",
    "quoted": '"' + HEADER.replace(";", '";"') + '"\n"reject";"";"X";"";"people/x"\n',
    "columns missing": "id;decision;label\npeople/x;reject;X\n",
    "French": "décision;valeur;nom;proposition;id\nrejeter;;X;;people/x\n",
    "what is proposed": f"{HEADER}\nOUI;;X;reject;people/x\n",
}


@pytest.mark.parametrize("case", ACCEPTED)
def test_a_table_is_read_whatever_a_spreadsheet_made_of_it(case: str, desk: Desk) -> None:
    assert desk.accept(ACCEPTED[case]) == ["reject: X"]
    assert "reject: [Occident, X]" in desk.curated.read_text("utf-8")


def row(
    mark: str, value: str = "", label: str = "X", proposal: str = "", id_: str = "people/x"
) -> str:
    return f"{HEADER}\n;;;;people/first\n{mark};{value};{label};{proposal};{id_}\n"


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "merge with a star": (row("merge", "*"), "review.csv:3: “*” is no id"),
    "merge with a bracket": (row("merge", "["), "review.csv:3: “[” is no id"),
    "merge with a label": (row("merge", "Jean Dupont"), "review.csv:3: “Jean Dupont” is no id"),
    "merge out of the archive": (row("merge", "../x"), "review.csv:3: “../x” is no id"),
    "merge with itself": (row("merge", "x"), "review.csv:3: “people/x” is this row itself"),
    "merge with nothing": (row("merge"), "review.csv:3: “merge” needs a value"),
    "no kind": (row("relabel", "*x"), "review.csv:3: “*x” is no kind"),
    "no id": (row("keep", id_=""), "review.csv:3: “” is no id"),
    "an id of nothing": (row("keep", id_="people/*"), "review.csv:3: “people/*” is no id"),
    "an id elsewhere": (row("keep", id_="folders/x"), "review.csv:3: “folders/x” is no id"),
    "no name": (row("reject", label=""), "review.csv:3: “reject” needs the name"),
    "no decision": (row("peut-être"), "review.csv:3: “peut-être” is no decision"),
    "an accent alone": (row("\u0301"), "review.csv:3: “"),
    "no proposal": (row("x", proposal="frob"), "review.csv:3: “frob” is no decision"),
    "proposal gone": ("decision;id;label\nx;people/x;X\n", "review.csv:2: the column “proposal”"),
    "a form of another": (row("label", "Roy"), "review.csv:3: this mark was not accepted; wit"),
    "two of one": (row("label", "Y") + "label;Z;X;;people/x\n", "review.csv:4: line 3 decides"),
    "a header twice": ("id;id;decision\n", "review.csv:1: the column “id” stands here twice"),
    "a header in two languages": ("id;decision;décision\n", "review.csv:1: the column “décision”"),
    "a line for Excel alone": ("sep=;\n", "review.csv:1: the columns"),
    "no header": ("a;b\n1;2\n", "review.csv:1: the columns “id” and “decision” are missing"),
    "a header alone in the second line": ("x\nid;decision\n", "review.csv:1: the columns"),
    "open quote": (f'{HEADER}\nreject;;"X;;people/x\n', "review.csv:2: a quotation mark is never"),
    "odd quotes": (
        f'{HEADER}\nreject;"X;X;;people/x\nkeep;;Y;;people/y\nkeep;;"Z";;people/z\n',
        "review.csv:2: a quotation mark takes the next rows",
    ),
    "noise": (bytes(range(256)) * 9, "review.csv:1: this is no table"),
    "NUL": (b"\0" * 99, "review.csv:1: this is no table"),
    "NUL in a mark": (row("rej\0ect"), "review.csv:3: “rej"),
    "a workbook": (b"PK\x03\x04" + b"x" * 99, "review.csv:1: this is no table"),
    "nothing": (b"", "review.csv is empty; write it first"),
    "blank": ("\n \n\n", "review.csv is empty; write it first"),
    "wrong letters": (
        b"decision;value;label;id\nreject;;Z\xd8rich;places/zurich\n",
        "review.csv:2: “ZØrich” may be misread",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_mangled_table_is_one_line_and_changes_nothing(case: str, desk: Desk) -> None:
    table, said = REFUSED[case]
    assert said in desk.fault(table).replace("\0", "")


BROKEN = {
    "not UTF-8": b"reject: [caf\xe9]\n",
    "NUL": b"reject: [a\0]\n",
    "half a character": b'reject: ["\\ud83d"]\n',
    "list": b"- a\n",
    "twice": b"reject: [a]\nreject: [b]\n",
    "alias": b"reject: &a [b]\nsplit: *a\n",
    "cycle": b"reject: &a\n  - *a\n",
    "depth": b"reject: " + b"[" * 9999,
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_curated_file_that_cannot_be_read_is_named_with_its_line(case: str, desk: Desk) -> None:
    desk.curated.write_bytes(BROKEN[case])
    assert re.match(r"authorities\.yml:[12]: ", desk.fault(row("reject")))


@pytest.mark.parametrize("which", ["table", "curated"])
def test_a_folder_in_the_place_of_a_file_is_one_line(which: str, desk: Desk) -> None:
    desk.table.write_text(row("reject"))
    place = getattr(desk, which)
    place.unlink()
    place.mkdir()
    with pytest.raises(UsageError, match=f"{place.name}: this is no file"):
        accept_review(desk.table, desk.curated)
    assert place.is_dir()


def test_a_link_is_not_written_through(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "shared.yml"
    desk.curated.rename(other)
    desk.curated.symlink_to(other)
    with pytest.raises(UsageError, match="this is a link"):
        desk.accept(row("reject"))
    assert (desk.curated.is_symlink(), other.read_text("utf-8")) == (True, CURATED)


def test_what_a_person_wrote_by_hand_wins_and_is_said(desk: Desk) -> None:
    said = desk.accept(row("label", "Anna Roy", label="Anne Roy", id_="people/anne-roy"))
    assert said == ["left as it is: Anne Roy → Anna Roy, for the file says “Anne Roy” already"]
    assert desk.curated.read_text("utf-8") == CURATED


def test_commands_end_with_one_line(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {"a.txt": "Un titre\n\nUn texte.\n"})
    home.convert()
    home.put("build/review.csv", row("merge", "*"))
    before = (home.folder / "authorities.yml").read_bytes()
    result = invoke("authorities", "--accept", "-f", str(home.config))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("fonds: review.csv:3: “*” is no id")
    assert len(result.stderr.splitlines()) == 1
    assert (home.folder / "authorities.yml").read_bytes() == before


cells = st.one_of(
    texts(surrogates=True),
    st.sampled_from(["merge", "label", "x", "reject", "keep", "split", "relabel", "places",
                     "people/x", "people/y", "*", "[", "{", "&a", "a: b", "#", '"', "\n", "'",
                     "yes", "-", "X" * 1100]),
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.tuples(cells, cells, cells, st.sampled_from(["people/x", "places/y", "z"]))))
def test_any_decisions_are_all_there_or_none(rows: list[tuple[str, str, str, str]]) -> None:
    decisions = []
    for line, (action, value, label, id_) in enumerate(rows, 2):
        table = f"{HEADER}\n".encode() + b";".join(
            _quote(c) for c in (action, value, label, "", id_)
        )
        try:
            decisions += [_at(d, line) for d in read_decisions(parse_marks(table))]
        except UsageError as error:
            assert re.match(r"review\.csv:\d+: ", str(error))
    try:
        text, done = apply_decisions(CURATED, decisions, "review.csv")
    except UsageError as error:
        assert re.match(r"review\.csv:\d+: ", str(error))
        return
    assert bool(done) == (text != CURATED) or all(said.startswith("left") for said in done)
    assert apply_decisions(text, decisions, "review.csv")[0] == text
    held = load_yaml(text, "a.yml")
    for decision in decisions:
        if decision.action == "reject":
            assert decision.label in held["reject"]


def _quote(cell: str) -> bytes:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'.encode("utf-8", "replace")


def _at(decision: Decision, line: int) -> Decision:
    return Decision(decision.action, decision.id, decision.label, decision.value, line)


@settings(max_examples=300)
@given(
    st.binary(max_size=300),
    st.sampled_from(["", HEADER + "\n", f"{HEADER}\nreject;;X;;people/x\n"]),
)
def test_any_bytes_are_a_table_or_one_line(data: bytes, before: str) -> None:
    try:
        read_decisions(parse_marks(before.encode() + data))
    except UsageError as error:
        assert re.match(r"review\.csv:\d+: ", str(error))


def test_accepting_takes_time_in_proportion_to_the_rows(tmp_path: Path) -> None:
    few, many = (min(_time_of_accepting(tmp_path, rows) for _ in range(3)) for rows in (400, 1600))
    assert many < 12 * few  # four times the rows; their square would take sixteen times


def _time_of_accepting(folder: Path, rows: int) -> float:
    """Processor time that a table of *rows* marks of all sorts takes, with as many lines before."""
    desk = Desk(folder)
    before = "".join(f"  old-{n}:\n    label: Old {n}\n" for n in range(rows))
    desk.curated.write_text(f"people:\n{before}", encoding="utf-8")
    marks = ("keep;", "reject;", "label;New ", "merge;old-", "relabel;places", "split;")
    table = "".join(
        f"{mark}{n if mark[-1] in ' -' else ''};N {n};;people/n-{n}\n"
        for n in range(rows)
        for mark in [marks[n % 6]]
    )
    start = time.process_time()
    assert len(desk.accept(f"{HEADER}\n{table}")) == rows
    taken = time.process_time() - start
    assert len(read_authorities(desk.curated).records) == rows + (rows + 5) // 6 + (rows + 3) // 6
    return taken


def test_a_mark_that_fails_among_many_is_found(desk: Desk) -> None:
    rows = [f"reject;;N {n};;people/n-{n}\n" for n in range(300)]
    rows[170] = "keep;;Roy;;people/roy\n"
    said = desk.fault(f"{HEADER}\n{''.join(rows)}")
    assert said.startswith("review.csv:172: this mark was not accepted; with it, authorities.yml:")
    assert "“Roy” already names “people/anne-roy”" in said


def test_what_was_inserted_is_yaml_to_others_too(desk: Desk) -> None:
    desk.accept(row("label", "Zoé 😀: #1", label="L’« été »", id_="people/l-ete"))
    held = yaml.safe_load(desk.curated.read_text("utf-8"))
    assert held["people"]["l-ete"] == {"label": "Zoé 😀: #1", "variants": ["L’« été »"]}
