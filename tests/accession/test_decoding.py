"""Decoding: every encoding that articles come in, and never a character less."""

from __future__ import annotations

import codecs
import os
import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from fonds.accession.decoding import Decoded, Refusal, decode, is_encoding
from fonds.base.chars import fold_white

FRENCH = "L’hiver à Kiev : « déjà vu », œuvre, 10 €\nŸ été\n"
RUSSIAN = "Президент заявил вчера, что переговоры начнутся в 2022 году.\n"
ARABIC = "قال الرئيس أمس إن المفاوضات ستبدأ قريبا.\n"
CHINESE = "总统昨天表示，谈判将于2022年1月开始。\n一个国家\n"

MARKS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def encode_marked(text: str, encoding: str) -> bytes:
    return MARKS[encoding] + text.encode(encoding.removesuffix("-sig"))


def read(data: bytes, encoding: str = "") -> tuple[str, str]:
    result = decode(data, encoding)
    assert isinstance(result, Decoded), result
    return result.text, result.encoding


def refuse(data: bytes, encoding: str = "") -> Refusal:
    result = decode(data, encoding)
    assert isinstance(result, Refusal), result
    return result


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(fold_white)


@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, ARABIC, CHINESE, "a", "é", "中"])
def test_a_byte_order_mark_decides_and_is_all_that_is_dropped(text: str, encoding: str) -> None:
    assert read(encode_marked(text, encoding)) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, ARABIC, CHINESE, "a", "Été\n", "œuvre d’art"])
def test_utf_16_and_32_are_recognised_without_mark(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    "text", [FRENCH, RUSSIAN, ARABIC, CHINESE, "😀 a", "un mot\0égaré", "\x0cpage 2"]
)
def test_utf_8_is_read_as_it_is(text: str) -> None:
    result = decode(text.encode())
    assert result == Decoded(text, "utf-8")


def test_ideographs_alone_in_unmarked_utf_16_need_their_encoding_stated() -> None:
    text = "总统昨天表示"
    assert read(text.encode("utf-16-le"))[0] != text
    assert read(text.encode("utf-16-le"), "utf-16-le") == (text, "utf-16-le")


def test_cp1252_is_read_with_a_remark() -> None:
    result = decode(FRENCH.encode("cp1252"))
    assert isinstance(result, Decoded)
    assert (result.text, result.encoding) == (FRENCH, "cp1252")
    assert "state its encoding" in result.remark


def test_bytes_that_cp1252_leaves_undefined_are_c1_controls() -> None:
    assert read(b"d\xe9j\xe0 \x81\x8d\x8f\x90\x9d") == ("déjà \x81\x8d\x8f\x90\x9d", "cp1252")


def test_latin_1_letters_are_read() -> None:
    text = "Où êtes-vous allé, maître ? À l’œil".replace("’", "'").replace("œ", "oe")
    assert read(text.encode("latin-1")) == (text, "cp1252")


@pytest.mark.parametrize("text", ["« Liberté »", "« C’est déjà » — l’été à Évreux, hélas"])
def test_a_letter_before_a_guillemet_is_no_utf_8(text: str) -> None:
    spaced = text.replace(" »", "\xa0»")
    assert read(spaced.encode("cp1252")) == (spaced, "cp1252")


def test_chance_sequences_do_not_make_a_cp1252_text_utf_8() -> None:
    text = "étés passés à l'école, où l'élève était très gêné. " * 3 + "Ã©"
    assert read(text.encode("cp1252")) == (text, "cp1252")


def test_one_bad_byte_does_not_ruin_utf_8() -> None:
    result = decode(FRENCH.encode() + b"caf\xe9 " + RUSSIAN.encode())
    assert isinstance(result, Decoded)
    assert (result.text, result.encoding) == (FRENCH + "café " + RUSSIAN, "utf-8+cp1252")
    assert f"offset {len(FRENCH.encode()) + 3}," in result.remark


def test_a_bad_byte_after_a_mark_is_counted_from_the_start_of_the_file() -> None:
    result = decode(codecs.BOM_UTF8 + b"caf\xe9")
    assert isinstance(result, Decoded)
    assert (result.text, result.encoding) == ("café", "utf-8+cp1252")
    assert "offset 6," in result.remark


def test_utf_8_and_cp1252_in_one_file_are_both_read() -> None:
    text = "déjà vu à l’été. "
    assert read(text.encode() + text.encode("cp1252")) == (text * 2, "utf-8+cp1252")


def test_utf_8_cut_within_a_character_keeps_its_bytes() -> None:
    assert read(FRENCH.encode() + "é".encode()[:1]) == (FRENCH + "Ã", "utf-8+cp1252")


def test_overlong_and_surrogate_sequences_are_bad_bytes() -> None:
    text, encoding = read("é".encode() + b"\xc0\xaf \xed\xa0\x80")
    assert (text, encoding) == ("éÀ¯ í\xa0€", "utf-8+cp1252")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF16_LE])
def test_a_lone_surrogate_survives(mark: bytes) -> None:
    text = "Bonjour \ud800 le monde \udc00"
    assert read(mark + text.encode("utf-16-le", "surrogatepass")) == (text, "utf-16-le")


def test_a_lone_surrogate_at_the_end_survives() -> None:
    assert read(codecs.BOM_UTF16_BE + b"\x00a\xd8\x00")[0] == "a\ud800"


def test_utf_16_cut_within_a_unit_keeps_its_byte() -> None:
    result = decode(codecs.BOM_UTF16_LE + "été".encode("utf-16-le") + b"e")
    assert isinstance(result, Decoded)
    assert result.text == "étée"
    assert "cut off" in result.remark


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp437", "Déjà vu ça"),
        ("mac_roman", "L’œuvre d’été"),
        ("cp1251", RUSSIAN),
        ("cp1256", "قال الرئيس"),
        ("shift_jis", "大統領は昨日"),
        ("iso2022_jp", "大統領は昨日"),
        ("gb18030", CHINESE),
        ("koi8-r", RUSSIAN),
        ("latin-1", "\x80 \x9f é"),
        ("utf-16-be", CHINESE),
        ("utf-16", FRENCH),
    ],
)
def test_a_stated_encoding_overrides(encoding: str, text: str) -> None:
    assert read(text.encode(encoding), encoding) == (text, codecs.lookup(encoding).name)


@pytest.mark.parametrize("encoding", MARKS)
def test_a_stated_encoding_drops_its_mark_once(encoding: str) -> None:
    data = encode_marked("\ufeffété", encoding)
    assert read(data, encoding)[0] == "\ufeffété"
    assert read(data, encoding.removesuffix("-le").removesuffix("-be"))[0] == "\ufeffété"


def test_a_stated_encoding_that_does_not_fit_is_refused_with_the_offset() -> None:
    refusal = refuse(b"caf\xe9", "utf-8")
    assert refusal.code == "undecodable"
    assert "utf-8" in refusal.message
    assert "offset 3" in refusal.message


@pytest.mark.parametrize("name", ["utf-9", "hex", "rot13", "é", "a\0b", "../x", "x" * 9999, "IDNA"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    assert not is_encoding(name)
    assert refuse(b"abc", name).code == "unknown-encoding"


@pytest.mark.parametrize("name", ["idna", "punycode", "undefined", "unicode_escape", "utf-7"])
def test_odd_codecs_never_raise(name: str) -> None:
    assert decode(b"xn--\xff" * 20, name)


def test_no_bytes_are_empty() -> None:
    assert refuse(b"").code == "empty"
    assert refuse(b"", "utf-8").code == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b" \n\t",
        "\xa0\u2003\u3000".encode(),
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
        codecs.BOM_UTF32_BE,
        "\n \n".encode("utf-16-le"),
        b"\xa0 ",
    ],
)
def test_white_space_alone_is_blank(data: bytes) -> None:
    assert refuse(data).code == "blank"


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x7fELF", "program"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
    ],
)
def test_a_known_format_is_named_and_refused(start: bytes, name: str) -> None:
    refusal = refuse(start + b" plain words follow")
    assert refusal.code == "not-text"
    assert name in refusal.message


@pytest.mark.parametrize(
    "data",
    [
        bytes(4096),
        b"\x00\x01\x02\x03" * 50,
        bytes(range(256)) * 8,
        b"abc\0def\x01\x02" * 40,
        codecs.BOM_UTF16_LE + bytes(400),
    ],
)
def test_bytes_full_of_controls_are_no_text(data: bytes) -> None:
    assert refuse(data).code == "not-text"


def test_stray_controls_do_not_make_a_text_binary() -> None:
    text = "Une phrase \x1b[1m assez longue \0 pour \x07 porter quelques contrôles égarés. " * 4
    assert read(text.encode()) == (text, "utf-8")


def test_a_stated_encoding_lets_controls_through() -> None:
    assert read(b"\x01\x02\x03a", "ascii") == ("\x01\x02\x03a", "ascii")


@given(
    st.binary()
    | st.builds(lambda mark, data: mark + data, st.sampled_from([*MARKS.values()]), st.binary())
)
@example(codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff")
@example(codecs.BOM_UTF32_BE + b"\xff\xff\xff\xffa")
@example(codecs.BOM_UTF16_LE + b"\x00")
def test_no_bytes_raise(data: bytes) -> None:
    result = decode(data)
    assert isinstance(result, Decoded | Refusal)
    assert isinstance(result, Refusal) or fold_white(result.text)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from([*MARKS]))
def test_a_marked_text_comes_back_or_is_refused(text: str, encoding: str) -> None:
    assume(not text.startswith("\0"))  # a mark and a NUL are the mark of UTF-32
    result = decode(encode_marked(text, encoding))
    if isinstance(result, Refusal):
        assert result.code == "not-text" or not fold_white(text)
    else:
        assert (result.text, result.encoding) == (text, encoding)


@given(texts)
def test_utf_8_comes_back(text: str) -> None:
    assume(not text.startswith(("\ufeff", "%PDF-", "{\\rtf")))
    assert read(text.encode()) == (text, "utf-8")


@given(st.binary(min_size=1), texts)
def test_bad_bytes_take_no_neighbour_with_them(data: bytes, text: str) -> None:
    """Every byte of an undecodable stretch is there, read as cp1252, between the texts."""
    assume(not text.startswith(("\ufeff", "%PDF-", "{\\rtf")))
    evident = "é" * (len(data) + len(text.encode()))
    result = decode(f"{evident}{text}\n".encode() + data + f"\n{text}{evident}".encode())
    assume(isinstance(result, Decoded) and result.encoding.startswith("utf-8"))
    assert isinstance(result, Decoded)
    assert result.text.startswith(f"{evident}{text}\n")
    assert result.text.endswith(f"\n{text}{evident}")


@given(st.text(st.sampled_from("aé’\xa0»Œ€ \n\x81"), min_size=1).filter(fold_white))
def test_cp1252_comes_back_among_other_accents(text: str) -> None:
    around = "ça a été gêné près de là où " * (1 + len(text))
    data = b"".join(
        bytes([ord(char)]) if char == "\x81" else char.encode("cp1252") for char in around + text
    )
    assert read(data) == (around + text, "cp1252")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff" * 2_000_000,
        b"\xc3\xa9\xe9a" * 500_000,
        b"\xc4" + b"\xa0" * 2_000_000,
        b"\xe9\xa0" * 1_000_000,
        b" " * 2_000_000,
        b"\0" * 2_000_000,
        os.urandom(2_000_000),
        RUSSIAN.encode("utf-16-le") * 16_000,
    ],
    ids=["bad", "mixed", "continuations", "cut", "white", "nul", "random", "utf-16"],
)
def test_decoding_takes_linear_time(data: bytes) -> None:
    start = time.process_time()
    decode(data)
    assert time.process_time() - start < 4
