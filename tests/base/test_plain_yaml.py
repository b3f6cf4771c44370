"""YAML that people write: what can be read is, and all else is one line that says where."""

from __future__ import annotations

import json
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.base.errors import UsageError
from fonds.base.owndata import read_own
from fonds.base.plainyaml import check_yaml, compose_yaml, load_yaml, read_utf8
from fonds.names.curate.authorities import read_authorities
from fonds.names.recognise.topics import load_topics
from tests.archives import ROOT, invoke, make_home
from tests.texts import texts

PACKAGE = ROOT / "scripts" / "fonds"
OWN = sorted(file for file in PACKAGE.rglob("*.yml") if "starter" not in file.parts)
"""Files with words and lists; a starter is filled before it is YAML."""

values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=9,
)

WORDS = [
    "people:", "reject:", "articles:", "topics:", "label: ", "a", "b: ", "- ", "? ", ": ", "[", "]",
    "{", "}", ", ", "&a ", "*a", "<<: ", "!!int ", "!!timestamp ", "!!set ", "!!binary ", "!x ",
    "'", '"', "\\ud83d", "\\ude00", "\\UFFFFFFFF", "\\x", "|", ">", "#", "%YAML 9.9", "---", "...",
    "\n", "\n", "\n  ", "\n    ", "\t", "\0", "\x85", "\u2028", "\ufeff", "\r", "2022-13-45",
    "9" * 5000, "null", "~", "yes", "=", "[" * 50, "{a: " * 50, "- " * 50,
]  # fmt: skip

mangled = st.lists(st.sampled_from(WORDS), max_size=25).map("".join)
"""Texts put together of what YAML means something by."""


def fault(data: str | bytes, tmp_path: Path, name: str = "authorities.yml") -> str:
    """What reading the file *data* ends with."""
    path = tmp_path / name
    path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    with pytest.raises(UsageError) as error:
        load_topics(path) if name == "topics.yml" else read_authorities(path)
    return str(error.value)


@given(values)
def test_what_json_writes_is_read_as_it_was(value: object) -> None:
    assert load_yaml(json.dumps(value), "a.yml") == value


@settings(max_examples=300)
@given(st.one_of(mangled, texts(surrogates=True)))
def test_any_text_is_a_value_or_one_line_that_names_its_line(text: str) -> None:
    for read in (load_yaml, compose_yaml, lambda t, n: check_yaml(t.encode("utf-8", "replace"), n)):
        try:
            read(text, "a.yml")
        except UsageError as error:
            said = re.fullmatch(r"a\.yml:(\d+): .+", str(error))
            assert said
            assert 1 <= int(said[1]) <= len(re.split("\r\n|[\r\n\x85\u2028\u2029]", text))


@settings(max_examples=300)
@given(mangled)
def test_a_mangled_curated_file_is_read_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "authorities.yml"
    path.write_text(text, encoding="utf-8", newline="")
    for read in (read_authorities, load_topics):
        try:
            read(path)
        except UsageError as error:
            assert re.fullmatch(r".*authorities\.yml:(\d+: )?.+", str(error))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"reject:\n  - caf\xe9\n", "authorities.yml:2: this is not UTF-8"),
        ("reject: [a]\n".encode("utf-16"), "authorities.yml:1: this is not UTF-8"),
        ("reject:\n  - a\0\n", "authorities.yml:2: this is not YAML (it holds the character U+00"),
        ("reject:\n\t- a\n", "authorities.yml:2: this is not YAML"),
        ("reject: [a]\nreject: [b]\n", "authorities.yml:2: “reject” stands here twice"),
        ('reject:\n  - "\\ud83d"\n', "authorities.yml:2: an escape stands for half a character"),
        ('reject:\n  - "\\ude00\\ud83d"\n', "authorities.yml:2: an escape stands for half"),
        ('reject:\n  - "\\UFFFFFFFF"\n', "authorities.yml:2: this is not YAML"),
        ("reject: &a\n  - *a\n", "authorities.yml:2: an alias stands for a list or a mapping"),
        ("reject: &a [b]\nsplit: *a\n", "authorities.yml:2: an alias stands for a list"),
        ("reject: *a\n", "authorities.yml:1: this is not YAML (found undefined alias 'a')"),
        ("reject:\n  " + "[" * 5000, "authorities.yml:2: it is nested too deeply"),
        ("reject:\n  " + "- " * 5000 + "a\n", "authorities.yml:2: it is nested too deeply"),
        ("reject:\n  a: b\n", "authorities.yml:2: a list [a, b] is expected here"),
        ("people: [a]\n", "authorities.yml:1: “key: value” lines are expected"),
        ("people:\n  a: [b]\n", "authorities.yml:2: “key: value” lines are expected"),
        ("- reject\n", "authorities.yml:1: “key: value” lines are expected"),
        ("people:\n  ? [a]\n  : {label: A}\n", "authorities.yml:2: a word or a sentence"),
        ('people:\n  "a\\nb": {label: A}\n', "authorities.yml:2: the id “a b” is not made of"),
        ("a: b\n---\nc: d\n", "authorities.yml:2: this is not YAML"),
        ("reject: [" + "x" * 1000 + "]\n" + "y" * 900 + ": 1\n", "authorities.yml:2: “yyy"),
    ],
)  # fmt: skip
def test_a_curated_file_that_cannot_be_read(data: str | bytes, said: str, tmp_path: Path) -> None:
    found = fault(data, tmp_path)
    assert found.startswith(said)
    assert len(found) < 700


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "topics.yml: this is no list of topics"),
        (b"topics:\n  - caf\xe9\n", "topics.yml:2: this is not UTF-8"),
        ("topics: []\nmost: 1\n", "topics.yml:1: “threshold” is missing"),
        ("threshold: many\nmost: 1\ntopics: []\n", "topics.yml:1: “many” is no number"),
        ("threshold: 1\nmost: 1\ntopics: a\n", "topics.yml:3: a list"),
        ("threshold: 1\nmost: 1\ntopics:\n  - a\n", "topics.yml:4: “key: value” lines"),
        ("threshold: 1\nmost: 1\ntopics:\n  - {iptc: a}\n", "topics.yml:4: “id” is missing"),
        ("threshold: 1\nmost: 1\ntopics:\n  - {id: ../a}\n", "topics.yml:4: the id “../a”"),
        ("threshold: 1\nmost: 1\ntopics:\n  - {id: a}\n  - {id: a}\n", "topics.yml:5: the topic"),
        ("threshold: 1\nmost: 1\ntopics:\n  - id: a\n    fr: {label: []}\n", "topics.yml:5: a wo"),
        ("threshold: 1\nmost: 1\ntopics:\n  - id: a\n    fr: {label: b}\n", "“triggers” is mi"),
        ('threshold: 1\nmost: 1\ntopics:\n  - id: "\\ud83d"\n', "topics.yml:4: an escape stands"),
    ],
)  # fmt: skip
def test_a_list_of_topics_that_cannot_be_read(data: str | bytes, said: str, tmp_path: Path) -> None:
    assert said in fault(data, tmp_path, "topics.yml")


def test_what_json_wrote_of_names_and_topics_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"people": {"a": {"label": "Zoé 😀"}}}), encoding="utf-8")
    assert "\\ud83d\\ude00" in path.read_text("utf-8")
    assert read_authorities(path).records[0].label == "Zoé 😀"
    topic = {"id": "a", "fr": {"label": "😀", "triggers": "lyon"}}
    path.write_text(json.dumps({"threshold": 1, "most": 1, "topics": [topic]}), encoding="utf-8")
    assert load_topics(path).label("a", "fr") == "😀"


def test_an_alias_of_a_word_is_that_word_where_the_alias_stands() -> None:
    root = compose_yaml("a: &x Kiev\nb: *x\n", "a.yml")
    assert root is not None
    (_, first), (_, second) = root.value
    assert (second.value, second.start_mark.line) == (first.value, 1)
    words = "a: &x " + "y" * 2000 + "\nb: [" + "*x, " * 1000 + "]\n"
    with pytest.raises(UsageError, match="aliases stand for too much"):
        compose_yaml(words, "a.yml")


@pytest.mark.parametrize("there", ["folder", "nothing", "shut"])
def test_a_file_that_is_none_is_one_line(there: str, tmp_path: Path) -> None:
    path = tmp_path / "authorities.yml"
    if there == "folder":
        path.mkdir()
    if there == "shut":
        path.write_text("a")
        path.chmod(0)
        if sys.platform == "win32" or path.stat().st_uid == 0:
            pytest.skip("who owns this machine may read all")
    with pytest.raises(UsageError, match=r"authorities\.yml: (this is no file|it cannot be read)"):
        read_utf8(path)


@pytest.mark.parametrize("file", sorted((ROOT / "scripts").rglob("*.yml")), ids=lambda f: f.name)
def test_our_own_files_mean_what_any_reader_of_yaml_sees(file: Path) -> None:
    if "starter" in file.parts:
        pytest.skip("a template, filled in before it is read")
    text = file.read_text(encoding="utf-8")
    assert load_yaml(text, file.name) == yaml.safe_load(text)


CONFIGURATIONS = {
    "pair": ('copyright: "\\ud83d\\ude00"', "two escapes stand for one character: write “😀”"),
    "half": ('copyright: "\\ud83d"', "an escape stands for half a character"),
    "no character": ('copyright: "\\UFFFFFFFF"', "this is not YAML"),
    "cycle": ("extra: &a {b: *a}", "an alias stands for what holds it"),
    "bomb": (
        "extra:\n  a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"  {b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdef")),
        "aliases stand for too much",
    ),
    "no day": ("remote_branch: 2022-13-45", "month must be in 1..12"),
    "depth": ("extra: " + "[" * 5000, "recursion"),
}  # fmt: skip


@pytest.mark.parametrize("case", CONFIGURATIONS)
def test_a_configuration_that_mkdocs_would_break_on_is_one_line(case: str, tmp_path: Path) -> None:
    more, said = CONFIGURATIONS[case]
    home = make_home(tmp_path / "archive", {"a.txt": "Un titre\n\nUn texte.\n"})
    text = home.config.read_text("utf-8").replace("extra:\n  generator: false", "#")
    home.config.write_text(f"{text}\n{more}\n", "utf-8")
    result = invoke("convert", "-f", str(home.config))
    (line,) = result.stderr.splitlines()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "mkdocs.yml" in line
    assert said in line


def test_anchors_of_a_configuration_are_mkdocs_own_affair(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {"a.txt": "Un titre\n\nUn texte.\n"})
    text = home.config.read_text("utf-8").replace("extra:", 'x: &x {a: "\\n"}\nextra:\n  y: *x')
    home.config.write_text(text, "utf-8")
    assert home.convert().exit_code == 0


def test_a_bad_head_of_one_source_stops_no_other(tmp_path: Path) -> None:
    bomb = "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 20))
    sources = {
        "bomb.txt": f"---\ntitle: T\na0: &a0 x\n{bomb}---\nDu texte.\n",
        "deep.txt": "---\ntitle: T\na: " + "[" * 15_000 + "\n---\nDu texte.\n",
        "half.txt": '---\ntitle: "T \\ud83d"\n---\nDu texte.\n',
        "pair.txt": '---\ntitle: "T \\ud83d\\ude00"\n---\nDu texte.\n',
    }
    outcome = make_home(tmp_path / "archive", sources).convert()
    assert (outcome.exit_code, outcome.summary["articles"]) == (0, 4)
    assert {(code, path) for _, code, path in outcome.remarks} == {
        ("front-matter", "bomb.txt"), ("front-matter", "deep.txt"), ("half-character", "half.txt"),
        ("undated", "metadata.csv"),
    }  # fmt: skip
    page = next((tmp_path / "archive" / "docs" / "articles").rglob("pair.md"))
    assert "T 😀" in page.read_text("utf-8")


@pytest.mark.parametrize("file", OWN, ids=[it.relative_to(PACKAGE).as_posix() for it in OWN])
def test_what_fonds_brings_along_is_read_the_same_without_bounds(file: Path) -> None:
    assert read_own(file) == load_yaml(file.read_text("utf-8"), file.name), "no key twice"
