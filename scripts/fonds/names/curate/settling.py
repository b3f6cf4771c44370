"""Decisions checked for contradictions: to each other, and to what authorities.yml says already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fonds.base.errors import UsageError
from fonds.base.fold import fold_name
from fonds.base.kinds import BY_NAME, NAMED
from fonds.base.slugs import name_record
from fonds.base.speech import joined, tell
from fonds.names.curate.curated import Authorities
from fonds.names.curate.marks import Decision

_FOLDERS = tuple(BY_NAME[kind].folder for kind in NAMED)


def settle(
    decisions: Sequence[Decision], authorities: Authorities, table: str = ""
) -> list[Decision]:
    """*decisions*, of which a merge names the id that the record that stays then has.

    Raises UsageError at the first that contradicts another, or a line of *authorities*. *table*:
    the file that errors speak of; "" where they name no line.
    """
    moved = {d.id: f"{d.value}/{_slug(d.id)}" for d in decisions if d.action == "relabel"}
    moved = {**_list_moved(authorities), **moved}
    settled = [
        replace(it, value=moved.get(_target(it), it.value)) if it.action == "merge" else it
        for it in decisions
    ]
    statements = _Statements(authorities)
    for decision in sorted(settled, key=lambda it: it.action == "merge"):  # the others first
        for fault in statements.contradict(decision):
            where = tell("{name}:{line}: ", name=table, line=decision.line) if table else ""
            raise UsageError(joined([where, fault], ""))
        statements.add(decision)
    return settled


def follow_relabels(authorities: Authorities, record_id: str) -> str:
    """The id that the record *record_id* has once its label is of another kind; "" if it is not."""
    return _list_moved(authorities).get(record_id, "")


def _list_moved(authorities: Authorities) -> dict[str, str]:
    """Id of a record before it was said to be of another kind → its id since."""
    declared = {record.id for record in authorities.records}
    moved: dict[str, str] = {}
    for form, (kind, _) in authorities.relabel.items():
        slug, stays = name_record(fold_name(form)), BY_NAME[kind].folder
        olds = {f"{folder}/{slug}" for folder in _FOLDERS if folder != stays}
        moved |= dict.fromkeys(olds - declared, f"{stays}/{slug}")
    return moved


def _target(merge: Decision) -> str:
    """The id of the record that stays."""
    folder = merge.id.partition("/")[0]
    return merge.value if "/" in merge.value else f"{folder}/{merge.value}"


def _slug(record_id: str) -> str:
    return record_id.rpartition("/")[2]


class _Statements:
    """What is stated so far, and where: in the file, then by one decision after the other."""

    def __init__(self, said: Authorities) -> None:
        file = said.name
        self._declared = {it.id: f"{file}:{it.line}" for it in said.records}
        self._labels = {fold_name(it.label): it.id for it in said.records if it.kind != "topic"}
        self._rejected = {fold_name(form): f"{file}:{line}" for form, line in said.reject.items()}
        self._kinds = {
            fold_name(form): (BY_NAME[kind].folder, f"{file}:{line}")
            for form, (kind, line) in said.relabel.items()
        }
        self._parts = [
            (gone, merge.ids[0], f"{file}:{merge.line}")
            for merge in said.merge
            for gone in merge.ids[1:]
        ]

    def add(self, it: Decision) -> None:
        """Add what *it* states."""
        place: str = tell("line {line}", line=it.line)
        match it.action:
            case "reject":
                self._rejected.setdefault(fold_name(it.label), place)
            case "relabel":
                self._kinds.setdefault(fold_name(it.label), (it.value, place))
            case "merge":
                self._parts.append((it.id, _target(it), place))
            case "keep" | "label":
                self._declared.setdefault(it.id, place)
                self._labels.setdefault(fold_name(it.value or it.label), it.id)

    def contradict(self, it: Decision) -> Iterator[str]:
        """Why *it* cannot stand, one sentence for each reason."""
        if it.action == "merge":
            yield from self._contradict_merge(it, _target(it))
        elif it.action in ("keep", "label", "relabel"):
            yield from self._contradict_forms(it)
        known = self._rejected if it.action == "reject" else self._kinds
        if it.action in ("reject", "relabel") and fold_name(it.label) not in known:
            declared = self._labels.get(fold_name(it.label), it.id)
            if declared in self._declared:
                yield tell(
                    "“{declared}” is declared in {place}; keep one",
                    declared=declared,
                    place=self._declared[declared],
                )

    def _contradict_forms(self, it: Decision) -> Iterator[str]:
        for form in filter(None, {it.label, it.value if it.action == "label" else ""}):
            if place := self._rejected.get(fold_name(form)):
                yield tell("“{form}” is rejected in {place}; keep one", form=form, place=place)
            folder, place = self._kinds.get(fold_name(form), ("", ""))
            wanted = it.value if it.action == "relabel" else it.id.partition("/")[0]
            if folder and folder != wanted and it.id not in self._declared:
                yield tell(
                    "“{form}” is one of {folder} in {place}; keep one",
                    form=form,
                    folder=folder,
                    place=place,
                )

    def _contradict_merge(self, it: Decision, stays: str) -> Iterator[str]:
        place = next((at for form, at in self._rejected.items() if _names(form, stays)), "")
        if place and stays not in self._declared:
            yield tell("“{stays}” is rejected in {place}; keep one", stays=stays, place=place)
        for gone, into, place in self._parts:
            if _same(gone, it.id) and not _same(into, stays):
                yield tell(
                    "“{id}” is part of “{other}” in {place}; keep one",
                    id=it.id,
                    other=_full(into, it.id),
                    place=place,
                )
        if stays != it.id and self._leads(stays, it.id):
            yield tell(
                "“{stays}” and “{id}” would take in each other; keep one", stays=stays, id=it.id
            )

    def _leads(self, stays: str, record_id: str) -> bool:
        """Whether the record *stays* becomes part of *record_id*."""
        seen, at = set[str](), stays
        while at not in seen:
            seen.add(at)
            into = next((into for gone, into, _ in self._parts if _same(gone, at)), at)
            at = _full(into, at)
        return record_id in seen


def _names(form: str, record_id: str) -> bool:
    return name_record(form) == _slug(record_id)


def _same(said: str, record_id: str) -> bool:
    """Whether *said*, with its folder or without, is *record_id*."""
    return said in (record_id, _slug(record_id))


def _full(said: str, beside: str) -> str:
    return said if "/" in said else f"{beside.partition('/')[0]}/{said}"
