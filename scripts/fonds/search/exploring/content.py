"""The HTML that the script of the page that explores works on."""

from __future__ import annotations

from html import escape

from fonds.base.locale import Words

VIEWS = ("frequencies", "lines", "together", "words", "map")
"""The views, in the order of their tabs; the first needs no word in the address."""


def explore_html(words: Words, seal: str, noscript: str) -> str:
    """The content of the page, from its heading on.

    *seal*: version of the scripts; *noscript*: what is said where no script runs.
    """
    return (
        f'<div class="fonds-search fonds-explore" data-seal="{seal}">\n'
        f"<h1>{escape(words('explore_title'))}</h1>\n"
        f'<p class="fonds-explore__intro">{escape(words("explore_intro"))}</p>\n'
        f"<noscript><p>{escape(noscript)}</p></noscript>\n"
        f"{_tabs(words)}"
        '<div data-part="queries"></div>\n'
        '<div class="fonds-explore__body" data-part="body"></div>\n'
        "</div>\n"
    )


def _tabs(words: Words) -> str:
    links = "".join(
        f'<a href="#{"" if view == VIEWS[0] else f"view={view}"}">'
        f"{escape(words(f'explore_view_{view}'))}</a>\n"
        for view in VIEWS
    )
    return (
        f'<nav class="fonds-explore__tabs" aria-label="{escape(words("explore_views"))}">\n'
        f"{links}</nav>\n"
    )
