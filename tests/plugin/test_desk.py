"""The desk's core, and its answers over HTTP: what it shows, writes, undoes and refuses."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from fonds.base.errors import UsageError
from fonds.plugin.desk.answers import DeskAnswers
from fonds.plugin.desk.desk import Desk
from tests.names.holding import FRENCH, Holding, hold_french

FILE = "# mine\nreject: [Occident]  # nobody\n"


@pytest.fixture
def holding(tmp_path: Path) -> Holding:
    return hold_french(
        tmp_path,
        "Le ministre Meteo Zorbex a parlé hier à la radio.",
        "La ville de Météozorbex dort encore ce matin. Le maire Alain Juppé rit.",
        "Selon Juppé, il pleut.",
    ).enrich(FILE)


@pytest.fixture
def followed() -> list[str]:
    return []


@pytest.fixture
def desk(holding: Holding, followed: list[str]) -> Desk:
    return Desk(holding.archive, lambda: followed.append("followed"))


def rows(desk: Desk) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in desk.list_names()["names"]}


def order(action: str, id_: str, label: str = "", value: str = "") -> dict[str, str]:
    return {"action": action, "id": id_, "label": label, "value": value}


def test_names_come_with_their_doubts_and_sentences(desk: Desk) -> None:
    listed = desk.list_names()["names"]
    assert listed[0]["id"] == "people/juppe"
    assert {row["id"] for row in listed} >= {"people/meteo-zorbex", "places/meteozorbex"}
    surname = rows(desk)["people/juppe"]["doubts"][0]
    assert surname == {"code": "surname", "detail": "Alain Juppé", "action": "merge",
                       "value": "people/alain-juppe", "label": "Alain Juppé"}  # fmt: skip
    (shown,) = desk.show("people/juppe")["sentences"]
    assert (shown["surface"], shown["sentence"]) == ("Juppé", "Selon Juppé, il pleut.")
    assert shown["page"] == "articles/2022/01/n3.html"


def test_decisions_are_written_shown_and_undone(
    desk: Desk, holding: Holding, followed: list[str]
) -> None:
    file = holding.archive.authorities
    desk.decide(order("merge", "people/juppe", "Juppé", "people/alain-juppe"))
    assert rows(desk)["people/juppe"]["standing"] == "merge"
    assert desk.decide(order("title", "articles/n1", "", "Le beau titre"))["undo"] == 2
    assert file.read_text("utf-8") == (
        f"{FILE}\nmerge:\n  - [alain-juppe, juppe]\n\narticles:\n  n1:\n    title: Le beau titre\n"
    )
    assert desk.show_article("n1")["title"] == "Le beau titre"
    file.write_text("# by hand\n" + file.read_text("utf-8"), "utf-8")
    assert desk.undo() == {"undo": 1, "id": "articles/n1", "action": "title"}
    assert desk.undo()["undo"] == 0
    assert file.read_text("utf-8") == f"# by hand\n{FILE}"
    assert rows(desk)["people/juppe"]["standing"] == ""
    with pytest.raises(UsageError, match="rien à annuler"):
        desk.undo()
    assert len(followed) == 4


def test_what_another_window_decided_is_not_decided_twice(desk: Desk) -> None:
    desk.decide(order("reject", "people/juppe", "Juppé"))
    with pytest.raises(UsageError, match="autre fenêtre"):
        desk.decide(order("merge", "people/juppe", "Juppé", "people/alain-juppe"))


@pytest.mark.parametrize(
    "asked",
    [
        order("delete", "people/juppe"), order("title", "people/juppe", "", "T"),
        {"action": "keep", "id": 5}, order("keep", "people/juppe", "x" * 3000), {},
        order("keep", "people/../x", "X"), order("merge", "people/juppe", "Juppé", "../x"),
    ],
)  # fmt: skip
def test_what_is_no_decision_changes_nothing(
    desk: Desk, holding: Holding, asked: dict[str, Any]
) -> None:
    with pytest.raises(UsageError):
        desk.decide(asked)
    assert holding.archive.authorities.read_text("utf-8") == FILE
    assert list(holding.archive.root.glob(".*")) == []


def test_the_next_session_knows_what_is_new(desk: Desk, holding: Holding) -> None:
    desk.list_names()
    new = f" date 2022-02 Selon Xavi Vurmak, il pleut.\n\n{FRENCH}"
    (holding.archive.seeds / "n4.txt").write_text(new, "utf-8")
    holding.enrich()
    later = rows(Desk(holding.archive, lambda: None))
    assert [it["code"] for it in later["people/xavi-vurmak"]["doubts"]] == ["once", "new"]
    assert not any(it["code"] == "new" for it in later["people/juppe"]["doubts"])


def test_articles_are_found_by_title_and_address(desk: Desk) -> None:
    (found,) = desk.find_articles("https://x.org/articles/2022/01/n2.html")["articles"]
    assert found["article"] == "n2"
    assert len(desk.find_articles("MINISTRE")["articles"]) == 1
    assert desk.show_article("nowhere") == {}


def ask(answers: DeskAnswers, path: str, body: Any = None, **changes: str) -> tuple[int, str, str]:
    """Status, headers and text of the answer to a right request, but for *changes*."""
    method = "GET" if body is None else "POST"
    data = b"" if body is None else json.dumps(body).encode()
    place, _, query = path.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method, "PATH_INFO": place, "QUERY_STRING": query,
        "SERVER_PORT": "8000", "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_X_DESK_TOKEN": answers.token,
        "CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(data)),
        "wsgi.input": io.BytesIO(data),
    }  # fmt: skip
    if body is not None:
        environ["HTTP_ORIGIN"] = "http://127.0.0.1:8000"
    environ |= changes
    told: list[Any] = []
    text = b"".join(answers(environ, lambda *said: told.extend(said))).decode()
    return int(told[0][:3]), str(told[1]), text


@pytest.fixture
def answers(desk: Desk) -> DeskAnswers:
    return DeskAnswers(desk)


def test_the_page_needs_its_token(answers: DeskAnswers) -> None:
    status, headers, text = ask(answers, f"/desk/?token={answers.token}", HTTP_X_DESK_TOKEN="")
    assert status == 200
    assert "default-src 'none'" in headers
    assert "[[" not in text
    for path in ("/desk", "/desk/", "/desk/?token=x", f"/desk/?token={answers.token[:-1]}"):
        status, _, text = ask(answers, path, HTTP_X_DESK_TOKEN="")
        assert status == 403
        assert "?token=" in text, "it says where the desk opens"
    assert answers.token not in ask(answers, "/desk/desk.js")[2]


KEEP = order("keep", "people/juppe", "Juppé")


@pytest.mark.parametrize(
    "changes",
    [
        {"HTTP_X_DESK_TOKEN": "x"}, {"HTTP_X_DESK_TOKEN": ""}, {"HTTP_ORIGIN": "http://evil.org"},
        {"HTTP_ORIGIN": "null"}, {"HTTP_ORIGIN": "http://127.0.0.1:8001"},
        {"HTTP_ORIGIN": "https://127.0.0.1:8000"}, {"HTTP_ORIGIN": ""},
        {"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_HOST": "evil.org"}, {"HTTP_HOST": "evil.org:8000"}, {"HTTP_HOST": ""},
        {"REMOTE_ADDR": "192.168.0.7"}, {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "192.168.0.7:8000", "HTTP_ORIGIN": "http://192.168.0.7:8000"},
        {"CONTENT_TYPE": "text/plain"}, {"CONTENT_TYPE": "application/x-www-form-urlencoded"},
        {"CONTENT_LENGTH": "99999999"}, {"CONTENT_LENGTH": "-1"}, {"CONTENT_LENGTH": ""},
        {"REQUEST_METHOD": "OPTIONS"}, {"REQUEST_METHOD": "PUT"}, {"PATH_INFO": "/desk/x"},
        {"CONTENT_LENGTH": "7"},
    ],
)  # fmt: skip
def test_a_forged_request_writes_nothing(
    answers: DeskAnswers, holding: Holding, changes: dict[str, str]
) -> None:
    status, headers, _ = ask(answers, "/desk/decide", KEEP, **changes)
    assert status in {400, 403, 404, 405, 413, 415}
    assert "Access-Control" not in headers
    assert holding.archive.authorities.read_text("utf-8") == FILE


def test_a_right_request_writes(answers: DeskAnswers, holding: Holding) -> None:
    assert ask(answers, "/desk/decide", KEEP)[::2] == (200, '{"undo":1}')
    assert "juppe:\n    label: Juppé" in holding.archive.authorities.read_text("utf-8")
    status, _, told = ask(answers, "/desk/decide", order("reject", "people/juppe", "Juppé"))
    assert (status, "is declared in authorities.yml" in told) == (409, True)
    assert json.loads(ask(answers, "/desk/names")[2])["undo"] == 1
    assert ask(answers, "/desk/names", HTTP_X_DESK_TOKEN="")[0] == 403
    assert ask(answers, "/desk/decide")[0] == 404
