"""How likely a text in Chinese, Japanese or Korean is: what its characters cost.

Costs are half nats, as those of pairs of letters. All that is known of a character is in which row
of its national table it stands: the first half of each table has the common ones.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from fonds.base.patterns import late


@dataclass(frozen=True, slots=True)
class _Table:
    """A national table of characters."""

    codec: str  # by which the rows of characters are known
    first: int  # lead byte of the first row of common characters
    last: int  # and of the last one
    common: int  # what a character of these rows costs
    kana: int  # what a Japanese letter costs


_JAPAN = _Table("shift_jis", 0x88, 0x98, 18, 10)
_CHINA = _Table("gb2312", 0xB0, 0xD7, 17, 24)
_TAIWAN = _Table("big5", 0xA4, 0xC6, 17, 32)
_KOREA = _Table("euc_kr", 0xB0, 0xC8, 16, 28)

_TABLES = {
    "cp932": _JAPAN, "shift_jis": _JAPAN, "shift_jis_2004": _JAPAN, "shift_jisx0213": _JAPAN,
    "euc_jp": _JAPAN, "euc_jis_2004": _JAPAN, "euc_jisx0213": _JAPAN,
    "gb2312": _CHINA, "gbk": _CHINA, "gb18030": _CHINA,
    "big5": _TAIWAN, "cp950": _TAIWAN, "big5hkscs": _TAIWAN,
    "euc_kr": _KOREA, "cp949": _KOREA, "johab": _KOREA,
}  # fmt: skip
"""Codec, by Python's name → the table whose characters it encodes."""

_SIGN = 13  # what a sign of punctuation costs
_RARE = 26  # a character of the table's other rows
_ODD = 32  # any other
_BESIDE_LATIN = 6  # a Latin letter right beside a wide character

_WIDE = late(r"[^\x00-\x7f]")
_BESIDE = late(r"[A-Za-z](?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[A-Za-z]")
_KANA = late("[\u3041-\u30fe]")
_SIGNS = late("[\u3000-\u301f\uff01-\uff60‘’“”—―…·‥]")


def is_wide(codec: str) -> bool:
    """Whether *codec* encodes characters of East Asia, in more than one byte each."""
    return codec in _TABLES


def cost_wide(text: str, codec: str) -> int:
    """What the characters beyond ASCII of *text* cost, if it was read with *codec*."""
    counts = Counter(_WIDE.findall(text))
    cost = sum(count * _cost(char, _TABLES[codec]) for char, count in counts.items())
    return cost + _BESIDE_LATIN * sum(1 for _ in _BESIDE.finditer(text))


@cache
def _cost(char: str, table: _Table) -> int:
    if _KANA.match(char):
        return table.kana
    if _SIGNS.match(char):
        return _SIGN
    try:
        row, *cell = char.encode(table.codec)
    except UnicodeEncodeError:
        return _ODD
    if not cell:
        return _RARE  # a half-width letter
    return table.common if table.first <= row <= table.last else _RARE
