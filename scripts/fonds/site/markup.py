"""Escaped HTML: the only way by which text from a source, a file name or a tag reaches a page."""

from __future__ import annotations

from html import escape

from fonds.chars import show_controls
from fonds.site.typography import space_text


def text_html(text: str, lang: str = "") -> str:
    """*text* as HTML text or attribute value, spaced as *lang* asks."""
    return escape(show_controls(space_text(text, lang)))


def title_html(title: str, supplied: bool, lang: str) -> str:
    """A title as HTML; a supplied one in square brackets, as archivists do (ISAD(G) 3.1.2)."""
    shown = text_html(title, lang)
    return f"[{shown}]" if supplied else shown


def paragraph_html(paragraph: str, lang: str) -> str:
    """What stands inside a ``<p>``: the paragraph, its line breaks shown."""
    return "<br>\n".join(text_html(line, lang) for line in paragraph.split("\n"))


def site_url(page: str) -> str:
    """The address of the Markdown page *page*, relative to the site."""
    return f"{page.removesuffix('.md')}.html"


def way_up(page: str) -> str:
    """The way from *page* up to the site's root: "../../"."""
    return "../" * page.count("/")


def lang_attributes(lang: str, direction: str = "") -> str:
    """The attributes that tell browsers and screen readers the language of a text."""
    attributes = f' lang="{text_html(lang)}"' if lang and lang != "und" else ""
    return f'{attributes} dir="{direction}"' if direction else attributes
