"""Messages that were sent on: the article is the one that they pass on."""

import time

import pytest

from fonds.accession.headers.forwarded import cut_forward, read_forwarded

TEXT = "Après un long débat, les élus ont adopté hier soir le budget de la ville."
GMAIL = "---------- Forwarded message ---------\n"


def read(subject: str, text: str) -> tuple[str, str, tuple[str, ...]]:
    found = read_forwarded(subject, text)
    if found is None:
        return "", "", ()
    return found.title, found.date.text if found.date else "", found.creator


@pytest.mark.parametrize(
    "head",
    [
        f"{GMAIL}From: Anne Martin <a@b.org>\nDate: Mon, 21 Sept 2020 at 07:30\n"
        "Subject: Budget voté\nTo: <z@b.org>\n\n\n",
        "---------- Message transféré ---------\nDe : Anne Martin <a@b.org>\n"
        "Date: lun. 21 sept. 2020 à 07:30\nSubject: Budget voté\nTo: <z@b.org>\n\n",
        "Début du message réexpédié :\n\n> De: Anne Martin <a@b.org>\n> Objet: Budget voté\n"
        "> Date: 21 septembre 2020 à 07:30:00 UTC+2\n> À: z@b.org\n> \n> ",
        "-----Ursprüngliche Nachricht-----\nVon: Anne Martin <a@b.org>\n"
        "Gesendet: Montag, 21. September 2020 07:30\nAn: Z\nBetreff: Budget voté\n\n",
        "________________________________\nDe: Anne Martin <a@b.org>\n"
        "Enviado: lunes, 21 de septiembre de 2020 7:30\nPara: Z\nAsunto: Budget voté\n\n",
        "---------- Przekazana wiadomość ----------\nOd: Anne Martin <a@b.org>\n"
        "Data: 21 września 2020\nTemat: Budget voté\nDo: Z\n\n",
    ],
)
def test_the_header_of_the_message_that_is_passed_on(head: str) -> None:
    found = read("Fwd: à lire", f"Bonjour,\n\nÀ lire.\n\n{head}{TEXT}\n")
    assert found == ("Budget voté", "2020-09-21", ("Anne Martin",))


def test_an_article_without_a_header() -> None:
    text = f"Bonjour,\n\n{GMAIL}\nBudget voté\nLe Réveil de Lestrac, 21 septembre 2020\n\n{TEXT}"
    assert read("Fwd: à lire", text) == ("Budget voté", "2020-09-21", ())
    assert read("Fwd: à lire", text.replace("Le Réveil de Lestrac, 21 septembre 2020\n", "")) == (
        "Budget voté", "", (),
    )  # fmt: skip


def test_a_message_that_was_sent_on_twice() -> None:
    head = "From: Anne <a@b.org>\nDate: Mon, 21 Sep 2020 07:30:00 +0100\nSubject: Fwd: x\nTo: z\n\n"
    inner = head.replace("Fwd: x", "Budget voté").replace("Anne", "Paul")
    assert read("Tr : Fwd: x", f"{GMAIL}{head}{GMAIL}{inner}{TEXT}")[::2] == (
        "Budget voté", ("Paul",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Budget voté", TEXT),
        ("Fwd: budget voté", TEXT),
        ("Re: budget", f"Oui.\n\n-----Original Message-----\nFrom: a\nTo: c\nSubject: b\n\n{TEXT}"),
        ("Re: budget", f"Oui.\n\n{GMAIL}From: a\nTo: c\nSubject: b\n\n{TEXT}"),
        ("Fwd: à lire", f"{GMAIL}{TEXT}\n\n{TEXT}"),
        ("Fwd: à lire", GMAIL),
    ],
)  # fmt: skip
def test_what_passes_nothing_on(subject: str, text: str) -> None:
    assert read(subject, text) == ("", "", ())


def test_marks_of_sending_on() -> None:
    assert cut_forward("Fwd: TR : WG: Budget voté") == "Budget voté"
    assert cut_forward("Transport : la grève") == "Transport : la grève"


@pytest.mark.parametrize(
    "text", ["> " * 50_000, "-" * 100_000, f"{GMAIL}" * 5_000, "From:\n" * 9_999]
)
def test_hostile_texts_take_no_time(text: str) -> None:
    began = time.process_time()
    read_forwarded("Fwd: x", text)
    assert time.process_time() - began < 1
