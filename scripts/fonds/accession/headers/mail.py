"""The header of an e-mail that was saved or copied as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from fonds.accession.headers.entries import Entry, has_text, is_closed
from fonds.accession.headers.keys import TEXT_KEYS
from fonds.accession.headers.pairs import BY_NAME, Block, Pair
from fonds.accession.headers.written import mail_date
from fonds.base.chars import fold_white, show_surrogates
from fonds.base.fields import fold_name
from fonds.base.fold import fold
from fonds.base.model import Remark
from fonds.base.patterns import late
from fonds.base.speech import tell

_NAME = late(r"[!-9;-~]+")  # of a field (RFC 5322, section 2.2)
_FIRST = frozenset(
    ("from", "to", "subject", "date", "message-id", "return-path", "received", "delivered-to", "cc",
     "reply-to", "sender", "mime-version", "newsgroups", "path", "xref", "organization",
     "content-type", "references")
)  # fmt: skip
"""Fields that a header may begin with, or any that begins with “x-”; others where more is sure."""
_WITH_FROM = frozenset(("subject", "date", "to", "message-id"))
_LONGEST_CODED = 4_000  # characters of a value in which encoded words are decoded
_LOST = "\N{REPLACEMENT CHARACTER}"
_LONGEST_NAME = 300  # characters of a sender in which a name is looked for
_CODED = ("quoted-printable", "base64")

_ROLES = {
    "from": ("from", "de", "von", "da", "van", "de la", "od", "от", "від"),
    "date": ("date", "sent", "envoye", "envoye le", "gesendet", "datum", "enviado", "enviado el",
             "fecha", "inviato", "data", "verzonden", "enviada em", "enviada",
             "enviat", "data d'enviament", "trimis", "wysłano", "отправлено", "дата", "надіслано"),
    "to": ("to", "a", "an", "para", "aan", "per a", "catre", "do", "кому"),
    "subject": ("subject", "objet", "betreff", "asunto", "oggetto", "assunto", "onderwerp",
                "assumpte", "subiect", "temat", "тема"),
    "cc": ("cc", "cci", "bcc", "kopie", "importance", "importancia", "wichtigkeit",
           "pieces jointes", "attachments", "anlagen", "reply-to", "repondre a", "antwort an",
           "responder a", "rispondi a", "antwoord aan", "priorite", "priority"),
}  # fmt: skip
"""What Outlook, Thunderbird and Apple Mail call the lines of a copied message, folded, in the
languages whose dates are read."""
_ROLE = {name: role for role, names in _ROLES.items() for name in names}

_BEFORE_ADDRESS = late(r"[\"']?([^\"<\[]*?)[\"']?\s*[<\[][^<>\[\]]*[>\]]\s*\Z")
_COMMENT = late(r"\S+@\S+\s*\((.*)\)\s*\Z")


def find_mail(text: str, entries: Sequence[Entry], path: str = "") -> Block | None:
    """The header of an e-mail that *entries* are, which *text* begins with; None if they are none.

    It stays in the text where there is no other. *path* is the file that remarks are about.
    """
    roles = _roles_as_shown(entries) or _roles_on_the_wire(entries)
    end = entries[-1].end if roles else 0
    if not roles or not (is_closed(text, end) or not has_text(text, end)):
        return None
    pairs = tuple(_pair(entry, role) for entry, role in zip(entries, roles, strict=True))
    return Block(end if has_text(text, end) else 0, pairs, _note_coding(entries, path))


def _roles_on_the_wire(entries: Sequence[Entry]) -> list[str]:
    """The role of each entry of a header as RFC 5322 has it; none if it is no such header."""
    names = [entry.name.lower() for entry in entries]
    if not all(_NAME.fullmatch(name) for name in names) or "from" not in names:
        return []
    if any(fold_name(name) in TEXT_KEYS for name in names):
        return []
    begins = names[0] in _FIRST or names[0].startswith("x-")
    if len(_WITH_FROM.intersection(names)) < (1 if begins else 2):
        return []
    seen: set[str] = set()
    roles = []
    for name in names:
        role = name if name in ("from", "date", "subject") and name not in seen else ""
        seen.add(name)
        roles.append(role or "other")
    return roles


def _roles_as_shown(entries: Sequence[Entry]) -> list[str]:
    """The role of each entry of a message copied from a mail program; none if it is none."""
    roles = [_ROLE.get(fold(fold_white(entry.name)), "") for entry in entries]
    main = [role for role in roles if role != "cc"]
    whole = {"from", "subject"} <= set(main) and not {"date", "to"}.isdisjoint(main)
    return roles if whole and "" not in roles and len(set(main)) == len(main) else []


def _pair(entry: Entry, role: str) -> Pair:
    value = _decode(str(entry.value))
    pair = Pair(entry.name, value, entry.line)
    match role:
        case "subject":
            return replace(pair, field=BY_NAME["title"])
        case "from":
            name = _sender(value)
            return replace(
                pair, field=BY_NAME["creator"], value=(name,), more="" if name == value else value
            )
        case "date":
            day = mail_date(value)
            return replace(
                pair, field=BY_NAME["date"], value=day, more="" if day == value else value
            )
    return pair


def _decode(value: str) -> str:
    """*value* with its encoded words (RFC 2047) as text; as it is where they are broken."""
    if "=?" not in value or len(value) > _LONGEST_CODED:
        return value
    try:
        decoded = show_surrogates(str(make_header(decode_header(value))))
    except (ValueError, LookupError, HeaderParseError):
        return value
    return decoded if fold_white(decoded) and _LOST not in decoded else value


def _sender(value: str) -> str:
    """The name that the sender goes by, or the address."""
    value = fold_white(value)
    if len(value) > _LONGEST_NAME:
        return value
    found = _COMMENT.match(value) or _BEFORE_ADDRESS.match(value)
    return (fold_white(found[1]) if found else "") or value.strip("<>")


def _note_coding(entries: Sequence[Entry], path: str) -> tuple[Remark, ...]:
    """A note where the text is still as it was coded for the way."""
    for entry in entries:
        coding = str(entry.value).strip().lower()
        if entry.name.lower() == "content-transfer-encoding" and coding in _CODED:
            message = tell(
                "It is an e-mail whose text is still {coding}: open it in a mail program and"
                " save it as text, or name the file .eml.",
                coding=coding,
            )
            return (Remark("note", "mail-coded", path, message, entry.line),)
    return ()
