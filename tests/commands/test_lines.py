"""What commands say at their end, and how they are told which archive is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.base.edtf import ImpossibleDate, read_date
from fonds.commands.options import command_line
from fonds.names.curate.review import describe
from tests.archives import invoke, make_home
from tests.names.proposing import make_proposal


@pytest.mark.parametrize(
    ("config", "line"),
    [("mkdocs.yml", "fonds build"), ("mes archives/mkdocs.yml", "fonds build -f 'mes archives'"),
     ("a/autre.yml", "fonds build -f a/autre.yml")],
)  # fmt: skip
def test_the_next_line_names_the_archive_as_it_was_named(config: str, line: str) -> None:
    assert command_line("build", Path(config)) == line


def test_an_empty_archive_says_where_texts_go_and_is_named_by_its_folder(tmp_path: Path) -> None:
    home = make_home(tmp_path / "fonds", {})
    result = invoke("build", "-f", str(home.folder))
    assert result.exit_code == 0
    assert f"put them into {home.seeds}" in result.stderr
    home.seed({"un.txt": "date 2022 Un titre\n\nUn texte.\n"})
    assert "no texts yet" not in invoke("build", "-f", str(home.folder)).stderr


def test_many_names_are_a_few_lines() -> None:
    actions = ("merge", "reject", "")
    lines = describe(
        make_proposal(f"a{n}", f"Anne {n}", actions[n % 3], articles=n) for n in range(500)
    )
    assert lines[0] == "500 names, 334 proposals, 167 to merge, 167 to reject"
    assert len(lines) < 15
    assert lines[-1].startswith("In most articles: Anne 499 (499), Anne 498 (498)")
    assert describe([]) == ["No names."]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("32/13/2020", "32/13/2020"), ("31.2.2021", "31.2.2021"), ("2020-13-32", "2020-13-32"),
     ("32  janvier 2020", "32 janvier 2020"), ("2020-02-30/2020-03-01", "2020-02-30")],
)  # fmt: skip
def test_an_impossible_date_is_shown_as_it_is_written(written: str, shown: str) -> None:
    with pytest.raises(ImpossibleDate, match=rf"^“{shown}” is impossible: "):
        read_date(written)
