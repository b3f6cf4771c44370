"""By which readers tell of an error: a line to copy, which the desk and a mail take alike."""

from __future__ import annotations

from fonds.base.kinds import BY_NAME, NAMED
from fonds.base.locale import Words
from fonds.html.markup import word_html
from fonds.pages.index import IndexPage

_FOLDERS = tuple(BY_NAME[kind].folder for kind in NAMED)


def report_html(words: Words) -> str:
    """A button that copies the line; a script shows it, and nothing is sent."""
    copied = word_html("report_copied", words.lang)
    return (
        f'<p class="fonds-report" hidden><button type="button" data-copied="{copied}">'
        f'{word_html("report_error", words.lang)}</button> <span role="status"></span></p>\n'
    )


def report_record_html(page: IndexPage, words: Words) -> str:
    """The button, if *page* is that of a person, a place or an organisation; else nothing."""
    named = page.path.partition("/")[0] in _FOLDERS
    return report_html(words) if named and page.layout not in ("register", "letters") else ""
