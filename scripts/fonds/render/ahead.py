"""Views of pages that workers make, ahead of the build that splices them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from fonds.files.workers import count_local, spread
from fonds.render.groups import list_left
from fonds.render.making import MakeViews
from fonds.render.splice import Renderer
from fonds.render.task import Group, Task

_MANY = 10_000
"""Tasks that wait at most for a view: in a rebuild of a large archive nearly all pages are kept."""


def tasks_ahead(
    renderer: Renderer, paths: Sequence[str], is_kept: Callable[[Task | Group], bool]
) -> Iterator[Task]:
    """The pages at *paths*, spliced, but for groups that are kept.

    Workers make the views of those that are not *is_kept*.
    """
    views, waiting = renderer.views, deque[tuple[str, Task]]()
    left = list(list_left(views, renderer.shell, paths, is_kept))
    pairs = zip(left, renderer.tasks(left, splice=True), strict=True)

    def list_stale() -> Iterator[str]:
        for path, task in pairs:
            waiting.append((path, task))
            if not is_kept(task):
                yield path
            elif len(waiting) >= _MANY:
                return

    make = MakeViews(views.archive, views.feeds, views)
    more = True
    while more:
        for path, view in spread(make, list_stale(), count_local(views.archive.workers)):
            renderer.ready[path] = view
            while waiting[0][0] != path:
                yield waiting.popleft()[1]
            yield waiting.popleft()[1]
        more = bool(waiting)
        while waiting:
            yield waiting.popleft()[1]
