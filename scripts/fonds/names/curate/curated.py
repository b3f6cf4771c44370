"""What a person declared and corrected by hand, as values."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

from fonds.base.model import Edtf, Metadata


@dataclass(frozen=True, slots=True)
class Authority:
    """A record declared by hand."""

    id: str  # "people/volodymyr-zelensky"
    kind: str  # person, place, organisation or topic
    label: str  # preferred form
    variants: tuple[str, ...]  # other forms of the name
    note: str  # a sentence about it
    identifiers: tuple[tuple[str, str], ...]  # (scheme, value): wikidata, viaf …, lat, lon
    line: int  # where authorities.yml declares it
    within: str = ""  # id of the place that it lies in or belongs to

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form under which the text may name it."""
        return (self.label, *self.variants)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a person corrected in one article."""

    add: tuple[str, ...] = ()  # ids of records that it is tagged with
    remove: tuple[str, ...] = ()  # ids of records that it is not tagged with
    pin: Mapping[str, str] = field(default_factory=dict)  # form → id of what it names there
    title: str = ""  # preferred title; "" leaves the source's
    date: Edtf | None = None  # date of publication; None leaves the source's
    language: str = ""  # BCP 47 tag; "" leaves what the text shows
    withdrawn: bool = False  # whether it is published no more
    line: int = 0  # where authorities.yml says so


@dataclass(frozen=True, slots=True)
class Merge:
    """Records that are one."""

    ids: tuple[
        str, ...
    ]  # the one that stays, then those that it takes in; "joe-biden" or with kind
    line: int  # where authorities.yml says so


@dataclass(frozen=True, slots=True)
class Authorities:
    """All of authorities.yml. The numbers in its mappings are lines of the file."""

    name: str = "authorities.yml"  # of the file, for remarks
    records: tuple[Authority, ...] = ()  # in the file's order
    reject: Mapping[str, int] = field(default_factory=dict)  # forms that name nothing
    split: Mapping[str, int] = field(default_factory=dict)  # forms that stay records of their own
    relabel: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # form → (kind, line)
    merge: tuple[Merge, ...] = ()  # in the file's order
    articles: Mapping[str, Amendment] = field(default_factory=dict)  # article id → amendment

    hide: Mapping[str, int] = field(default_factory=dict)  # ids of records that no page shows

    @property
    def withdrawn(self) -> frozenset[str]:
        """The ids of the articles that are published no more."""
        return frozenset(id_ for id_, it in self.articles.items() if it.withdrawn)

    @property
    def stated(self) -> dict[str, Metadata]:
        """The titles, dates and languages set by hand, by article id."""
        return {
            id_: Metadata(title=it.title, date=it.date, lang=it.language)
            for id_, it in self.articles.items()
        }

    def without(self, ids: Container[str]) -> Authorities:
        """The same without what it says of the articles *ids*."""
        kept = {id_: it for id_, it in self.articles.items() if id_ not in ids}
        return self if len(kept) == len(self.articles) else replace(self, articles=kept)
