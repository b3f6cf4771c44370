"""Views of pages, made by workers: they have the catalogue, and neither MkDocs nor the theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fonds.base.locale import load_words
from fonds.catalogue.holdings import read_holdings
from fonds.catalogue.store import read_catalogue
from fonds.config import Archive
from fonds.pages.indexes import Indexes
from fonds.render.task import View
from fonds.render.views import Views


@dataclass(frozen=True, slots=True)
class MakeViews:
    """Gives a worker the function that makes views."""

    archive: Archive  # whose pages they show
    feeds: frozenset[str]  # pages that have a feed of their own
    views: Views | None  # those of this process; workers open their own

    def __call__(self) -> Callable[[str], View]:
        """The function."""
        return (self.views or open_views(self.archive, self.feeds)).view

    def __reduce__(self) -> tuple[object, ...]:
        return MakeViews, (self.archive, self.feeds, None)


def open_views(archive: Archive, feeds: frozenset[str]) -> Views:
    """The views of *archive*, from its catalogue as the build has left it."""
    catalogue = read_catalogue(archive.catalogue)
    held = read_holdings(catalogue, archive.page_from)
    views = Views(catalogue, archive, held, Indexes(held, load_words(archive.lang)))
    views.feeds = feeds
    return views
