"""The MkDocs plugin: seeds become pages before MkDocs looks, and fonds renders what it made."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from functools import partial
from importlib import resources
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from fonds.catalogue.edition import compute_edition
from fonds.config import Archive
from fonds.errors import UsageError
from fonds.pipeline import Stage, convert
from fonds.report import Report, report_lines
from fonds.site.options import FondsOptions, describe_archive
from fonds.site.pages import EditedPage, GeneratedPage
from fonds.site.views import Views

log = logging.getLogger("mkdocs.plugins.fonds")

STYLES = ("assets/fonds/fonds.css",)


class FondsPlugin(BasePlugin[FondsOptions]):
    """What MkDocs calls, in this order."""

    archive: Archive
    views: Views
    report: Report | None = None
    stage: Stage | None = None
    """Where progress goes; ``fonds build`` sets it and shows the report itself."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Describe the archive, and put the package's theme before Material's."""
        if config.use_directory_urls:
            raise PluginError("fonds: set “use_directory_urls: false” in mkdocs.yml; one and the"
                              " same site then works on a server and from a folder.")  # fmt: skip
        self.archive = describe_archive(config, self.config)
        theme = str(resources.files("fonds") / "theme")
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme)
        config.extra_css[:0] = [style for style in STYLES if style not in config.extra_css]
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Seeds → pages, before MkDocs looks for pages."""
        try:
            self.report = convert(self.archive, self.stage or _silent)
        except UsageError as error:
            raise PluginError(f"fonds: {error}") from error
        if self.stage is None:
            _log_report(self.report)

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Take the generated pages over, and put the sources beside them."""
        catalogue = sqlite3.connect(f"{self.archive.catalogue.as_uri()}?mode=ro", uri=True)
        self.views = Views(catalogue, self.archive)
        for path in (*self.views.articles, *self.views.indexes):
            file = files.get_file_from_path(path)
            if file is not None:
                self._take_over(file, config)
        if self.archive.publish_source:
            for page, source in self.views.sources():
                files.append(_copy_of(source, page, config))
        return files

    def _take_over(self, file: File, config: MkDocsConfig) -> None:
        path = file.src_uri
        file.inclusion = InclusionLevel.NOT_IN_NAV
        if path in self.views.edited:
            template = "index-page.html" if path in self.views.indexes else "article.html"
            EditedPage(file, config, partial(self.views.surround, path), template)
        else:
            GeneratedPage(file, config, partial(self.views.view, path))

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the templates what the catalogue tells."""
        edition = compute_edition(self.views.catalogue)
        env.globals["fonds_home"] = self.views.home
        env.globals["fonds_about"] = partial(self.views.about, edition)
        env.globals["fonds_words"] = self.views.words
        return env

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Close the catalogue."""
        self.views.catalogue.close()


def _copy_of(source: Path, page: str, config: MkDocsConfig) -> File:
    """The source's bytes as a file of the site, beside its page."""
    beside = f"{page.removesuffix('.md')}.txt"
    return File.generated(config, beside, abs_src_path=str(source))


def _silent(stage: str, done: int, total: int) -> None:
    """No progress: MkDocs prints its own lines."""


def _log_report(report: Report) -> None:
    """The report among MkDocs' own lines; what needs a person is a warning, so strict fails."""
    say: dict[bool, Callable[[str], None]] = {True: log.warning, False: log.info}
    for line in report_lines(report):
        say[not line.startswith("note")](line)
    log.info("fonds: %d articles, %d pages, %d written", report.articles, report.pages,
             report.written)  # fmt: skip
