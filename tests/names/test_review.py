"""The review: a table that a person marks, and its way into authorities.yml."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from fonds.base.errors import UsageError
from fonds.base.plainyaml import compose_yaml
from fonds.catalogue.store import open_catalogue
from fonds.names.curate.accept import accept_review, apply_decisions
from fonds.names.curate.marks import Decision, parse_marks, read_decisions
from fonds.names.curate.proposals import Proposal, read_proposals
from fonds.names.curate.review import carry_over, describe, format_review, write_review
from fonds.names.curate.yaml_edit import Additions, Entry
from fonds.parse.sentences import cut_sentence
from tests.names.holding import Holding, hold
from tests.names.proposing import make_proposal

CURATED = """\
# Mended by hand; keep this line.

people:
  anne-roy:            # the mayor
    label: Anne Roy
# between the sections
reject: [Occident]     # nobody

# the end
"""

TEXTS = {
    "un": "Le chef de l’État Volodymyr Zelensky est à Kiev, et il l’a dit dans la nuit."
    " Jean Dupont vit à Lyon avec sa famille. Anne Roy parle.",
    "deux": "Jean Dupond est à Lyon avec Marie Curie. Le groupe Zorbex recrute.",
}


@pytest.fixture
def holding(tmp_path: Path) -> Holding:
    return hold(tmp_path, TEXTS).enrich(CURATED)


def review(holding: Holding) -> list[Proposal]:
    with open_catalogue(holding.archive.catalogue) as catalogue:
        return read_proposals(catalogue, "fr")


def decide(data: bytes) -> list[Decision]:
    return read_decisions(parse_marks(data))


def add(text: str, section: str, key: str, entry: Entry = "") -> str:
    additions = Additions(text, compose_yaml(text, "a.yml"))
    additions.add(section, key, entry)
    return additions.apply()


def mark(path: Path, decisions: Mapping[str, list[str]], **dialect: str) -> None:
    """Save the review at *path* again, as a spreadsheet does, with *decisions* by label."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
    label = rows[0].index("nom")
    for row in rows[1:]:
        row[:2] = decisions.get(row[label], row[:2])
    table = io.StringIO()
    csv.writer(table, delimiter=dialect.get("delimiter", ";")).writerows(rows)
    path.write_bytes(table.getvalue().encode(dialect.get("encoding", "utf-8-sig")))


@pytest.mark.parametrize(
    "dialect",
    [
        {},
        {"delimiter": ",", "encoding": "utf-8"},
        {"delimiter": "\t", "encoding": "utf-16"},
        {"delimiter": ";", "encoding": "cp1252"},
    ],
)
def test_a_marked_review_changes_the_records_and_keeps_the_comments(
    holding: Holding, tmp_path: Path, dialect: dict[str, str]
) -> None:
    path = tmp_path / "build" / "review.csv"
    write_review(path, review(holding), "fr")
    decisions = {
        "Jean Dupond": ["fusionner", "people/jean-dupont"],
        "Marie Curie": ["reject", ""],
        "Zorbex": ["relabel", "people"],
        "Kiev": ["renommer", "Kyiv"],
        "Volodymyr Zelensky": ["garder", ""],
    }
    mark(path, decisions, **dialect)
    curated = holding.archive.authorities
    assert len(accept_review(path, curated)) == len(decisions)
    text = curated.read_text("utf-8")
    assert [line for line in CURATED.splitlines() if "#" in line and "reject" not in line] == [
        line for line in text.splitlines() if "#" in line and "reject" not in line
    ]
    assert "reject: [Occident, Marie Curie]     # nobody" in text
    holding.enrich()
    assert holding.labels("person") == {"Jean Dupont", "Volodymyr Zelensky", "Anne Roy", "Zorbex"}
    assert holding.labels("place") == {"Kyiv", "Lyon"}
    assert accept_review(path, curated) == []


def test_nothing_marked_changes_nothing(holding: Holding, tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    write_review(path, review(holding), "fr")
    assert accept_review(path, holding.archive.authorities) == []
    assert holding.archive.authorities.read_text("utf-8") == CURATED


def test_an_outcome_that_fonds_cannot_read_leaves_the_file_alone(
    holding: Holding, tmp_path: Path
) -> None:
    path = tmp_path / "review.csv"
    write_review(path, review(holding), "fr")
    mark(path, {"Zorbex": ["relabel", "nowhere"]})
    with pytest.raises(UsageError, match="“nowhere” is no kind"):
        accept_review(path, holding.archive.authorities)
    assert holding.archive.authorities.read_text("utf-8") == CURATED
    assert [p.name for p in holding.archive.root.iterdir() if p.name.startswith(".")] == []


def test_the_table_opens_in_a_french_excel_and_holds_no_formula() -> None:
    proposal = make_proposal("x", "=cmd()", "reject", "+1", forms=("@x",), sample="- Il a dit.")
    data = format_review(carry_over([proposal], None), "fr")
    assert data.startswith("\ufeffdécision;valeur;nom".encode())
    cells = data.decode("utf-8-sig").splitlines()[1].split(";")
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    marked = data.replace(b"\r\n;", b"\r\nx;")
    assert decide(marked) == [Decision("reject", "people/x", "=cmd()", "+1", 2)]


@pytest.mark.parametrize(
    ("cell", "told"),
    [(b"peut-etre;", "review.csv:2: “peut-etre” is no decision"), (b"merge;", "needs a value")],
)
def test_a_decision_that_means_nothing_is_refused_with_its_line(cell: bytes, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        decide(b"decision;value;id\r\n" + cell + b";people/x\r\n")


def test_a_table_without_its_header_is_refused() -> None:
    with pytest.raises(UsageError, match="keep the header"):
        decide(b"a;b\r\n1;2\r\n")


def test_proposals_say_why(holding: Holding) -> None:
    by_label = {proposal.name.label: proposal for proposal in review(holding)}
    assert by_label["Lyon"].name.articles == 2
    assert by_label["Lyon"].sample == "Jean Dupond est à Lyon avec Marie Curie."
    assert not by_label["Anne Roy"].doubt.action
    lines = describe(by_label.values())
    assert lines[0].startswith(f"{len(by_label)} names")


def test_a_surname_alone_is_proposed_for_its_only_full_name(tmp_path: Path) -> None:
    texts = {
        "a": "Le maire Alain Juppé a parlé dans la rue avec les gens de la ville.",
        "b": "Selon Juppé, c’est bien ainsi, et les gens de la ville sont avec lui.",
    }
    found = {p.name.label: p.doubt for p in review(hold(tmp_path, texts).enrich())}
    assert (found["Juppé"].action, found["Juppé"].value) == ("merge", "people/alain-juppe")


def test_a_sample_is_the_sentence_around_the_name() -> None:
    text = "Un titre\n\nPremière phrase. Voici Lyon, enfin. Et la suite."
    assert cut_sentence(text, text.index("Lyon")) == "Voici Lyon, enfin."


@pytest.mark.parametrize(
    ("text", "item", "expected"),
    [
        ("", "a", "reject:\n  - a\n"),
        ("reject:\n", "a", "reject:\n  - a\n"),
        ("reject: []\n", "a", "reject: [a]\n"),
        ("reject: [b,]  # c\n", "a", "reject: [b, a]  # c\n"),
        ("reject:\n- b  # c\n# d\nx: 1\n", "a", "reject:\n- b  # c\n- a\n# d\nx: 1\n"),
        ("reject:\n  - b", "a", "reject:\n  - b\n  - a"),
        ("reject: [a]\n", "a", "reject: [a]\n"),
        ("x: 1\n# end\n", "a", "x: 1\n# end\n\nreject:\n  - a\n"),
    ],
)
def test_an_item_is_put_where_the_list_ends(text: str, item: str, expected: str) -> None:
    assert add(text, "reject", item) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "people:\n  a:\n    label: A\n"),
        ("people: {}\n", "people: {a: {label: A}}\n"),
        ("people: {b: {label: B}}\n", "people: {b: {label: B}, a: {label: A}}\n"),
        (
            "people:\n  b: {label: B}\n\n# c\nx: 1\n",
            "people:\n  b: {label: B}\n  a:\n    label: A\n\n# c\nx: 1\n",
        ),
        (
            "people:\n    b:\n        label: B\n        variants:\n          - C\nx: 1\n",
            "people:\n    b:\n        label: B\n        variants:\n          - C\n"
            "    a:\n      label: A\nx: 1\n",
        ),
    ],
)
def test_a_record_is_put_where_its_section_ends(text: str, expected: str) -> None:
    changed = add(text, "people", "a", {"label": "A"})
    assert changed == expected
    assert yaml.safe_load(changed)["people"]["a"] == {"label": "A"}


@pytest.mark.parametrize("label", ["a: b", "[x]", "yes", "L’« été »", "a, b", "#1", "'", "12"])
def test_any_label_survives_the_file(label: str) -> None:
    for action, section in (("reject", "reject"), ("keep", "people")):
        text, _ = apply_decisions("", [Decision(action, "people/x", label, "", 2)], "review.csv")
        data = yaml.safe_load(text)[section]
        assert data in ([label], {"x": {"label": label}})
