"""Archives with files of all kinds: texts become pages, a note says what the others are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archives import Home, Outcome, invoke, make_home

TEXT = "date 2021 Le budget est voté\n\nAprès un long débat, les élus ont adopté le budget.\n"

MIXED: dict[str, str | bytes] = {
    "a.txt": TEXT,
    "texts/b.md": TEXT.replace("budget", "projet"),
    "wiki_00": TEXT.replace("budget", "plan"),
    "tools/a.py": "print()",
    "tools/b.py": "print()",
    "tools/c.R": "1",
    "tools/d.py": "print()",
    "a.ann": "T1\tPER 0 2\tLe",
    "README.md": "# Corpus",
    "LICENSE": "MIT",
    "a.txt~": TEXT,
    ".git/config": "x",
    "data.json": "{}",
    "photo.jpg": b"\xff\xd8\xff\0",
    "report.pages": b"PK\3\4",
    "all.7z": b"7z",
    "thing.dat": bytes(range(256)) * 10,
    "portrait": b"\x89PNG\r\n\x1a\n" + bytes(200),
}


def lines_of(home: Home) -> list[str]:
    """What the terminal says needs someone, or is worth knowing."""
    return invoke("convert", "-f", str(home.config)).stderr.splitlines()


def codes(outcome: Outcome) -> dict[str, str]:
    """Path → code of each remark but the one that texts have no date."""
    return {path: code for _, code, path in outcome.remarks if code != "undated"}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "a", MIXED)


def test_texts_are_articles_and_all_else_is_noted_by_its_kind(home: Home) -> None:
    outcome = home.convert()
    assert (outcome.exit_code, outcome.summary["articles"], outcome.summary["sources"]) == (0, 3, 3)
    assert codes(outcome) == {
        **dict.fromkeys(("tools/a.py", "tools/b.py", "tools/c.R", "tools/d.py"), "code"),
        "a.ann": "annotations",
        "README.md": "about",
        "LICENSE": "about",
        "a.txt~": "backup",
        ".git": "hidden",
        "data.json": "json",
        "photo.jpg": "picture",
        "report.pages": "office",
        "all.7z": "archive",
        "thing.dat": "binary",
        "portrait": "picture",
    }


def test_the_terminal_has_one_line_for_each_kind(home: Home) -> None:
    notes = [line for line in lines_of(home) if line.startswith("note: ")]
    lines = [line for line in notes if "have no date" not in line]
    assert len(lines) == 10
    assert (
        "note: 4 files, such as tools/a.py, tools/b.py, tools/c.R: Programs and scripts are no"
        ' articles: to make pages of them, write include: ["*.py", "*.r"] under plugins: fonds:'
        " in mkdocs.yml." in lines
    )


def test_what_the_line_says_to_write_is_understood(home: Home) -> None:
    home.configure(fonds={"include": ["*.py", "*.r", "LICENSE"]})
    outcome = home.convert()
    assert outcome.summary["articles"] == 8
    assert not {"code"} & set(codes(outcome).values())
    assert codes(outcome)["README.md"] == "about"


def test_what_is_excluded_goes_and_comes_back(home: Home) -> None:
    first = home.convert()
    home.configure(fonds={"exclude": ["texts/", "wiki_*"]})
    outcome = home.convert()
    assert outcome.summary["articles"] == 1
    assert {path for path, code in codes(outcome).items() if code == "excluded"} == {
        "texts/b.md",
        "wiki_00",
    }
    home.configure(fonds={"exclude": []})
    assert home.convert().remarks == first.remarks


def test_a_wrong_pattern_is_one_line_and_exit_2(home: Home) -> None:
    home.configure(fonds={"include": ["!"]})
    done = invoke("convert", "-f", str(home.config))
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert "include" in line


def test_a_text_that_has_no_text_is_lost_and_a_file_of_no_kind_is_not(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 10
    home = make_home(tmp_path / "a", {"a.txt": noise, "b.md": "", "c": "", "d.q7": noise})
    outcome = home.convert()
    assert outcome.needing == {"a.txt": "not-text", "b.md": "empty", "c": "empty"}
    assert codes(outcome)["d.q7"] == "binary"


def test_a_file_that_becomes_text_has_its_page(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.q7": bytes(range(256)) * 10})
    assert home.convert().summary["articles"] == 0
    home.seed({"a.q7": TEXT})
    outcome = home.convert()
    assert (codes(outcome), outcome.summary["articles"]) == ({}, 1)


def test_verify_knows_what_is_no_article(home: Home) -> None:
    home.build()
    done = invoke("verify", "-f", str(home.config), "--json")
    assert (done.exit_code, json.loads(done.stdout)["findings"]) == (0, [])
    home.seed({"new.py": "x", "new.txt": TEXT})
    done = invoke("verify", "-f", str(home.config), "--json")
    assert [it["path"] for it in json.loads(done.stdout)["findings"]] == ["seeds/new.txt"]
