"""The names that tools give the columns of their tables, beside those of ``fields``.

Dublin Core (Omeka, CollectionBuilder), Zotero's CSV, scrapers (newspaper3k, news-please,
trafilatura, Media Cloud, NewsAPI), and French habits. Names are compared when folded.
"""

from __future__ import annotations

from collections.abc import Sequence

from fonds.base.fields import FIELDS, Field, find_field, fold_name

_PREFIXES = ("dublincore", "dcterms", "dc", "schema", "og", "article", "citation", "prism")
"""Of vocabularies: ``dc:title``, ``Dublin Core:Title``, ``article:published_time``."""

_NAMES = {
    "title": ("titre de l'article", "intitulé", "story title", "titre principal"),
    "date": (
        "pub date", "publish date", "published date", "published at", "published on",
        "publish time", "published time", "date publish", "date pub", "date parution", "parution",
        "publié le", "paru le", "date publiée", "issued", "date issued", "issue date",
        "date de l'article", "story date", "date time", "date de diffusion",
    ),
    "creator": ("author name", "writer", "journaliste", "journalist", "signature", "reporter"),
    "publication": (
        "publication title", "publication name", "titre de publication", "titre du journal",
        "nom du journal", "nom de la publication", "média", "media", "media name", "source name",
        "newspaper name", "newspaper title", "site", "site name", "outlet", "périodique",
        "periodical", "magazine", "revue", "titre de presse",
    ),
    "url": ("uri", "permalink", "canonical url", "canonical link", "web url", "page url",
            "lien url", "adresse url", "url de l'article"),
    "rights": ("copyright", "rights statement", "usage rights"),
    "lang": ("meta lang", "in language", "language code", "lang code", "langue du texte",
             "langue de l'article"),
    "modified": ("last modified", "modified date", "modified time", "date modify", "updated",
                 "updated at", "last update", "mis à jour", "mis à jour le", "mise à jour",
                 "date de mise à jour"),
    "places": ("location", "locations", "spatial", "spatial coverage"),
    "topics": ("tags", "manual tags", "étiquettes", "descripteurs", "descriptors", "thématique",
               "thématiques", "subject headings"),
}  # fmt: skip
"""Name of a field → other names of its column."""

_WEAK = {
    "title": ("short title", "title page", "title rss", "titre court"),
    "date": (
        "created at",
        "created on",
        "year",
        "année",
        "publication year",
        "année de publication",
        "année de parution",
    ),
    "publication": ("publisher", "éditeur", "source domain", "domain", "hostname"),
    "url": ("source url", "website"),
}
"""The same, of columns that state less: they count where no other column states the field."""

_TEXTS = (
    "text", "texte", "content", "contents", "contenu", "body", "corps", "full text", "fulltext",
    "texte intégral", "article text", "main text", "maintext", "raw text", "plain text", "html",
    "raw html", "article html", "transcript", "transcription",
)  # fmt: skip

_OF_ZOTERO = "item type"
"""The column by which Zotero's tables are known."""
_NOT_OF_ZOTERO = ("place", "date modified", "date added")
"""There these say where the publisher is and when an entry of Zotero was changed."""


_BY_FIELD = {field.name: field for field in FIELDS}


def _index(names: dict[str, tuple[str, ...]]) -> dict[str, Field]:
    return {fold_name(name): _BY_FIELD[field] for field, of in names.items() for name in of}


_BY_NAME, _BY_WEAK = _index(_NAMES), _index(_WEAK)
_TEXT_NAMES = frozenset(map(fold_name, _TEXTS))
_SKIPPED = frozenset(map(fold_name, _NOT_OF_ZOTERO))


def find_column(name: str) -> Field | None:
    """The field that a column called *name* states; None when it is unknown."""
    return _find_strong(name) or _find_weak(name)


def assign_columns(names: Sequence[str]) -> list[Field | None]:
    """The field that each column of a table states: None for unknown ones and for repetitions.

    One that states less, such as the year, counts where no other states the field.
    """
    skipped = _SKIPPED if fold_name(_OF_ZOTERO) in map(fold_name, names) else frozenset()
    assigned: list[Field | None] = [None] * len(names)
    seen: set[str] = set()
    for find in (_find_strong, _find_weak):
        for index, name in enumerate(names):
            field = None if fold_name(name) in skipped else find(name)
            if field is not None and field.name not in seen:
                seen.add(field.name)
                assigned[index] = field
    return assigned


def is_text_column(name: str) -> bool:
    """Whether a column called *name* may hold whole texts, which are no metadata."""
    return fold_name(name) in _TEXT_NAMES


def _find_strong(name: str) -> Field | None:
    keys = _keys(name)
    if any(key in _BY_WEAK for key in keys):
        return None
    return find_field(name) or next(
        (found for key in keys if (found := _BY_NAME.get(key) or find_field(key))), None
    )


def _find_weak(name: str) -> Field | None:
    return next((_BY_WEAK[key] for key in _keys(name) if key in _BY_WEAK), None)


def _keys(name: str) -> list[str]:
    """What *name* is looked up by: folded, as it is and without the name of a vocabulary."""
    key = fold_name(name)
    return [key, *(key.removeprefix(prefix) for prefix in _PREFIXES if key.startswith(prefix))]
