"""The data that pages load when a reader asks: classic scripts, which ``file://`` allows too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from fonds.base.addresses import html_of, stem_of
from fonds.base.kinds import BY_NAME
from fonds.catalogue.queries import Card
from fonds.html.home import CHUNK, LEAST, chance_file
from fonds.html.tools import NAMES
from fonds.pages.index import IndexPage, Item
from fonds.render.task import Task
from fonds.search.chunks import write_data


def data_tasks(cards: list[Card], indexes: Iterable[IndexPage]) -> Iterator[Task]:
    """Every such file."""
    yield from _names_tasks([page for page in indexes if page.layout in ("register", "letters")])
    if len(cards) >= LEAST:
        for start in range(0, len(cards), CHUNK):
            write = partial(_write_addresses, cards[start : start + CHUNK])
            yield Task(chance_file(start // CHUNK), "", write)


def _names_tasks(pages: list[IndexPage]) -> Iterator[Task]:
    """The names of each register that is split by letter."""
    for entry in pages:
        if entry.layout == "letters":
            parts = [p for p in pages if p.kind == entry.kind and p.layout == "register"]
            yield Task(f"{BY_NAME[entry.kind].folder}/{NAMES}", "", partial(_write_names, parts))


def _write_names(parts: list[IndexPage]) -> bytes:
    """Label, page and count of every name of *parts*."""
    items = (item for part in parts for section in part.sections for item in section.items)
    rows = [
        (item.label, stem_of(item.page.rpartition("/")[2]), item.count)
        for item in items
        if isinstance(item, Item)
    ]
    return f"fondsNames({write_data(rows)});\n".encode()


def _write_addresses(cards: list[Card]) -> bytes:
    """The addresses of some articles, of which the browser chooses a random one."""
    return f"fondsAddresses({write_data([html_of(card.page) for card in cards])});\n".encode()
