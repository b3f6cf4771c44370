"""Code pages: guessed by their letters; what is in doubt says so, and nothing is ever lost."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.decoding import Decoded, decode
from fonds.accession.guess import Guess, guess_encoding
from fonds.accession.mixed import MIXED, WESTERN, decode_page

FRENCH = "Le conseil municipal a voté le budget de l'année prochaine à l'unanimité, après un débat."
GERMAN = (
    "Der Gemeinderat hat den Haushalt für das nächste Jahr beschlossen; es gab größere Einwände."
)
CZECH = "Obecní rada schválila nový jízdní řád, který začne platit příští měsíc. Žádné změny."
HUNGARIAN = (
    "A képviselő-testület elfogadta a jövő évi költségvetést, hosszú vita után, őszi ülésén."
)
RUSSIAN = "Городской совет принял бюджет на будущий год. Заседание длилось до позднего вечера."
UKRAINIAN = "Міська рада ухвалила бюджет на наступний рік, і ніхто з її членів не був проти."
GREEK = "Το δημοτικό συμβούλιο ενέκρινε τον προϋπολογισμό για το επόμενο έτος."
TURKISH = (
    "Belediye meclisi gelecek yılın bütçesini uzun bir tartışmadan sonra oy birliğiyle kabul etti."
)
HEBREW = "מועצת העיר אישרה את התקציב לשנה הבאה לאחר דיון ארוך."
ARABIC = "وافق مجلس المدينة على ميزانية العام المقبل بعد نقاش طويل."
THAI = "สภาเทศบาลอนุมัติงบประมาณสำหรับปีหน้าหลังจากการอภิปรายที่ยาวนาน"
LITHUANIAN = (
    "Miesto taryba po ilgų diskusijų patvirtino kitų metų biudžetą; nė vienas narys nebuvo prieš."
)
VIETNAMESE = (
    "Hô\u0323i đô\u0300ng tha\u0300nh phô\u0301 đa\u0303 thông qua ngân sách năm tơ\u0301i."
)
JAPANESE = "市議会が来年度予算を可決した。委員会では長い議論が続いた。"
CHINESE = "市议会昨天通过了明年的预算，会议一直持续到晚上。"
TAIWANESE = "市議會昨天通過了明年的預算，會議一直持續到晚上。"
KOREAN = "시의회가 내년도 예산을 통과시켰다. 회의는 밤늦게까지 이어졌다."

PAGES = [
    (FRENCH, "cp1252 iso8859-15 mac_roman cp850 cp437"),
    (GERMAN, "cp1252 mac_roman cp850 cp437"),
    (CZECH, "cp1250 iso8859-2 cp852"),
    (HUNGARIAN, "cp1250 iso8859-2 cp852"),
    (RUSSIAN, "cp1251 koi8-r cp866 iso8859-5 mac_cyrillic cp855"),
    (UKRAINIAN, "cp1251 koi8-u"),
    (GREEK, "cp1253 iso8859-7 cp737"),
    (TURKISH, "cp1254 cp857"),
    (HEBREW, "cp1255 cp862"),
    (ARABIC, "cp1256 iso8859-6"),
    (THAI, "cp874"),
    (LITHUANIAN, "cp1257 iso8859-13"),
    (VIETNAMESE, "cp1258"),
    (JAPANESE, "cp932 euc_jp iso2022_jp iso2022_jp_2"),
    (CHINESE, "gb2312 gbk gb18030"),
    (TAIWANESE, "big5 cp950"),
    (KOREAN, "euc_kr cp949 johab iso2022_kr"),
]


def read(data: bytes) -> Decoded:
    result = decode(data)
    assert isinstance(result, Decoded), result
    return result


@pytest.mark.parametrize(
    ("text", "page"), [(text, page) for text, pages in PAGES for page in pages.split()]
)
def test_a_text_in_a_code_page_is_read_with_a_remark(text: str, page: str) -> None:
    found = read(text.encode(page))
    assert found.text == text
    assert f"read as {found.encoding}" in found.remark
    assert not found.doubtful


def test_line_ends_of_old_macs_do_not_matter() -> None:
    text = f"{FRENCH}\r\r{FRENCH}\r"
    assert read(text.encode("mac_roman")).text == text


@pytest.mark.parametrize("page", ["cp1251", "mac_roman", "cp932"])
def test_what_is_ascii_for_long_is_guessed_by_what_is_not(page: str) -> None:
    text = "<p>Long notes in plain letters.</p>\n" * 2000
    text += {"cp1251": RUSSIAN, "mac_roman": FRENCH, "cp932": JAPANESE}[page] * 3
    assert read(text.encode(page)).text == text


def test_a_text_in_one_long_line_is_guessed_too() -> None:
    text = f"{'Plain letters. ' * 2000}{JAPANESE * 500}"
    assert read(text.encode("euc_jp")).text == text


@pytest.mark.parametrize("data", [b"Il a dit : \x8e\x8f, puis rien.", b"abc \xa4\xc6 def"])
def test_what_stays_in_doubt_names_the_encodings_that_it_may_be(data: bytes) -> None:
    found = read(data)
    assert found.doubtful
    assert "perhaps" in found.remark
    assert " or " in found.remark


def test_a_script_that_no_code_page_has_is_in_doubt() -> None:
    georgian = "საკრებულომ მომავალი წლის ბიუჯეტი დაამტკიცა, სხდომა გვიან ღამემდე გაგრძელდა."
    letters = sorted(set(georgian) - set(" ,."))
    page = {ord(letter): 0x80 + number * 7 % 128 for number, letter in enumerate(letters)}
    assert read(georgian.translate(page).encode("latin-1")).doubtful


@pytest.mark.parametrize(
    "text",
    [
        "L\u2019été à Évreux, déjà.",
        "Il coûte 10 €, voilà tout.",
        "“A naïve café,” she said — twice.",
        "Das wäre schön, größer auch.",
        "El niño comió muy rápido, ¿no?",
        "Là-bas, «\xa0l’œuvre\xa0» est finie…",
    ],
)
def test_short_western_texts_are_read_as_before(text: str) -> None:
    found = read(text.encode("cp1252"))
    assert (found.text, found.encoding, found.doubtful) == (text, "cp1252", False)


@pytest.mark.parametrize(
    ("data", "text", "codec"),
    [
        (b"\x1b$B;T\x1b(B\x1b$B5D2q\x1b(J budget\x1b(B", "市議会 budget", "iso2022_jp"),
        (b"Plain \x1b[1mbold\x1b[0m text", "Plain \x1b[1mbold\x1b[0m text", "utf-8"),
        (b"It costs \x1b$B nothing", "It costs \x1b$B nothing", "utf-8"),
    ],
)
def test_escape_sequences_of_iso_2022_are_no_controls(data: bytes, text: str, codec: str) -> None:
    found = read(data)
    assert (found.text, found.encoding) == (text, codec)


@given(st.binary(min_size=1) | st.text(min_size=1).map(lambda text: text.encode("utf-8")[1:]))
def test_a_guess_never_loses_a_byte(data: bytes) -> None:
    guess = guess_encoding(data)
    text = decode_page(data, guess.codec)
    assert 0 <= guess.confidence <= 1
    if guess.codec not in (WESTERN, MIXED):
        assert text.encode(guess.codec) == data


@given(st.sampled_from([text for text, _ in PAGES]), st.integers(1, 40), st.data())
def test_a_guess_depends_on_the_bytes_alone(text: str, size: int, data: st.DataObject) -> None:
    page = data.draw(st.sampled_from(dict(PAGES)[text].split()))
    cut = text.encode(page)[:size]
    if not cut.isascii():
        assert isinstance(guess_encoding(cut), Guess)
        assert guess_encoding(cut) == guess_encoding(bytes(bytearray(cut)))


def test_utf_8_costs_nothing() -> None:
    """No table is loaded, and no library that reads them."""
    code = (
        "import sys; from fonds.accession.decoding import decode; decode('été'.encode());"
        "sys.exit('numpy' in sys.modules or 'charset_normalizer' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "data",
    [
        (RUSSIAN * 20_000).encode("cp1251"),
        (JAPANESE * 30_000).encode("euc_jp"),
        (FRENCH * 20_000).encode("mac_roman"),
        b"\x81" * 2_000_000,
        b"\x1b$B" * 700_000,
    ],
    ids=["russian", "japanese", "french", "undefined", "escapes"],
)
def test_guessing_takes_linear_time(data: bytes) -> None:
    start = time.process_time()
    decode(data)
    assert time.process_time() - start < 4
