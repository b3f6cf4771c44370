"""Escaped HTML: the only way by which text from a source, a file name or a tag reaches a page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from fonds.base.chars import show_controls
from fonds.base.locale import load_words
from fonds.base.patterns import late
from fonds.html.typography import space_html, space_text

_CENTURY = late(r"\b([IVX]+)(er?)(?= siècle)")
_PLAIN = late("[A-Za-z ,.()/\xa1-\xaa\xac-\xba\xbc-\ud7ff_-]*")
"""Text that is the same as HTML: nothing to escape, and nothing that a rule of spacing changes."""


def text_html(text: str, lang: str = "") -> str:
    """*text* as HTML text or attribute value, spaced as *lang* asks."""
    if _PLAIN.fullmatch(text):
        return text
    return escape(show_controls(space_text(text, lang)))


label_html = lru_cache(maxsize=65536)(text_html)
"""`text_html` with a cache, for what is on many pages: words of the interface, names, dates."""


@lru_cache(maxsize=65536)
def date_html(text: str) -> str:
    """A date in words as HTML: the ending of a century's numeral is raised."""
    return _CENTURY.sub(r"\1<sup>\2</sup>", label_html(text))


@lru_cache(maxsize=4096)
def word_html(key: str, lang: str) -> str:
    """The words of the interface in *lang* that *key* names."""
    return text_html(load_words(lang)(key), lang)


@lru_cache(maxsize=65536)
def count_html(key: str, n: int, lang: str) -> str:
    """The words of the interface in *lang* that count: « 3 articles »."""
    return text_html(load_words(lang)(key, n), lang)


@lru_cache(maxsize=65536)
def title_html(title: str, supplied: bool, lang: str) -> str:
    """A title as HTML; a supplied one in square brackets, as archivists do (ISAD(G) 3.1.2)."""
    shown = text_html(title, lang)
    return f"[{shown}]" if supplied else shown


def source_html(text: str, lang: str) -> str:
    """A text of the archive as HTML, not for attributes: with the spaces that its source has."""
    if _PLAIN.fullmatch(text):
        return text
    return space_html(escape(show_controls(text)), lang)


def source_title_html(title: str, supplied: bool, lang: str) -> str:
    """`title_html` with the spaces that the source has."""
    shown = source_html(title, lang)
    return f"[{shown}]" if supplied else shown


def mark_html(mark: str) -> str:
    """What of a headline makes it one, such as the “#” of Markdown: shown, and no word of it."""
    return f'<span class="fonds-mark" aria-hidden="true">{text_html(mark)}</span>' if mark else ""


def paragraphs_html(text: str, lang: str) -> list[str]:
    """The inner HTML of each ``<p>`` of *text*: the paragraph, its line breaks shown.

    All are done as one text, since that costs a fraction: no rule reaches over a line's end.
    """
    return _break_lines(source_html(text, lang)) if text else []


def linked_paragraphs_html(
    text: str, lang: str, links: Iterable[tuple[int, int, str]]
) -> list[str]:
    """`paragraphs_html` with links: (start, end, address), by offsets into *text*, in order;
    those that overlap another are left out.
    """
    pieces, at = [], 0
    for start, end, address in links:
        if start < at:
            continue
        pieces.append(escape(show_controls(text[at:start])))
        name = escape(show_controls(text[start:end]))
        pieces.append(f'<a class="fonds-name" href="{address}">{name}</a>')
        at = end
    pieces.append(escape(show_controls(text[at:])))
    return _break_lines(space_html("".join(pieces), lang)) if text else []


def _break_lines(html: str) -> list[str]:
    """The paragraphs of *html*, in which an empty line parts them."""
    paragraphs = html.split("\n\n")
    if html.count("\n") == 2 * (len(paragraphs) - 1):
        return paragraphs
    return [paragraph.replace("\n", "<br>\n") for paragraph in paragraphs]


def section_html(name: str, heading: str, content: str) -> str:
    """A section of a page under its heading; *heading* is text, *content* HTML.

    *name* makes its class, and the id by which a screen reader names it and links lead to it.
    """
    return (
        f'<section class="fonds-{name}" aria-labelledby="{name}">\n'
        f'<h2 id="{name}">{label_html(heading)}</h2>\n{content}</section>\n'
    )


def way_up(page: str) -> str:
    """The relative path from *page* to the site's root: "../../"."""
    return "../" * page.count("/")


@lru_cache(maxsize=256)
def lang_attributes(lang: str, direction: str = "") -> str:
    """The attributes that give browsers and screen readers the language of a text."""
    attributes = f' lang="{text_html(lang)}"' if lang and lang != "und" else ""
    return f'{attributes} dir="{direction}"' if direction else attributes


def dotted_html(parts: Iterable[str]) -> str:
    """*parts*, HTML, with a dot between two that stand on one line: the styles hide any other."""
    first, *others = parts
    more = "".join(f' <span><i aria-hidden="true">· </i>{part}</span>' for part in others)
    return f"<span>{first}</span>{more}"
