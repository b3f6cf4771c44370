"""Feeds as Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from fonds.base.addresses import html_of
from fonds.catalogue.queries import Card
from fonds.citing.reference import Reference
from fonds.exchange.channels import Channel, moment, published_day, read_references
from fonds.exchange.collection import Collection
from fonds.exchange.xml import HEAD, attributes_of, element

SUFFIX = ".xml"
_SPACES = 'xmlns="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/"'


def atom_xml(collection: Collection, channel: Channel) -> bytes:
    """The feed *channel*: updated on the day of the edition, published when an article was."""
    archive, day = collection.archive, moment(collection.day)
    base = archive.site_url
    author = archive.description.creator or archive.author or archive.name
    entries = "".join(
        _entry(card, reference, base, day)
        for card, reference in read_references(collection, channel.positions)
    )
    return (
        f"{HEAD}<feed {_SPACES}{attributes_of({'xml_lang': archive.lang})}>\n"
        f"{element('id', f'{base}{channel.page}')}"
        f"{element('title', channel.title)}"
        f"{element('subtitle', archive.summary)}"
        f"{element('updated', day)}"
        f"<author>{element('name', author)}</author>\n"
        f"{_link('self', f'{base}{channel.stem}{SUFFIX}', 'application/atom+xml')}"
        f"{_link('alternate', f'{base}{channel.page}', 'text/html')}"
        f"{entries}</feed>\n"
    ).encode()


def _entry(card: Card, reference: Reference, base: str, updated: str) -> str:
    """One article; its own date stands there as EDTF, whatever is known of it."""
    published = published_day(reference)
    address = f"{base}{html_of(card.page)}"
    authors = "".join(f"<author>{element('name', name)}</author>\n" for name in reference.creators)
    categories = "".join(
        f"<category{attributes_of({'term': tag})}/>\n" for tag in reference.keywords
    )
    return (
        f"<entry{attributes_of({'xml_lang': reference.lang})}>\n"
        f"{element('id', address)}{element('title', reference.title)}"
        f"{element('updated', updated)}"
        f"{element('published', moment(published) if published else '')}"
        f"{element('dcterms:issued', reference.date)}{authors}"
        f"{_link('alternate', address, 'text/html')}{categories}"
        f"{element('rights', reference.rights)}{element('summary', reference.abstract)}</entry>\n"
    )


def _link(relation: str, address: str, media: str) -> str:
    return f"<link{attributes_of({'rel': relation, 'type': media, 'href': address})}/>\n"
