"""Front matter inside a source: taken only where it is one, never guessed at."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.headers.cut import cut_header
from fonds.accession.values import merge
from fonds.base.chars import fold_white, has_surrogates, show_surrogates
from fonds.base.edtf import read_date
from fonds.base.model import Metadata


def test_front_matter_means_what_a_row_means() -> None:
    head = (
        "---\n"
        "titre: Un titre\n"
        "Date: 15 janvier 2022\n"
        "auteurs: [Biden, Zoé; Zoé]\n"
        "personnes: Biden, Joe; Kirby\n"
        "lang: FR\n"
        "cote: 0012\n"
        "---\n"
    )
    length, metadata, remarks = cut_header(f"{head}Corps.\n")
    assert length == len(head)
    assert remarks == []
    assert metadata == Metadata(
        title="Un titre",
        date=read_date("2022-01-15"),
        creator=("Biden", "Zoé; Zoé"),
        people=("Biden, Joe", "Kirby"),
        lang="fr",
        extra=(("cote", "0012"),),
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("close", ["---", "..."])
@pytest.mark.parametrize("rest", ["", "END", "ENDBodyEND---END"])
def test_any_line_end_will_do(end: str, close: str, rest: str) -> None:
    head = f"---{end}title: T{end}{close}"
    rest = rest.replace("END", end)
    length, metadata, _ = cut_header(head + rest)
    assert length == len(head) + (len(end) if rest else 0)
    assert metadata == Metadata(title="T")


def test_scalars_stay_as_written() -> None:
    _, metadata, _ = cut_header(
        "---\ntitle: yes\ndate: 2022-01\na: 1e3\nb: 012\nc: 2022-01-01\n---\n"
    )
    assert metadata.title == "yes"
    assert metadata.date == read_date("2022-01")
    assert metadata.extra == (("a", "1e3"), ("b", "012"), ("c", "2022-01-01"))


def test_nested_values_go_to_extra_as_written() -> None:
    _, metadata, _ = cut_header("---\ntitle: T\nx: {a: [1, 2]}\ny: [a, {b: c}]\n---\n")
    assert metadata.extra == (("x", "{a: [1, 2]}"), ("y", "a; {b: c}"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n",
        "---\n---\n",
        "---\n\n---\n",
        "Titre\n---\ntitle: T\n---\n",
        " ---\ntitle: T\n---\n",
        "--- \ntitle: T\n---\n",
        "----\ntitle: T\n---\n",
        "---\ntitle: T\n",
        "---\ntitle: T\n--- \nx",
        "---\ntitle: T\n---x",
        "---\n« Dialogue »\n---\n",
        "---\n- title\n- T\n---\n",
        "---\ncote: B 12\n---\n",
        "---\nIl a dit : oui.\n---\n",
        "---\nx: |\n title: T\n---\n",
        "---\nfile: a.txt\n---\n",
        "---\nx: {a: 1,\ntitle: T}\n---\n",
    ],
)
def test_a_text_without_front_matter_is_left_in_silence(text: str) -> None:
    assert cut_header(text) == (0, Metadata(), [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: &a T\nx: *a\n---\n", 1),
        ("---\ntitle: T\nx: &a [*a]\n---\n", 1),
        ("---\ntitle: T\nx: [[[[[]]]]]\n---\n", 1),
        ("---\ntitle: T\nx: " + "[" * 15_000 + "\n---\n", 1),
        ("---\ntitle: T\n? [a]\n: b\n---\n", 1),
        ('---\ntitle: "\\UFFFFFFFF"\n---\n', 1),
        ("---\ntitle: T\x01\n---\n", 1),
        ("---\ntitle: \ud800\n---\n", 1),
        ("---\nSource: AFP\nLe président\n---\n", 4),
        ("---\nSource: AFP\n- Bonjour: non\n---\n", 3),
        ("---\ntitle: a: b\n" + "x: y: z\n" * 500 + "---\n", 2),
    ],
)
def test_front_matter_that_cannot_be_read_stays_in_the_text(text: str, line: int) -> None:
    length, metadata, remarks = cut_header(text, "a.txt")
    assert (length, metadata) == (0, Metadata())
    assert [(r.severity, r.code, r.path, r.line) for r in remarks] == [
        ("note", "front-matter", "a.txt", line)
    ]


def test_what_is_no_yaml_is_read_line_by_line() -> None:
    text = (
        "---\n"
        "title: Budget : les élus disent oui\n"
        "# un commentaire\n"
        "date: 2021-12-03 10:30 +0100\n"
        "auteurs:\n- Anne Martin\n- 'Paul Petit'\n"
        "lieux: [Lyon, Paris]\n"
        "cote: 'L'un\n  et l'autre'\n"
        "note: |\n  a\n  b\n"
        "---\n"
    )
    length, metadata, remarks = cut_header(f"{text}Corps.", "a.md")
    assert length == len(text)
    assert metadata == Metadata(
        title="Budget : les élus disent oui",
        date=read_date("2021-12-03"),
        creator=("Anne Martin", "Paul Petit"),
        places=("Lyon", "Paris"),
        extra=(
            ("date", "2021-12-03 10:30 +0100"),
            ("cote", "L'un et l'autre"),
            ("note", "a\nb"),
        ),
    )
    assert [(r.code, r.line) for r in remarks] == [("front-matter", 2)]
    assert "line by line" in remarks[0].message


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Biden: la guerre", "Biden: la guerre"),
        ('title: "Oui" : le mot', '"Oui" : le mot'),
        ("title: 'Tis: so", "'Tis: so"),
        ("title: [VIDÉO] Budget: oui", "[VIDÉO] Budget: oui"),
        ("title: @maire: non", "@maire: non"),
        ("title: *Budget* : oui", "*Budget* : oui"),
        ("title: *Budget", "*Budget"),
        ("title: &quot;Oui&quot;", "&quot;Oui&quot;"),
        ("title:\tBudget", "Budget"),
        ("title: 50 % : oui", "50 % : oui"),
        ("title: %oui", "%oui"),
        ("title: `oui`", "`oui`"),
        ("title:Budget", "Budget"),
    ],
)
def test_a_title_that_breaks_yaml_is_what_stands_behind_its_key(line: str, title: str) -> None:
    text = f"---\n{line}\nlang: fr\n---\n"
    length, metadata, _ = cut_header(text)
    assert (length, metadata) == (len(text), Metadata(title=title, lang="fr"))


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("date: 2018-11-20 16:33 +0100", "2018-11-20"),
        ("date: 2025-03-09T23:33:24+08:00", "2025-03-09"),
        ("published: true\ndate: 2013-11-10 10:00:00", "2013-11-10"),
        ("pubdate: Mon, 5 Apr 1993 12:30:01 GMT", "1993-04-05"),
        ("created: 2022-01-15", "2022-01-15"),
        ("created: 2022-01-15\npublished: 2021-12-01", "2021-12-01"),
        ("created: 2022-01-15\nsource: https://example.org/a", ""),
        ("created: hier", ""),
    ],
)
def test_the_date_of_a_text_is_the_one_that_its_keys_are_sure_of(lines: str, date: str) -> None:
    _, metadata, _ = cut_header(f"---\ntitle: T\n{lines}\n---\n")
    assert (metadata.date.text if metadata.date else "") == date


def test_a_note_of_obsidian_says_what_it_says() -> None:
    _, metadata, remarks = cut_header(
        "---\n"
        'source: "https://example.org/a"\n'
        'author:\n  - "[[Anne Martin]]"\n  - "[[p|Paul]]"\n'
        "created: 2024-01-02\n"
        "updated: 2024-01-03\n"
        "tags: ville, finances\n"
        "aliases: []\n"
        "---\n"
    )
    assert metadata == Metadata(
        creator=("Anne Martin", "Paul"),
        url="https://example.org/a",
        modified=read_date("2024-01-03"),
        topics=("ville", "finances"),
        extra=(("author", "[[Anne Martin]]; [[p|Paul]]"), ("created", "2024-01-02")),
    )
    assert remarks == []


def test_tags_construct_nothing() -> None:
    _, metadata, _ = cut_header(
        "---\ntitle: !!python/object/apply:os.getcwd []\nlang: !x fr\n---\n"
    )
    assert metadata == Metadata(lang="fr")


def test_problems_are_reported_with_their_line() -> None:
    text = "---\ntitle: T\ndate: 03/04/22\nlangue: Klingonais\nheadline: U\n---\n"
    length, metadata, remarks = cut_header(text, "a.txt")
    assert length == len(text)
    written = (("date", "03/04/22"), ("langue", "Klingonais"), ("headline", "U"))
    assert metadata == Metadata(title="T", extra=written), "what cannot be used is shown as it is"
    assert [(r.code, r.path, r.line) for r in remarks] == [
        ("ambiguous-date", "a.txt", 3),
        ("wrong-lang", "a.txt", 4),
        ("double-key", "a.txt", 5),
    ]


def test_half_a_character_is_shown_and_reported_with_its_line() -> None:
    text = '---\nlang: fr\ntitle: "a\\uD800"\nx: [b, "\\udc00\\ud83d"]\n---\n'
    length, metadata, remarks = cut_header(text, "a.txt")
    assert (length, metadata.title) == (len(text), "a\\u{d800}")
    assert metadata.extra == (("x", "b; \\u{dc00}\\u{d83d}"),)
    assert [(r.code, r.path, r.line) for r in remarks] == [
        ("half-character", "a.txt", 3), ("half-character", "a.txt", 4),
    ]  # fmt: skip


@given(st.text(st.characters(min_codepoint=0x80), min_size=1, max_size=9))
def test_a_text_as_json_writes_it_is_that_text(text: str) -> None:
    title = fold_white(f"T{text}")
    _, metadata, remarks = cut_header(f"---\ntitle: {json.dumps(title)}\n---\n")
    assert metadata.title == show_surrogates(title)
    assert bool(remarks) == has_surrogates(title)


BOMBS = {
    "aliases": "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9 if n else 'x'}]\n" for n in range(20)),
    "cycle": "a: &a {b: *a}\n",
    "brackets": "a: " + "[" * 18_000 + "\n",
    "braces": "a: " + "{a: " * 4_000 + "\n",
    "dashes": "a:\n  " + "- " * 9_000 + "\n",
    "questions": "? " * 9_000 + "\n",
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_would_grow_without_end_stays_in_the_text_at_once(bomb: str) -> None:
    start = time.process_time()
    length, _, remarks = cut_header(f"---\ntitle: T\n{BOMBS[bomb]}---\n", "a.txt")
    assert (length, [remark.code for remark in remarks]) == (0, ["front-matter"])
    assert time.process_time() - start < 2


@pytest.mark.parametrize(("extra", "found"), [(0, True), (1, False)])
def test_the_block_closes_within_its_limit(extra: int, found: bool) -> None:
    frame = "---\ntitle: \n---\n"
    text = frame.replace(": ", ": " + "x" * (20_000 - len(frame) + extra)) + "Corps"
    assert (cut_header(text)[0] == 20_000) is found


@pytest.mark.parametrize(
    "text",
    ["---\n" + "a:\n" * 10_000_000, "---\ntitle: " + "a " * 9_900 + "\n---\n", "-" * 20_000_000],
)
def test_cutting_takes_linear_time(text: str) -> None:
    start = time.process_time()
    cut_header(text)
    assert time.process_time() - start < 2


@given(st.text(st.sampled_from("title:dae-\n\r.'\"[]{}&*!|>?#% \t"), max_size=80))
def test_no_text_raises_and_what_is_cut_is_its_beginning(inside: str) -> None:
    text = f"---\ntitle: T\n{inside}\n---\nCorps"
    length, metadata, _ = cut_header(text)
    assert 0 <= length <= len(text)
    assert length or metadata == Metadata()


def test_the_table_wins_field_by_field() -> None:
    row = Metadata(title="Row", people=("A",), extra=(("x", "1"),))
    front = Metadata(title="Front", lang="fr", people=("B",), extra=(("x", "2"), ("y", "3")))
    assert merge(row, front) == Metadata(
        title="Row", people=("A",), lang="fr", extra=(("x", "1"), ("y", "3"))
    )
    assert merge(Metadata(), front) == front
    assert merge(row, Metadata()) == row
