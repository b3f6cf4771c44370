"""The page that the theme's templates see, of what a generated page shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePath

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from fonds.base.addresses import html_of
from fonds.render.task import View


class GeneratedFile(File):
    """A file that fonds writes: among MkDocs' files for link checks, never rendered or copied."""

    def __init__(self, docs: str, site: str, path: str) -> None:
        # What File.__init__ would set, without its detour through PurePath: there are thousands.
        self.src_uri = path
        self.dest_uri = html_of(path) if path.endswith(".md") else path
        self.src_dir = docs
        self.dest_dir = site
        self.use_directory_urls = False
        self.inclusion = InclusionLevel.NOT_IN_NAV

    def is_documentation_page(self) -> bool:
        """No: MkDocs would render it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing: fonds writes it."""


def generated_file(config: MkDocsConfig, path: str) -> GeneratedFile:
    """The `GeneratedFile` at *path*, a Markdown page or another file, relative to docs/."""
    return GeneratedFile(config.docs_dir, config.site_dir, path)


class FewFiles(Files):
    """The files of docs/ without most pages of fonds, and those that it writes.

    Of these MkDocs is given a file when it looks for one: they are thousands, and few links lead
    to them.
    """

    def __init__(
        self, files: Iterable[File], left_out: Collection[str], config: MkDocsConfig
    ) -> None:
        """*left_out*: the pages, relative to docs/."""
        super().__init__(files)
        self.left_out = left_out
        self.written: set[str] = set()  # paths of what fonds writes
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """The file at *path*, relative to docs/; None if there is none."""
        plain = PurePath(path).as_posix()
        found = self.src_uris.get(plain)
        return generated_file(self._config, plain) if not found and plain in self.written else found

    def __contains__(self, path: str) -> bool:
        return self.get_file_from_path(path) is not None


def add_generated(files: Files, config: MkDocsConfig, paths: Iterable[str]) -> None:
    """Add those at *paths* to *files*."""
    if isinstance(files, FewFiles):
        files.written.update(paths)
        return
    docs, site = config.docs_dir, config.site_dir  # MkDocs looks each up in a while of its own
    for path in paths:
        files.append(GeneratedFile(docs, site, path))


def present_page(config: MkDocsConfig, path: str, view: View) -> Page:
    """The page at *path* as the theme's templates see it."""
    page = Page(None, generated_file(config, path), config)
    fill_page(page, view)
    page.previous_page = _neighbour(config, view.before, view.before_title)
    page.next_page = _neighbour(config, view.after, view.after_title)
    return page


def fill_page(page: Page, view: View) -> None:
    """Give *page* what *view* shows; a template that escapes it once more changes nothing."""
    page.markdown = ""
    page.meta = {
        "title": _escaped(view.title),
        "description": _escaped(view.description),
        "template": view.template,
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
    }
    fill_head(page, view.head)
    page.content = view.content
    page.toc = TableOfContents([AnchorLink(_escaped(view.title), "t", 1)])


def fill_head(page: Page, head: str) -> None:
    """Give *page* what its head tells programs: HTML."""
    page.meta["fonds_head"] = _escaped(head)


def _neighbour(config: MkDocsConfig, path: str, title: str) -> Page | None:
    return Page(_escaped(title), generated_file(config, path), config) if path else None


def _escaped(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - views hold nothing that is not escaped
