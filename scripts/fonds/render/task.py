"""What a generated page shows, and the files that a site is to have, as values.

Nothing here needs MkDocs, which takes a tenth of a second to load: workers do without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class View(NamedTuple):
    """What a generated page shows, all of it escaped HTML but the two paths."""

    title: str  # for the head of the page
    description: str  # for its description
    template: str  # of the theme
    content: str  # the page itself; it holds an h1 with the id "t"
    before: str = ""  # Markdown page before it in time, relative to docs/
    before_title: str = ""  # its title
    after: str = ""  # Markdown page after it in time
    after_title: str = ""  # its title
    head: str = ""  # what the head of the page tells programs


class Outline(NamedTuple):
    """What of a page is known before it is made."""

    template: str  # of the theme
    before: bool  # whether there is a page before it in time
    after: bool  # whether there is one after it
    key: str  # fingerprint of all that its view is made from


class Group(NamedTuple):
    """Pages that are kept by one comparison, where nothing changed that they are made from."""

    name: str  # no other group of the archive has it
    key: str  # fingerprint of all that they are made from
    outputs: Sequence[str]  # their files, relative to the site


class Task(NamedTuple):
    """One file that the site is to have."""

    output: str  # relative to the site
    key: str  # fingerprint of all that it is made from; "" if that is not known
    make: Callable[[], bytes]  # makes its bytes; called only when they are needed
