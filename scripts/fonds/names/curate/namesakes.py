"""Declared records that share a form of their names, and what tells them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fonds.base.errors import UsageError
from fonds.base.fold import fold_name
from fonds.base.speech import tell
from fonds.names.curate.curated import Authority


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Declared records of one kind that share forms."""

    forms: frozenset[str]  # folded forms that mean any of them
    records: tuple[Authority, ...]  # in the file's order

    @property
    def usual(self) -> Authority:
        """The one that is meant where nothing shows another: one that no detail distinguishes."""
        plain = (it for it in self.records if not it.within and not bracket_of(it.label))
        return next(plain, self.records[0])


def group_namesakes(records: Iterable[Authority]) -> list[Namesakes]:
    """Those of *records* that share a form with others of their kind; topics are no names."""
    claims: dict[tuple[str, str], dict[str, Authority]] = defaultdict(dict)
    for record in records:
        if record.kind != "topic":
            for form in record.forms:
                claims[record.kind, fold_name(form)][record.id] = record
    groups: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for (_, form), claimed in claims.items():
        if len(claimed) > 1:
            groups[tuple(claimed)].add(form)
    by_id = {record.id: record for claimed in claims.values() for record in claimed.values()}
    return [
        Namesakes(frozenset(forms), tuple(map(by_id.__getitem__, ids)))
        for ids, forms in groups.items()
    ]


def are_told_apart(one: Authority, other: Authority) -> bool:
    """Whether two records say what tells them apart: where they lie, or a bracket in the label."""
    return (one.within, bracket_of(one.label)) != (other.within, bracket_of(other.label))


def refuse_shared_forms(records: Iterable[Authority], file: str) -> None:
    """Records of one kind may claim one form only if they say what tells them apart.

    Raises UsageError, which names the line of the *file*.
    """
    owners: dict[tuple[str, str], list[Authority]] = {}
    for record in records:
        for form in dict.fromkeys(record.forms):
            others = owners.setdefault((record.kind, form), [])
            other = next((it for it in others if not are_told_apart(it, record)), None)
            if other or (others and record.kind == "topic"):
                other = other or others[0]
                raise UsageError(
                    tell(
                        "{name}:{line}: “{form}” already names “{id}” (line {other});"
                        " leave it to one of them, or say where each lies: “within: …”, or"
                        " “Vienne (Isère)” as its label",
                        name=file,
                        line=record.line,
                        form=form,
                        id=other.id,
                        other=other.line,
                    )
                )
            others.append(record)


def bracket_of(label: str) -> str:
    """What *label* has in brackets at its end: “Isère” of “Vienne (Isère)”; "" for nothing."""
    head, _, rest = label.partition(" (")
    return rest[:-1] if head and rest.endswith(")") else ""


def hints_of(record: Authority, records: Sequence[Authority]) -> Iterator[str]:
    """What tells *record* apart: its bracket, and the forms of the place that it lies in."""
    if bracket := bracket_of(record.label):
        yield bracket
    for place in records:
        if place.id == record.within:
            yield from (form.partition(" (")[0] for form in place.forms)


def labels_apart(records: Sequence[Authority]) -> dict[str, str]:
    """Id → label, of *records*: where two have one, with the place that each lies in."""
    labels = {record.id: record.label for record in records}
    for group in group_namesakes(records):
        folds = [fold_name(record.label) for record in group.records]
        for record, fold in zip(group.records, folds, strict=True):
            around = next((it.label for it in records if it.id == record.within), "")
            if folds.count(fold) > 1 and around:
                labels[record.id] = f"{record.label} ({around.partition(' (')[0]})"
    return labels
