"""What reaches the terminal is shown there: it steers nothing, and any encoding can take it."""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.terminal import output
from fonds.terminal.output import visible, visible_lines
from tests.archives import ROOT, Home, fonds, make_home, run, some
from tests.house.modules import files, tree
from tests.texts import texts

STEERING = "\x1b]0;a\x07\x1b[2J\x9b31m\x7f\u202e\u2066\u200b\ufeff\u2028\r"
"""What sets a title, clears the screen, paints, turns, hides, and overwrites a line."""

NARROW = ["cp1252", "ascii", "latin-1:strict"]
"""Encodings that lack most of what people write."""


def printable(text: str) -> bool:
    """Whether each line of *text* is; a space that does not break counts as one that does."""
    return all(line.isprintable() for line in text.replace("\xa0", " ").split("\n"))


@given(texts(surrogates=True))
def test_any_text_is_one_printable_line(text: str) -> None:
    shown = visible(text)
    assert "\n" not in shown
    assert printable(shown)
    assert visible(shown) == shown
    assert printable(visible_lines(text))


@pytest.mark.parametrize(
    "text",
    ["Été « noël »", "Été «\xa0noël\xa0»", "سلام", "שלום", "日本語", "ไทย", "e\u0301", "👩‍🚀"[0]],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_what_steers_is_shown() -> None:
    assert visible("a\x1b[31m\n\x9b\u202e\udc80") == "a\\x1b[31m\\n\\x9b\\u202e\\udc80"


def test_no_line_of_a_message_passes_for_another_message() -> None:
    assert visible_lines("one\nERROR: two\n  - three") == "one\n  ERROR: two\n  - three"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii", "utf-16-le"])
@given(st.dictionaries(st.text(st.characters()), st.text(st.characters())))
def test_json_reads_back_in_any_encoding(encoding: str, data: dict[str, str]) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding=encoding, newline="\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        output.say_json(data)
    line = written.getvalue().decode(encoding)
    assert line.endswith("\n")
    assert line[:-1].isprintable()
    assert json.loads(line) == json.loads(json.dumps(data))


def _prints(node: ast.AST) -> bool:
    """Whether *node* names something that writes to the terminal."""
    if isinstance(node, ast.Name):
        return node.id in {"print", "StreamHandler"}
    if not isinstance(node, ast.Attribute):
        return False
    of_click = node.attr in {"echo", "secho", "StreamHandler", "print_exc", "print_exception"}
    of_sys = node.attr in {"stdout", "stderr", "__stdout__", "__stderr__"}
    return of_click or (of_sys and isinstance(node.value, ast.Name) and node.value.id == "sys")


def _writes_past_buffers(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    if node.func.attr != "write" or ast.unparse(node.func) != "os.write":
        return False
    return ast.unparse(node.args[0]) in {"1", "2"}


def test_one_place_prints() -> None:
    printing: dict[str, set[str]] = {"prints": set(), "writes": set()}
    for module in files():
        for node in ast.walk(tree(module)):
            if _prints(node):
                printing["prints"].add(module)
            if _writes_past_buffers(node):
                printing["writes"].add(module)
    assert printing["prints"] == {"terminal.output"}
    assert printing["writes"] == {"base.stopping"}


def _speaks(command: list[str], encoding: str = "utf-8", **settings: str) -> tuple[int, str]:
    """The exit code of *command* and all that it says; it must be printable."""
    if command[:3] == _fonds() and not settings:
        quick = fonds(*command[3:])
        code, told = quick.returncode, quick.stdout + quick.stderr
    else:
        environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")} | settings
        done = subprocess.run(command, capture_output=True, env=environment, timeout=300)
        code, told = done.returncode, (done.stdout + done.stderr).decode(encoding)
    assert printable(told), told
    assert "-v" in command or "Traceback" not in told, told
    return code, told


def _fonds(*args: object) -> list[str]:
    return [sys.executable, "-m", "fonds", *map(str, args)]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An archive whose texts, table, paths and pages all try to steer the terminal."""
    text = f" date 2022-01 Titre {STEERING} et Joe Biden\n\nJoe Biden {STEERING} à Kiev.\n"
    home = make_home(
        tmp_path_factory.mktemp("hostile") / f"a{visible(STEERING)[:3]}\x1b[31m",
        {
            f"{STEERING}.txt": text.encode("utf-8", "surrogatepass"),
            f"leer{STEERING}.txt": "",
            "metadata.csv": f'file,title,people\nnone{STEERING}.txt,"{STEERING}",Jo\x1b[1m Do\n',
        },
    )
    home.put(f"docs/p{STEERING}.md", f"# x\n\n[a](no{STEERING[:-2]}.md)\n")
    return home


def test_nothing_of_an_archive_steers_the_terminal(hostile: Home) -> None:
    config = hostile.config
    assert "\\x1b[2J" in _speaks(_fonds("build", "-f", config))[1]
    for command in ("convert", "authorities", "verify", "bundle"):
        for how in some(["-v", "--json"], ["-v"] if command != "verify" else ["--json"]):
            _speaks(_fonds(command, "-f", config, how))
    put_aside = next(hostile.site.glob("articles/**/*.html"))
    put_aside.rename(put_aside.with_name(f"{STEERING}.html"))
    assert "\\x1b[2J" in _speaks(_fonds("verify", "-f", config))[1]


def test_nothing_of_a_review_or_a_curated_file_does(hostile: Home) -> None:
    _speaks(_fonds("build", "-f", hostile.config))
    _speaks(_fonds("authorities", "-f", hostile.config))
    review = hostile.folder / "build" / "review.csv"
    text = review.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    rows[1][rows[0].index("décision")] = "\x1b[31mno\x9b"
    with review.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    code, told = _speaks(_fonds("authorities", "--accept", "-f", hostile.config))
    assert (code, "\\x1b[31mno\\x9b" in told) == (2, True)
    before = (hostile.folder / "authorities.yml").read_bytes()
    for curated in ('people: {"a\\e[31m": {}}', '"b\\e[31m": 1', 'reject: ["\\e[31m"]\nmerge: 3'):
        hostile.put("authorities.yml", curated)
        _speaks(_fonds("build", "-f", hostile.config, "-v"))
    hostile.put("authorities.yml", before)


LINES = [("\x1b[31m",), ("build", "-f", "\x1b[31m"), ("build", "\x1b[31m"), ("--\x1b[31m",),
         ("new", "a\x1b[31m/b", "--seeds", "c\x1b"), ("build", "--names", "\x1b[31m"),
         ("verify", "\x9b31m"), ("new", "a", "--lang", "\x1b[31m")]  # fmt: skip


@pytest.mark.parametrize("args", some(LINES, LINES[::3]))
def test_nothing_of_a_command_line_does(args: tuple[str, ...]) -> None:
    assert _speaks(_fonds(*args))[0] == 2


def test_mkdocs_own_lines_do_not_either(hostile: Home) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(hostile.config)]
    code, told = _speaks(command, NO_MKDOCS_2_WARNING="1")
    assert code == 0
    assert "\\x1b[2J" in told


@pytest.mark.parametrize("encoding", some(NARROW, NARROW[1:2]))
def test_an_output_that_is_not_utf_8_is_written_all_the_same(tmp_path: Path, encoding: str) -> None:
    settings = {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    codec = encoding.partition(":")[0]
    home = make_home(tmp_path / "é☃", {"☃.txt": "date 2022 Łukasz 😀\n\nŁukasz.\n", "é☃.bin": ""})
    for command in some(("build", "authorities", "verify", "bundle"), ("build", "bundle")):
        code, told = _speaks(_fonds(command, "-f", home.config), codec, **settings)
        assert code == (1 if command == "build" else 0), told
    assert "\\u2603" in told
    assert "\\u2192" in _speaks(_fonds("--help"), codec, **settings)[1]
    build = _fonds("build", "-f", home.config, "--json")
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")} | settings
    done = subprocess.run(build, stdout=subprocess.PIPE, env=environment, timeout=300)
    assert "☃" in json.loads(done.stdout.decode(codec))["site"]


@pytest.mark.skipif(os.name == "nt", reason="streams are closed by a shell")
def test_closed_full_and_broken_streams_end_in_no_traceback(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "date 2022 Un titre\n\nUn texte.\n"})
    home.build()
    line = f"'{sys.executable}' -m fonds {{}} -f '{home.config}'"

    def shell(rest: str, name: str = "verify") -> tuple[int, str]:
        done = run(["bash", "-c", f"set -o pipefail; {line.format(name)} {rest}"])
        assert "Traceback" not in done.stderr
        assert "ignored" not in done.stderr
        return done.returncode, done.stderr

    for closed in some((">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"), ("<&- >&- 2>&-",)):
        assert shell(closed)[0] == 0
    code, told = shell(">/dev/full")
    assert (code, told.splitlines()[-1][:24]) == (1, "fonds: standard output: ")
    for command in some(("verify", "build"), ("build",)):
        assert shell("2>&1 | true", command)[0] in (0, 141)
    assert shell(">/dev/full", "build --help")[0] == 1


def test_a_wrong_use_with_v_has_its_traceback_and_its_exit_code(tmp_path: Path) -> None:
    done: Any = fonds("build", "-v", "-f", str(tmp_path / "no.yml"))
    assert done.returncode == 2
    assert done.stderr.startswith("Traceback")
    assert done.stderr.splitlines()[-1].startswith("fonds: ")
