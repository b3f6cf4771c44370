"""The fields of a reference, each declared once: what every standard calls it.

Facts about Zotero, which reads most of them, were found by running it: without ``z:itemType`` a
page becomes a web page or, with ``citation_title``, a journal article; ``citation_date`` would
override the date, and ``DC.coverage`` lands in the archive's shelf mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from fonds.citing.reference import Reference


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a `Reference`; "" or () where a standard has no place for it."""

    name: str  # attribute of `Reference`
    meta: tuple[str, ...] = ()  # names of <meta name>: Zotero, DC, DCTERMS, Highwire
    og: str = ""  # property of <meta property>: Open Graph
    schema: str = ""  # property of schema.org's NewsArticle
    coins: str = ""  # key of a context object (OpenURL, Z39.88, format dc)
    ris: str = ""  # tag
    csl: str = ""  # variable of CSL-JSON
    bibtex: str = ""  # field of biblatex
    column: str = ""  # key of its column's name in the locale files


@dataclass(frozen=True, slots=True)
class Kind:
    """What each standard calls an article of a newspaper."""

    zotero: str = "newspaperArticle"
    og: str = "article"
    schema: str = "NewsArticle"
    coins: str = "newspaperArticle"
    ris: str = "NEWS"
    csl: str = "article-newspaper"
    bibtex: str = "article"  # with the subtype
    subtype: str = "newspaper"


KIND = Kind()

FIELDS = (
    Field("id", schema="identifier", ris="ID", csl="id", column="column_id"),
    Field(
        "title",
        meta=("DC.title", "citation_title"),
        og="og:title",
        schema="headline",
        coins="rft.title",
        ris="TI",
        csl="title",
        bibtex="title",
        column="column_title",
    ),
    Field(
        "creators",
        meta=("DC.creator", "citation_author"),
        og="article:author",
        schema="author",
        coins="rft.creator",
        ris="AU",
        csl="author",
        bibtex="author",
        column="column_creators",
    ),
    Field(
        "date",
        meta=("DC.date",),
        og="article:published_time",
        schema="datePublished",
        coins="rft.date",
        ris="DA",
        csl="issued",
        bibtex="date",
        column="column_date",
    ),
    Field(
        "publication",
        meta=("DC.source",),
        schema="isPartOf",
        coins="rft.source",
        ris="T2",
        csl="container-title",
        bibtex="journaltitle",
        column="column_publication",
    ),
    Field(
        "lang",
        meta=("DC.language", "citation_language"),
        schema="inLanguage",
        coins="rft.language",
        ris="LA",
        csl="language",
        bibtex="language",
        column="column_lang",
    ),
    Field(
        "abstract",
        meta=("description",),
        og="og:description",
        schema="abstract",
        ris="AB",
        csl="abstract",
        bibtex="abstract",
        column="column_abstract",
    ),
    Field("people", column="column_people"),
    Field("places", meta=("DCTERMS.spatial",), column="column_places"),
    Field("organisations", column="column_organisations"),
    Field("topics", coins="rft.subject", column="column_topics"),
    Field(
        "keywords",
        meta=("DC.subject",),
        og="article:tag",
        schema="keywords",
        ris="KW",
        csl="keyword",
        bibtex="keywords",
    ),
    Field(
        "archive",
        meta=("z:archive", "DC.publisher"),
        og="og:site_name",
        schema="publisher",
        ris="DB",
        csl="archive",
        bibtex="library",
        column="column_archive",
    ),
    Field(
        "url",
        meta=("DC.identifier", "citation_public_url"),
        og="og:url",
        schema="url",
        coins="rft.identifier",
        ris="UR",
        csl="URL",
        bibtex="url",
        column="column_url",
    ),
    Field("origin", meta=("DC.relation",), schema="isBasedOn", column="column_origin"),
    Field("rights", meta=("DC.rights",), schema="copyrightNotice", column="column_rights"),
    Field("passage", ris="N1", csl="note", bibtex="annotation", column="column_passage"),
)
"""Every field of `Reference`, and its keywords, in the order in which standards list them."""

MANY = frozenset({"creators", "people", "places", "organisations", "topics", "keywords"})
"""Fields that hold several values."""

ABSOLUTE = frozenset({"og:url", "citation_public_url", "rft.identifier"})
"""What must be an absolute address: it is left out where the site's own is not known."""


def values_of(reference: Reference, name: str) -> tuple[str, ...]:
    """The values of the field *name*, none if it is unknown."""
    value: Any = getattr(reference, name)
    if name in MANY:
        return tuple(value)
    return (value,) if value else ()


def shape_fields(
    reference: Reference,
    names: Iterable[tuple[str, str]],
    shape: Callable[[str, tuple[str, ...]], Any],
) -> dict[str, Any]:
    """The fields of *reference* that have values, under the other name of each in *names*.

    *shape* gives what a format makes of the values of a field.
    """
    found = ((name, other, values_of(reference, name)) for name, other in names)
    return {other: shape(name, values) for name, other, values in found if values}


def is_absolute(address: str) -> bool:
    """Whether *address* leads to the same place from anywhere."""
    return address.startswith(("http://", "https://"))
