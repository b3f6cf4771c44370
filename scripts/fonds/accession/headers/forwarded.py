"""A message that was sent on: title, day and sender of the one that it passes on.

It is known by its subject (“Fwd: …”) or by the line above that one. That one has a header as
mail programs show it, or begins as articles do, with a headline and its day.
"""

from __future__ import annotations

import re
from functools import cache

from fonds.accession.headers.entries import read_entries, skip_blank
from fonds.accession.headers.mail import find_mail
from fonds.accession.headers.pairs import state_block
from fonds.base.chars import fold_white
from fonds.base.edtf import Order
from fonds.base.model import Metadata
from fonds.base.patterns import late
from fonds.parse.heading import find_heading
from fonds.parse.published import find_published
from fonds.parse.wordlists import load

_REACH = 20_000  # characters in which the line is looked for
_HEAD = 2_000  # characters in which a message that is passed on has its headline and day
_DEPTH = 4  # times that a message was sent on
_SENDER = late(
    r"^[> \t]*\*?(?:from|de|von|da|van|od|от|від|de la) ?\*?[:：]", re.IGNORECASE | re.MULTILINE
)
_ANSWER = late(r"(?:re|aw|sv|rép|antw|odp|r|rif) ?(?:\[[0-9]\])? ?[:：]", re.IGNORECASE)
_QUOTED = late(r"^(?:> ?)+", re.MULTILINE)


def read_forwarded(subject: str, text: str, order: Order = "") -> Metadata | None:
    """What the message says that the *text* under *subject* passes on; None if it passes none on.

    Its title is without the marks of sending on. Nothing is stated where it is not plain.
    """
    found = None
    for _ in range(_DEPTH):
        inner = _find_inner(subject, text)
        said = _read_inner(inner, order) if inner else None
        if said is None:
            break
        metadata, text = said
        found, subject = metadata, metadata.title
    return found


def cut_forward(subject: str) -> str:
    """*subject* without “Fwd:” and the like before it."""
    return _forward().sub("", fold_white(subject))


def _find_inner(subject: str, text: str) -> str:
    """The message that *text* passes on, its marks of quotation cut; "" if there is none."""
    head = text[:_REACH]
    is_marked = cut_forward(subject) != fold_white(subject)
    is_marked = cut_forward(subject) != fold_white(subject)
    if not is_marked and _ANSWER.match(fold_white(subject)):
        return ""
    if line := _line("forwarded").search(head):
        return _unquote(text[line.end() :])
    if not is_marked:
        return ""
    if line := _line("originals").search(head):
        return _unquote(text[line.end() :])
    sender = _SENDER.search(head)
    return _unquote(text[sender.start() :]) if sender else ""


def _unquote(text: str) -> str:
    text = text[skip_blank(text) :]
    return _QUOTED.sub("", text[:_REACH]) if text.startswith(">") else text


def _read_inner(text: str, order: Order) -> tuple[Metadata, str] | None:
    """What the message *text* says of itself, and the text below that."""
    start = skip_blank(text)
    entries = read_entries(text[:_REACH], start)
    block = find_mail(text[:_REACH], entries) if entries else None
    if block:
        metadata, _ = state_block(block, "", order)
        title = cut_forward(metadata.title)
        said = Metadata(title=title, date=metadata.date, creator=metadata.creator)
        return (said, text[block.end :]) if title and block.end else None
    head = text[start : start + _HEAD]
    heading = find_heading(_part(head))
    if heading.title_from != "source":
        return None
    return Metadata(title=heading.title, date=find_published(head, order).date), ""


def _part(head: str) -> str:
    """*head* with paragraphs as parsing has them: an empty line between each two."""
    return re.sub(r"\n[ \t\r]*\n\s*", "\n\n", head.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _forward() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("words.yml")["forwards"]))
    return re.compile(rf"(?:(?:{words})(?:\[[0-9]\])? ?[:：] ?)+", re.IGNORECASE)


@cache
def _line(kind: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("words.yml")[kind]))
    return re.compile(
        rf"^[> \t]*-{{0,40}} ?(?:{words})(?![^\W_])[^\n\r:-]{{0,60}}[-: \t]{{0,40}}\r?$",
        re.IGNORECASE | re.MULTILINE,
    )
