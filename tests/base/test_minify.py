"""Scripts and styles lose comments and spaces, and nothing that a browser reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fonds.base.minify import drop_comments, minify_script, minify_style
from tests.archives import ROOT

OWN = ROOT / "scripts" / "fonds"
SCRIPTS = sorted(
    file
    for folder in ("search", "render", "theme")
    for file in (OWN / folder).rglob("*.js")
    if not file.name.endswith(".d.ts")
)
STYLES = sorted(
    file for folder in ("search", "render", "theme") for file in (OWN / folder).rglob("*.css")
)


def without_space(code: str) -> str:
    return re.sub(r"\s+", "", code)


@pytest.mark.parametrize(
    ("script", "minified"),
    [
        ("  const a = [1, 2];\n  go(a);\n", "const a=[1,2];go(a);"),
        ("const a = ' : , ' + \" = \";\n", "const a=' : , ' + \" = \";"),
        ("const a = `${b} : ${c}`;\n", "const a = `${b} : ${c}`;"),
        ("const a = /[ ] = /u;\n", "const a = /[ ] = /u;"),
        ("const a = b\n", "const a=b\n"),
        ("a(b + +c, d - -e, f ? .5 : g);\n", "a(b + +c,d - -e,f?.5:g);"),
        ("let a = 1; // aside\n// alone\nb();\n", "let a=1;b();"),
        ("/* why\n   so */\nb();\n", "b();"),
    ],
)
def test_spaces_go_where_they_say_nothing(script: str, minified: str) -> None:
    assert minify_script(drop_comments(script)) == minified


@pytest.mark.parametrize(
    ("style", "minified"),
    [
        (
            "a :hover,\n b { color: red; top: calc(1px + 2px); }\n",
            "a :hover,b{color:red;top:calc(1px + 2px)}",
        ),
        ('/* why */ a::after { content: " ; /* */ "; }\n', 'a::after{content:" ; /* */ "}'),
        (
            "@media (min-width: 3em) {\n  a > b { top: 0; }\n}\n",
            "@media (min-width:3em){a > b{top:0}}",
        ),
    ],
)
def test_spaces_of_styles_go_where_they_say_nothing(style: str, minified: str) -> None:
    assert minify_style(style) == minified + "\n"


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_nothing_but_spaces_goes_out_of_a_script(file: Path) -> None:
    bare = drop_comments(file.read_text(encoding="utf-8"))
    assert without_space(minify_script(bare)) == without_space(bare)
    lines = (line for line in bare.split("\n") if "/[" not in line)  # a regular expression
    across = [line for line in lines if line.count("`") % 2]
    assert not across, "a template over several lines would lose its indentation"
    assert not re.search(r"^\s*\S.*\s//\s", bare, re.MULTILINE), "a comment after code is left"


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_nothing_but_spaces_and_comments_goes_out_of_a_style(file: Path) -> None:
    style = file.read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    assert without_space(minify_style(style)) == without_space(bare).replace(";}", "}")
