"""Zotero's rules for pages, as they were found by running its translators on built pages.

Not its code: what it makes of the metadata that an archive's pages have.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.citing.readers import read_coins, read_metas


@dataclass
class Item:
    """What Zotero saves."""

    type: str
    fields: dict[str, str] = field(default_factory=dict)  # Zotero's name → value
    creators: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


_FIRST_OF = {
    "title": ("DC.title", "og:title"),
    "publicationTitle": ("DC.source", "og:site_name"),
    "rights": ("DC.rights",),
    "date": ("og:published_time", "DCTERMS.issued", "DC.date"),
    "language": ("DC.language",),
    "url": ("og:url",),
    "abstractNote": ("og:description", "DCTERMS.abstract"),
    "archiveLocation": ("DC.coverage", "DCTERMS.coverage"),
    "extra": ("DC.description",),
}
"""Field → the elements that may state it; the first that is there does."""
_OVER = {
    "citation_title": "title",
    "citation_date": "date",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_public_url": "url",
    "citation_language": "language",
}
"""Highwire's names, which count more than all others."""


def save_page(html: str, address: str) -> list[Item]:
    """What Zotero offers to save of the page *html* at *address*."""
    contexts = read_coins(html)
    if contexts:  # they win over the metadata of the page itself
        return [read_context(context) for context in contexts]
    return [read_head(html, address)]


def read_head(html: str, address: str) -> Item:
    metas = read_metas(html)
    item = Item(find_type(metas))
    for name, elements in _FIRST_OF.items():
        if values := next((metas[it] for it in elements if it in metas), None):
            item.fields[name] = values[0]
    for name, values in metas.items():
        if name.startswith("z:") and name != "z:itemType":
            item.fields[name[2:]] = values[0]
    item.creators = metas.get("citation_author") or metas.get("DC.creator", [])
    item.tags = metas.get("DC.subject") or metas.get("article:tag", [])
    for name, of in _OVER.items():
        if name in metas:
            item.fields[of] = ", ".join(metas[name])
    item.fields.setdefault("abstractNote", ", ".join(metas.get("description", [])))
    item.fields.setdefault("url", address)
    return item


def find_type(metas: dict[str, list[str]]) -> str:
    if "z:itemType" in metas:
        return metas["z:itemType"][0]
    if "citation_journal_title" in metas or "citation_title" in metas:
        return "journalArticle"
    return "webpage"


def read_context(context: dict[str, list[str]]) -> Item:
    assert context["ctx_ver"] == ["Z39.88-2004"]
    assert context["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
    names = {
        "rft.title": "title",
        "rft.date": "date",
        "rft.source": "publicationTitle",
        "rft.language": "language",
        "rft.rights": "rights",
        "rft.description": "abstractNote",
    }
    item = Item(context.get("rft.type", ["webpage"])[0])
    item.fields = {of: context[name][0] for name, of in names.items() if name in context}
    for identifier in context.get("rft.identifier", []):
        if identifier.startswith(("http://", "https://")):
            item.fields["url"] = identifier
    item.creators = context.get("rft.creator", [])
    item.tags = context.get("rft.subject", [])
    return item
