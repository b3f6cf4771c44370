import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.parse.language import detect_language, direction

SENTENCES = {
    "fr": "Le président a déclaré que la situation dans la région est plus grave que les autres.",
    "en": "The president said that the situation in the region is more serious than it was before.",
    "es": "El presidente ha dicho que la situación en la región es más grave que en los otros.",
    "pt": "O presidente disse que a situação na região é mais grave do que nas outras, e não só.",
    "it": "Il presidente ha detto che la situazione nella regione è più grave che nelle altre.",
    "de": "Der Präsident sagte, dass die Lage in der Region ernster ist als in den anderen Teilen.",
    "nl": "De president zei dat de situatie in de regio ernstiger is dan in de andere delen.",
    "pl": "Prezydent powiedział, że sytuacja w regionie nie jest taka jak w innych.",
    "ru": "Президент сказал, что ситуация в регионе не такая, как в других, и что он это знает.",
    "uk": "Президент сказав, що ситуація в регіоні не така, як в інших, і що він це знає.",
    "th": "ประธานาธิบดีกล่าวว่าสถานการณ์ร้ายแรง",
    "ko": "대통령은 상황이 심각하다고 말했다",
    "ja": "大統領は状況が深刻だと述べた",
    "zh": "总统表示局势严重",
    "el": "Ο πρόεδρος δήλωσε ότι η κατάσταση είναι σοβαρή",
    "ka": "პრეზიდენტმა განაცხადა",
    "km": "ប្រធានាធិបតីបាននិយាយ",
    "id": "Dewan kota tadi malam mengesahkan anggaran tahun depan setelah perdebatan panjang.",
    "ms": "Majlis bandar malam tadi meluluskan belanjawan tahun depan selepas perbahasan panjang.",
    "sr": "Градско веће је синоћ после дуге расправе усвојило буџет за следећу годину.",
}


@pytest.mark.parametrize(("tag", "text"), SENTENCES.items())
def test_the_language_of_a_sentence(tag: str, text: str) -> None:
    assert detect_language(text) == tag


def test_arabic_and_hebrew_run_from_right_to_left() -> None:
    assert direction("قال الرئيس إن الوضع خطير") == direction("הנשיא אמר") == "rtl"
    assert direction("Le mot שלום veut dire paix") == direction("") == direction("123") == "ltr"


@pytest.mark.parametrize("text", ["", "2022 – 15 %", "***", "ᠬᠦᠮᠦᠨ"])
def test_the_unknown_is_said_to_be(text: str) -> None:
    assert detect_language(text) == "und"


def test_a_foreign_headline_does_not_decide() -> None:
    assert detect_language("The New York Times\n\n" + SENTENCES["fr"] * 4) == "fr"


@pytest.mark.parametrize(
    "text",
    [
        "Benin, Nigeria join African Union continental free trade blo",  # no Nigerian Pidgin
        "Ristikanzan oigevuksien yhtehine deklaratsii",  # Karelian, no Finnish
        "Insan Hakların Cümlä Deklaratiyası",  # Gagauz, no Turkish
        "ᓯᓚᕐᔪᐊᕐᒥ ᐃᓄᐃᑦ",  # no Amharic, which alone of the classifier's languages looks like it
    ],
)
def test_what_the_classifier_confuses_stays_unknown(text: str) -> None:
    assert detect_language(text) == "und"


def test_a_language_is_written_in_its_script() -> None:
    names = ", ".join(f"{n}. Иванов Иван Иванович (Ivanov)" for n in range(9))
    text = (
        f"Students compete in Tyumen: Anna Berg, Paul Smith, Maria Jones, {names}. John Brown, Rio"
    )
    assert detect_language(text) in ("en", "und")


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text_has_a_language_and_a_direction(text: str) -> None:
    assert detect_language(text) == detect_language(text) != ""
    assert direction(text) in ("ltr", "rtl")
