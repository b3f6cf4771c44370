"""Which code page bytes are in that are no UTF: the one in which they read most like a language.

charset-normalizer proposes code pages beside the usual ones; what the letters of each reading cost
decides.
"""

from __future__ import annotations

import codecs
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from fonds.accession.codepages import Sample, cost_codec, take_sample
from fonds.accession.mixed import MIXED, WESTERN, decode_mixed, decode_page, share_of_utf8
from fonds.base.patterns import late

_USUAL = {
    WESTERN: 0, "mac-roman": 12, "cp850": 12, "iso8859-15": 12, "cp437": 14,
    "cp1250": 12, "iso8859-2": 14, "cp852": 16, "cp1254": 12, "cp1257": 14, "cp1258": 12,
    "cp1251": 12, "koi8-r": 12, "koi8-u": 14, "cp866": 14, "iso8859-5": 14,
    "cp1253": 12, "iso8859-7": 14, "cp1255": 12, "cp1256": 12, "iso8859-6": 14, "cp874": 12,
    "cp932": 12, "euc_jp": 12, "gb18030": 12, "cp950": 12, "cp949": 12,
    "mac-cyrillic": 18, "mac-greek": 18, "mac-turkish": 18,
}  # fmt: skip
"""The usual code pages → what each costs in half nats, since none is as usual as the first."""
_RARE = 24  # what any other costs
_SURE = 12  # how much less than every other a reading must cost: it is e⁶ times as likely
_UNLIKE = 10  # what each byte costs if no language is written like that
_HARDLY = 1 / 8  # of the bytes beyond ASCII: if fewer are evident UTF-8, it is chance
_MOSTLY = 0.8  # if more are, it is no code page
_SAMPLE = 8192  # bytes that are looked at
_OTHER = 12  # what each character costs that is in UTF-8 and not in cp1252
_NO_RIVAL = 1 << 40  # what a reading would cost that there is not
_LIKELY = 3  # codecs that are named where it is in doubt

_BEYOND = late(rb"[\x80-\xff]")
_PRINTABLE = bytes(range(0x20, 0x7F))


@dataclass(frozen=True, slots=True)
class Guess:
    """The encoding that bytes seem to be in."""

    codec: str  # by Python's name; they are valid in it
    confidence: float  # from 0 to 1
    likely: tuple[str, ...]  # the codecs between which it is in doubt; empty if it is in none


@dataclass(frozen=True, slots=True, order=True)
class _Reading:
    cost: int  # in half nats
    place: int  # among all that were tried: of two at the same cost the first counts
    codec: str


def guess_encoding(data: bytes) -> Guess:
    """The code page of *data*, which are not all UTF-8, or that some of them are.

    It is the usual one, cp1252, unless there is evidence of another.
    """
    share = share_of_utf8(data)
    if share > _MOSTLY:
        return Guess(MIXED, share, ())
    sample = take_sample(_choose_lines(data))
    usual = MIXED if share > _HARDLY else WESTERN
    readings = _try_all(sample, _USUAL)
    if usual == MIXED:
        readings = sorted([*readings, *_try_mixed(sample)])
    guess = _judge(readings, usual, sample, data)
    if guess.codec in (WESTERN, MIXED) and not guess.likely:
        return guess
    rare = {codec: _RARE for codec in _propose(sample.data) if codec not in _USUAL}
    readings = sorted([*readings, *_try_all(sample, rare)])
    return _judge(readings, usual, sample, data) if rare else guess


def _choose_lines(data: bytes) -> bytes:
    """Lines of *data* that have bytes beyond ASCII; the first such byte begins a character."""
    if len(data) <= _SAMPLE:
        return data
    found = _BEYOND.search(data)
    start = max(found.start() - _SAMPLE // 8, 0) if found else 0
    lines, size = [], 0
    for line in data[start:].splitlines(keepends=True):
        if not line.isascii():
            lines.append(line[: _SAMPLE - size])
            size += len(lines[-1])
        if size >= _SAMPLE:
            break
    return b"".join(lines)


def _try_all(sample: Sample, pages: Mapping[str, int]) -> list[_Reading]:
    readings = []
    for place, (codec, unusual) in enumerate(pages.items()):
        cost = cost_codec(sample, codec)
        if cost is not None:
            readings.append(_Reading(cost + unusual, place, codec))
    return sorted(readings)


def _try_mixed(sample: Sample) -> Iterator[_Reading]:
    """The reading as UTF-8 and cp1252; what cp1252 has not counts as a letter of no language."""
    text = decode_mixed(sample.data)
    mixed = text.encode(WESTERN, "replace")
    cost = cost_codec(take_sample(mixed), WESTERN)
    if cost is not None:
        others = mixed.count(b"?") - text.count("?")
        yield _Reading(cost + others * _OTHER, 0, MIXED)


def _propose(data: bytes) -> Iterator[str]:
    """The code pages that charset-normalizer finds likely; those only that keep ASCII as it is."""
    from charset_normalizer import from_bytes

    for match in from_bytes(data):
        for name in (match.encoding, *match.could_be_from_charset):
            codec = codecs.lookup(name).name
            if _PRINTABLE.decode(codec, "replace") == _PRINTABLE.decode("ascii"):
                yield codec


def _judge(readings: Sequence[_Reading], usual: str, sample: Sample, data: bytes) -> Guess:
    """The likeliest of *readings*; the *usual* one if they are all unlike a language."""
    best, *others = islice(_tell_apart(readings, sample, data), _LIKELY + 1)
    unlike = best.cost > _UNLIKE * len(sample.data)
    chosen = next(it for it in readings if it.codec == usual) if unlike else best
    rivals = [reading.cost for reading in (best, *others) if reading is not chosen]
    ahead = min(rivals, default=_NO_RIVAL) - chosen.cost
    if unlike:
        ahead = min(ahead, 0)
    likely = () if ahead >= _SURE else tuple(it.codec for it in (best, *others)[:_LIKELY])
    return Guess(chosen.codec, (1 + math.tanh(ahead / 4)) / 2, likely)


def _tell_apart(readings: Sequence[_Reading], sample: Sample, data: bytes) -> Iterator[_Reading]:
    """The *readings* in which *data* are valid, the first of those that give the same text."""
    texts: set[str] = set()
    for reading in readings:
        text = decode_page(sample.data, reading.codec)
        if text not in texts and _is_valid(data, reading.codec):
            texts.add(text)
            yield reading


def _is_valid(data: bytes, codec: str) -> bool:
    """Whether *data* can be read in *codec*, and the text be written as *data* again."""
    try:
        return codec in (WESTERN, MIXED) or data.decode(codec).encode(codec) == data
    except UnicodeError:
        return False
