"""Text as Markdown that shows it unchanged, and text as YAML that reads back unchanged."""

from __future__ import annotations

import re

from fonds.chars import HARMLESS, show_controls

_INLINE = re.compile(r"[\\`*_\[\]{}]")
_PLAIN = re.compile(f"[ -%'-)+-;=-Z^a-z|~{HARMLESS}]*")
"""In a line of these only its beginning can be markup, and most lines are so."""
_BLOCK_START = re.compile(r"(?:[#>=:~|!?]|[-+](?=\s|$|[-+]))")
_ORDERED = re.compile(r"(\d+)([.)])")


def escape_paragraph(text: str) -> str:
    """*text*, whose "\\n" are line breaks to show, as one Markdown paragraph.

    It renders to the very characters of *text*, but that white space may be folded; what HTML
    cannot hold is shown as ``chars.show_controls`` says.
    """
    return "  \n".join(escape_line(line) for line in text.split("\n"))


def escape_line(line: str) -> str:
    """*line* as Markdown that no block or inline rule can take for markup.

    Backslashes serve where Python-Markdown and CommonMark both know them, entities elsewhere.
    """
    text = line
    if not _PLAIN.fullmatch(line):
        text = show_controls(line).replace("&", "&amp;").replace("<", "&lt;")
        text = _INLINE.sub(r"\\\g<0>", text.replace("\t", "&#9;"))
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


_YAML_UNSAFE = re.compile(
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
