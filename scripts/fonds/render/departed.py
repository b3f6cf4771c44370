"""The small pages at published addresses that no page has any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from html import escape
from posixpath import relpath

from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.locale import Words
from fonds.files.manifest import STYLE
from fonds.html.markup import word_html
from fonds.html.standalone import document_html
from fonds.permalinks.departures import Departure
from fonds.render.task import Task


def departure_tasks(departures: Iterable[Departure], name: str, words: Words) -> Iterator[Task]:
    """A page for each of *departures* in the archive *name*."""
    shared = fingerprint(code_of("fonds.render.departed"), name, words.lang)
    for departure in departures:
        key = fingerprint(shared, departure)
        yield Task(departure.address, key, partial(_write, departure, name, words))


def _write(departure: Departure, name: str, words: Words) -> bytes:
    return departed_html(departure, name, words).encode()


def departed_html(departure: Departure, name: str, words: Words) -> str:
    """The page: what became of the address, and a link to where it leads.

    One that leads to the same thing goes there at once. None of them is for search engines.
    """
    folder = departure.address.rpartition("/")[0]
    target = escape(relpath(departure.to, folder or "."))
    title = word_html(f"address_{departure.why}", words.lang)
    link = word_html("address_new" if departure.why == "moved" else "address_list", words.lang)
    moved = departure.why == "moved"
    refresh = f'<meta http-equiv="refresh" content="0; url={target}">\n' if moved else ""
    style = escape(relpath(STYLE, folder or "."))
    head = f"""\
<meta name="robots" content="noindex">
{refresh}<title>{title} – {escape(name)}</title>
<link rel="stylesheet" href="{style}">
"""
    body = f"""\
<body class="fonds-departed">
<main>
<h1>{title}</h1>
<p><a href="{target}">{link}</a></p>
</main>
</body>
"""
    return document_html(f'lang="{escape(words.lang)}"', head, body)
