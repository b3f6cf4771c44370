"""Rich Text Format, in the shapes that programs write."""

from __future__ import annotations

import pytest

from fonds.accession.formats.document import Text, UnreadableError
from fonds.accession.formats.rtf import read_rtf
from tests.accession.formats.making import make_rtf


def read(data: bytes) -> Text:
    (text,) = read_rtf(data).texts
    return text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Le conseil a vot\'e9.\par Second\par", "Le conseil a voté.\n\nSecond"),
        (r"vers un\line vers deux\par strophe", "vers un\nvers deux\n\nstrophe"),
        (r"l\u8217'autre \u8212\'97 x", "l’autre — x"),
        (r"\uc0 l\u8217autre \uc2\u8212xyz", "l’autre —z"),
        (r"l\u8217\rquote autre", "l’autre"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"5\~\'80 a\_b \{x\} \\", "5\xa0€ a‑b {x} \\"),
        (r"\ldblquote Oui\rdblquote \endash\tab\bullet", "“Oui”–\t•"),
        (r"a{\*\unknown x}b{\header x}{\deleted x}{\pict\wmetafile8 01af}c", "abc"),
        (r"Voir {\field{\*\fldinst{HYPERLINK x}}{\fldrslt{le site}}}", "Voir le site"),
        (
            r"mot{\super\chftn}{\footnote\pard {\super\chftn} La note.} suit",
            "mot[1] suit\n\n[1] La note.",
        ),
        (r"A{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt bo\'eete\par}}}B", "AB\n\nboîte"),
        (
            r"Avant\par\trowd\cellx1\pard\intbl a\cell b\cell\row"
            r"\trowd\pard\intbl c\cell d\cell\row\pard Apr\'e8s",
            "Avant\n\na\tb\nc\td\n\nAprès",
        ),
        (r"{\listtext\'95\tab}un\par", "•\tun"),
        (r"a}{b", "a"),
        (r"{{{a", "a"),
        ("", ""),
    ],
)
def test_what_a_reader_sees(body: str, text: str) -> None:
    assert read(make_rtf(body)).text == text


def test_lines_as_textedit_writes_them() -> None:
    head = "\\mac\\ansicpg10000{\\fonttbl\\f0\\fswiss\\fcharset77 Helvetica;}"
    assert read(make_rtf("\\f0 vot\\'8e\\\nB\\\n", head)).text == "voté\n\nB"


def test_fonts_have_code_pages() -> None:
    head = (
        r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}"
        r"{\f1\fnil\fcharset204{\*\panose 02}Arial Cyr;}{\f2\fcharset128 MS;}}"
    )
    body = r"\'e9 {\f1 \'cf\'f0\'e8} \f2 \'83e\'83X\'83g \plain\'e9"
    assert read(make_rtf(body, head)).text == "é При テスト é"


def test_bytes_of_the_code_page_may_stand_as_they_are() -> None:
    assert read(b"{\\rtf1\\ansi\\ansicpg1251 " + "Привет".encode("cp1251") + b"}").text == "Привет"


def test_nothing_is_lost_behind_a_picture_of_bytes() -> None:
    data = b"{\\rtf1 Un{\\*\\shppict{\\pict\\pngblip\\bin5 }{\\x}}{\\nonshppict{\\pict}}deux}"
    assert read(data).text == "Undeux"
    assert read(data).omitted == ("1.png",)


def test_properties() -> None:
    info = (
        r"{\info{\title Le budget \'e9tatique}{\author Ren\'e9e Dupont}{\operator x}"
        r"{\creatim\yr2018\mo3\dy26\hr15}}"
    )
    found = read(make_rtf(f"{info}Les élus ont voté hier. Fin.")).metadata
    assert (found.title, found.creator) == ("Le budget étatique", ("Renée Dupont",))
    assert found.extra == (("created", "2018-03-26"),)


@pytest.mark.parametrize("page", ["99999", "0", ""])
def test_a_code_page_that_there_is_not(page: str) -> None:
    assert read(make_rtf(r"vot\'e9", rf"\ansi\ansicpg{page}")).text == "voté"


def test_what_is_no_rtf() -> None:
    with pytest.raises(UnreadableError):
        read_rtf(b"Dear all,")
