"""The archive as a finding aid in EAD3 (https://www.loc.gov/ead/), described by ISAD(G)."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.base.addresses import html_of
from fonds.base.slugs import slugify
from fonds.catalogue.queries import Card
from fonds.citing.dates import is_plain
from fonds.citing.reference import Reference
from fonds.exchange.channels import read_references
from fonds.exchange.collection import Collection
from fonds.exchange.xml import HEAD, attributes_of, element, xml_text
from fonds.html.home import languages, period


def ead_xml(collection: Collection) -> bytes:
    """The whole, and a component for each article."""
    parts = read_references(collection, range(len(collection.held.cards)))
    components = "".join(_component(collection, card, it) for card, it in parts)
    listed = f'<dsc dsctype="in-depth">\n{components}</dsc>\n' if components else ""
    return (
        f'{HEAD}<ead xmlns="http://ead3.archivists.org/schema/">\n{_control(collection)}'
        f'<archdesc level="fonds">\n{_whole(collection)}{"".join(_notes(collection))}{listed}'
        "</archdesc>\n</ead>\n"
    ).encode()


def _control(collection: Collection) -> str:
    """The record of the finding aid itself: its day is that of the edition."""
    archive, stated = collection.archive, collection.archive.description
    keeper = stated.repository or archive.name
    when = attributes_of({"standarddatetime": collection.day})
    identifier = stated.reference or slugify(archive.name).lower() or "archive"
    return (
        f"<control>\n{element('recordid', identifier)}<filedesc>\n<titlestmt>\n"
        f"{element('titleproper', archive.name)}</titlestmt>\n</filedesc>\n"
        '<maintenancestatus value="new"/>\n'
        f"<maintenanceagency>\n{element('agencyname', keeper)}</maintenanceagency>\n"
        "<maintenancehistory>\n<maintenanceevent>\n"
        '<eventtype value="created"/>\n'
        f"<eventdatetime{when}>{xml_text(collection.edition)}</eventdatetime>\n"
        '<agenttype value="machine"/>\n<agent>fonds</agent>\n'
        "</maintenanceevent>\n</maintenancehistory>\n</control>\n"
    )


def _whole(collection: Collection) -> str:
    archive, held, words = collection.archive, collection.held, collection.words
    stated = archive.description
    spoken = "".join(element("language", name) for name in languages(held.cards, words))
    extent = stated.extent or words("articles", len(held.cards))
    return (
        f"<did>\n{element('unitid', stated.reference)}{element('unittitle', archive.name)}"
        f"{element('unitdate', stated.dates or period(held.cards, words))}"
        f"{element('physdesc', extent)}"
        f"{_agent('origination', stated.creator)}{_agent('repository', stated.repository)}"
        f"{f'<langmaterial>{chr(10)}{spoken}</langmaterial>{chr(10)}' if spoken else ''}"
        f"{element('abstract', archive.summary)}</did>\n"
    )


def _agent(name: str, agent: str) -> str:
    return f"<{name}>\n<name>\n{element('part', agent)}</name>\n</{name}>\n" if agent else ""


def _notes(collection: Collection) -> Iterator[str]:
    """What is said of the whole in sentences; a paragraph for each line."""
    stated = collection.archive.description
    for name, text in (
        ("custodhist", stated.history),
        ("scopecontent", stated.scope),
        ("accessrestrict", stated.access),
        ("userestrict", collection.archive.rights),
    ):
        lines = "".join(element("p", line) for line in text.splitlines())
        if lines:
            yield f"<{name}>\n{lines}</{name}>\n"


def _component(collection: Collection, card: Card, reference: Reference) -> str:
    normal = reference.date if is_plain(reference.date) else ""
    creators = "".join(_agent("origination", name) for name in reference.creators)
    site = collection.archive.site_url
    stated = {"daotype": "borndigital", "href": f"{site}{html_of(card.page)}" if site else ""}
    dao = f"<dao{attributes_of(stated)}/>\n" if site else ""
    rights = element("p", reference.rights)
    return (
        f'<c level="item"{attributes_of({"id": f"a-{card.id}"})}>\n<did>\n'
        f"{element('unitid', card.id)}{element('unittitle', reference.title)}"
        f"{element('unitdate', reference.date, normal=normal)}{creators}{dao}</did>\n"
        f"{f'<userestrict>{chr(10)}{rights}</userestrict>{chr(10)}' if rights else ''}</c>\n"
    )
