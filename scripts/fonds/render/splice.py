"""Rendering: each generated page spliced into the theme's shell, made only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial

from fonds.base.addresses import html_of
from fonds.base.fingerprint import fingerprint
from fonds.render.page_view import present_page
from fonds.render.shell import Shell, Theme, Variant, encode_html, render_shell
from fonds.render.task import Task, View
from fonds.render.views import Views

COMPARED = 2
"""How many pages a build compares with the theme's own rendering, beside the last one."""


class Renderer:
    """Renders the pages of *views* through *theme*."""

    def __init__(self, theme: Theme, views: Views) -> None:
        self.theme = theme
        self.views = views
        self.ready: dict[str, View] = {}  # views that were made ahead, until they are spliced
        self._shells: dict[Variant, Shell] = {}
        self.shell = cache(self._take_shell)

    def over(self, views: Views) -> Renderer:
        """The same for other *views*; what the theme has rendered it need not render again."""
        renderer = Renderer(self.theme, views)
        renderer._shells = self._shells
        return renderer

    def tasks(self, paths: Iterable[str], *, splice: bool) -> Iterator[Task]:
        """The pages at *paths* (relative to docs/), spliced or rendered whole by the theme."""
        for path in paths:
            if splice:
                outline = self.views.outline(path)
                folder = path.rpartition("/")[0]
                shell = self.shell(outline.template, folder, outline.before, outline.after)
                key = fingerprint(outline.key, shell.key)
                yield Task(html_of(path), key, partial(self._splice, path, shell))
            else:
                yield Task(html_of(path), "", partial(self._render, path))

    def anew(self, paths: Iterable[str]) -> Iterator[Task]:
        """The pages at *paths*, spliced whatever is known of them: their bytes are compared."""
        for path in paths:
            yield Task(html_of(path), "", partial(self._fill, path))

    def differing(self, paths: Sequence[str]) -> list[str]:
        """Of a few of *paths*, of all kinds, those that the theme renders unlike spliced."""
        step = max(1, len(paths) // COMPARED)
        samples = [*paths[::step][:COMPARED], *paths[-1:]]
        return [
            path
            for path, task in zip(samples, self.tasks(samples, splice=True), strict=True)
            if task.make() != self._render(path)
        ]

    def _take_shell(self, template: str, folder: str, before: bool, after: bool) -> Shell:
        """The shell of a page in *folder*; `Variant` has the rest."""
        variant = Variant(template, self.theme.known_folders(folder), before, after)
        found = self._shells.get(variant)
        if found is None:
            found = self._shells[variant] = render_shell(self.theme, variant)
        return found

    def _fill(self, path: str) -> bytes:
        view, folder = self.views.view(path), path.rpartition("/")[0]
        shell = self.shell(view.template, folder, bool(view.before), bool(view.after))
        return shell.fill(path, view)

    def _splice(self, path: str, shell: Shell) -> bytes:
        view = self.ready.pop(path) if path in self.ready else self.views.view(path)
        return shell.fill(path, view)

    def _render(self, path: str) -> bytes:
        view: View = self.views.view(path)
        page = present_page(self.theme.config, path, view)
        return encode_html(self.theme.render(page, view.template))
