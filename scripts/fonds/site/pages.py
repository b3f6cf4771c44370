"""Generated pages as MkDocs sees them, when the theme renders them one by one."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from fonds.site.markup import text_html

EXTENSIONS = ["attr_list", "tables"]
"""The fixed Markdown set of pages that a person edited: no option of the site changes a text."""


@dataclass(frozen=True, slots=True)
class View:
    """What a generated page shows, all of it escaped HTML."""

    title: str  # for the head of the page
    description: str  # for its description
    template: str  # of the theme
    content: str  # the page itself
    before: str = ""  # Markdown page before it in time
    after: str = ""  # and after it


class GeneratedPage(Page):
    """A page that fonds made and that nobody edited: its content comes from the catalogue."""

    def __init__(self, file: File, config: MkDocsConfig, view: Callable[[], View]) -> None:
        super().__init__(None, file, config)
        self._view = view

    def read_source(self, config: MkDocsConfig) -> None:
        """Take over the view; the Markdown file says the same and need not be read."""
        self.view = self._view()
        self.markdown = ""
        self.meta = head_of(self.view)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing is left to render but the links to its neighbours."""
        self.content = self.view.content
        self.toc = TableOfContents([AnchorLink(self.view.title, "t", 1)])
        self.present_anchor_ids = None
        self.links_to_anchors = {}
        self.previous_page = _page_of(self.view.before, files)
        self.next_page = _page_of(self.view.after, files)


class EditedPage(Page):
    """A generated page that a person edited: shown as it is, through the fixed Markdown set."""

    def __init__(
        self, file: File, config: MkDocsConfig, wrap: Callable[[str], str], template: str
    ) -> None:
        super().__init__(None, file, config)
        self._wrap = wrap
        self._template = template

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the file; its title is data, as everywhere."""
        super().read_source(config)
        title = text_html(str(self.meta.get("title", "")))
        self.meta = head_of(View(title, title, self._template, ""))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the Markdown as it stands, and put around it what fonds puts around a text."""
        fixed = copy.copy(config)
        fixed.markdown_extensions = EXTENSIONS
        fixed.mdx_configs = {}
        super().render(fixed, files)
        self.content = self._wrap(self.content or "")


def head_of(view: View) -> dict[str, object]:
    """The metadata of a generated page that Material's templates read, escaped."""
    return {
        "title": view.title,
        "description": view.description,
        "template": view.template,
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
    }


def _page_of(page: str, files: Files) -> Page | None:
    file: File | None = files.get_file_from_path(page) if page else None
    return file.page if file else None
