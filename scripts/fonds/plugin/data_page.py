"""The page on the data, and the files that it lists, among the files of MkDocs."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from fonds.exchange.collection import Collection
from fonds.exchange.data_page import ADDRESS, PAGE, title_of
from fonds.exchange.feeds import pages_with_feeds
from fonds.exchange.publishing import list_addresses
from fonds.html.markup import text_html
from fonds.plugin.navigation import nav_titles
from fonds.plugin.pages import GeneratedPage
from fonds.render.page_view import add_generated
from fonds.render.task import View
from fonds.render.views import Views

TEMPLATE = "data-page.html"


def collect(views: Views) -> Collection:
    """The archive as its files for other programs see it, of which its views know two kinds."""
    pages = [views.page_keys[page] for page in views.articles]
    collection = Collection(
        views.catalogue, views.archive, views.held, views.edition, views.mention_keys, pages,
        views.tag_texts,
    )  # fmt: skip
    views.feeds = pages_with_feeds(collection)
    return collection


def add_data_page(files: Files, config: MkDocsConfig, collection: Collection) -> None:
    """The files, so that pages may link to them, and the page, unless the archive has its own.

    Its content is made while the site is: it states sizes.
    """
    add_generated(files, config, list_addresses(collection))
    if any(file.dest_uri == ADDRESS for file in files):
        return
    file = File.generated(config, PAGE, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(file)
    title = text_html(title_of(collection.words))
    heading = f'<h1 id="t">{title}</h1>\n'
    in_nav = dict(nav_titles(config.nav)).get(PAGE)
    GeneratedPage(in_nav, file, config, lambda: View(title, title, TEMPLATE, heading))
