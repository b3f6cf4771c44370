"""How often code pages are guessed right, at 400 bytes; floors only rise.

The tables of letters are made of names in the Unicode Common Locale Data Repository; no text of the
Declaration is in them. What signs and accents cost was set by looking at Italian, Estonian,
Icelandic, Friulian, Walloon and Corsican, which are not judged here.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fonds.accession.decoding import Decoded, decode
from tests.archives import find_corpus

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))

BYTES = 400
SHORT = 60
WESTERN = "afr ast bre cat dan deu eus fin fra gle nld nno nob por_PT spa swe"
CENTRAL = "ces hrv hsb hun pol slk slv"
PAGES = {
    "iso2022_jp": "jpn", "cp932": "jpn", "euc_jp": "jpn", "gb18030": "cmn_hans",
    "big5": "cmn_hant", "euc_kr": "kor", "cp1251": "bel bul mkd rus srp_cyrl ukr",
    "koi8-r": "bul rus", "cp1250": CENTRAL, "iso8859-2": CENTRAL, "cp1252": WESTERN,
    "iso8859-15": WESTERN, "mac_roman": WESTERN, "cp850": WESTERN, "cp437": WESTERN,
    "cp1253": "ell_monotonic", "cp1254": "tur", "cp1255": "heb", "cp1256": "arb", "cp874": "tha",
    "cp1257": "lav lit", "cp1258": "vie",
}  # fmt: skip
"""Code page → languages that were written in it."""

TYPED = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "...", "\xa0": " "}
)
"""What people typed where a code page lacks a sign."""
TONES = "\u0300\u0301\u0303\u0309\u0323"


@cache
def passages() -> dict[str, list[str]]:
    """Language → its passages."""
    found: dict[str, list[str]] = {}
    lines = (HERE / "samples" / "udhr-passages.jsonl").read_text("utf-8").splitlines()
    for line in map(json.loads, lines):
        found.setdefault(line["lang"], []).append(line["text"])
    return found


@cache
def whole_texts() -> dict[str, list[str]]:
    """Language → each third passage of its whole text."""
    found, corpus = {}, find_corpus("udhr-390-languages")
    for line in (corpus / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        language = truth["source_id"].partition("/")[2].removesuffix(".txt")
        text = (corpus / "seeds" / truth["file"]).read_text("utf-8")
        starts = range(0, len(text) - 2 * BYTES, 3 * BYTES)
        found[language] = [text[start : start + 2 * BYTES] for start in starts]
    return found


def encode(text: str, page: str, size: int = BYTES) -> bytes:
    """*text* as somebody wrote it in *page*, cut to *size* bytes; empty where nobody could."""
    text = unicodedata.normalize("NFC", text)
    if page == "cp1258":
        text = "".join(map(part_tones, text))
    for written in (text, text.translate(TYPED)):
        try:
            while len(data := written.encode(page)) > size:
                written = written[: -max((len(data) - size) // 4, 1)]
        except UnicodeEncodeError:
            continue
        return data if page == "iso2022_jp" or not data.isascii() else b""
    return b""


def part_tones(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    rest = "".join(part for part in parts if part not in TONES)
    return unicodedata.normalize("NFC", rest) + "".join(part for part in parts if part in TONES)


def judge(texts: dict[str, list[str]], page: str) -> Iterator[tuple[bool, bool]]:
    """Of each passage in *page* whether its text is right, and whether it is wrong in silence."""
    for language in PAGES[page].split():
        for text in texts[language]:
            if data := encode(text, page):
                read = decode(data)
                right = isinstance(read, Decoded) and read.text == data.decode(page)
                silent = isinstance(read, Decoded) and not read.doubtful
                yield right, silent and not right


def check_floors(name: str, texts: dict[str, list[str]]) -> None:
    judged = {page: [*judge(texts, page)] for page in PAGES}
    every = [one for page in judged.values() for one in page]
    shares = {page: sum(right for right, _ in found) / len(found) for page, found in judged.items()}
    assert sum(right for right, _ in every) / len(every) >= FLOORS[f"encodings, {name}, right"]
    assert min(shares.values()) >= FLOORS[f"encodings, {name}, worst page"], shares
    silent = sum(silent for _, silent in every) / len(every)
    assert 1 - silent >= FLOORS[f"encodings, {name}, right or in doubt"]


def test_code_pages_of_the_sample() -> None:
    check_floors("sample", passages())


def test_code_pages_of_whole_texts() -> None:
    check_floors("udhr-390-languages", whole_texts())


def test_short_texts_of_the_west_are_what_they_always_were() -> None:
    texts = [text for language in WESTERN.split() for text in passages()[language]]
    cut = [text[at : at + SHORT] for text in texts for at in range(0, 6 * SHORT, SHORT)]
    data = [encode(text, "cp1252") for text in cut]
    read = [(decode(it), it.decode("cp1252")) for it in data if it]
    assert len(read) > 150
    assert [text for found, text in read if getattr(found, "text", "") != text] == []


def test_utf_8_with_cp1252_among_it_is_read() -> None:
    texts = [passages()[language][0] for language in ("fra", "deu", "spa", "por_PT", "swe", "fin")]
    for text in texts:
        data = encode(text[:200], "cp1252")
        whole = data.decode("cp1252") + text[200:]
        found = decode(data + text[200:].encode())
        assert isinstance(found, Decoded)
        assert found.text == whole
