"""One article as TEI P5 (https://tei-c.org/guidelines/p5/): header, paragraphs, names in them."""

from __future__ import annotations

from collections.abc import Iterable

from fonds.base.addresses import html_of
from fonds.catalogue.queries import Card
from fonds.citing.dates import is_plain
from fonds.citing.reference import Reference
from fonds.exchange.collection import Collection
from fonds.exchange.xml import HEAD, attributes_of, element, xml_text

Named = tuple[int, int, str]
"""Start and end of a name in the text, and the id of its record."""


def tei_xml(
    collection: Collection,
    card: Card,
    reference: Reference,
    text: str,
    body_start: int,
    names: Iterable[Named],
) -> bytes:
    """The article *card*; its text is *text*, of which *names* are names."""
    marked = _mark(text, names, collection)
    above = marked[: text.count("\n\n", 0, body_start)]
    below = marked[len(above) :]
    heads = "".join(f"<head>{it}</head>\n" for it in above)
    body = "".join(f'<p n="{n}">{it}</p>\n' for n, it in enumerate(below, len(above))) or "<p/>\n"
    return (
        f'{HEAD}<TEI xmlns="http://www.tei-c.org/ns/1.0">\n'
        f"{_header(collection, card, reference)}"
        f"<text{attributes_of({'xml_lang': reference.lang})}>\n<body>\n<div>\n{heads}{body}</div>\n"
        "</body>\n</text>\n</TEI>\n"
    ).encode()


def _header(collection: Collection, card: Card, reference: Reference) -> str:
    archive = collection.archive
    authors = "".join(element("author", name) for name in reference.creators)
    when = reference.date if is_plain(reference.date) else ""
    rights = element("p", reference.rights or collection.words.strings["data"]["no_rights"])
    terms = "".join(element("term", term) for term in reference.keywords)
    keywords = f"<textClass>\n<keywords>\n{terms}</keywords>\n</textClass>\n" if terms else ""
    lang = reference.lang or "und"
    return (
        f"<teiHeader>\n<fileDesc>\n<titleStmt>\n<title>{xml_text(reference.title)}</title>\n"
        f"{authors}</titleStmt>\n<publicationStmt>\n{element('publisher', archive.name)}"
        f"{element('idno', card.id, type='article')}"
        f"{element('idno', archive.site_url and archive.site_url + html_of(card.page), type='URI')}"
        f"<availability>\n{rights}</availability>\n</publicationStmt>\n"
        f"<sourceDesc>\n<bibl>\n<title>{xml_text(reference.title)}</title>\n{authors}"
        f"{element('publisher', reference.publication)}"
        f"{element('date', reference.date, when=when)}"
        f"{element('idno', reference.origin, type='URI')}</bibl>\n</sourceDesc>\n</fileDesc>\n"
        f"<profileDesc>\n<langUsage>\n<language{attributes_of({'ident': lang})}>{xml_text(lang)}"
        f"</language>\n</langUsage>\n{keywords}</profileDesc>\n</teiHeader>\n"
    )


def _mark(text: str, names: Iterable[Named], collection: Collection) -> list[str]:
    """The paragraphs of *text*, as XML, with its names; of two that overlap the first counts."""
    pieces: list[str] = []
    at = 0
    for start, end, record_id in names:
        record = collection.held.records.get(record_id)
        if record is None or start < at or "\n\n" in text[start:end]:
            continue
        address = collection.archive.site_url + (html_of(record.page) if record.linked else "")
        stated = {"type": record.kind, "key": record_id, "ref": address if record.linked else ""}
        name = f"<name{attributes_of(stated)}>{xml_text(text[start:end])}</name>"
        pieces += xml_text(text[at:start]), name
        at = end
    pieces.append(xml_text(text[at:]))
    return ["<lb/>".join(it.split("\n")) for it in "".join(pieces).split("\n\n") if it]
