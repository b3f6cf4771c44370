"""All of an archive in one folder, for whoever takes it on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fonds import __version__
from fonds.base.errors import BuildFailedError
from fonds.base.locale import load_words
from fonds.base.speech import tell
from fonds.bundle.bag import BagWriter, read_blocks
from fonds.bundle.catalogue_tables import collect, write_tables
from fonds.bundle.freshness import BUILD, find_stale, read_site
from fonds.bundle.letter import Letter, write_letter
from fonds.bundle.payload import CATALOGUE, SITE, Extras, Item, Payload, list_payload
from fonds.bundle.withheld import Withheld, find_withheld
from fonds.catalogue.edition import compute_edition
from fonds.config import Archive
from fonds.exchange.collection import Collection
from fonds.files.confined import way_to
from fonds.names.curate.authorities import read_authorities
from fonds.permalinks.current import list_addresses, read_withdrawn
from fonds.permalinks.published import format_published


@dataclass(frozen=True, slots=True)
class Handover:
    """What one archive hands over, and nothing is written of it yet."""

    archive: Archive  # whose it is
    catalogue: sqlite3.Connection  # open for reading
    config: Path  # mkdocs.yml
    edition: str  # a hash of the content
    payload: Payload  # files but the site's
    site: dict[str, str]  # path of each of those → SHA-256
    withheld: Withheld  # for withdrawn articles
    included: int  # withdrawn articles whose sources are handed over all the same


def plan_handover(
    archive: Archive, catalogue: sqlite3.Connection, extras: Extras, *, with_withdrawn: bool
) -> Handover:
    """What is handed over of *archive*.

    Raises BuildFailedError if seeds, catalogue and site are not of one build.
    """
    withdrawn = read_withdrawn(catalogue) | read_authorities(archive.authorities).withdrawn
    found = find_withheld(catalogue, archive)
    withheld = Withheld() if with_withdrawn else found
    sources = catalogue.execute("SELECT file, path FROM sources")
    names = {os.fsdecode(file): path for file, path in sources}
    plan = Handover(
        archive,
        catalogue,
        extras.config,
        compute_edition(catalogue),
        list_payload(archive, extras, withheld, names, withdrawn),
        read_site(archive.site),
        withheld,
        found.articles if with_withdrawn else 0,
    )
    for said in find_stale(archive, catalogue, plan.edition, plan.site):
        raise BuildFailedError(tell("{said}; {build}", said=said, build=BUILD))
    return plan


def write_handover(plan: Handover, folder: Path, rights: Sequence[str]) -> str:
    """Write *plan* into the empty *folder*; bytes and number of the files, "12345.67".

    *rights*: statements for the whole.

    Raises BuildFailedError if a file is not as it was built.
    """
    bag, archive, catalogue = BagWriter(folder), plan.archive, plan.catalogue
    sums = dict(catalogue.execute("SELECT path, sha256 FROM sources"))
    for path, item in plan.payload.seeds.items():
        _add(bag, item, sums.get(path, ""))
    for item in {item.path: item for item in plan.payload.others}.values():
        _add(bag, item)
    for path, sha256 in plan.site.items():
        _add(bag, Item(f"{SITE}/{path}", archive.site / path), sha256)
    collection = collect(catalogue, archive)
    for name, data in write_tables(collection):
        bag.add(f"{CATALOGUE}/{name}", [data])
    hidden = read_authorities(archive.authorities).hide
    published = list_addresses(archive.addresses, catalogue, archive.site, hidden)
    bag.add(archive.addresses.name, [format_published(published)])
    letter = write_letter(_make_letter(plan, rights), load_words(archive.lang))
    bag.close(_describe(archive, collection), letter)
    return bag.oxum


def _add(bag: BagWriter, item: Item, sha256: str = "") -> None:
    """Add *item*, which must have this *sha256* if one is stated."""
    cut = item.data is not None
    blocks: Iterable[bytes] = [item.data] if item.data is not None else read_blocks(item.file)
    if bag.add(item.path, blocks) != sha256 and sha256 and not cut:
        raise BuildFailedError(
            tell(
                "{file} is not as it was when the site was built; {build}",
                file=item.file,
                build=BUILD,
            )
        )


def _describe(archive: Archive, collection: Collection) -> dict[str, str]:
    """The labels and values of bag-info.txt, but the size."""
    stated = archive.description
    return {
        "Source-Organization": stated.repository or archive.author,
        "Contact-Email": stated.contact,
        "External-Description": archive.summary or stated.scope or archive.name,
        "External-Identifier": archive.site_url or stated.reference,
        "Bagging-Date": collection.day,
        "Internal-Sender-Identifier": collection.edition,
        "Internal-Sender-Description": archive.name,
        "Bag-Software-Agent": f"fonds {__version__}",
    }


def _make_letter(plan: Handover, rights: Sequence[str]) -> Letter:
    (articles,) = plan.catalogue.execute("SELECT count(*) FROM articles").fetchone()
    made = [("addresses", plan.archive.addresses.name), ("catalogue", CATALOGUE)]
    gone = [file for file in plan.withheld.tables if plan.withheld.leaves_out(file)]
    name = plan.config.name
    return Letter(
        title=plan.archive.name,
        edition=plan.edition,
        articles=articles,
        command="fonds build" if name == "mkdocs.yml" else f"fonds build -f {name}",
        places=[("site", SITE), *plan.payload.places, *made],
        outside=plan.payload.outside,
        withheld=plan.withheld,
        included=plan.included,
        tables=[way_to(file, plan.archive.root) for file in gone],
        links=len(plan.payload.links),
        rights=rights,
    )
