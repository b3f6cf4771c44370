"""Addresses that fonds' own files have in the site: no file of docs/ may take one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from fonds.base.model import Remark
from fonds.exchange.collection import Collection
from fonds.exchange.publishing import list_addresses
from fonds.files.manifest import NAME
from fonds.html.exporting import list_files
from fonds.render.copies import copy_tasks
from fonds.render.data_files import data_tasks
from fonds.render.dossier import dossier_tasks
from fonds.render.reference_data import reference_data_tasks
from fonds.render.views import Views
from fonds.search.publish import FOLDER


def drop_reserved(files: Files, addresses: Iterable[str], *, search: bool) -> list[Remark]:
    """Take those of *files* out whose address is one of *addresses*; a remark for each.

    Addresses are compared without regard to case: on many disks two such are one file.
    """
    reserved = set(map(str.casefold, addresses))
    folders = (f"{FOLDER}/",) if search else ()
    dropped = [file for file in files if _is_taken(file.dest_uri.casefold(), reserved, folders)]
    for file in dropped:
        files.remove(file)
    return list(map(_describe, dropped))


def list_reserved(config: MkDocsConfig, views: Views, collection: Collection) -> Iterator[str]:
    """The addresses of files that are no pages; of two pages at one address MkDocs warns itself."""
    yield NAME
    if config.site_url:
        yield from ("sitemap.xml", "sitemap.xml.gz")
    yield from list_addresses(collection)
    yield from (task.output for task in copy_tasks(views))
    yield from (task.output for task in data_tasks(views.held.cards, views.indexes.values()))
    for names in list_files(len(views.articles)).values():
        yield from names
    yield from (task.output for task in reference_data_tasks(views))
    yield from (task.output for task in dossier_tasks(views))


def _is_taken(address: str, reserved: set[str], folders: tuple[str, ...]) -> bool:
    return address in reserved or address.startswith(folders)


def _describe(file: File) -> Remark:
    message = (
        f"its address {file.dest_uri} belongs to a file that fonds makes, so it was left out of the"
        " site; give it another name"
    )
    return Remark("lost", "reserved-address", f"docs/{file.src_uri}", message)
