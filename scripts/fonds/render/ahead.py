"""Views of pages that workers make, ahead of the build that splices them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fonds.base.locale import load_words
from fonds.catalogue.holdings import read_holdings
from fonds.catalogue.store import read_catalogue
from fonds.config import Archive
from fonds.files.workers import count_local, spread
from fonds.pages.plan import plan_indexes
from fonds.render.page_view import View
from fonds.render.splice import Renderer, Task
from fonds.render.views import Views


@dataclass(frozen=True, slots=True)
class _MakeViews:
    """Gives a worker the function that makes views."""

    archive: Archive  # whose pages they show
    feeds: frozenset[str]  # pages that have a feed of their own
    views: Views | None  # those of this process; workers open their own

    def __call__(self) -> Callable[[str], View]:
        return (self.views or open_views(self.archive, self.feeds)).view

    def __reduce__(self) -> tuple[object, ...]:
        return _MakeViews, (self.archive, self.feeds, None)


def open_views(archive: Archive, feeds: frozenset[str]) -> Views:
    """The views of *archive*, from its catalogue as the build has left it."""
    catalogue = read_catalogue(archive.catalogue)
    held = read_holdings(catalogue, archive.page_from)
    views = Views(catalogue, archive, held, plan_indexes(held, load_words(archive.lang)))
    views.feeds = feeds
    return views


def tasks_ahead(
    renderer: Renderer, paths: Sequence[str], is_kept: Callable[[Task], bool]
) -> Iterator[Task]:
    """The pages at *paths*, spliced; workers make the views of those that are not *is_kept*."""
    views, waiting = renderer.views, deque[tuple[str, Task]]()

    def list_stale() -> Iterator[str]:
        for path, task in zip(paths, renderer.tasks(paths, splice=True), strict=True):
            waiting.append((path, task))
            if not is_kept(task):
                yield path

    make = _MakeViews(views.archive, views.feeds, views)
    for path, view in spread(make, list_stale(), count_local(views.archive.workers)):
        renderer.ready[path] = view
        while waiting[0][0] != path:
            yield waiting.popleft()[1]
        yield waiting.popleft()[1]
    for _, task in waiting:
        yield task
