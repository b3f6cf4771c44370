"""The MkDocs plugin: seeds become pages before MkDocs looks, and fonds renders what it made."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from fonds import PLATFORM
from fonds.base.addresses import html_of
from fonds.base.errors import BuildFailedError, UsageError, failing_plainly
from fonds.base.model import Remark
from fonds.base.speech import tell
from fonds.catalogue.queries import read_changes
from fonds.catalogue.store import read_catalogue
from fonds.config import Archive
from fonds.exchange.feeds import explain_feeds
from fonds.files.lock import hold_lock
from fonds.files.manifest import STYLE as SITE_STYLE
from fonds.files.stamps import Untouched
from fonds.pipeline import convert, make_site
from fonds.plugin import pacing, preview
from fonds.plugin.data_page import add_data_page, collect
from fonds.plugin.dossier_page import add_dossier_page
from fonds.plugin.following import leave
from fonds.plugin.frames import add_templates, choose_templates
from fonds.plugin.known_to_templates import give_globals
from fonds.plugin.log import log_report, show_log
from fonds.plugin.navigation import leave_out
from fonds.plugin.options import FondsOptions, describe_archive, require_plain_addresses
from fonds.plugin.reserved import drop_reserved, list_reserved
from fonds.plugin.routing import choose_splicing, explain_differing, share_pages
from fonds.plugin.search_page import STYLE, add_search_pages, add_tab
from fonds.publish.ledger import Ledger, place_ledger
from fonds.publish.possession import describe_foreign
from fonds.publish.publication import Publication
from fonds.publish.search_index import SearchIndex
from fonds.publish.sitemap import make_sitemap, write_sitemap
from fonds.publish.staging import Staging
from fonds.render.copies import copy_outputs
from fonds.render.minify import prepare_templates
from fonds.render.page_view import add_generated
from fonds.render.shell import Theme, folders_of
from fonds.render.splice import Renderer
from fonds.render.stated import encode_address
from fonds.render.views import Views
from fonds.terminal.progress import Stage, say_nothing
from fonds.terminal.report import Report, save_report, sort_remarks
from fonds.terminal.tongue import speak_for, spoken

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger(f"{PLATFORM}.plugins.fonds")


class FondsPlugin(BasePlugin[FondsOptions]):
    """What MkDocs calls, in the order of the methods."""

    archive: Archive
    views: Views
    publication: Publication
    report: Report | None = None
    serving: ClassVar[bool] = False  # whether MkDocs serves a preview
    opened: ExitStack  # what a build holds: the lock, and the catalogue
    untouched = Untouched()  # what is known to be as the last build left it
    stage: Stage | None = None  # where progress goes: of ``fonds build``, which shows the report

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[Any, Any]:
        """Keep what mkdocs.yml says, so that a command can override part of it."""
        self._given = options
        self.opened = ExitStack()
        show_log(logging.getLogger(PLATFORM))
        return super().load_config(options, config_file_path)

    def override(self, options: dict[str, object]) -> None:
        """Take *options* instead of what mkdocs.yml says; UsageError if they are wrong."""
        errors, _ = self.load_config({**self._given, **options}, self.config.config_file_path)
        for name, error in errors:
            raise UsageError(tell("--{name}: {error}", name=name, error=error))

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview; each of its rebuilds has a plugin of its own."""
        type(self).serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Describe the archive, and put the templates of fonds before the theme's."""
        with self._failing():
            require_plain_addresses(config)
            self.archive = describe_archive(config, self.config)
        speak_for(self.archive.lang)
        if self.serving:
            self.archive = preview.begin_preview(self.archive)
        config.site_url = config.site_url and encode_address(config.site_url)
        config.theme["language"] = self.archive.lang
        add_templates(config.theme)
        styles = [SITE_STYLE, *([STYLE] if self.config.search else [])]
        config.extra_css[:0] = [it for it in styles if it not in config.extra_css]
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Seeds → pages, before MkDocs looks for pages; MkDocs then builds beside the site."""
        with self._failing():
            self.opened.enter_context(hold_lock(self.archive.build, "a build"))
            ledger = Ledger(place_ledger(self.archive))
            self.publication = Publication(Staging(self.archive.site), ledger)
            self.search = SearchIndex(self.publication, self.archive, wanted=self.config.search)
            self.publication.begin(going_on=bool(self.archive.shards))
            stage = self.stage or say_nothing
            self.conversion = convert(self.archive, stage, self.untouched, self.search.begin_early)
            self.report = self.conversion.report
        config.site_dir = os.fspath(self.publication.staging.tree)

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Take the generated pages out of MkDocs' hands, but those it must render itself."""
        catalogue = self.opened.enter_context(closing(read_catalogue(self.archive.catalogue)))
        self.views = Views(catalogue, self.archive, self.conversion.held, self.conversion.indexes)
        self.collection = collect(self.views)
        reserved = list_reserved(config, self.views, self.collection)
        self._remark(drop_reserved(files, config, reserved, search=self.config.search))
        splicing, message = choose_splicing(config, self.config.fast)
        self._note("per-page-plugin", message)
        self.spliced = share_pages(files, config, self.views, splicing=splicing)
        add_generated(files, config, copy_outputs(self.views))
        if self.config.search:
            add_search_pages(files, config, self.archive)
        add_data_page(files, config, self.collection)
        self.keeping = add_dossier_page(files, config, self.archive)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep what the templates are given; a kind of which there is none has no entry."""
        self.nav, self.files = add_tab(leave_out(nav, self.views.held), files), files
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the templates what the catalogue holds, then render."""
        choose_templates(pages := files.documentation_pages())
        prepare_templates(env, config, self.nav, pages)
        searching, keeping = self.config.search, self.keeping
        give_globals(env, self.views, self.collection, searching=searching, keeping=keeping)
        renderer = Renderer(Theme(env, config, self.nav, pages, folders_of(pages)), self.views)
        with self._failing():
            env.globals["fonds_data"] = self._render(renderer)
        return env

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """The sitemap, with every page and no invented date; none without an address."""
        if template_name != "sitemap.xml":
            return output_content
        if not config.site_url:
            return ""
        others = (file.url for file in self.files.documentation_pages())
        addresses = {*others, *map(html_of, self.spliced)}
        self.sitemap = make_sitemap(config.site_url, addresses, read_changes(self.views.catalogue))
        return self.sitemap["sitemap.xml"]

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Publish what was built."""
        with self._failing():
            if config.site_url:
                write_sitemap(self.publication.staging.tree, self.sitemap)
            self.publication.finish()
            self._note("no-feed", explain_feeds(self.collection))
            self._note("foreign-files", describe_foreign(self.publication.foreign))
            if self.report and self.report is not self.conversion.report:
                save_report(self.report, self.archive.build)
        self.opened.close()
        config.site_dir = os.fspath(self.archive.site)
        if self.serving:
            pacing.follow_up(self.left)
        if self.stage is None and self.report:
            log_report(log, self.report)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Answer this machine alone, and watch what people write."""
        from fonds.plugin.server import serve_archive  # with a desk, which no build needs

        return serve_archive(server, config, self.archive, len(self.views.articles))

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the site as it was."""
        if hasattr(self, "search"):
            self.search.close()
            self.publication.abandon()
        self.opened.close()

    def on_shutdown(self) -> None:
        """Leave nothing behind: no lock of a build that was interrupted, no copy of a preview."""
        self.opened.close()
        if self.serving and hasattr(self, "archive"):
            preview.end_preview(self.archive)

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """One line for a person: MkDocs prints its own errors so, ``fonds`` those of fonds."""
        try:
            with failing_plainly():
                yield
        except (UsageError, BuildFailedError) as error:
            if self.stage:
                raise
            raise PluginError(spoken(tell("fonds: {error}", error=error))) from error

    def _render(self, renderer: Renderer) -> str:
        """Make the site; return the content of the page on the data."""
        rebuilt = self.serving and bool(self.publication.known)
        different = [] if rebuilt else renderer.differing(self.spliced)
        self.left = leave(renderer, self.spliced) if self.serving and not different else None
        self._note("theme-differs", explain_differing(different))
        return make_site(
            self.publication,
            renderer,
            self.collection,
            self.spliced,
            self.conversion.departures,
            self.stage or say_nothing,
            splice=not different,
            search=self.search,
            keep_search=rebuilt and not pacing.search_due(),  # a change is shown at once without
        )

    def _note(self, code: str, message: str) -> None:
        if message:
            log.info(tell("fonds: {error}", error=message))
            self._remark([Remark("note", code, "mkdocs.yml", message)])

    def _remark(self, remarks: list[Remark]) -> None:
        if self.report and remarks:
            every = [*self.report.remarks, *remarks]
            self.report = replace(self.report, remarks=sort_remarks(every))
