"""The keys and values of a header, and what they state: nothing of a value is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fonds.accession.headers.written import find_date, find_tag, has_time, plain_date
from fonds.accession.values import Statement, read_metadata
from fonds.base.chars import fold_white
from fonds.base.edtf import Order
from fonds.base.fields import FIELDS, Field, find_field, fold_name
from fonds.base.model import Metadata, Remark
from fonds.base.patterns import late
from fonds.base.speech import tell

BY_NAME = {field.name: field for field in FIELDS}
"""The fields, by the attribute of ``Metadata`` that each is."""

_CREATED = frozenset(map(fold_name, ("created", "créé")))
_LINK = late(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]")
_PLURAL_CREATORS = frozenset(map(fold_name, ("authors", "auteurs", "creators")))


@dataclass(frozen=True, slots=True)
class Pair:
    """One key of a header with its value."""

    name: str  # the key as written
    value: str | tuple[str, ...]  # as written; several where it is a list
    line: int  # from 1, where the header begins
    field: Field | None = None  # what it states; None: it goes to ``extra``
    more: str = ""  # all of the value, where the field gets a part of it


@dataclass(frozen=True, slots=True)
class Block:
    """A header as it was found."""

    end: int  # how many characters it takes of the text; 0 where it stays in the text
    pairs: tuple[Pair, ...]  # in their order
    remarks: tuple[Remark, ...] = ()  # on its form


def state_block(block: Block, path: str = "", order: Order = "") -> tuple[Metadata, list[Remark]]:
    """What *block* states of the file *path*, and what of it could not be used.

    What no field has is in ``extra``, unless it stays in the text. *order* is that of day and month
    in figures.
    """
    metadata, remarks = _state_pairs(block.pairs, path, order)
    if not block.end:
        metadata = replace(metadata, extra=())
    return metadata, sorted((*block.remarks, *remarks), key=lambda remark: remark.line or 0)


def _state_pairs(pairs: Sequence[Pair], path: str, order: Order) -> tuple[Metadata, list[Remark]]:
    """What *pairs* state, and what of them could not be used.

    A value that says more than its field can hold, such as a time of day, or that cannot be read,
    is also in ``extra`` as it was written.
    """
    chosen = _choose(_promote(list(pairs), order), order)
    statements: list[Statement] = []
    remarks: list[Remark] = []
    for pair in chosen:
        statement = Statement(pair.name, pair.field, _prepare(pair), order)
        _, problems = read_metadata([statement])
        remarks += [Remark("note", p.code, path, p.message, pair.line) for p in problems]
        if not problems:
            statements.append(statement)
        if problems or _says_more(pair):
            statements.append(Statement(pair.name, None, pair.more or pair.value))
    remarks += _report_repeated(pairs, chosen, path)
    metadata, _ = read_metadata(statements)
    return metadata, remarks


def _promote(pairs: list[Pair], order: Order) -> list[Pair]:
    """*pairs*; an address as a source is a link, and a note's own date is the date of a note.

    Where there is a link the note was cut from a page, whose date is another.
    """
    stated = {pair.field.name for pair in pairs if pair.field and _has_text(pair)}
    link, date = BY_NAME["url"], BY_NAME["date"]
    for at, pair in enumerate(pairs):
        if "url" not in stated and pair.field == BY_NAME["publication"] and _is_address(pair.value):
            pairs[at] = replace(pair, field=link)
            stated.add("url")
    if stated.isdisjoint({"date", "url"}):
        for at, pair in enumerate(pairs):
            if fold_name(pair.name) in _CREATED and _reads_as_date(pair, order):
                pairs[at] = replace(pair, field=date)
                break
    return pairs


def _choose(pairs: Sequence[Pair], order: Order) -> list[Pair]:
    """*pairs*, each field stated by one of them: the first whose value can be used."""
    chosen: dict[str, Pair] = {}
    for pair in pairs:
        if pair.field and _has_text(pair):
            before = chosen.setdefault(pair.field.name, pair)
            if _reads_as_date(pair, order) and not _reads_as_date(before, order):
                chosen[pair.field.name] = pair
    return [
        pair if not pair.field or chosen.get(pair.field.name) is pair else replace(pair, field=None)
        for pair in pairs
    ]


def _report_repeated(pairs: Sequence[Pair], chosen: Sequence[Pair], path: str) -> Iterator[Remark]:
    """A note on each key that says again what another does; several dates are of several kinds."""
    for pair, kept in zip(pairs, chosen, strict=True):
        if pair.field and not kept.field and pair.field.kind != "date" and _has_text(pair):
            message = tell("“{name}” repeats an earlier key: join them.", name=pair.name)
            yield Remark("note", "double-key", path, message, pair.line)


def _prepare(pair: Pair) -> str | tuple[str, ...]:
    """The value as its field reads it."""
    if pair.field and pair.field.kind in ("list", "text"):
        pair = replace(pair, value=_open_links(pair.value))
    if not pair.field or not isinstance(pair.value, str):
        return pair.value
    match pair.field.kind:
        case "date":
            return plain_date(pair.value)
        case "lang":
            return find_tag(pair.value) or pair.value
        case "list":
            return _split_commas(pair.name, pair.field, pair.value)
    return pair.value


def _open_links(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """*value* with links to other notes, ``[[note|as shown]]``, as what they show."""
    if isinstance(value, tuple):
        return tuple(str(_open_links(text)) for text in value)
    return _LINK.sub(r"\1", value) if "[[" in value else value


def _split_commas(name: str, field: Field, value: str) -> str | tuple[str, ...]:
    """*value*, split at commas where it is a list of topics, or of authors' whole names."""
    if "," not in value or ";" in value or "|" in value:
        return value
    parts = tuple(map(fold_white, value.split(",")))
    names = fold_name(name) in _PLURAL_CREATORS and all(" " in part for part in parts)
    return parts if names or field == BY_NAME["topics"] else value


def _says_more(pair: Pair) -> bool:
    """Whether the value has what its field leaves out."""
    if not pair.field:
        return False
    if pair.more or _has_other_text(pair.value):
        return True
    return pair.field.kind == "date" and isinstance(pair.value, str) and has_time(pair.value)


def _has_other_text(value: str | tuple[str, ...]) -> bool:
    """Whether a link to a note shows another text than its name."""
    texts = (value,) if isinstance(value, str) else value
    return any("[[" in text and "|" in text for text in texts)


def _has_text(pair: Pair) -> bool:
    values = (pair.value,) if isinstance(pair.value, str) else pair.value
    return any(map(fold_white, values))


def _reads_as_date(pair: Pair, order: Order) -> bool:
    kind = pair.field.kind if pair.field else "date"
    return (
        kind == "date" and isinstance(pair.value, str) and find_date(pair.value, order) is not None
    )


def _is_address(value: str | tuple[str, ...]) -> bool:
    text = value if isinstance(value, str) else ""
    return text.startswith(("http://", "https://")) and len(text.split()) == 1


def name_pair(name: str, value: str | tuple[str, ...], line: int) -> Pair:
    """The pair of a key whose field its *name* tells."""
    return Pair(name, value, line, find_field(name))
