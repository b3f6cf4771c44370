"""authorities.yml: the records that a person declared, and what they corrected by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from fonds.errors import UsageError
from fonds.kinds import BY_FOLDER, NAMED
from fonds.slugs import MAX_LENGTH, slugify

_RECORD_KEYS = ("label", "variants", "note", "wikidata", "viaf", "idref", "geonames", "lat", "lon")
_SECTIONS = (*(kind.folder for kind in NAMED), "reject", "articles")
_CHANGES = ("add", "remove")


@dataclass(frozen=True, slots=True)
class Authority:
    """A record declared by hand."""

    id: str  # "people/volodymyr-zelensky"
    kind: str  # person, place, organisation or topic
    label: str  # preferred form
    variants: tuple[str, ...]  # other forms of the name
    note: str  # a sentence about it
    identifiers: tuple[tuple[str, str], ...]  # (scheme, value)
    line: int  # where authorities.yml declares it

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form under which the text may name it."""
        return (self.label, *self.variants)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a person corrected in one article's tags."""

    add: tuple[str, ...] = ()  # record ids
    remove: tuple[str, ...] = ()  # record ids


@dataclass(frozen=True, slots=True)
class Authorities:
    """All of authorities.yml."""

    records: tuple[Authority, ...] = ()  # in the file's order
    reject: frozenset[str] = frozenset()  # forms that name nothing
    articles: dict[str, Amendment] = field(default_factory=dict)  # article id → amendment


def read_authorities(path: Path) -> Authorities:
    """The curated file at *path*; nothing if it does not exist.

    Raises UsageError with ``file:line`` for what it cannot understand: a typing error in a file
    that people edit by hand must never pass silently.
    """
    if not path.is_file():
        return Authorities()
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path.name}:{mark.line + 1}" if mark else path.name
        problem = getattr(error, "problem", None) or "it is not UTF-8"
        raise UsageError(f"{where}: this is not YAML ({problem}); mend that line") from error
    return _Reader(path.name).read(root)


class _Reader:
    """Reads the YAML tree, so that every complaint can name its line."""

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, root: Node | None) -> Authorities:
        if root is None:
            return Authorities()
        sections = self.mapping(root, _SECTIONS)
        records = [
            record
            for kind in NAMED
            for record in self.records(kind.folder, sections.get(kind.folder))
        ]
        self.refuse_shared_forms(records)
        ids = {record.id for record in records}
        return Authorities(
            tuple(records),
            frozenset(self.texts(sections.get("reject"))),
            self.amendments(sections.get("articles"), ids),
        )

    def records(self, folder: str, node: Node | None) -> list[Authority]:
        return [
            self.record(folder, key, entry)
            for key, entry in self.mapping(node).items()
        ]  # fmt: skip

    def record(self, folder: str, slug: str, node: Node) -> Authority:
        if slug != slugify(slug).lower() or not 0 < len(slug) <= MAX_LENGTH:
            raise self.fault(node, f"the id “{slug}” is not made of a–z, 0–9 and hyphens alone")
        entry = self.mapping(node, _RECORD_KEYS)
        if "label" not in entry:
            raise self.fault(node, f"“{slug}” has no label; add one")
        identifiers = tuple(
            (key, self.text(value))
            for key, value in entry.items()
            if key not in ("label", "variants", "note")
        )
        return Authority(
            id=f"{folder}/{slug}",
            kind=BY_FOLDER[folder].name,
            label=self.text(entry["label"]),
            variants=self.texts(entry.get("variants")),
            note=self.text(entry["note"]) if "note" in entry else "",
            identifiers=identifiers,
            line=self.line(node),
        )

    def refuse_shared_forms(self, records: list[Authority]) -> None:
        """No two records of one kind may claim one form: nobody could tell them apart."""
        owners: dict[tuple[str, str], Authority] = {}
        for record in records:
            for form in record.forms:
                other = owners.setdefault((record.kind, form), record)
                if other is not record:
                    raise UsageError(
                        f"{self.name}:{record.line}: “{form}” already names “{other.id}”"
                        f" (line {other.line}); leave it to one of them"
                    )

    def amendments(self, node: Node | None, ids: set[str]) -> dict[str, Amendment]:
        return {key: self.amendment(entry, ids) for key, entry in self.mapping(node).items()}

    def amendment(self, node: Node, ids: set[str]) -> Amendment:
        entry = self.mapping(node, _CHANGES)
        add = [
            self.known(item, f"{folder}/{self.text(item)}", ids)
            for folder, names in self.mapping(entry.get("add"), tuple(_SECTIONS[:-2])).items()
            for item in self.items(names)
        ]
        remove = [
            record_id
            for item in self.items(entry.get("remove"))
            for record_id in self.every_kind(item, ids)
        ]
        return Amendment(tuple(add), tuple(remove))

    def known(self, node: Node, record_id: str, ids: set[str]) -> str:
        if record_id not in ids:
            nearest = get_close_matches(record_id, ids, 1)
            hint = f"; did you mean “{nearest[0]}”?" if nearest else "; declare it first"
            raise self.fault(node, f"there is no record “{record_id}”{hint}")
        return record_id

    def every_kind(self, node: Node, ids: set[str]) -> list[str]:
        """An id to remove, in whatever kind; one that nobody declared may have been found."""
        slug = self.text(node)
        if "/" in slug:
            return [slug]
        return [f"{kind.folder}/{slug}" for kind in NAMED]

    def mapping(self, node: Node | None, known: tuple[str, ...] = ()) -> dict[str, Node]:
        if node is None or (isinstance(node, ScalarNode) and node.value in ("", "~", "null")):
            return {}
        if not isinstance(node, MappingNode):
            raise self.fault(node, "“key: value” lines are expected here")
        entries: dict[str, Node] = {}
        for key_node, value in node.value:
            key = self.text(key_node)
            if known and key not in known:
                nearest = get_close_matches(key, known, 1)
                hint = f"did you mean “{nearest[0]}”?" if nearest else f"known: {', '.join(known)}"
                raise self.fault(key_node, f"“{key}” means nothing here; {hint}")
            if key in entries:
                raise self.fault(key_node, f"“{key}” stands here twice; keep one")
            entries[key] = value
        return entries

    def items(self, node: Node | None) -> list[Node]:
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            raise self.fault(node, "a list [a, b] is expected here")
        return list(node.value)

    def texts(self, node: Node | None) -> tuple[str, ...]:
        return tuple(self.text(item) for item in self.items(node))

    def text(self, node: Node) -> str:
        if not isinstance(node, ScalarNode) or not node.value.strip():
            raise self.fault(node, "a word or a sentence is expected here")
        return str(node.value).strip()

    def line(self, node: Node) -> int:
        return int(node.start_mark.line) + 1

    def fault(self, node: Node, message: str) -> UsageError:
        return UsageError(f"{self.name}:{self.line(node)}: {message}")
