"""Every index page of an archive, each planned when it is asked for.

A rebuild needs few of them: of a record whose pages would be planned from the same as last time
their paths are enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import chain

from fonds.base.addresses import TIME, stem_of
from fonds.base.kinds import BY_FOLDER, BY_NAME, GENERATED, KINDS
from fonds.base.locale import Words
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.page_states import PageState
from fonds.catalogue.queries import Record
from fonds.pages.index import IndexPage
from fonds.pages.plan import Planner

_AT_ONCE = 16
"""Records whose pages are planned together where they are asked for in their order: companions cost
less when those of several are counted."""

_ARTICLES = f"{GENERATED[0]}/"
_Pages = dict[str, IndexPage]


class Indexes(Mapping[str, IndexPage]):
    """The index pages by their paths: time, then for each kind its A–Z page and its records'."""

    def __init__(
        self, held: Holdings, words: Words, states: Mapping[str, PageState] | None = None
    ) -> None:
        """*states*: of the pages that the archive had, by their paths."""
        self._held = held
        self._planner = Planner(held, words)
        self._states = states or {}
        self._lists = cache(self._list_folder)
        self._planned: dict[str, _Pages] = {}

    def __getitem__(self, path: str) -> IndexPage:
        record = self.record_of(path)
        return (self._lists(path.partition("/")[0]) if record is None else self._plan(record))[path]

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str):
            return False
        record = self.record_of(path)
        if record is None:
            return path in self._lists(path.partition("/")[0])
        return path in self.paths_of(record)

    def __iter__(self) -> Iterator[str]:
        yield from self._lists(TIME)
        for kind in KINDS:
            yield from self._lists(kind.folder)
            for record in self._planner.of_kind(kind.name):
                yield from self.paths_of(record)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def record_of(self, path: str) -> Record | None:
        """The record whose page, or part of whose list, is at *path*; None of any other page."""
        record = self._held.records.get("/".join(stem_of(path).split("/")[:2]))
        return record if record and record.linked else None

    def paths_of(self, record: Record) -> Iterable[str]:
        """The paths of the pages of *record*."""
        return self.known.get(record.id) or self._plan(record)

    def pages_of(self, record: Record) -> Iterable[IndexPage]:
        """The pages of *record*, planned."""
        return self._plan(record).values()

    @cached_property
    def plans(self) -> dict[str, str]:
        """Record id → the fingerprint of what its pages are planned from, if it has any."""
        shared, planner = self._planner.hash_all(), self._planner
        return {id_: planner.hash_record(self._held.records[id_], shared) for id_ in self._places}

    @cached_property
    def known(self) -> dict[str, list[str]]:
        """Record id → the paths of its pages, where all were planned from the same as now."""
        found: dict[str, list[str]] = defaultdict(list)
        stale = set[str]()
        for path, state in self._states.items():
            if not path.startswith(_ARTICLES) and (record := self.record_of(path)):
                found[record.id].append(path)
                if state.plan != self.plans[record.id]:
                    stale.add(record.id)
        return {id_: paths for id_, paths in found.items() if id_ not in stale}

    @property
    def lists(self) -> Iterator[IndexPage]:
        """The pages that no record has: of time, and A–Z."""
        folders = (TIME, *(kind.folder for kind in KINDS))
        return chain.from_iterable(self._lists(folder).values() for folder in folders)

    def _list_folder(self, folder: str) -> _Pages:
        """The pages in *folder* that no record has."""
        if folder == TIME:
            return {page.path: page for page in self._planner.list_time()}
        kind = BY_FOLDER.get(folder)
        return {page.path: page for page in self._planner.list_register(kind)} if kind else {}

    def _plan(self, record: Record) -> _Pages:
        """The pages of *record*, and perhaps those of the records after it."""
        if record.id not in self._planned:
            every = self._planner.of_kind(record.kind)
            place = self._places[record.id]
            in_order = place > 0 and every[place - 1].id in self._planned
            some = every[place : place + (_AT_ONCE if in_order else 1)]
            self._planned |= {it.id: {} for it in some}
            for it, page in self._planner.list_pages(BY_NAME[record.kind], some):
                self._planned[it.id][page.path] = page
        return self._planned[record.id]

    @cached_property
    def _places(self) -> dict[str, int]:
        """Record id → its place among those of its kind."""
        kinds = (self._planner.of_kind(kind.name) for kind in KINDS)
        return {record.id: place for records in kinds for place, record in enumerate(records)}
