"""The HTML that the scripts of the search work on: its page, the box of every header."""

from __future__ import annotations

from html import escape

from fonds.base.locale import Words
from fonds.html.exporting import FORMATS
from fonds.search.exploring.content import explore_html
from fonds.search.exploring.explore_words import load_explore_words
from fonds.search.interface import scripts_version

_QUIET = 'autocomplete="off" spellcheck="false" autocapitalize="off" autocorrect="off"'
"""Attributes that keep a query from spell checkers and from the history of inputs."""


def box_html(words: Words, up: str) -> str:
    """The box for the header of a page from which *up* ("../../") leads to the site's root.

    Its field has no name: without JavaScript the form leads to the search page and sends nothing.
    """
    label, hint = escape(words("box_label")), escape(words("box_hint"))
    return (
        '<div class="fonds-box" role="search">\n'
        f'<form action="{up}search.html">\n'
        f'<input type="search" {_QUIET} role="combobox" aria-autocomplete="list"'
        ' aria-expanded="false" aria-controls="fonds-suggestions" aria-keyshortcuts="/"'
        f' aria-label="{label}" title="{hint}" placeholder="{escape(words("placeholder"))}">\n'
        '<ul id="fonds-suggestions" role="listbox" class="fonds-box__list"'
        f' aria-label="{label}" hidden></ul>\n'
        '<p class="fonds-unseen" role="status"></p>\n'
        "</form>\n"
        f'<a class="fonds-box__link" href="{up}search.html"'
        f' aria-label="{escape(words("box_open"))}">{_GLASS}</a>\n'
        "</div>\n"
    )


def link_html(words: Words, up: str) -> str:
    """The way to the search page, for the header of a theme that is not fonds'."""
    label = escape(words("box_label"))
    return (
        f'<a class="md-header__button md-icon fonds-search-link" href="{up}search.html"'
        f' title="{label}" aria-label="{label}">{_GLASS}</a>'
    )


def page_html(words: Words) -> str:
    """The content of the search page, from its heading on."""
    return "".join(
        (
            f'<div class="fonds-search" data-seal="{scripts_version(words.lang)}">\n',
            f"<h1>{escape(words('title'))}</h1>\n",
            _form(words),
            f"<noscript><p>{escape(words('noscript'))}</p></noscript>\n",
            _head(),
            '<div class="fonds-search__body">\n',
            _results(words),
            _aside(words),
            "</div>\n</div>\n",
        )
    )


def exploring_html(words: Words) -> str:
    """The content of the page that explores, from its heading on."""
    own = load_explore_words(words.lang)
    return explore_html(own, scripts_version(words.lang), words("noscript"))


_GLASS = (
    '<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none"'
    ' stroke="currentColor" stroke-width="2" stroke-linecap="round">'
    '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5 21 21"/></svg>'
)


def _form(words: Words) -> str:
    return (
        '<form role="search" class="fonds-search__form">\n'
        f'<label class="fonds-unseen" for="fonds-query">{escape(words("label"))}</label>\n'
        f'<span class="fonds-search__field">{_GLASS}'
        f'<input type="search" id="fonds-query" {_QUIET} enterkeyhint="search" dir="auto"'
        f' placeholder="{escape(words("label"))}"></span>\n'
        f"{_help(words)}</form>\n"
    )


def _help(words: Words) -> str:
    rows = "".join(
        f"<dt><code>{escape(str(query))}</code></dt><dd>{escape(str(meaning))}</dd>\n"
        for query, meaning in words.strings["help_rows"]
    )
    return (
        f'<details class="fonds-help"><summary>{escape(words("help"))}</summary>\n'
        f"<dl>\n{rows}</dl></details>\n"
    )


def _head() -> str:
    return (
        '<p class="fonds-search__count" role="status" data-part="count"></p>\n'
        '<p class="fonds-search__understood" data-part="understood"></p>\n'
        '<ul class="fonds-search__notes" data-part="notes"></ul>\n'
        '<div class="fonds-search__offers" data-part="offers"></div>\n'
        '<ul class="fonds-search__chosen" data-part="chosen"></ul>\n'
    )


def _results(words: Words) -> str:
    options = "".join(
        f'<option value="{sort}">{escape(words(f"sort_{sort}"))}</option>'
        for sort in ("relevance", "newest", "oldest")
    )
    return (
        f'<section class="fonds-search__results" aria-label="{escape(words("results"))}">\n'
        '<div class="fonds-search__tools" data-part="tools" hidden>\n'
        f'<label>{escape(words("sort"))} <select data-part="sort">{options}</select></label>\n'
        f'<a href="explore.html" data-part="explore">{escape(words("explore"))}</a>\n'
        f'<button type="button" data-part="table">{escape(words("table"))}</button>\n'
        f"{_formats(words)}"
        f'<button type="button" data-part="print">{escape(words("print"))}</button>\n'
        "</div>\n"
        '<ol class="fonds-results" data-part="list"></ol>\n'
        '<button type="button" class="fonds-search__more" data-part="more" hidden></button>\n'
        "</section>\n"
    )


def _formats(words: Words) -> str:
    buttons = "".join(
        f'<button type="button" data-format="{suffix}">{name}</button> '
        for suffix, name in FORMATS.items()
    )
    return f'<span data-part="formats" hidden>{escape(words("formats"))} {buttons}</span>\n'


def _aside(words: Words) -> str:
    return (
        f'<aside class="fonds-search__aside" aria-label="{escape(words("filters"))}"'
        ' data-part="aside">\n'
        '<details class="fonds-search__refine" data-part="refine">\n'
        f"<summary>{escape(words('filters'))}</summary>\n"
        '<fieldset class="fonds-dates" data-part="dates" hidden></fieldset>\n'
        '<div data-part="facets"></div>\n'
        "</details>\n</aside>\n"
    )
