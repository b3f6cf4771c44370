"""The map on the register of places, and what makes it stale."""

from __future__ import annotations

from fonds.base.addresses import html_of
from fonds.base.fingerprint import fingerprint
from fonds.html.atlas.locating import locate
from fonds.html.map import Spot, map_html
from fonds.html.markup import way_up
from fonds.pages.index import IndexPage
from fonds.render.known import Known

PAGE = "places/index.md"


class MapPage:
    """The places of one archive."""

    def __init__(self, known: Known) -> None:
        self._held, self._words = known.held, known.words

    def key(self, page: IndexPage) -> list[str]:
        """What the map on *page* shows; nothing of a page that has none."""
        if page.path != PAGE:
            return []
        return [fingerprint([(it.label, it.count, it.place) for it in self._spots(page)])]

    def story(self, page: IndexPage) -> str:
        """The map, on the page that has one."""
        return map_html(self._spots(page), self._words) if page.path == PAGE else ""

    def _spots(self, page: IndexPage) -> list[Spot]:
        up, lang = way_up(page.path), self._words.lang
        return [
            Spot(
                record.label,
                up + html_of(record.page),
                len(self._held.tagged[record.id]),
                locate(record, lang),
            )
            for record in self._held.of_kind("place")
        ]
