"""The text of HTML as a reader sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.formats.markup import html_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Un</p><p>Deux</p>", "Un\n\nDeux"),
        ("<p>Un\n  mot <b>et</b> un</p>", "Un mot et un"),
        ("un<br>deux", "un\ndeux"),
        ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"),
        ("&eacute;&#233;&lt;b&gt;", "éé<b>"),
        ("<head><title>x</title></head><body>y", "y"),
        ("a<script>x</script>b<style>y</style>c", "abc"),
        ("a<script/>b", "ab"),
        ("<svg><svg>x</svg>y</svg>z", "z"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\n\nc"),
        ("a<!-- x -->b", "ab"),
        ("1 < 2 and a <b>b</b>", "1 < 2 and a b"),
        ("", ""),
    ],
)
def test_blocks_and_words(html: str, text: str) -> None:
    assert html_text(html) == text


@given(st.text(alphabet="abé \n.,"))
def test_text_without_markup_keeps_its_words(text: str) -> None:
    assert html_text(text).split() == text.split()


PIECES = ("<p>", "</p>", "<svg>", "</svg>", "<br/>", "<!--", "-->", "<![CDATA[", "a", "<", "&")


@given(st.lists(st.sampled_from(PIECES)))
def test_no_markup_breaks_it(parts: list[str]) -> None:
    html_text("".join(parts))
