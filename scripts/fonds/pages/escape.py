"""Text as Markdown that shows it unchanged, and text as YAML that reads back unchanged."""

from __future__ import annotations

import re

from fonds.base.chars import HARMLESS, show_controls
from fonds.base.patterns import late

_INLINE = late(r"[\\`*_\[\]{}]")
_PLAIN = late(f"[ -%'-)+-;=-Z^a-z|~{HARMLESS}]*")
"""A text of these, as most are, has no Markdown syntax but at the beginning of a line."""
_EXTENDED = late(
    r"""(?x)
    :(?=//|(?!\d\d?:)(?a:[+\w-]+):)  # http://  :smile:  but not 10:30:45
    | [wW]{3}\.
    | @(?=[\w.-])                     # a@b.c  @name
    | [?!](?=[1-9])                   # ?1 and !1, like #1, are issues of a repository
    | \#(?=[1-9])(?<!&\#)             # but not in a character reference
    | \((?:c|r|tm)(?=\))              # ©  ®  ™
    | /(?:(?<=\+/)(?=-) | (?<==/)(?==) | (?<=c/)(?=o\b)        # ±  ≠  ℅
        | (?<=(?<!\d)[1-7]/)(?=[2-68](?!\d)))                     # ½  ¾
    | >(?<=-->)                       # →
    | =(?<===)                        # ==marked==
    | \+(?<=\+\+)                     # ++ctrl+alt++
    """
)
"""Syntax of Material's usual extensions and of GitHub's Markdown."""
_HINT = late(r"[:?!#/=+>@](?=[-=+/\w.])")
"""With _HINTS, a prefilter: a text without either has no _EXTENDED syntax. It takes a fifth of the
time."""
_HINTS = ("(c)", "(r)", "(tm)", "-->", "ww.", "WW.", "Ww.", "wW.")
"""Substrings of _EXTENDED syntax that _HINT does not match."""
_COMMIT = late(r"([0-9a-f]{38})([0-9a-f])(?=[0-9a-f])")
"""40 hexadecimal digits, which GitHub links as the SHA-1 of a commit."""
_ZERO_DIGITS = bytes.maketrans(b"123456789abcdef", b"0" * 15)
"""Turns every hexadecimal digit into a 0, so that a run of them is found as a substring."""
_LONG_RUN = b"0" * 39
"""A text without this run after _ZERO_DIGITS has no _COMMIT."""
_PAIRED = {sign: (late(rf"\{sign}(?=\S)"), late(rf"(?<=\S)\{sign}")) for sign in "$~^"}
"""Delimiters around a text, ``$x$``, ``~~x~~`` or ``^x^`` → their opening and closing patterns."""
_MAIL = late(r"[\w.+-]")
_BLOCK_START = late(r"(?:[#>=:~|!?]|[-+](?=\s|$|[-+])|-(?=[|:])|/(?=//))")
_ORDERED = late(r"(\d+)([.)])")


def escape_paragraph(text: str) -> str:
    """*text*, whose "\\n" are line breaks to show, as one Markdown paragraph.

    It renders to the very characters of *text*, except that white space may be folded; what HTML
    cannot hold is shown as ``chars.show_controls`` says.
    """
    paragraph = _escape_beginnings(_escape_inline(text))
    if paragraph.startswith("\\[") and paragraph.rstrip().endswith("\\]"):  # a formula in TeX
        return f"&#91;{paragraph[2:]}"
    return paragraph


def escape_paragraphs(paragraphs: list[str]) -> list[str]:
    """Each of *paragraphs* as `escape_paragraph` has it; most texts have no syntax in any."""
    text = "\n\n".join(paragraphs)
    plain = _PLAIN.fullmatch(text) and _escape_inline(text) == text
    return list(map(_escape_beginnings if plain else escape_paragraph, paragraphs))


def escape_line(line: str) -> str:
    """*line* as Markdown that no block or inline rule can take for markup.

    Neither can those of GitHub's Markdown or of the extensions that Material's reference names;
    only what improves typography, quotes, dashes, dots and ordinals, may do so.
    Backslashes serve where Python-Markdown and CommonMark both know them, entities elsewhere.
    """
    return _escape_beginning(_escape_inline(line))


def _escape_inline(text: str) -> str:
    if not _PLAIN.fullmatch(text):
        text = show_controls(text).replace("&", "&amp;").replace("<", "&lt;")
        text = _INLINE.sub(r"\\\g<0>", text.replace("\t", "&#9;"))
    if _HINT.search(text) or any(map(text.__contains__, _HINTS)):
        text = _EXTENDED.sub(_escape_extended, text)
    for sign, (opening, closing) in _PAIRED.items():
        if sign in text and (found := opening.search(text)) and closing.search(text, found.end()):
            text = text.replace(sign, _entity(sign))
    if _LONG_RUN in text.encode().translate(_ZERO_DIGITS):
        return _COMMIT.sub(lambda match: match[1] + _entity(match[2]), text)
    return text


def _escape_extended(match: re.Match[str]) -> str:
    sign = match[0]
    if sign[0] == "(":
        return f"{sign}\\"
    if sign[0] in "wW":
        return f"{sign[:-1]}\\."
    if sign == "@" and _MAIL.match(match.string, max(0, match.start() - 1)):
        return "@<!---->"  # GitHub looks for addresses after decoding entities
    return f"\\{sign}" if sign in "#!>+" else _entity(sign)


def _entity(char: str) -> str:
    return f"&#{ord(char)};"


def _escape_beginnings(text: str) -> str:
    """*text*, its inline syntax escaped, with its lines as they are."""
    return "  \n".join(map(_escape_beginning, text.split("\n")))


def _escape_beginning(text: str) -> str:
    """*text*, its inline syntax escaped, as a line that begins no list, table or other block."""
    ordered = _ORDERED.match(text)
    if ordered:
        return f"{ordered[1]}&#{ord(ordered[2])};{text[ordered.end() :]}"
    if _BLOCK_START.match(text):
        return f"&#{ord(text[0])};{text[1:]}"
    return text


def escape_heading(line: str) -> str:
    """*line* as the text of a heading, whose last # would be taken for its closing mark."""
    text = escape_line(line)
    bare = text.rstrip("#")
    return bare + "&#35;" * (len(text) - len(bare))


_YAML_UNSAFE = late(
    '["\\\\\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff'
    "\ufff0-\ufffb\ufffe\uffff]"
)
_YAML_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def quote_yaml(text: str) -> str:
    """*text* as a double-quoted YAML scalar (YAML 1.2, 5.7 and 7.3.1), on one line.

    What YAML does not print, and what an editor would not show, is escaped.
    """
    return f'"{_YAML_UNSAFE.sub(_escape_yaml, text)}"'


def _escape_yaml(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    return _YAML_SHORT.get(char) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
