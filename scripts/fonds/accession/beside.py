"""What is known of each source beside its bytes: stated by people, or by its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from fonds.accession.choice import encoding_of
from fonds.accession.given import unpack_stated
from fonds.accession.reading import Stated, amend
from fonds.base.model import Edtf, Metadata
from fonds.base.slugs import split_part
from fonds.config import Archive

_NOTHING = Metadata()


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of all sources."""

    given: Mapping[str, str]  # path → what tables state of it and of articles in it, packed
    amendments: Mapping[str, Metadata]  # article id → what a person set by hand
    weighed: Mapping[str, Edtf]  # path → the date that its name tells beside the names of others
    withdrawn: frozenset[str]  # article ids


class Beside(NamedTuple):
    """What is known of one source; of most, nothing."""

    given: str  # what tables state of it and of articles in it, packed
    whole: Metadata | None  # what a person set by hand of its article
    parts: Mapping[int, Metadata]  # what they set of its n-th article
    encoding: str  # the codec that mkdocs.yml states
    weighed: Edtf | None  # the date that its name tells beside the names of others
    withdrawn: frozenset[str]  # the ids of its articles that are published no more

    def key(self) -> str:
        """The input of fingerprints; "" if nothing is known."""
        if not any(self):
            return ""
        return repr((*self[:2], sorted(self.parts.items()), *self[3:5], sorted(self.withdrawn)))

    def state(self) -> Stated:
        """What people state: by hand goes before tables, and these before mkdocs.yml."""
        rows = unpack_stated(self.given)
        whole = amend(rows.pop(0, _NOTHING), self.whole)
        if not whole.encoding:
            whole = replace(whole, encoding=self.encoding)
        numbers = sorted({*rows, *self.parts})
        parts = {n: amend(rows.get(n, _NOTHING), self.parts.get(n)) for n in numbers}
        return Stated(whole, parts)


def look_beside(archive: Archive, said: Said) -> Callable[[str, str], Beside]:
    """What gives all that is *said* of a source, by its path and its id."""
    # Who only adds or removes names amends nothing that is read of a source.
    amendments = {id_: it for id_, it in said.amendments.items() if it != _NOTHING}
    by_hand = _amendments_of_parts(amendments)
    withdrawn = _group_withdrawn(said.withdrawn)
    no_parts: Mapping[int, Metadata] = {}
    none: frozenset[str] = frozenset()

    def look(path: str, source_id: str) -> Beside:
        return Beside(
            said.given.get(path, ""),
            amendments.get(source_id),
            by_hand.get(source_id, no_parts),
            encoding_of(archive, path) if archive.encodings else "",
            said.weighed.get(path),
            withdrawn.get(source_id, none),
        )

    return look


def _amendments_of_parts(
    amendments: Mapping[str, Metadata],
) -> Mapping[str, Mapping[int, Metadata]]:
    """Id of a source with many articles → what a person set by hand of its n-th article."""
    parts: dict[str, dict[int, Metadata]] = defaultdict(dict)
    for article_id, amendment in amendments.items():
        whole, number = split_part(article_id)
        if number:
            parts[whole][number] = amendment
    return parts


def _group_withdrawn(ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """Id of a source → those of *ids* that are of its articles."""
    groups: dict[str, set[str]] = defaultdict(set)
    for article_id in ids:
        groups[split_part(article_id)[0]].add(article_id)
    return {source_id: frozenset(group) for source_id, group in groups.items()}
