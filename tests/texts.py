"""Texts that some renderer, template, parser or reader takes for more than text."""

from __future__ import annotations

from hypothesis import strategies as st

SNIPPETS = [
    "# ", "## a {#b}", "> ", "- ", "+ ", "1. ", "1) ", "12. ", "    code", "\t", "***", "---",
    "===", "a  \n", "```\n", "~~~", "| a | b |\n|---|---|\n", ": b", "[^1]: ", "[^1]", "*[b]: ",
    "!!! note\n", "??? a", "[a](b)", "![a](b)", "[a]: http://b", "<http://b>", "http://b.org",
    "a@b.org", "**", "__", "~~a~~", "==a==", "^^a^^", "++a++", "`", "``", "\\", "\\*", "$a$",
    "\\(a\\)", ":smile:", "[TOC]", "{: .x }", "{#x}", "{: onclick=alert(1) }", "{{ 7*7 }}",
    "{% raw %}", "{# a #}", "{{", "%}", "<script>alert(1)</script>", "<b onmouseover=alert(1)>",
    "</div>", "</p>", "</article>", "<!-- ", "-->", "<![CDATA[", "<?php", "<!DOCTYPE html>",
    "<AMC>", "<br>", "&amp;", "&lt;", "&#60;", "&#x3c;", "&nbsp", "&", "<", ">", '"', "'",
    "javascript:alert(1)", "--8<-- 'a'", "klzzwxh:0000", "wzxhzdk:0", "---\ntitle: a\n---\n",
    "title: ", "...\n", "%YAML 1.2", "!!python/object:os.system", "&a *a", "? a", "date 2022-13 ",
    " date 2022-01 ", "Date : 15 janvier 2022", "PARIS – ", "« ", " »", " :", " ;", " !", "1 000",
    "France", "le président Biden", "M. ", "État", "\ufeff", "\u200b", "\u200f", "\u202e",
    "\u2066", "\xad", "\xa0", "\u202f", "\u2028", "\x85", "\x0b", "\x0c", "\x1c", "\x1f", "\x00",
    "\x02", "\x03", "\x7f", "\x9f", "e\u0301", "\u0301", "\U0001f468\u200d\U0001f469", "\uffff",
    "\ufdd0", "\U0001fffe", "\r", "\r\n", "\n", "\n\n", "\n\n\n", " ", "  ", "שלום", "مرحبا",
    "日本語。", "ไทย", "x" * 160, "<b onclick=alert(1) ",
]  # fmt: skip
"""What some renderer, template, parser or reader somewhere takes for more than text."""

_CHARS = st.characters(codec="utf-8")


def texts(surrogates: bool = False) -> st.SearchStrategy[str]:
    """Arbitrary text, and text put together of SNIPPETS."""
    chars = st.characters() if surrogates else _CHARS
    snippets = st.one_of(st.sampled_from(SNIPPETS), st.text(chars, max_size=4))
    return st.one_of(st.text(chars, max_size=60), st.lists(snippets, max_size=14).map("".join))
