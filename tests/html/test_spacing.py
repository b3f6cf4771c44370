"""French spaces: shown as typesetting asks, copied as the source has them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from fonds.html.markup import paragraphs_html
from fonds.html.typography import space_text
from tests.archives import make_home
from tests.browser.harness import visit

TEXT = "Il dit : « oui » ; elle rit ! 1 000 000 francs ? « Non », dit-il."
PIECES = st.sampled_from([*"«» \xa0\u202f:;!a<&\n", "12", "345"])


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("« oui »", "«\xa0oui\xa0»"),
        ("Quoi ? Non !", "Quoi\u202f? Non\u202f!"),
        ("un : deux", "un\xa0: deux"),
        ("1 000 000", "1\u202f000\u202f000"),
        ("le 14 juillet 1789", "le 14 juillet 1789"),
    ],
)
def test_words_of_the_interface_are_spaced(text: str, spaced: str) -> None:
    assert space_text(text, "fr") == spaced
    assert space_text(text, "en") == text


@given(st.lists(PIECES).map("".join))
def test_the_text_of_a_page_is_that_of_its_source(text: str) -> None:
    shown = "\n\n".join(paragraphs_html(text, "fr")).replace("<br>\n", "\n")
    assert unescape(re.sub(r"<[^>]+>", "", shown)) == text


def test_what_is_copied_is_the_source_and_no_line_begins_with_a_mark(
    tmp_path: Path, chromium: Browser
) -> None:
    home = make_home(tmp_path / "a", {"a.txt": f" date 2022-01 Titre\n\n{TEXT}\n"})
    assert home.build().exit_code == 0
    context = chromium.new_context(offline=True, permissions=["clipboard-read", "clipboard-write"])
    url = (home.site / "articles/2022/01/a.html").as_uri()
    with visit(context.new_page(), url, root=home.site.as_uri()) as page:
        paragraph = page.locator(".fonds-text p")
        assert paragraph.evaluate("p => p.textContent") == TEXT
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.fonds-text'))")
        page.keyboard.press("Control+C")
        assert page.evaluate("navigator.clipboard.readText()").strip() == TEXT
        broken = paragraph.evaluate(
            """p => {
              let broken = 0;
              for (let width = 60; width < 300; width += 7) {
                p.style.width = width + 'px';
                for (const space of p.querySelectorAll('.fonds-firm, .fonds-thin')) {
                  const range = document.createRange(), next = space.nextSibling;
                  range.setStart(next, 0);
                  range.setEnd(next, 1);
                  const before = space.previousSibling.getClientRects ? space.previousSibling
                    : Object.assign(document.createRange(), {});
                  if (before.selectNode) before.selectNodeContents(space.previousSibling);
                  const rects = before.getClientRects(), last = rects[rects.length - 1];
                  const top = range.getBoundingClientRect().top;
                  if (last && Math.abs(top - last.top) > 4) broken += 1;
                }
              }
              return broken;
            }"""
        )
        assert broken == 0
    context.close()
