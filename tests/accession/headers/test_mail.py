"""E-mails saved or copied as text: the header is metadata, to the last address."""

from __future__ import annotations

import pytest

from fonds.accession.headers.cut import cut_header
from fonds.base.model import Metadata
from tests.accession.headers.reading import read, told


def test_a_header_as_it_was_sent() -> None:
    metadata, rest = read(
        "Message-ID: <1@example.org>\n"
        "Date: Mon, 14 May 2001 16:39:00 -0700 (PDT)\n"
        "From: =?UTF-8?Q?Anne_Mart=C3=ADn?= <anne@example.org>\n"
        "To: paul@example.org,\n\tzoe@example.org\n"
        "Subject: =?utf-8?B?QnVkZ2V0IHZvdMOp?=\n =?utf-8?B?IGNlIHNvaXI=?=\n"
        "Received: by a\nReceived: by b\n"
        "\n"
        "Paul, le conseil vote."
    )
    assert rest == "\nPaul, le conseil vote."
    assert metadata == told(
        "Budget voté ce soir",
        "2001-05-14",
        creator=("Anne Martín",),
        extra=(
            ("Message-ID", "<1@example.org>"),
            ("Date", "Mon, 14 May 2001 16:39:00 -0700 (PDT)"),
            ("From", "Anne Martín <anne@example.org>"),
            ("To", "paul@example.org, zoe@example.org"),
            ("Received", "by a"),
            ("Received", "by b"),
        ),
    )


@pytest.mark.parametrize(
    ("head", "title", "creator"),
    [
        ("De : Anne <a@b.fr>\nEnvoyé : lundi 14 mai 2001 16:39\nÀ : Paul\nObjet : Budget : ce soir",
         "Budget : ce soir", "Anne"),
        ("From: Martin, Anne\nSent: Monday, May 14, 2001 4:39 PM\nTo: Paul\nSubject: Budget\n"
         "Attachments: a.pdf", "Budget", "Martin, Anne"),
        ("Von: Anne Martin [mailto:a@b.de]\nGesendet: Montag, 14. Mai 2001 16:39\nAn: Paul\n"
         "Betreff: AW: Haushalt", "AW: Haushalt", "Anne Martin"),
        ("De: Anne\nEnviado el: lunes, 14 de mayo de 2001 16:39\nPara: Pablo\nAsunto: Presupuesto",
         "Presupuesto", "Anne"),
        ("Da: Anne\nInviato: lunedì 14 maggio 2001 16:39\nA: Paolo\nOggetto: Bilancio", "Bilancio",
         "Anne"),
        ("Van: Anne\nVerzonden: maandag 14 mei 2001 16:39\nAan: Paul\nOnderwerp: Begroting",
         "Begroting", "Anne"),
        ("De: Anne\nObjet: Budget\nDate: 14 mai 2001 à 16:39:00 UTC+2\nÀ: Paul\nRépondre à: Zoé",
         "Budget", "Anne"),
        ("Approved: x\nFrom: Anne\nSubject: Budget\nDate: 14 May 2001 16:39 CET", "Budget", "Anne"),
        ("From: a@b.org (Ann Smith)\nSubject: Re: Budget\nLines: 4\nDate: 14 May 01 12:30:01 GMT",
         "Re: Budget", "Ann Smith"),
    ],
)  # fmt: skip
def test_messages_of_all_programs(head: str, title: str, creator: str) -> None:
    metadata, rest = read(f"{head}\n\nLe conseil vote.")
    assert rest == "\nLe conseil vote."
    assert (metadata.title, metadata.creator) == (title, (creator,))
    assert metadata.date == told("", "2001-05-14").date


def test_a_message_without_a_text_keeps_its_header() -> None:
    text = "From: Anne\nSubject: Budget\nDate: Mon, 14 May 2001 16:39:00 +0200\n\n"
    assert read(text) == (told("Budget", "2001-05-14", creator=("Anne",)), text)


def test_a_text_that_is_still_coded_is_told() -> None:
    coding = "Content-Transfer-Encoding: Quoted-Printable"
    length, metadata, remarks = cut_header(f"\nFrom: A\nSubject: B\n{coding}\n\n=C3=A9", "a.txt")
    assert (length, metadata.title) == (64, "B")
    assert [(r.code, r.line) for r in remarks] == [("mail-coded", 4)]


@pytest.mark.parametrize(
    "text",
    [
        "From: Paris\n\nTexte",
        "From Paris: a story\nTo London: another\n\nTexte",
        "From: A\nSubject: B\nTexte",
        "Subject: A\nDate: 2021\nTexte",
        "Objet : le budget\nÀ : tous\n\nTexte",
        "From: A\nSubject: B\nUne ligne\n\nTexte",
    ],
)
def test_what_is_no_message_is_left(text: str) -> None:
    assert cut_header(text, "a.txt") == (0, Metadata(), [])


@pytest.mark.parametrize(
    "subject",
    [
        "=?utf-9?Q?a?=",
        "=?utf-8?B?%%%?=",
        "=?utf-8?Q?=FF?=",
        "=?utf-8?Q?",
        "=?utf-8?B?a?=",
        "=?a?q?" * 2_000,
    ],
)
def test_a_subject_that_cannot_be_decoded_is_a_title_all_the_same(subject: str) -> None:
    metadata, _ = read(f"From: A\nSubject: {subject}\n\nTexte")
    assert metadata.title == subject
