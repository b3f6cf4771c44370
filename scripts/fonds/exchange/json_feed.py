"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import Any

from fonds.base.addresses import html_of
from fonds.catalogue.queries import Card
from fonds.citing.reference import Reference
from fonds.exchange.channels import Channel, moment, published_day, read_references
from fonds.exchange.collection import Collection
from fonds.exchange.package import write_json

SUFFIX = ".json"


def json_feed(collection: Collection, channel: Channel) -> bytes:
    """The feed *channel*."""
    archive = collection.archive
    base, author = archive.site_url, archive.description.creator or archive.author
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": f"{base}{channel.page}",
        "feed_url": f"{base}{channel.stem}{SUFFIX}",
        "description": archive.summary,
        "language": archive.lang,
        "authors": [{"name": author}] if author else [],
    }
    items = [
        _item(card, reference, base)
        for card, reference in read_references(collection, channel.positions)
    ]
    return write_json({key: value for key, value in feed.items() if value} | {"items": items})


def _item(card: Card, reference: Reference, base: str) -> dict[str, Any]:
    """One article; its date as EDTF is in an extension, which begins with an underscore."""
    published = published_day(reference)
    item = {
        "id": f"{base}{html_of(card.page)}",
        "url": f"{base}{html_of(card.page)}",
        "external_url": reference.origin if reference.origin.startswith("http") else "",
        "title": reference.title,
        "content_text": reference.abstract or reference.title,
        "date_published": moment(published) if published else "",
        "language": reference.lang,
        "authors": [{"name": name} for name in reference.creators],
        "tags": list(reference.keywords),
        "_edtf": {"date": reference.date} if reference.date else {},
    }
    return {key: value for key, value in item.items() if value}
