"""What a person decided in the review, as lines of authorities.yml."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fonds.enrich.authorities import read_authorities
from fonds.enrich.insertion import insert_entry, insert_item, write_scalar
from fonds.enrich.review import Decision, read_review
from fonds.errors import UsageError
from fonds.kinds import BY_FOLDER

_MARK = "\ufeff"


def accept_review(review: Path, authorities: Path) -> list[str]:
    """Put what *review* decides into *authorities*; return a sentence for each change.

    All or nothing: the file is read as fonds reads it before it takes the place of the old one.
    Raises UsageError where the table or the outcome cannot be understood.
    """
    if not review.is_file():
        raise UsageError(f"{review} is not there; write it first, with fonds authorities")
    decisions = read_review(review.read_bytes(), review.name)
    old = authorities.read_bytes().decode("utf-8") if authorities.is_file() else ""
    mark, body = (_MARK, old[1:]) if old.startswith(_MARK) else ("", old)
    crlf = "\r\n" in body
    text = body.replace("\r\n", "\n")
    changes = []
    for decision in decisions:
        changed = apply_decision(text, decision, review.name)
        if changed != text:
            changes.append(_describe(decision))
        text = changed
    if changes:
        _replace(authorities, mark + (text.replace("\n", "\r\n") if crlf else text))
    return changes


def apply_decision(text: str, decision: Decision, name: str = "review.csv") -> str:
    """The curated file *text* with what *decision* says."""
    folder, _, slug = decision.id.partition("/")
    if folder not in BY_FOLDER or not slug:
        raise UsageError(
            f"{name}:{decision.line}: “{decision.id}” is no id; leave that column alone"
        )
    value = decision.value
    if decision.action == "merge":
        return insert_item(text, "merge", f"[{_short(value, folder)}, {slug}]")
    if decision.action == "reject":
        return _insert_forms(text, "reject", [decision.label])
    if decision.action == "split":
        return _insert_forms(text, "split", value.split("|") if value else [decision.label])
    if decision.action == "relabel":
        return insert_entry(text, "relabel", write_scalar(decision.label), value)
    label = value if decision.action == "label" else decision.label
    lines = [f"  label: {write_scalar(label)}"]
    if label != decision.label:
        lines.append(f"  variants: [{write_scalar(decision.label)}]")
    return insert_entry(text, folder, slug, "\n".join(lines) + "\n")


def _insert_forms(text: str, section: str, forms: Iterable[str]) -> str:
    for form in filter(None, map(str.strip, forms)):
        text = insert_item(text, section, write_scalar(form))
    return text


def _short(record_id: str, folder: str) -> str:
    """*record_id* without its folder, where that is the one of the record that it takes in."""
    return record_id.removeprefix(f"{folder}/")


def _describe(decision: Decision) -> str:
    value = f" → {decision.value}" if decision.value else ""
    return f"{decision.action}: {decision.label}{value}"


def _replace(path: Path, text: str) -> None:
    """Put *text* in the place of the file at *path*, if fonds can read it."""
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(text.encode("utf-8"))
    try:
        read_authorities(draft)
    except UsageError as error:
        draft.unlink()
        told = str(error).replace(draft.name, path.name)
        raise UsageError(f"the review was not accepted: {told}") from error
    draft.replace(path)
