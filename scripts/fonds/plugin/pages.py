"""Generated pages that go through MkDocs' own loop: edited ones, those in the navigation, all of
them where the theme renders everything."""

from __future__ import annotations

import copy
from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from fonds.html.markup import text_html
from fonds.render.page_view import fill_head, fill_page, present_page
from fonds.render.task import View

EXTENSIONS = ["attr_list", "tables"]
"""The fixed Markdown set of pages that a person edited: no option of the site changes a text."""


class GeneratedPage(Page):
    """A page that fonds made and that nobody edited: its content comes from the catalogue."""

    def __init__(
        self, title: str | None, file: File, config: MkDocsConfig, view: Callable[[], View]
    ) -> None:
        super().__init__(title, file, config)
        self._view = view

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the view over; the Markdown file says the same and need not be read."""
        view = self._view()
        fill_page(self, view)
        shown = present_page(config, self.file.src_uri, view)
        self.previous_page, self.next_page = shown.previous_page, shown.next_page

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing is left to render."""


class EditedPage(Page):
    """A generated page that a person edited: shown as it is, through the fixed Markdown set."""

    def __init__(
        self,
        file: File,
        config: MkDocsConfig,
        surround: Callable[[str], tuple[str, str]],
        template: str,
    ) -> None:
        super().__init__(None, file, config)
        self._surround = surround
        self._template = template

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the file; its title is data, as everywhere."""
        super().read_source(config)
        markdown = self.markdown
        title = text_html(str(self.meta.get("title", "")))
        fill_page(self, View(title, title, self._template, ""))
        self.markdown = markdown

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the Markdown as it is, and put around it what fonds puts around a text."""
        fixed = copy.copy(config)
        fixed.markdown_extensions = EXTENSIONS
        fixed.mdx_configs = {}
        super().render(fixed, files)
        self.content, head = self._surround(self.content or "")
        fill_head(self, head)
