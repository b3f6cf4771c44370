"""Which sources keep the addresses under which their articles were published."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from fonds.base.model import Remark
from fonds.base.slugs import name_source, split_part
from fonds.base.speech import tell
from fonds.permalinks.published import Entry, Published


@dataclass(frozen=True, slots=True)
class Kept:
    """The address of one source's articles."""

    source_id: str  # its id, as in addresses
    filed: Mapping[int, str] = field(default_factory=dict)  # of its n-th article → published folder

    def __repr__(self) -> str:
        """The input of fingerprints."""
        return f"{self.source_id} {sorted(self.filed.items())}"


@dataclass(frozen=True, slots=True)
class Keeping:
    """The addresses of all sources."""

    kept: Mapping[str, Kept]  # path of the source → address
    remarks: tuple[Remark, ...]  # on sources that may be one that was published


def keep_addresses(
    published: Published, paths: Iterable[str], checksum: Callable[[str], str], *, hidden: bool
) -> Keeping:
    """The address of each source of *paths*: the published one, else by its path.

    A source that bears the *checksum* of a published one, whose path is gone, is that one under
    another name; if several may be meant, none is chosen. *hidden*: addresses show no paths.
    """
    paths = list(paths)
    groups = _group(published.articles)
    present = set(paths)
    gone = {key: rows for key, rows in groups.items() if key[0] not in present}
    meant = {key[0]: rows for key, rows in groups.items() if key[0] in present}
    renamed, remarks = _find_renamed(gone, [p for p in paths if p not in meant], checksum)
    owners = {path: _keep(rows) for path, rows in (meant | renamed).items()}
    taken = {split_part(entry.id)[0] for entry in published.articles}
    ids = {p: name_source(p, hidden, taken=taken) for p in paths if p not in owners}
    twins = {source_id for source_id, count in Counter(ids.values()).items() if count > 1}
    for path, source_id in ids.items():
        if source_id in twins and path != normalize("NFC", path):
            ids[path] = name_source(path, hidden, taken=taken, exact=True)
    return Keeping(owners | {p: Kept(source_id) for p, source_id in ids.items()}, tuple(remarks))


def _group(articles: Iterable[Entry]) -> dict[tuple[str, str], list[Entry]]:
    """(Path, checksum) of a source → the entries of its articles; withdrawn ones have no path."""
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    sums: dict[str, str] = {}
    for entry in articles:
        source = entry.source
        key = sums.setdefault(source, entry.sha256) if source else entry.sha256
        groups[source, key].append(entry)
    return groups


def _keep(rows: list[Entry]) -> Kept:
    source_id = split_part(rows[0].id)[0]
    parts = [(split_part(entry.id), entry.filed) for entry in rows]
    return Kept(source_id, {part: filed for (owner, part), filed in parts if owner == source_id})


def _find_renamed(
    gone: Mapping[tuple[str, str], list[Entry]], new: list[str], checksum: Callable[[str], str]
) -> tuple[dict[str, list[Entry]], list[Remark]]:
    """New path → entries of the source that it was; and what may be one of several."""
    if not gone or not new:
        return {}, []
    old: dict[str, list[list[Entry]]] = defaultdict(list)
    for (_, sha256), rows in gone.items():
        old[sha256].append(rows)
    bearers: dict[str, list[str]] = defaultdict(list)
    for path in new:
        if (sha256 := checksum(path)) in old:
            bearers[sha256].append(path)
    renamed, remarks = {}, []
    for sha256, paths in bearers.items():
        if len(paths) == len(old[sha256]) == 1:
            renamed[paths[0]] = old[sha256][0]
        else:
            remarks += [_doubt(path, old[sha256]) for path in paths]
    return renamed, remarks


def _doubt(path: str, candidates: list[list[Entry]]) -> Remark:
    addresses = ", ".join(rows[0].address for rows in candidates)
    message = tell(
        "has the same bytes as what was published at {addresses}, and so have others,"
        " so it has a new address; write its path into addresses.csv to give it that"
        " one",
        addresses=addresses,
    )
    return Remark("note", "several-addresses", path, message)
