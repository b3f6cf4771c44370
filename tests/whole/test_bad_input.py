"""What no archive should hold: each ends as a page or in the report, and the others build."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result

from tests.archives import Home, Outcome, invoke, make_home, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")

GOOD = " date 2022-01 Un bon article\n\nSon texte est là.\n"

LOST = {
    "empty.txt": "empty",
    "blank.txt": "blank",
    "only-date.txt": "blank",
    "picture.txt": "not-text",
    "noise.txt": "not-text",
    "huge.txt": "too-large",
    "pipe.txt": "not-a-file",
    "to-outside.txt": "symlink-outside",
    "outside": "symlink-outside",
    "loop.txt": "symlink-loop",
    "up": "symlink-loop",
    "broken.txt": "symlink-broken",
    "sub/empty.txt": "empty",
}
"""Sources without a page, and the code that says why."""

ODD_NAMES: list[str | bytes] = [
    "two words.txt",
    "l’été à Zürich.txt",
    "quo\"te'd.txt",
    "new\nline.txt",
    "..dots..txt",
    ".hidden.txt",
    "a..b.txt",
    "no-suffix",
    "<script>alert(1)<script>.txt",
    "{{ 7*7 }}.txt",
    "a&b#c?d%41.txt",
    "back\\slash.txt",
    "\u202egnp.txt",
    "-rf.txt",
    "con.txt",
    "index.txt",
    "é.txt",
    "e\u0301.txt",
    "日本語.txt",
    "x" * 200 + ".txt",
    b"caf\xe9.txt",
]
"""Names under which an article is an article."""


@dataclass(frozen=True, slots=True)
class Case:
    home: Home
    outcome: Outcome


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """An archive of everything at once, built."""
    root = tmp_path_factory.mktemp("bad")
    (root / "elsewhere").mkdir()
    (root / "elsewhere" / "secret.txt").write_text("SECRET", encoding="utf-8")
    home = make_home(root / "archive", {"good.txt": GOOD, "sub/good.txt": GOOD})
    put_lost(home.seeds, root / "elsewhere")
    for number, name in enumerate(ODD_NAMES):
        put_named(home.seeds, name, f"Titre {number}\n\nTexte {number}.\n")
    return Case(home, home.build())


def put_lost(seeds: Path, elsewhere: Path) -> None:
    (seeds / "empty.txt").touch()
    (seeds / "sub" / "empty.txt").touch()
    (seeds / "blank.txt").write_text(" \n\u2003\t\n", encoding="utf-8")
    (seeds / "only-date.txt").write_text(" date 2022-01 \n", encoding="utf-8")
    (seeds / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (seeds / "noise.txt").write_bytes(bytes(range(256)) * 40)
    with (seeds / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "to-outside.txt").symlink_to(elsewhere / "secret.txt")
    (seeds / "outside").symlink_to(elsewhere)
    (seeds / "loop.txt").symlink_to("loop.txt")
    (seeds / "up").symlink_to(seeds)
    (seeds / "broken.txt").symlink_to("nowhere.txt")


def put_named(seeds: Path, name: str | bytes, text: str) -> None:
    path = os.path.join(os.fsencode(seeds), os.fsencode(name))  # noqa: PTH118 - any bytes
    Path(os.fsdecode(path)).write_text(text, encoding="utf-8")


def test_each_lost_file_is_reported_with_its_reason(case: Case) -> None:
    assert case.outcome.needing == LOST


def test_the_exit_code_says_that_files_need_someone(case: Case) -> None:
    assert case.outcome.exit_code == 1


def test_every_other_file_has_a_page_with_its_text(case: Case) -> None:
    texts = [page.read_text(encoding="utf-8") for page in case.home.site.glob("articles/**/*.html")]
    assert len(texts) == len(ODD_NAMES) + 2
    for number in range(len(ODD_NAMES)):
        assert sum(f">Texte {number}.<" in text for text in texts) == 1


def test_every_source_is_a_page_or_in_the_report(case: Case) -> None:
    summary = case.outcome.summary
    assert summary["sources"] == summary["articles"] + len(LOST) == len(ODD_NAMES) + 2 + len(LOST)


def test_nothing_outside_the_seeds_is_read(case: Case) -> None:
    files = filter(Path.is_file, (case.home.folder / "build").rglob("*"))
    assert not [file for file in files if b"SECRET" in file.read_bytes()]


def test_both_reports_say_all(case: Case) -> None:
    build = case.home.folder / "build"
    remarks = json.loads((build / "report.json").read_text(encoding="utf-8"))["remarks"]
    shown = [{key: value for key, value in it.items() if key != "said"} for it in remarks]
    assert shown == case.outcome.summary["remarks"]
    with (build / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["code"] for row in rows] == [remark["code"] for remark in remarks]
    assert [row["message"] for row in rows] == [remark["message"] for remark in remarks]


def test_addresses_of_pages_are_plain_ascii_and_portable(case: Case) -> None:
    names = [page.name for page in case.home.site.glob("articles/**/*.*")]
    assert all(name.isascii() and not set(name) & set('<>:"/\\|?*%#& \n') for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    assert not {"con.html", "index.html"} & set(names)


def test_a_second_build_says_the_same(case: Case) -> None:
    again = case.home.build()
    assert again.remarks == case.outcome.remarks
    assert (again.summary["written"], again.summary["removed"]) == (0, 0)


def test_what_is_hidden_or_litter_is_skipped_with_a_note(tmp_path: Path) -> None:
    names = ("...", ".hidden", "Thumbs.db", "~$a.txt")
    home = make_home(tmp_path / "archive", {"good.txt": GOOD, ".../a.txt": GOOD})
    home.seed(dict.fromkeys(names[1:], GOOD))
    outcome = home.convert()
    assert {path: severity for severity, _, path in outcome.remarks} == dict.fromkeys(names, "note")
    assert (outcome.exit_code, outcome.summary["articles"]) == (0, 1)


def test_a_mended_file_gets_its_page(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {"good.txt": GOOD, "empty.txt": ""})
    assert home.build().exit_code == 1
    home.seed({"empty.txt": GOOD})
    assert home.build().exit_code == 0
    assert "Un bon article" in home.page("articles/2022/01/empty.html")


def as_someone_who_may_not_read_all(home: Home) -> list[str]:
    """The build's command; without the privilege that lets root read what it may not."""
    command = [sys.executable, "-m", "fonds", "build", "-f", str(home.config), "--json"]
    if os.geteuid() != 0:
        return command
    if not shutil.which("setpriv"):
        pytest.skip("root reads everything, and there is no setpriv to give that up")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]


def test_an_unreadable_file_or_folder_is_reported(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {"good.txt": GOOD, "shut.txt": GOOD, "sub/a.txt": GOOD})
    shut = [home.seeds / "shut.txt", home.seeds / "sub"]
    for path in shut:
        path.chmod(0)
    try:
        done = run(as_someone_who_may_not_read_all(home))
    finally:
        for path in shut:
            path.chmod(0o755)
    assert done.returncode == 1
    remarks = json.loads(done.stdout)["remarks"]
    assert {r["path"]: r["code"] for r in remarks} == {
        "shut.txt": "unreadable",
        "sub": "unreadable",
    }
    assert "Un bon article" in home.page("articles/2022/01/good.html")


def test_a_formula_in_a_name_is_no_formula_in_the_spreadsheet(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {"=cmd|'calc'!A0.txt": ""})
    home.convert()
    text = (home.folder / "build" / "report.csv").read_text(encoding="utf-8-sig")
    assert "lost,empty,'=cmd|'calc'!A0.txt," in text


def test_an_archive_without_articles_builds(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {})
    outcome = home.build()
    assert (outcome.exit_code, outcome.summary["articles"]) == (0, 0)
    assert (home.site / "people" / "index.html").is_file()


WRONG = {
    "no such option": ("fonds: {seed: texts}", "seeds"),
    "no such option below": ("fonds: {publish: {sources: false}}", "source"),
    "wrong type": ("fonds: {max_bytes: many}", "max_bytes"),
    "wrong choice": ("fonds: {names: magic}", "names"),
    "no seeds": ("fonds: {seeds: nowhere}", "nowhere"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_option_is_one_line_and_exit_2(tmp_path: Path, case: str) -> None:
    written, hint = WRONG[case]
    home = make_home(tmp_path / "archive", {"a.txt": GOOD})
    text = home.config.read_text(encoding="utf-8")
    start, end = text.index("  - fonds:"), text.index("nav:")
    home.config.write_text(f"{text[:start]}  - {written}\n{text[end:]}", encoding="utf-8")
    says_so_in_one_line(invoke("build", "-f", str(home.config)), hint)


def says_so_in_one_line(done: Result, hint: str) -> None:
    """Exit 2, nothing on stdout, one line on stderr that holds *hint*."""
    assert (done.exit_code, done.stdout) == (2, ""), done.stderr
    (line,) = done.stderr.splitlines()
    assert hint in line


@pytest.mark.parametrize(
    ("file", "text", "hint"),
    [
        ("mkdocs.yml", "site_name: [", "mkdocs.yml"),
        ("mkdocs.yml", "theme: material\n", "site_name"),
        ("mkdocs.yml", "site_name: a\nplugins: []\n", "fonds"),
        ("mkdocs.yml", "site_name: a\nplugins: [fonds, no-such-plugin]\n", "no-such-plugin"),
        ("mkdocs.yml", "site_name: a\ntheme: nope\nplugins: [fonds]\n", "nope"),
        ("authorities.yml", "peple: {}\n", "authorities.yml:1"),
        ("authorities.yml", "people:\n  a: {label: A, varants: [B]}\n", "authorities.yml:2"),
        ("authorities.yml", "people: [\n", "authorities.yml:"),
        ("authorities.yml", "articles:\n  a: {add: {people: [nobody]}}\n", "nobody"),
    ],
)
def test_a_wrong_file_is_one_line_and_exit_2(
    tmp_path: Path, file: str, text: str, hint: str
) -> None:
    home = make_home(tmp_path / "archive", {"a.txt": GOOD})
    home.put(file, text)
    says_so_in_one_line(invoke("build", "-f", str(home.config)), hint)


def test_a_missing_configuration_is_one_line_and_exit_2(tmp_path: Path) -> None:
    says_so_in_one_line(invoke("build", "-f", str(tmp_path / "mkdocs.yml")), "mkdocs.yml")


@pytest.mark.parametrize("command", ["convert", "build", "bundle"])
def test_an_unknown_flag_is_exit_2_without_a_traceback(command: str) -> None:
    done = invoke(command, "--nope")
    assert done.exit_code == 2
    assert "--nope" in done.stderr
    assert "Traceback" not in done.stderr


def test_seeds_that_are_a_file_are_one_line_and_exit_2(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive")
    home.seeds.rmdir()
    home.put("seeds", "no folder")
    says_so_in_one_line(invoke("build", "-f", str(home.config)), "seeds")
