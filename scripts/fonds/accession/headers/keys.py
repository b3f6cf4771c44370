"""Lines of ``key: value`` at the head of a text, as Pelican, MultiMarkdown and scrapers write."""

from __future__ import annotations

from collections.abc import Sequence

from fonds.accession.headers.entries import Entry, has_text, is_closed
from fonds.accession.headers.frontmatter import read_list
from fonds.accession.headers.pairs import Block, Pair, name_pair
from fonds.base.fields import find_field, fold_name, is_header_key
from fonds.base.patterns import late

_LEAST_FIELDS = 2  # different ones; a single line may be a headline: “Sport: victoire”
_MOST = 60  # lines
_LONGEST_NAME = 30  # characters of a key that is not known
_LONGEST_VALUE = 200  # characters of its value
_SENTENCE = late(r"\S+(?: +\S+){3,}[.!?…](?:\s*[»”\"])?\Z")
TEXT_KEYS = frozenset(
    map(fold_name, ("text", "texte", "content", "contenu", "body", "corps", "full text"))
)
"""A key behind which the text itself begins."""
_LABEL = late(r"[^:：\r\n]+[:：][ \t\xa0\u202f]*(?:\r\n|\n|\r)")
"""That key, alone on its line."""


def find_keys(text: str, entries: list[Entry]) -> Block | None:
    """The block of keys that *entries* are, which *text* begins with; None if not for sure.

    It has two fields at least, each line has a key or is indented below one, and an empty line or
    a key such as ``Text:`` closes it. It stays in the text where there is no other.
    """
    at_text = next((at for at, e in enumerate(entries) if fold_name(e.name) in TEXT_KEYS), None)
    keyed = entries[:at_text]
    if not keyed or len(keyed) > _MOST or not _is_header(keyed):
        return None
    pairs = tuple(map(_pair, keyed))
    label = _LABEL.match(text, keyed[-1].end) if at_text else None
    end = label.end() if label else keyed[-1].end
    if not has_text(text, end):
        return Block(0, pairs)
    return Block(end, pairs) if at_text or is_closed(text, end) else None


def _is_header(entries: Sequence[Entry]) -> bool:
    names = [fold_name(entry.name) for entry in entries]
    fields = {field.name for name in names if (field := find_field(name))}
    return (
        len(fields) >= _LEAST_FIELDS
        and is_header_key(entries[0].name)
        and len(set(names)) == len(names)
        and all(map(_is_plausible, entries))
    )


def _is_plausible(entry: Entry) -> bool:
    """Whether *entry* may belong to a header: its value fits its key, or is no sentence."""
    value = str(entry.value)
    field = find_field(entry.name)
    if field is None:
        known = is_header_key(entry.name)
        short = len(entry.name) <= _LONGEST_NAME and len(value) <= _LONGEST_VALUE
        return known or (short and not _SENTENCE.search(value))
    match field.kind:
        case "date":
            return not value or any(map(str.isdigit, value))
        case "url":
            return not value or len(value.split()) == 1
        case "lang" | "encoding":
            return len(value) <= _LONGEST_NAME
    return True


def _pair(entry: Entry) -> Pair:
    return name_pair(entry.name, read_list(str(entry.value)), entry.line)
