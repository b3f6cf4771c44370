"""What the head of an article's page tells programs: metadata, linked data, signposts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fonds.base.addresses import PACK
from fonds.base.dates import date_words
from fonds.base.locale import Words
from fonds.catalogue.queries import Notice
from fonds.citing.dates import is_plain
from fonds.citing.fields import ABSOLUTE, FIELDS, KIND, is_absolute, values_of
from fonds.citing.jsonld import breadcrumbs, news_article, write_jsonld
from fonds.citing.reference import Reference
from fonds.config import Archive
from fonds.html.markup import label_html, text_html
from fonds.html.surroundings import Surroundings

BY_THEME = "description"
"""The one name that the theme's own head states."""

_META = tuple(
    (field.name, kind, name)
    for field in FIELDS
    for kind, names in (("name", field.meta), ("property", (field.og,) if field.og else ()))
    for name in names
    if name != BY_THEME
)


def head_html(
    reference: Reference,
    notice: Notice,
    around: Surroundings,
    archive: Archive,
    words: Words,
    described: str,
) -> str:
    """All of it, in lines; *described*: the file of the site that describes every article."""
    trail = _trail(reference, around, archive, words)
    linked = write_jsonld(news_article(reference), breadcrumbs(trail))
    lines = [
        f'<meta name="z:itemType" content="{KIND.zotero}">',
        f'<meta property="og:type" content="{KIND.og}">',
        *_metas(reference),
        *_links(reference, notice, around, archive, described),
        f'<script type="application/ld+json">{linked}</script>',
    ]
    return "\n".join(lines)


def _metas(reference: Reference) -> Iterator[str]:
    for field, kind, name in _META:
        for value in values_of(reference, field):
            if name in ABSOLUTE and not is_absolute(value):
                continue
            if kind == "property" and field == "date" and not is_plain(value):
                continue  # Open Graph knows no other
            yield f'<meta {kind}="{name}" content="{label_html(value)}">'


def _links(
    reference: Reference, notice: Notice, around: Surroundings, archive: Archive, described: str
) -> Iterator[str]:
    """Links by which programs find their way, as Signposting (signposting.org) has them."""
    yield f'<link rel="type" href="https://schema.org/{KIND.schema}">'
    if is_absolute(reference.url):
        yield f'<link rel="cite-as" href="{text_html(reference.url)}">'
    for tag in around.tags:
        if tag.kind == "creator" and tag.linked:
            yield f'<link rel="author" href="{around.up}{tag.id}.html">'
    if described:
        kind = "application/vnd.citationstyles.csl+json"
        yield f'<link rel="describedby" href="{around.up}{described}" type="{kind}">'
    if archive.publish_source:
        kind, name = "text/plain", f"{notice.card.id}.txt"
        if archive.bundle_sources:
            kind, name = "application/zip", PACK
        yield f'<link rel="item" href="{name}" type="{kind}">'
    yield f'<link rel="collection" href="{around.up}index.html" type="text/html">'
    if is_absolute(reference.rights) and " " not in reference.rights:
        yield f'<link rel="license" href="{text_html(reference.rights)}">'


def _trail(
    reference: Reference, around: Surroundings, archive: Archive, words: Words
) -> Sequence[tuple[str, str]]:
    """The way from home to the article: name and address."""
    base = archive.site_url or around.up
    return (
        (reference.archive, f"{base}index.html"),
        (words("time"), f"{base}time/index.html"),
        (
            date_words(reference.date, words) if reference.date else words("undated"),
            f"{base}{around.month}",
        ),
        (reference.title, reference.url if archive.site_url else f"{reference.id}.html"),
    )
