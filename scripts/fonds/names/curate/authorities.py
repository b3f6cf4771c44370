"""Reading authorities.yml: the records that a person declared, and what they corrected."""

from __future__ import annotations

from pathlib import Path

from yaml.nodes import Node

from fonds.accession.values import read_tag
from fonds.base.edtf import read_date
from fonds.base.kinds import BY_FOLDER, CURATED
from fonds.base.model import Edtf
from fonds.base.plainyaml import compose_yaml, read_utf8
from fonds.base.slugs import is_slug
from fonds.base.speech import joined, tell
from fonds.names.curate.curated import Amendment, Authorities, Authority, Merge
from fonds.names.curate.identifiers import SCHEMES
from fonds.names.curate.namesakes import refuse_shared_forms
from fonds.names.curate.yaml_nodes import Nodes, suggest

_FOLDERS = tuple(kind.folder for kind in CURATED)
_SECTIONS = (*_FOLDERS, "merge", "split", "relabel", "reject", "hide_names", "articles")
_CHANGES = ("add", "remove", "pin", "title", "date", "language", "withdrawn")
_RECORD_KEYS = ("label", "variants", "kind", "note", "within", *SCHEMES)


def read_authorities(path: Path) -> Authorities:
    """The curated file at *path*; nothing if it does not exist.

    Raises UsageError with ``file:line`` for what it cannot understand: a typing error in a file
    that people edit by hand must never pass silently.
    """
    if not path.exists():
        return Authorities(path.name)
    return parse_authorities(compose_yaml(read_utf8(path), path.name), path.name)


def parse_authorities(root: Node | None, name: str) -> Authorities:
    """What the tree *root* of the curated file *name* says; UsageError as `read_authorities`."""
    return Authorities(name) if root is None else _Reader(name).read(root)


def is_record_id(record_id: str) -> bool:
    """Whether *record_id* is one that may stand in the file: “people/joe-biden”."""
    folder, _, slug = record_id.partition("/")
    return folder in _FOLDERS and is_slug(slug)


class _Reader(Nodes):
    """Reads the file's sections."""

    def read(self, root: Node) -> Authorities:
        sections = self.mapping(root, _SECTIONS)
        records = [
            self.record(folder, slug, entry)
            for folder in _FOLDERS
            for slug, entry in self.mapping(sections.get(folder)).items()
        ]
        refuse_shared_forms(records, self.name)
        ids = {record.id for record in records}
        self.check_within(sections, ids)
        return Authorities(
            name=self.name,
            records=tuple(records),
            reject=self.lined(sections.get("reject")),
            split=self.lined(sections.get("split")),
            relabel=self.relabelled(sections.get("relabel")),
            hide=self.hidden(sections.get("hide_names")),
            merge=tuple(self.merged(group) for group in self.items(sections.get("merge"))),
            articles={
                key: self.amendment(entry, ids)
                for key, entry in self.mapping(sections.get("articles")).items()
            },
        )

    def record(self, folder: str, slug: str, node: Node) -> Authority:
        if not is_slug(slug):
            raise self.fault(
                node, tell("the id “{slug}” is not made of a–z, 0–9 and hyphens alone", slug=slug)
            )
        entry = self.mapping(node, _RECORD_KEYS)
        if "label" not in entry:
            raise self.fault(node, tell("“{slug}” has no label; add one", slug=slug))
        self.check_kind(folder, slug, entry.get("kind"))
        return Authority(
            id=f"{folder}/{slug}",
            kind=BY_FOLDER[folder].name,
            label=self.text(entry["label"]),
            variants=self.texts(entry.get("variants")),
            note=self.text(entry["note"]) if "note" in entry else "",
            identifiers=tuple(
                (key, self.identifier(key, value)) for key, value in entry.items() if key in SCHEMES
            ),
            line=self.line(node),
            within=self.place_id(entry["within"]) if "within" in entry else "",
        )

    def check_kind(self, folder: str, slug: str, node: Node | None) -> None:
        kind = BY_FOLDER[folder].name
        if node is not None and self.text(node) != kind:
            raise self.fault(
                node,
                tell(
                    "“{slug}” stands under {folder}, so its kind is {kind}; move it to the"
                    " section of its kind",
                    slug=slug,
                    folder=folder,
                    kind=kind,
                ),
            )

    def identifier(self, scheme: str, node: Node) -> str:
        value = self.text(node)
        shape, words = SCHEMES[scheme]
        if not shape.fullmatch(value):
            raise self.fault(
                node,
                tell(
                    "“{value}” is no value for {scheme}: write {words}",
                    value=value,
                    scheme=scheme,
                    words=words,
                ),
            )
        return value

    def place_id(self, node: Node) -> str:
        text = self.text(node)
        return text if "/" in text else f"places/{text}"

    def check_within(self, sections: dict[str, Node], ids: set[str]) -> None:
        for folder in _FOLDERS:
            for entry in self.mapping(sections.get(folder)).values():
                node = self.mapping(entry).get("within")
                if node is not None:
                    self.known(node, self.place_id(node), ids)

    def relabelled(self, node: Node | None) -> dict[str, tuple[str, int]]:
        forms = {}
        for form, folder in self.mapping(node).items():
            name = self.text(folder)
            if name not in BY_FOLDER or not BY_FOLDER[name].curated:
                raise self.fault(
                    folder,
                    tell("“{name}” is no kind; {hint}", name=name, hint=suggest(name, _FOLDERS)),
                )
            forms[form] = (BY_FOLDER[name].name, self.line(folder))
        return forms

    def hidden(self, node: Node | None) -> dict[str, int]:
        hidden = {}
        for item in self.items(node):
            record_id = self.text(item)
            folder, _, slug = record_id.partition("/")
            if folder not in BY_FOLDER or not is_slug(slug):
                raise self.fault(
                    item,
                    tell(
                        "“{record_id}” is no id of a name: write people/jean-dupont",
                        record_id=record_id,
                    ),
                )
            hidden[record_id] = self.line(item)
        return hidden

    def merged(self, node: Node) -> Merge:
        ids = self.texts(node)
        if len(set(ids)) < 2:
            raise self.fault(
                node, tell("two ids or more are merged: [the one that stays, another]")
            )
        return Merge(ids, self.line(node))

    def amendment(self, node: Node, ids: set[str]) -> Amendment:
        entry = self.mapping(node, _CHANGES)
        return Amendment(
            add=tuple(
                self.known(item, f"{folder}/{self.text(item)}", ids)
                for folder, names in self.mapping(entry.get("add"), _FOLDERS).items()
                for item in self.items(names)
            ),
            remove=tuple(
                record_id
                for item in self.items(entry.get("remove"))
                for record_id in self.every_kind(item)
            ),
            pin={
                form: self.declared(target, ids)
                for form, target in self.mapping(entry.get("pin")).items()
            },
            title=self.text(entry["title"]) if "title" in entry else "",
            date=self.date(entry["date"]) if "date" in entry else None,
            language=self.language(entry["language"]) if "language" in entry else "",
            withdrawn="withdrawn" in entry and self.truth(entry["withdrawn"]),
            line=self.line(node),
        )

    def known(self, node: Node, record_id: str, ids: set[str]) -> str:
        if record_id not in ids:
            hint = suggest(record_id, ids) if ids else tell("declare it first")
            raise self.fault(
                node,
                tell("there is no record “{record_id}”; {hint}", record_id=record_id, hint=hint),
            )
        return record_id

    def declared(self, node: Node, ids: set[str]) -> str:
        """The declared record of whatever kind that *node* names."""
        slug = self.text(node)
        found = [record_id for record_id in self.every_kind(node) if record_id in ids]
        if len(found) > 1:
            raise self.fault(
                node,
                tell(
                    "“{slug}” is {listed}; write it so",
                    slug=slug,
                    listed=joined(found, tell(" and ")),
                ),
            )
        return found[0] if found else self.known(node, slug, ids)

    def every_kind(self, node: Node) -> list[str]:
        """An id of whatever kind; one that nobody declared may have been found."""
        slug = self.text(node)
        return [slug] if "/" in slug else [f"{folder}/{slug}" for folder in _FOLDERS]

    def language(self, node: Node) -> str:
        text = self.text(node)
        if not (tag := read_tag(text)):
            raise self.fault(
                node, tell("“{text}” is no language: write a tag such as fr or pt-BR", text=text)
            )
        return tag

    def date(self, node: Node) -> Edtf:
        text = self.text(node)
        try:
            return read_date(text)
        except ValueError as error:
            raise self.fault(
                node, tell("“{text}” is no date: write it as 2022-01-31", text=text)
            ) from error
