"""An OAI-PMH static repository: the archive for union catalogues, in files that need no server.

http://www.openarchives.org/OAI/2.0/guidelines-static-repository.htm
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import urlsplit
from zlib import crc32

from fonds.base.addresses import html_of
from fonds.base.fingerprint import fingerprint
from fonds.catalogue.queries import Card
from fonds.citing.reference import Reference
from fonds.exchange.channels import read_references
from fonds.exchange.collection import Collection, Output
from fonds.exchange.xml import HEAD, element

MOST = 4_999
"""Records of a file at most."""
_WANTED = 2_500
"""Records of a file where there are several: which an article is in depends on its id alone."""
NO_CONTACT = "no-contact-stated@example.invalid"
"""The format demands an address; no mail reaches this one (RFC 2606)."""

_OAI = "http://www.openarchives.org/OAI/2.0"
_SPACES = (
    f'xmlns="{_OAI}/static-repository" xmlns:oai="{_OAI}/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{_OAI}/static-repository {_OAI}/static-repository.xsd"'
)
_DC = (
    f'<oai_dc:dc xmlns:oai_dc="{_OAI}/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{_OAI}/oai_dc/ {_OAI}/oai_dc.xsd">\n'
)
_FORMATS = (
    "<ListMetadataFormats>\n<oai:metadataFormat>\n"
    "<oai:metadataPrefix>oai_dc</oai:metadataPrefix>\n"
    f"<oai:schema>{_OAI}/oai_dc.xsd</oai:schema>\n"
    f"<oai:metadataNamespace>{_OAI}/oai_dc/</oai:metadataNamespace>\n"
    "</oai:metadataFormat>\n</ListMetadataFormats>\n"
)


def oai_outputs(collection: Collection) -> Iterator[Output]:
    """The files: one, or several of nearly the same size."""
    for number, positions in enumerate(share_out(collection.ids), 1):
        name = "oai.xml" if number == 1 else f"oai-{number}.xml"
        keys = (collection.keys[at] for at in positions)
        key = fingerprint(collection.shared, collection.day, number, *keys)
        yield Output(name, key, partial(_write, collection, name, positions))


def share_out(ids: Sequence[str]) -> list[list[int]]:
    """The positions of the articles *ids* that each file holds."""
    count = 1 if len(ids) <= MOST else -(-len(ids) // _WANTED)
    while True:
        files: list[list[int]] = [[] for _ in range(count)]
        for position, id_ in enumerate(ids):
            files[crc32(id_.encode()) % count].append(position)
        if max(map(len, files)) <= MOST:
            return files
        count += 1


def _write(collection: Collection, name: str, positions: list[int]) -> bytes:
    host = urlsplit(collection.archive.site_url).hostname or "localhost"
    records = "".join(
        _record(card, reference, f"oai:{host}:{card.id}", collection)
        for card, reference in read_references(collection, positions)
    )
    listed = f'<ListRecords metadataPrefix="oai_dc">\n{records}</ListRecords>\n'
    identity = _identify(collection, name)
    return f"{HEAD}<Repository {_SPACES}>\n{identity}{_FORMATS}{listed}</Repository>\n".encode()


def _identify(collection: Collection, name: str) -> str:
    archive = collection.archive
    return (
        f"<Identify>\n{element('oai:repositoryName', archive.name)}"
        f"{element('oai:baseURL', f'{archive.site_url}{name}')}"
        "<oai:protocolVersion>2.0</oai:protocolVersion>\n"
        f"{element('oai:adminEmail', archive.description.contact or NO_CONTACT)}"
        f"{element('oai:earliestDatestamp', collection.day)}"
        "<oai:deletedRecord>no</oai:deletedRecord>\n"
        "<oai:granularity>YYYY-MM-DD</oai:granularity>\n</Identify>\n"
    )


def _record(card: Card, reference: Reference, identifier: str, collection: Collection) -> str:
    """One article as Dublin Core; the datestamp is the edition's day, dc:date its own in EDTF."""
    subjects = (*reference.people, *reference.organisations, *reference.topics)
    values = (
        ("title", (reference.title,)),
        ("creator", reference.creators),
        ("subject", subjects),
        ("description", (reference.abstract,)),
        ("publisher", (reference.archive,)),
        ("date", (reference.date,)),
        ("type", ("Text",)),
        ("format", ("text/html",)),
        ("identifier", (f"{collection.archive.site_url}{html_of(card.page)}",)),
        ("source", (reference.publication,)),
        ("language", (reference.lang,)),
        ("relation", (reference.origin,)),
        ("coverage", reference.places),
        ("rights", (reference.rights,)),
    )
    stated = "".join(element(f"dc:{name}", it) for name, several in values for it in several)
    return (
        f"<oai:record>\n<oai:header>\n{element('oai:identifier', identifier)}"
        f"{element('oai:datestamp', collection.day)}</oai:header>\n"
        f"<oai:metadata>\n{_DC}{stated}</oai_dc:dc>\n</oai:metadata>\n</oai:record>\n"
    )
