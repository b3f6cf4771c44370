"""Addresses that fonds' own files have in the site: no file of docs/ may take one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from fonds.base.model import Remark
from fonds.base.speech import tell
from fonds.exchange.collection import Collection
from fonds.exchange.publishing import list_addresses
from fonds.files.manifest import NAME
from fonds.html.exporting import list_files
from fonds.render.copies import copy_outputs
from fonds.render.data_files import data_tasks
from fonds.render.dossier import dossier_tasks
from fonds.render.reference_data import reference_data_tasks
from fonds.render.views import Views
from fonds.search.publish import FOLDER


def drop_reserved(
    files: Files, config: MkDocsConfig, addresses: Iterable[str], *, search: bool
) -> list[Remark]:
    """Take those of *files* out whose address is one of *addresses*; a remark for each.

    Addresses are compared without regard to case: on many disks two such are one file. They are
    not asked for where no file but pages and the theme's may have one: that takes a while.
    """
    folders = (f"{FOLDER}/",) if search else ()
    within = {file.dest_uri for file in files if file.dest_uri.casefold().startswith(folders)}
    of_theme = {*config.theme.dirs} - {config.theme.custom_dir}
    loose = {
        file.dest_uri
        for file in files
        if not file.is_documentation_page() and file.src_dir not in of_theme
    }
    reserved = set(map(str.casefold, addresses)) if loose else set()
    taken = within | {address for address in loose if address.casefold() in reserved}
    dropped = [file for file in files if file.dest_uri in taken] if taken else []
    for file in dropped:
        files.remove(file)
    return list(map(_describe, dropped))


def list_reserved(config: MkDocsConfig, views: Views, collection: Collection) -> Iterator[str]:
    """The addresses of files that are no pages; of two pages at one address MkDocs warns itself."""
    yield NAME
    if config.site_url:
        yield from ("sitemap.xml", "sitemap.xml.gz")
    yield from list_addresses(collection)
    yield from copy_outputs(views)
    yield from (task.output for task in data_tasks(views.held.cards, views.indexes.lists))
    for names in list_files(len(views.articles)).values():
        yield from names
    yield from (task.output for task in reference_data_tasks(views))
    yield from (task.output for task in dossier_tasks(views))


def _describe(file: File) -> Remark:
    message = tell(
        "its address {dest_uri} belongs to a file that fonds makes, so it was left"
        " out of the site; give it another name",
        dest_uri=file.dest_uri,
    )
    return Remark("lost", "reserved-address", f"docs/{file.src_uri}", message)
