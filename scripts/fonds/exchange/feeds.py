"""Feeds and descriptions that only an archive with an address of its own can have."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial

from fonds.base.addresses import stem_of
from fonds.base.fingerprint import fingerprint
from fonds.base.speech import joined, tell
from fonds.exchange.atom import SUFFIX as ATOM
from fonds.exchange.atom import atom_xml
from fonds.exchange.channels import feed_records, find_channels, missing_feeds
from fonds.exchange.collection import Collection, Output
from fonds.exchange.json_feed import SUFFIX as JSON
from fonds.exchange.json_feed import json_feed
from fonds.exchange.oai import oai_outputs
from fonds.exchange.opensearch import NAME, opensearch_xml

OF_ARCHIVE = "feed"
"""The stem of the archive's own feed."""


def feed_outputs(collection: Collection) -> Iterator[tuple[str, Output]]:
    """Kind and file of each; none without the site's address, hardly any without a day."""
    if collection.archive.site_url and collection.archive.search:
        yield "opensearch", Output(NAME, collection.shared, partial(opensearch_xml, collection))
    if not has_feeds(collection):
        return
    for channel in find_channels(collection):
        keys = (collection.keys[at] for at in channel.positions)
        key = fingerprint(collection.shared, collection.day, channel, *keys)
        yield "atom", Output(f"{channel.stem}{ATOM}", key, partial(atom_xml, collection, channel))
        yield "json", Output(f"{channel.stem}{JSON}", key, partial(json_feed, collection, channel))
    for output in oai_outputs(collection):
        yield "oai", output


def has_feeds(collection: Collection) -> bool:
    """Whether there are feeds: they state addresses and a day."""
    return bool(collection.archive.site_url and collection.day)


def pages_with_feeds(collection: Collection) -> frozenset[str]:
    """The Markdown pages of the names and topics that have a feed."""
    asked = feed_records(collection) if has_feeds(collection) else ()
    return frozenset(record.page for record in asked)


def feed_links_html(page: str, title: str, feeds: Container[str]) -> str:
    """The links to the feeds of the Markdown page *page*, for its head; "" if *feeds* has it not.

    *title* is HTML. “alternate” alone would make Material's script ask for the sitemap.
    """
    name = stem_of(page).rpartition("/")[2] if page in feeds else ""
    return "".join(
        f'<link rel="alternate feed" type="{media}" href="{name}{suffix}" title="{title}">\n'
        for media, suffix in (("application/atom+xml", ATOM), ("application/feed+json", JSON))
        if name
    )


def explain_feeds(collection: Collection) -> str:
    """What a note says of feeds that somebody may expect; "" if all are there."""
    archive = collection.archive
    if not archive.site_url:
        if not archive.feeds:
            return ""
        return tell("there are no feeds, which state addresses: give the site's as “site_url”")
    if not collection.day:
        return tell(
            "there are no feeds, which state a day: no article has a date; set SOURCE_DATE_EPOCH"
        )
    if missing := missing_feeds(collection):
        return tell(
            "“feeds” names what has no page: {listed}; take ids from data/names.csv",
            listed=joined(missing),
        )
    return ""
