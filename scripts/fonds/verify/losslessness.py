"""Losslessness: a page shows its source's text, not a character more, less or other.

Only what a source states of itself before its text may be left out: keys and their values, a date
header.
"""

from __future__ import annotations

import os.path

from fonds.accession.decoding import Decoded, decode
from fonds.base.chars import fold_white, show_controls, show_surrogates
from fonds.base.speech import tell
from fonds.verify.block import measure_block
from fonds.verify.finding import Finding
from fonds.verify.header import is_header, measure_header

_AROUND = 24
"""Characters that a finding shows from where two texts begin to differ."""
_LONGEST = 200
"""Characters that a finding shows of what a page leaves out."""

_WINDOWS = {
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡",
    0x88: "ˆ", 0x89: "‰", 0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘",
    0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜",
    0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
}  # fmt: skip
"""What a page shows for C1 controls (Encoding Standard, index windows-1252). A table of its own, so
that a fault of the one that pages are made with is seen."""
_LINE_END = "\x85"
"""The one of them that is white space too, and ends the lines of a text that has no other ends."""
_WORDS = {code: char for code, char in _WINDOWS.items() if chr(code) != _LINE_END}
_OTHERS = frozenset({"\n", "\r", *map(chr, _WORDS)})


def source_texts(data: bytes, encoding: str) -> tuple[str, ...]:
    """The source *data*, folded; then without the block of keys that a page may leave out of it.

    "" if the bytes hold no text. *encoding* is how the page says it was read: metadata may have
    stated another than they show.
    """
    decoded = decode(data)
    if encoding and not (isinstance(decoded, Decoded) and decoded.encoding == encoding):
        stated = decode(data, encoding)
        decoded = stated if isinstance(stated, Decoded) else decoded
    if not isinstance(decoded, Decoded):
        return ("",)
    text = show_surrogates(decoded.text)
    if _LINE_END in text:
        is_sign = not _OTHERS.isdisjoint(text)
        text = text.replace(_LINE_END, _WINDOWS[ord(_LINE_END)] if is_sign else "\n")
    cut = measure_block(text)
    starts = (0, cut) if cut else (0,)
    return tuple(fold_white(show_controls(text[at:].translate(_WORDS))) for at in starts)


def compare_all(
    path: str, shown: str | None, texts: tuple[str, ...], source: str
) -> Finding | None:
    """What is wrong with the page *path*, which may show any of *texts*, of *source*."""
    findings = [compare(path, shown, text, source) for text in texts]
    if None in findings:
        return None
    shows_block = shown is not None and texts[0].startswith(shown[:_AROUND])
    return findings[0 if shows_block else -1]


def compare(path: str, shown: str | None, text: str, source: str) -> Finding | None:
    """What is wrong with the page *path* that shows *shown* of the *text* of *source*."""
    if shown is None:
        message = tell(
            "was edited by hand: nothing marks its source’s text, so it cannot be compared"
        )
        return Finding("edited", "edited-page", path, message)
    if not text.endswith(shown):
        return _describe_difference(path, shown, text)
    cut = len(text) - len(shown)
    if not cut or (is_header(text[:cut]) and not _parts_a_word(text, cut)):
        return None
    lost = text[measure_header(text[:cut]) : cut].strip(" ") or text[:cut]
    lost = lost if len(lost) <= _LONGEST else f"{lost[:_LONGEST]}…"
    message = tell(
        "leaves out “{lost}” of {source}, where only a date may be left out; build again",
        lost=lost,
        source=source,
    )
    return Finding("fault", "lost-words", path, message)


def _parts_a_word(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and text[at : at + 1].isalnum()


def _describe_difference(path: str, shown: str, text: str) -> Finding:
    header = measure_header(text)
    if header and not shown.startswith(text[:header]):
        text = text[header:].lstrip(" ")
    start = len(os.path.commonprefix((shown, text)))  # noqa: RUF071 - texts, no paths
    here, there = (repr(one[start : start + _AROUND]) for one in (shown, text))
    message = tell(
        "shows {here} where its source says {there} (character {number}); build again",
        here=here,
        there=there,
        number=start + 1,
    )
    return Finding("fault", "changed-text", path, message)
