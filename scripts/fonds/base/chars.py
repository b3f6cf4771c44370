"""White space, line ends and control characters, as Unicode and HTML define them."""

import os
import re

from fonds.base.patterns import late

WHITE = "\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""The White_Space property of Unicode (PropList.txt), as the inside of a regex class."""

_WHITE_RUN = late(f"[{WHITE}]+")
_WHITE_CHARS = WHITE.replace("\u2000-\u200a", "".join(map(chr, range(0x2000, 0x200B))))
_LINE_END = late("\r\n|[\n\v\f\r\x85\u2028\u2029]")


def fold_white(text: str) -> str:
    """*text* with each run of white space as one space, none at its ends.

    Two texts are the same to a reader when their folded forms are equal.
    ``str.split`` does not serve: it also splits at U+001C–U+001F, which are no white space.
    """
    if "  " not in text and text.isprintable():  # then its only white space is single spaces
        return text.strip(" ")
    return _WHITE_RUN.sub(" ", text).strip(" ")


def strip_white(text: str) -> str:
    """*text* without the white space at its ends."""
    return text.strip(_WHITE_CHARS)


def split_lines(text: str) -> list[str]:
    """The lines of *text*, whatever ends them (UAX #14: CR LF, LF, VT, FF, CR, NEL, LS, PS)."""
    return _LINE_END.split(text)


HARMLESS = "\n-\r\xa0-\ud7ff\ue000-\ufdcf"
"""A regex class of characters beside ASCII's printable ones and the tab, none of them FORBIDDEN."""
_HARMLESS = late(f"[\t -~{HARMLESS}]*")
"""A fast path: most texts have only these, and to match all takes half the time of a search for
FORBIDDEN."""
FORBIDDEN = "\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}-{chr(plane << 16 | 0xFFFF)}" for plane in range(17)
)
"""What HTML cannot hold, as the inside of a regex class (HTML Living Standard, 13.2.3.5)."""
_FORBIDDEN = late(f"[{FORBIDDEN}]")
WINDOWS_1252 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""C1 controls → what Windows-1252 has in their place: 27 quotation marks, dashes and letters, which
a careless export took for Latin-1, and which browsers show for ``&#147;`` (HTML, 13.2.5.80)."""
_ELLIPSIS = WINDOWS_1252[0x85]
_ELLIPSES = late(f"[\x85{_ELLIPSIS}]")
_ENDED_OTHERWISE = late("[\n\r\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
_SURROGATE = late("[\ud800-\udfff]")
_PAIR = late("[\ud800-\udbff][\udc00-\udfff]")


def show_controls(text: str) -> str:
    """*text* with the characters that HTML cannot hold made visible.

    C0 controls become their pictures (U+2400–U+241F), C1 controls the characters that Windows-1252
    has there, U+0085 too, which ends no line of what is shown; the other ones, DEL, surrogates and
    noncharacters become ``\\u{…}`` (HTML Living Standard, 13.2.3.5, input stream errors).
    """
    return text if _HARMLESS.fullmatch(text) else _FORBIDDEN.sub(_picture, text)


def show_windows(text: str) -> str:
    """*text* with the C1 controls that Windows-1252 defines as its characters; as long as before.

    Of a text as it came, U+0085 may end lines (`show_ellipses`). Of paragraphs none ends any more.
    """
    return text if _HARMLESS.fullmatch(text) else text.translate(WINDOWS_1252)


def show_ellipses(text: str) -> str:
    """*text* with each U+0085 as “…”, which Windows-1252 has there, unless it ends lines.

    It does so in a text that has neither another line end nor another control of Windows-1252.
    """
    if "\x85" not in text or not _ENDED_OTHERWISE.search(text):
        return text
    return text.replace("\x85", _ELLIPSIS)


def keep_ellipses(shown: str, came: str) -> str:
    """*shown*, the end of what `show_ellipses` gives of *came* but for white space, with U+0085
    where that has it."""
    marks = _ELLIPSES.findall(came)
    last = iter(marks[len(marks) - shown.count(_ELLIPSIS) :])
    return re.sub(_ELLIPSIS, lambda _: next(last), shown)


def show_surrogates(text: str) -> str:
    """*text* with lone surrogates written as ``\\u{…}``: no UTF-8 file can hold them."""
    return _SURROGATE.sub(_picture, text)


def show_odd_bytes(path: str) -> str:
    """*path* with each byte that is not UTF-8 written as ``%E9``, and so each % of that name."""
    names = path.split("/") if has_surrogates(path) else ()
    shown = (it.replace("%", "%25") if has_surrogates(it) else it for it in names)
    return "/".join(_SURROGATE.sub(_escape, name) for name in shown) or path


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in os.fsencode(match[0]))


def has_surrogates(text: str) -> bool:
    """Whether *text* holds one, alone or in a pair."""
    return not text.isascii() and _SURROGATE.search(text) is not None


def join_surrogates(text: str) -> str:
    """*text* with each pair of surrogates as the character that UTF-16 means by it."""
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return WINDOWS_1252.get(code) or (chr(0x2400 + code) if code < 0x20 else f"\\u{{{code:x}}}")


_EAST_ASIAN = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003fffd"
)
_SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
UNSPACED = _SOUTH_EAST_ASIAN + _EAST_ASIAN
"""The letters of scripts that set no spaces between words, as ranges of a character class.

Thai, Lao, Burmese, Khmer; kana and ideographs. The rules of the search name the same ones.
"""

_DENSE = ((late(f"[{_EAST_ASIAN}]"), 2), (late(f"[{_SOUTH_EAST_ASIAN}]"), 5))
"""Characters of each script, and roughly how many of them make a word."""
_SPARSE = bytes(byte for byte in range(256) if byte < 0xE0 or byte == 0xE2)
"""Bytes that none of them begins with in UTF-8: most texts have no others, which is seen soon."""


def count_words(text: str) -> int:
    """How many words *text* has, as its length; an estimate where no spaces separate them."""
    if text.isascii():
        return len(text.split())
    text = text.replace("\x85", _ELLIPSIS)  # in paragraphs it is no white space
    data = text.encode("utf-8", "surrogatepass")
    dense = _DENSE if data.translate(None, _SPARSE) else ()
    return len(text.split()) + sum(len(p.findall(text)) // size for p, size in dense)
