"""The page of what a reader keeps, and its scripts, as MkDocs meets them."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from fonds.base.locale import load_words
from fonds.config import Archive
from fonds.html.dossier import dossier_html
from fonds.html.markup import text_html
from fonds.plugin.pages import GeneratedPage
from fonds.render.dossier import dossier_version
from fonds.render.task import View

PAGE = "dossier.md"
ADDRESS = "dossier.html"
TEMPLATE = "dossier-page.html"


def add_dossier_page(files: Files, config: MkDocsConfig, archive: Archive) -> bool:
    """Add the page; False if the archive has one of its own at that address, and so no dossier."""
    if any(file.dest_uri == ADDRESS for file in files):
        return False
    file = File.generated(config, PAGE, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(file)
    words = load_words(archive.lang)
    title = text_html(words("dossier_title"))
    GeneratedPage(None, file, config, lambda: View(title, title, TEMPLATE, dossier_html(words)))
    return True


def add_dossier_scripts(environment: Environment, archive: Archive) -> None:
    """Give templates the fingerprint of the scripts."""
    version = dossier_version(archive.name, archive.site_url, load_words(archive.lang))
    environment.globals["fonds_dossier"] = version
