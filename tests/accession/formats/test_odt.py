"""OpenDocument texts."""

from __future__ import annotations

import pytest

from fonds.accession.formats.document import Text, UnreadableError
from fonds.accession.formats.odt import read_fodt, read_odt
from tests.accession.formats.making import make_fodt, make_odt, pack


def read(data: bytes) -> Text:
    (text,) = read_odt(data).texts
    return text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "<text:h>Un</text:h>\n <text:p>Deux\n  <text:span> mots</text:span> </text:p>",
            "Un\n\nDeux mots",
        ),
        ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', "a   b\tc\nd"),
        ("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>", "a"),
        (
            "<text:p>a<office:annotation><text:p>x</text:p></office:annotation>b</text:p>"
            "<text:tracked-changes><text:p>x</text:p></text:tracked-changes>",
            "ab",
        ),
        (
            "<text:p>a<draw:frame><draw:text-box><text:p>boîte</text:p></draw:text-box>"
            "<svg:desc>x</svg:desc></draw:frame> b</text:p>",
            "a b\n\nboîte",
        ),
        (
            "<text:p>Un<text:note><text:note-citation>*</text:note-citation><text:note-body>"
            "<text:p>La note.</text:p></text:note-body></text:note>.</text:p><text:p>Deux</text:p>",
            "Un[1].\n\nDeux\n\n[1] La note.",
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
            "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
            "a\tb",
        ),
        ("", ""),
    ],
)
def test_what_a_reader_sees(body: str, text: str) -> None:
    assert read(make_odt(body)).text == text
    assert read_fodt(make_fodt(body).encode()).texts[0].text == text


def test_properties() -> None:
    properties = {
        "dc:title": "Le budget",
        "meta:initial-creator": "Renée Dupont",
        "dc:creator": "Une autre",
        "meta:creation-date": "2021-05-12T08:30:00.123",
        "dc:date": "2021-06-01T00:00:00",
    }
    found = read(make_odt("<text:p>Les élus ont voté hier. Fin.</text:p>", properties)).metadata
    assert (found.title, found.creator) == ("Le budget", ("Renée Dupont",))
    assert found.extra == (("created", "2021-05-12"),)
    assert found.modified is not None
    assert found.modified.text == "2021-06-01"
    assert found.date is None


def test_pictures_are_listed() -> None:
    data = make_odt("<text:p>a</text:p>", members={"Pictures/1.png": b"x", "Thumbnails/t.png": b""})
    assert read(data).omitted == ("1.png",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pack({"mimetype": "x"}), "broken"),
        (make_odt("", members={"META-INF/manifest.xml": "<m:encryption-data/>"}), "encrypted"),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_odt(data)
    assert caught.value.refusal.code == code
