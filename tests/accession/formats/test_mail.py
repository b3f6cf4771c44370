"""E-mail: what of a message becomes the article."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.accession.formats.document import Document, Text
from fonds.accession.formats.mail import read_mbox, read_message
from fonds.accession.formats.registry import read_document


def read(data: bytes | EmailMessage) -> Text:
    document = read_message(data if isinstance(data, bytes) else bytes(data))
    assert isinstance(document, Document)
    assert not document.many
    (text,) = document.texts
    return text


def make(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return message


def test_headers_are_metadata() -> None:
    message = make(
        From="Renée Dupont <renee@example.org>",
        To="Jean Martin <jean@example.org>, anna@example.org",
        Subject="Le budget est voté",
        Date="Mon, 14 May 2001 23:39:00 -0700",
    )
    message.set_content("Bonjour.\n")
    found = read(message).metadata
    assert (found.title, found.creator) == ("Le budget est voté", ("Renée Dupont",))
    assert found.date is not None
    assert found.date.text == "2001-05-14", "the day of the sender's clock"
    assert found.extra == (("To", "Jean Martin, anna@example.org"),)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?q?Budget_vot=C3=A9?=", "Budget voté"),
        ("=?iso-8859-1?q?Budget?=\r\n =?iso-8859-1?q?_vot=E9?=", "Budget voté"),
        ("=?utf-8?b?QnVkZ2V0IHZvdMOp?=", "Budget voté"),
        ("=?no-such-charset?q?Budget_vot=E9?=", "Budget voté"),
        ("Budget\r\n of the year", "Budget of the year"),
    ],
)
def test_encoded_words(subject: str, title: str) -> None:
    data = f"Subject: {subject}\r\n\r\nText.\r\n".encode()
    assert read(data).metadata.title == title


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 May 2001 16:39:00", "0"])
def test_a_date_that_is_none(date: str) -> None:
    assert read(f"Date: {date}\n\nText.\n".encode()).metadata.date is None


def test_quoted_printable_is_decoded() -> None:
    data = (
        b"Content-Type: text/plain; charset=utf-8\n"
        b"Content-Transfer-Encoding: quoted-printable\n\nvot=C3=A9 dans la =\nsalle\n"
    )
    assert read(data).text == "voté dans la salle\n"


@pytest.mark.parametrize("charset", ["iso-8859-1", "no-such-charset", ""])
def test_a_charset_that_is_not_that_of_the_text(charset: str) -> None:
    data = b"Content-Type: text/plain; charset=" + charset.encode() + b"\n\nvot\xe9\n"
    assert read(data).text == "voté\n"


def test_plain_text_goes_before_html() -> None:
    message = make(Subject="x")
    message.set_content("plain")
    message.add_alternative("<p>html</p>", subtype="html")
    assert read(message).text.strip() == "plain"


def test_html_alone_is_read() -> None:
    message = make(Subject="x")
    message.set_content("<style>p {}</style><p>Un &amp; deux<p>Trois", subtype="html")
    assert read(message).text == "Un & deux\n\nTrois"


def test_attachments_are_listed() -> None:
    message = make(Subject="x")
    message.set_content("plain")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="été.pdf")
    message.add_attachment("note", filename="note.txt")
    assert read(message).text.strip() == "plain"
    assert read(message).omitted == ("été.pdf", "note.txt")


def test_messages_of_an_mbox() -> None:
    data = (
        b"From a@b Mon\nSubject: Un\n\nPremier\n\nFrom a@b Tue\r\nSubject: Deux\r\n\r\n>From x\r\n"
    )
    document = read_mbox(data)
    assert isinstance(document, Document)
    assert document.many
    assert [text.metadata.title for text in document.texts] == ["Un", "Deux"]
    assert [text.text for text in document.texts] == ["Premier\n\n", ">From x\r\n"]


def test_an_mbox_without_messages() -> None:
    assert not isinstance(read_mbox(b"Dear all,\n"), Document)


HOSTILE = [
    b"",
    b"\n",
    b"Content-Type: multipart/mixed; boundary=x\n\n" * 500,
    b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(2_000)
    ),
    b"Content-Type: message/rfc822\n\n" * 1_000,
    b"Subject: " + b"=?utf-8?q?" * 10_000 + b"\n\nx",
    b"From: " + b"<" * 20_000 + b"\n\nx",
    b"From: " + b"(" * 20_000 + b"\n\nx",
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_made_to_break_a_reader(data: bytes) -> None:
    read_document("a.eml", data)
    read_document("a.mbox", b"From x\n" + data)


LINES = st.sampled_from(
    b"From x|Subject: |Date: |From: |Content-Type: text/html; charset=|--x|=?utf-8?q?=C3?=|"
    b"Content-Type: multipart/mixed; boundary=x|Content-Transfer-Encoding: base64|=?x?b?=?=|"
    b"<p>&#0;|Content-Disposition: attachment".split(b"|")
)


@settings(max_examples=200)
@given(st.lists(LINES | st.binary(max_size=20), max_size=30))
def test_no_bytes_break_it(lines: list[bytes]) -> None:
    data = b"\n".join(lines)
    read_message(data)
    read_mbox(data)
