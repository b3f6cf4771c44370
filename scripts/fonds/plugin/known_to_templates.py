"""What the theme's templates know of the archive."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment

from fonds.exchange.collection import Collection
from fonds.exchange.feeds import has_feeds
from fonds.names.curate.authorities import read_authorities
from fonds.plugin.dossier_page import add_dossier_scripts
from fonds.plugin.search_page import add_search_box
from fonds.render.previews import preview_words
from fonds.render.views import Views


def give_globals(
    environment: Environment,
    views: Views,
    collection: Collection,
    *,
    searching: bool,
    keeping: bool,
) -> None:
    """Give templates the words of the interface, and what the catalogue holds.

    *searching*: the box of the search too; *keeping*: the scripts of what a reader keeps.
    """
    withdrawn = len(read_authorities(views.archive.authorities).withdrawn)
    environment.globals |= {
        "fonds_about": partial(views.about, collection.edition, collection.date, withdrawn),
        "fonds_feeds": has_feeds(collection),
        "fonds_home": views.home,
        "fonds_previews": preview_words(views.held),
        "fonds_words": views.words,
    }
    if searching:
        add_search_box(environment, views.archive)
    if keeping:
        add_dossier_scripts(environment, views.archive)
