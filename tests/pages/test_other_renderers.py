"""Pages that another renderer shows: a source's text stays text, whatever is switched on there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fonds.pages.escape import escape_heading, escape_line, escape_paragraph, escape_paragraphs
from tests.archives import SEEDS, THOROUGH
from tests.payloads import PAYLOADS
from tests.reading import elements, fold, parse, visible
from tests.renderers import FIXED, MATERIAL, TYPOGRAPHY, render_github, render_python
from tests.texts import SNIPPETS, texts

EXAMPLES = 2_000 if THOROUGH else 60

RENDERERS: dict[str, Callable[[str], str]] = {
    "fixed": lambda text: render_python(text, FIXED),
    "material": lambda text: render_python(text, MATERIAL),
    "github": render_github,
}
FRAME = {("html", ""), ("head", ""), ("body", "")}
HEADING = {("h1", ""), ("h1", "id")}
PARAGRAPHS = {*FRAME, ("p", ""), ("br", "")}
RAISED = ("sup", "")
"""SmartSymbols sets the end of an ordinal higher: its characters stay."""

MARKS = [
    "$", "~", "^", "=", "+", ":", "@", "#", "!", "?", "|", "-", "/", "(", ")", "[", "]", "{", "}",
    "<", ">", "*", "_", "`", "\\", "&", ";", '"', "'", ".", "%", "\n", "\n\n", " ", "  ", "a",
    "b1", "2", "1/2", "http", "www.", "a.b", "c", "tm", "c/o", "x", "smile", "ctrl", "€", "\xa0",
    "0123456789abcdef0123456789abcdef01234567",
]  # fmt: skip


def marks() -> st.SearchStrategy[str]:
    """Texts thick with what extensions look for."""
    return st.lists(st.sampled_from(MARKS), max_size=14).map("".join)


def paragraphs(text: str) -> list[str]:
    """*text* as an article's paragraphs: no empty line, and no space around a line."""
    lines = [[fold(line) for line in block.split("\n")] for block in re.split(r"\n\n+", text)]
    return [shown for block in lines if (shown := "\n".join(filter(None, block)))]


def check(text: str, render: Callable[[str], str], allowed: set[tuple[str, str]]) -> None:
    """Paragraphs, a heading and a list of links made of *text* hold nothing but it."""
    blocks = paragraphs(text)
    html = render(page(blocks))
    assert elements(html) <= allowed | HEADING, html
    assert shown(html) == fold(visible(" ".join(["T", *blocks]))), html
    for line in map(fold, blocks):
        check_line(line, render, allowed)


def page(blocks: list[str]) -> str:
    return "\n\n".join(["# T", *map(escape_paragraph, blocks)])


@given(st.lists(st.one_of(marks(), st.text("aé ,.’\n1-", max_size=9))))
def test_paragraphs_are_escaped_together_as_one_by_one(texts: list[str]) -> None:
    blocks = [block for text in texts for block in paragraphs(text)]
    assert escape_paragraphs(blocks) == [escape_paragraph(block) for block in blocks]


def check_line(line: str, render: Callable[[str], str], allowed: set[tuple[str, str]]) -> None:
    heading = render(f"# {escape_heading(line)} {{#t}}\n\nEnd")
    assert elements(heading) <= allowed | HEADING, heading
    assert shown(heading).removesuffix(" End").removesuffix(" {#t}") == fold(visible(line)), heading
    listed = render(f"- [{escape_line(line)}](a.html), 2022\n- [b](b.html)")
    assert elements(listed) <= {*allowed, ("ul", ""), ("li", ""), ("a", ""), ("a", "href")}, listed
    assert {a.attrib["href"] for a in parse(listed).iter("a")} == {"a.html", "b.html"}, listed
    assert shown(listed) == fold(f"{visible(line)}, 2022 b"), listed


def shown(html: str) -> str:
    return fold("".join(parse(html).itertext()))


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("name", PAYLOADS)
def test_a_payload_stays_text(name: str, renderer: str) -> None:
    check(PAYLOADS[name], RENDERERS[renderer], {*PARAGRAPHS, RAISED})


@pytest.mark.parametrize("renderer", RENDERERS)
def test_so_does_each_odd_text(renderer: str) -> None:
    for snippet in SNIPPETS:
        check(f"Un texte {snippet} et\n{snippet}", RENDERERS[renderer], PARAGRAPHS)


@settings(max_examples=EXAMPLES)
@example("a|b\n-|-", "github")
@example("[a]\n\n[TOC]\n\n[= 5%]", "material")
@given(st.one_of(texts(), marks()), st.sampled_from(list(RENDERERS)))
def test_so_does_any_text(text: str, renderer: str) -> None:
    check(text, RENDERERS[renderer], {*PARAGRAPHS, RAISED})


@settings(max_examples=EXAMPLES)
@given(st.one_of(texts(), marks(), st.sampled_from(list(PAYLOADS.values()))))
def test_better_typography_brings_no_markup_either(text: str) -> None:
    html = render_python(page(paragraphs(text)), MATERIAL | TYPOGRAPHY)
    assert elements(html) <= {*PARAGRAPHS, *HEADING, RAISED}, html


PROSE = [
    "Il arrive à 10:30, puis repart à 10:30:45 : voilà. Prix : 12 $, soit +3 % (~11 €).",
    "L’accord n° 1, signé le 24/02/2022 et/ou le 01/03/2022 (24/7) - enfin !",
    "« Non ! », dit-elle ; 5 > 3 = vrai… Un #hashtag, C+ et l’axe x^2 à 3~4 km.",
    'Shares rose $5 million, then $6 million. It\'s the 21st-century "boom" -- or not...',
    "M. X (cf. p. 3) l’a dit ? Oui. e.g. 1.5 / 2.5; a/b; and/or; 100% @ 5",
]


@pytest.mark.parametrize("text", PROSE)
def test_ordinary_prose_is_read_as_it_was_written(text: str) -> None:
    assert escape_paragraph(text) == text


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda file: str(file.name))
def test_so_are_the_seeds(seed: object) -> None:
    text = fold(seed.read_text("utf-8"))  # type: ignore[attr-defined]
    assert escape_line(text) == text
