"""The search for browsers (OpenSearch 1.1): they lead to the search page, which asks nobody."""

from __future__ import annotations

from fonds.exchange.collection import Collection
from fonds.exchange.xml import HEAD, attributes_of, element

NAME = "opensearch.xml"
_SHORT = 16
"""Characters of the longest short name."""
_LONG = 1024
"""Of the longest description."""


def opensearch_xml(collection: Collection) -> bytes:
    """The description; the words that are sought stand behind the “#” and reach no server."""
    archive = collection.archive
    template = f"{archive.site_url}search.html#q={{searchTerms}}"
    url = attributes_of({"type": "text/html", "template": template})
    return (
        f'{HEAD}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"{element('ShortName', _shorten(archive.name, _SHORT))}"
        f"{element('Description', _shorten(archive.summary or archive.name, _LONG))}"
        f"<Url{url}/>\n"
        f"{element('Language', collection.words.lang)}"
        "<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n"
        "</OpenSearchDescription>\n"
    ).encode()


def _shorten(text: str, most: int) -> str:
    """*text* in *most* characters, whole words if there is a space."""
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition(" ")[0] or text[:most]
