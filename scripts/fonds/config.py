"""One archive's configuration, as the stages need it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fonds.base.addresses import copy_of, original_of, pack_of
from fonds.base.edtf import Order
from fonds.base.shards import Shards
from fonds.base.slugs import split_part

Columns = tuple[tuple[str, str], ...]
"""("text" or the name of a field, the column of a data file that states it)."""

Workers = int | str
"""How many processes on this machine, 0 for one a core; or the address of a Dask scheduler."""


@dataclass(frozen=True, slots=True)
class Description:
    """The archive as a whole, as archivists describe it (ISAD(G)); "" where nothing is stated."""

    creator: str = ""  # who made the material (3.2.1)
    dates: str = ""  # in place of the period of the articles (3.1.3)
    extent: str = ""  # in place of their number (3.1.5)
    history: str = ""  # how it came about and together (3.2.2, 3.2.3)
    scope: str = ""  # what it is about (3.3.1)
    access: str = ""  # who may see and use it (3.4.1, 3.4.2)
    reference: str = ""  # its reference code (3.1.1)
    repository: str = ""  # who keeps it
    contact: str = ""  # e-mail address of its keeper


@dataclass(frozen=True, slots=True)
class Archive:
    """What mkdocs.yml says of an archive, paths resolved."""

    root: Path  # folder of mkdocs.yml
    name: str  # site_name
    lang: str  # language of the interface: "fr", "en" …
    seeds: Path  # the sources; never written to, unless they are the copy of *remote*
    docs: Path  # hand-written pages, and the generated ones in their own folders
    site: Path  # the built site
    build: Path  # catalogue, reports and bundles
    metadata: tuple[Path, ...]  # tables of metadata, the first go before others; may not exist
    authorities: Path  # authorities.yml; may not exist
    publication: str  # publication of every article that states none
    rights: str  # rights statement of every article that states none
    names: str  # how names are found: "auto", "rules", "model"; "none": only those stated
    publish_source: bool  # whether the sources are copied beside their pages
    publish_path: bool  # whether the sources' paths are shown, and their names are in addresses
    external_links: bool  # whether addresses of publications are links
    max_bytes: int  # a larger source is refused
    models: tuple[tuple[str, str], ...] = ()  # (language, spaCy model), beside French
    topics: Path | None = None  # the archive's own list of topics; None: the one of fonds
    page_from: int = 0  # a name has a page from so many articles on; 0: by the archive's size
    related: bool = True  # whether related and repeated articles are looked for
    link_names: bool = True  # whether names in a text lead to their records
    dates: Order = ""  # of day and month in figures that can be read both ways; empty: unset
    bundle_sources: bool = False  # whether those of one folder of articles are one file
    columns: tuple[str, ...] | None = None  # of those without a field, which are shown; None: all
    publish_mail: bool = False  # whether e-mail is published as it came, with all its headers
    include: tuple[str, ...] = ()  # patterns of files that are articles whatever their kind
    exclude: tuple[str, ...] = ()  # patterns of files that are none
    rows: tuple[tuple[str, Columns], ...] = ()
    """Patterns of data files whose rows are articles, and which columns state what."""
    encodings: tuple[tuple[str, str], ...] = ()
    """Patterns of sources, and the codec that those are in for which no table states one."""
    site_url: str = ""  # the address that the site will have online; "" or with a slash at its end
    search: bool = True  # whether the site has a search
    summary: str = ""  # site_description
    author: str = ""  # site_author
    description: Description = Description()  # of the whole, as archivists describe it
    feeds: tuple[str, ...] = ()  # ids of names and topics that have a feed of their own
    exports: tuple[str, ...] = ()  # formats that are published beside the tables
    remote: str = ""  # where fsspec finds the sources, if that is no folder of this machine
    workers: Workers = 1  # where articles are worked on
    shards: Shards = ""  # in which parts: by "year", "decade", in so many; "": undivided

    @property
    def catalogue(self) -> Path:
        """The SQLite file that holds all state between runs."""
        return self.build / "catalogue.db"

    @property
    def addresses(self) -> Path:
        """The ledger of published addresses, which people keep with mkdocs.yml; may not exist."""
        return self.root / "addresses.csv"

    def copy_at(self, path: str) -> str:
        """Where the copy of the source of the page at *path* is published; "" if it is not."""
        if not self.publish_source:
            return ""
        return pack_of(path) if self.bundle_sources else copy_of(path)

    def original(self, article_id: str, path: str) -> str:
        """Where the source at *path* is published once for all articles in it, *article_id* one.

        "" if it may not be.
        """
        is_mail = path.lower().endswith((".eml", ".mbox"))
        if not self.publish_source or (is_mail and not self.publish_mail):
            return ""
        return original_of(split_part(article_id)[0], path)
