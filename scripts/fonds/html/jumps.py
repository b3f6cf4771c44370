"""What leads from an index page to those above and beside it, and to its own sections."""

from __future__ import annotations

from fonds.base.addresses import html_of
from fonds.base.locale import Words
from fonds.html.markup import label_html, way_up, word_html
from fonds.pages.index import IndexPage


def trail_html(page: IndexPage, words: Words) -> str:
    """The pages above this one."""
    up = way_up(page.path)
    links = "".join(
        f'<li><a href="{up}{html_of(item.page)}">{label_html(item.label)}</a></li>'
        for item in page.trail
    )
    label = word_html("trail", words.lang)
    return f'<nav class="fonds-trail" aria-label="{label}"><ol>{links}</ol></nav>\n'


def letters_html(page: IndexPage, words: Words) -> str:
    """Jumps to the sections of a long page."""
    headed = [section for section in page.sections if section.heading and section.items]
    if len(headed) < 3:
        return ""
    links = "".join(
        f'<li><a href="#{section.anchor}">{label_html(section.heading)}</a></li>'
        for section in headed
    )
    return _jump(words("jump"), links)


def beside_html(page: IndexPage, words: Words) -> str:
    """The pages beside this one: other years, other months of its year."""
    if not page.beside:
        return ""
    up, here = way_up(page.path), ' aria-current="page"'
    links = "".join(
        f'<li><a href="{up}{html_of(item.page)}"{here if item.page == page.path else ""}>'
        f"{label_html(item.label)}</a></li>"
        for item in page.beside
    )
    return _jump(words("beside"), links)


def _jump(label: str, links: str) -> str:
    return f'<nav class="fonds-letters" aria-label="{label_html(label)}"><ul>{links}</ul></nav>\n'
