"""One decision about a name or an article, as authorities.yml says it then.

The same that `accept` does with a table of them, and more: a later decision about what a person
declared takes the place of the earlier one, and articles are corrected too.
"""

from __future__ import annotations

import re

from fonds.accession.values import read_tag
from fonds.base.edtf import read_date
from fonds.base.errors import UsageError
from fonds.base.fold import fold_name
from fonds.base.kinds import BY_NAME, CURATED
from fonds.base.patterns import late
from fonds.base.plainyaml import compose_yaml
from fonds.base.slugs import is_slug, name_record
from fonds.base.speech import tell
from fonds.names.curate.accept import apply_decisions
from fonds.names.curate.authorities import parse_authorities
from fonds.names.curate.curated import Authorities, Authority
from fonds.names.curate.marks import Decision
from fonds.names.curate.namesakes import bracket_of
from fonds.names.curate.yaml_change import add_item, read_value, remove_key, set_value
from fonds.names.curate.yaml_edit import Bare, Entry

ARTICLE_ACTIONS = ("title", "date", "language", "withdraw", "pin")
NAME_ACTIONS = ("keep", "reject", "relabel", "label", "merge")
_FOLDERS = tuple(kind.folder for kind in CURATED)
_FORMER = late(r"(?<=.)\|([a-z]+/[a-z0-9-]+)\|(.*)\Z", re.DOTALL)
_PLAIN_DATE = late(r"\d{4}(-\d\d){0,2}")


def decide(text: str, decision: Decision, name: str = "authorities.yml") -> str:
    """The file *text*, called *name*, with *decision*.

    Raises UsageError, in a sentence, where it contradicts the file or cannot be understood.
    """
    said = parse_authorities(compose_yaml(text, name), name)
    if decision.action in ARTICLE_ACTIONS:
        changed = _amend(text, decision, said)
    else:
        declared = next((it for it in said.records if it.id == decision.id), None)
        if declared and decision.action == "label":
            changed = _rename(text, decision, declared, name)
        elif declared and decision.action == "relabel":
            changed = _move(text, decision, name)
        else:
            changed, _ = apply_decisions(text, [decision], "", name)
    parse_authorities(compose_yaml(changed, name), name)
    return changed


def standing(said: Authorities, record_id: str, label: str) -> str:
    """What *said* has decided about a name: an action of NAME_ACTIONS; "" if nothing."""
    form = fold_name(label)
    if form in map(fold_name, said.reject):
        return "reject"
    if any(_is_part(record_id, merge.ids[1:]) for merge in said.merge):
        return "merge"
    kinds = {fold_name(it): BY_NAME[kind].folder for it, (kind, _) in said.relabel.items()}
    if kinds.get(form, record_id.partition("/")[0]) != record_id.partition("/")[0]:
        return "relabel"
    declared = next((it for it in said.records if it.id == record_id), None)
    if declared:
        return "keep" if declared.label == label else "label"
    moved = next((it for it in said.records if fold_name(it.label) == form), None)
    return "relabel" if moved and moved.id.endswith(record_id.partition("/")[2]) else ""


def _is_part(record_id: str, gone: tuple[str, ...]) -> bool:
    return record_id in gone or record_id.partition("/")[2] in gone


def _rename(text: str, it: Decision, declared: Authority, name: str) -> str:
    folder, _, slug = it.id.partition("/")
    if it.value == declared.label:
        return text
    text = set_value(text, (folder, slug, "label"), it.value, name)
    return add_item(text, (folder, slug, "variants"), declared.label, name)


def _move(text: str, it: Decision, name: str) -> str:
    """The declared record among those of another kind, under the same id there."""
    folder, _, slug = it.id.partition("/")
    if it.value not in _FOLDERS or it.value == folder:
        raise UsageError(tell("“{value}” is no other kind", value=it.value))
    entry = read_value(text, (folder, slug), name)
    if read_value(text, (it.value, slug), name) is not None:
        raise UsageError(
            tell(
                "{name} has “{value}/{slug}” already; merge the two",
                name=name,
                value=it.value,
                slug=slug,
            )
        )
    entry.pop("kind", None)
    text = remove_key(text, (folder, slug), name)
    return set_value(text, (it.value, slug), {key: _value(it) for key, it in entry.items()}, name)


def _value(data: str | list[str]) -> str | tuple[str, ...]:
    return data if isinstance(data, str) else tuple(data)


def _amend(text: str, it: Decision, said: Authorities) -> str:
    """What *it* says of an article."""
    article_id = it.id.removeprefix("articles/")
    path, value = ("articles", article_id), it.value.strip()
    if it.action == "pin":
        text, target = _declare(text, it.label, it.value, said)
        return set_value(text, (*path, "pin", it.label), target, said.name)
    if it.action != "withdraw" and not value:
        raise UsageError(tell("nothing is written there"))
    entries: dict[str, Entry] = {
        "title": " ".join(value.split()),
        "date": Bare(value) if _PLAIN_DATE.fullmatch(value) else value,
        "language": read_tag(value),
        "withdraw": Bare("true"),
    }
    if it.action == "date":
        _check_date(value)
    if not entries[it.action]:
        raise UsageError(
            tell("“{value}” is no language: write a tag such as fr or pt-BR", value=value)
        )
    key = "withdrawn" if it.action == "withdraw" else it.action
    return set_value(text, (*path, key), entries[it.action], said.name)


def _check_date(value: str) -> None:
    try:
        read_date(value)
    except ValueError as error:
        raise UsageError(
            tell("“{value}” is no date: write it as 2022-01-31", value=value)
        ) from error


def _declare(text: str, form: str, target: str, said: Authorities) -> tuple[str, str]:
    """*text* that declares the record *target*, and its id.

    *target* is “folder/slug|label”; without a slug, “places/|Vienne (Isère)”, a new record. After
    that it may say of which record the article is taken: “|places/vienne|Vienne”.
    """
    match = _FORMER.search(target)
    former, old = match.groups() if match else ("", "")
    record_id, _, label = target[: match.start() if match else None].partition("|")
    folder, _, slug = record_id.partition("/")
    label = " ".join(label.split())
    if folder not in _FOLDERS or not label or (slug and not is_slug(slug)):
        raise UsageError(tell("say which record it is: its kind and its name"))
    slug = slug or name_record(fold_name(label))
    record_id = f"{folder}/{slug}"
    if record_id in {it.id for it in said.records}:
        return text, record_id
    entry: dict[str, str | tuple[str, ...]] = {"label": label}
    if former.startswith(f"{folder}/") and _is_namesake(label, old, form):
        entry["variants"] = (old,)
        text = _keep(text, former, old, said)
    return set_value(text, (folder, slug), entry, said.name), record_id


def _is_namesake(label: str, old: str, form: str) -> bool:
    """Whether *label* is *old*, as texts write it, and what tells it apart: “Vienne (Isère)”."""
    bracket = bracket_of(label)
    head = label.removesuffix(f" ({bracket})") if bracket else ""
    return fold_name(head) == fold_name(old) == fold_name(form) != ""


def _keep(text: str, record_id: str, label: str, said: Authorities) -> str:
    """*text* that declares the record *record_id* under its *label*, if none has that yet."""
    folder, _, slug = record_id.partition("/")
    if not is_slug(slug):
        raise UsageError(tell("say which record it is: its kind and its name"))
    known = any(it.id == record_id for it in said.records)
    return text if known else set_value(text, (folder, slug), {"label": label}, said.name)
