"""What all standards of citation say of one article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fonds.base.addresses import html_of
from fonds.base.chars import fold_white, show_controls
from fonds.catalogue.queries import Card, Notice, Record
from fonds.config import Archive

_LONGEST = 200
"""Characters of an article's first words."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One article as a bibliography has it; every text is one line of data, "" if unknown."""

    id: str  # as in its address
    title: str  # in square brackets if fonds supplied it
    creators: tuple[str, ...]  # as they are stated: which part is the surname is not known
    date: str  # EDTF
    publication: str  # the newspaper or site
    lang: str  # BCP 47
    abstract: str  # the first words of its text
    people: tuple[str, ...]  # that it is tagged with
    places: tuple[str, ...]
    organisations: tuple[str, ...]
    topics: tuple[str, ...]
    archive: str  # the name of the archive
    url: str  # of its page: absolute where the site's address is known, else below the site's root
    origin: str  # where it was published first
    rights: str  # who owns it, and what is allowed
    passage: str = ""  # the sentence for which a list has it

    @property
    def keywords(self) -> tuple[str, ...]:
        """All that it is tagged with."""
        return (*self.people, *self.places, *self.organisations, *self.topics)


def describe_card(card: Card, tags: Iterable[Record], archive: Archive) -> Reference:
    """The reference of an article as far as lists know it: without what only its page tells."""
    named = _labels(tags)
    publication = next(iter(named.get("publication", ())), _label(archive.publication))
    return _describe(
        card, named, archive, creators=named.get("creator", ()), publication=publication
    )


def describe_article(
    notice: Notice, tags: Iterable[Record], archive: Archive, hidden: Iterable[str] = ()
) -> Reference:
    """The reference of the article *notice* of *archive*, tagged with *tags*.

    Its first words are left out if they hold one of *hidden*, names that only its page may show.
    """
    abstract = one_line(summary(notice))
    return _describe(
        notice.card,
        _labels(tags),
        archive,
        creators=tuple(filter(None, map(one_line, notice.creator))),
        publication=_label(notice.publication or archive.publication),
        abstract="" if any(one_line(name) in abstract for name in hidden) else abstract,
        origin=one_line(notice.url),
        rights=_label(notice.rights or archive.rights),
    )


def _describe(
    card: Card,
    named: dict[str, tuple[str, ...]],
    archive: Archive,
    *,
    creators: tuple[str, ...],
    publication: str,
    abstract: str = "",
    origin: str = "",
    rights: str = "",
) -> Reference:
    """The reference of *card*, tagged with the labels *named*, and what is known beside it."""
    title = one_line(card.title)
    return Reference(
        id=card.id,
        title=f"[{title}]" if card.supplied else title,
        creators=creators,
        date=card.date,
        publication=publication,
        lang="" if card.lang == "und" else card.lang,
        abstract=abstract,
        people=named.get("person", ()),
        places=named.get("place", ()),
        organisations=named.get("organisation", ()),
        topics=named.get("topic", ()),
        archive=_label(archive.name),
        url=archive.site_url + html_of(card.page),
        origin=origin,
        rights=rights,
    )


def _labels(tags: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """Kind → the labels of the records of *tags* that are of it."""
    named: dict[str, list[str]] = {}
    for tag in tags:
        named.setdefault(tag.kind, []).append(_label(tag.label))
    return {kind: tuple(labels) for kind, labels in named.items()}


def summary(notice: Notice) -> str:
    """The first words of the text, at most 200 characters, as data."""
    start = notice.body_start if notice.body_start < len(notice.text) else 0
    first = notice.text[start : start + 2 * _LONGEST]  # a whole text is long to copy
    text = first.partition("\n\n")[0].replace("\n", " ")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def one_line(text: str) -> str:
    """*text* as one line, without control characters: no standard holds either."""
    return show_controls(fold_white(text))


_label = lru_cache(maxsize=65536)(one_line)  # what is in many references
