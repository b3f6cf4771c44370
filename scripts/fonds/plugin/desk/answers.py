"""The desk over HTTP: to this machine alone, with its token, and to no page from elsewhere."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Callable, Iterable
from html import escape
from importlib import resources
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qs

from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.speech import tell
from fonds.plugin.desk.desk import Desk
from fonds.plugin.desk.showing import encode
from fonds.terminal.tongue import spoken

PLACE = "/desk/"
"""Where the desk is."""
_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_LARGEST = 65_536  # bytes of a request
_SCRIPT = "text/javascript"
_FILES = {"desk.css": "text/css", "desk.js": _SCRIPT, "panels.js": _SCRIPT, "parts.js": _SCRIPT}
_HEADERS = [
    ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self';"
     " connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none';"
     " frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
]  # fmt: skip

Environ = dict[str, Any]
Start = Callable[..., Any]


class _Refused(Exception):  # noqa: N818 - a status, not an error of ours
    """A request that is not answered; its argument is the status."""


class DeskAnswers:
    """The WSGI application below /desk/."""

    def __init__(self, desk: Desk, base: str = "/") -> None:
        """*base*: where the preview has the site, with a slash at both ends."""
        self._desk, self._base = desk, base
        self.token = secrets.token_urlsafe(18)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer a request of a path at or below /desk/."""
        try:
            kind, body = self._answer(environ)
            status = "200 OK"
        except _Refused as refused:
            status, kind = str(refused), "text/plain"
            advice = tell(
                "The desk opens at the address that fonds serve printed in the terminal, which ends"
                " in ?token=…: open that one. It is another each time that fonds serve starts."
            )
            body = f"{refused}\n\n{spoken(advice)}\n".encode()
        except (UsageError, BuildFailedError) as error:
            status, kind, body = (
                "409 Conflict",
                "application/json",
                encode({"error": spoken(str(error))}),
            )
        except (sqlite3.Error, OSError) as error:
            fault = {"error": f"{error}"}
            status, kind, body = "503 Service Unavailable", "application/json", encode(fault)
        length = ("Content-Length", str(len(body)))
        start_response(status, [("Content-Type", f"{kind}; charset=utf-8"), length, *_HEADERS])
        return [body]

    def _answer(self, environ: Environ) -> tuple[str, bytes]:
        _refuse_others(environ)
        name = str(environ["PATH_INFO"]).removeprefix(PLACE)
        method = environ["REQUEST_METHOD"]
        if method == "GET" and name in _FILES:
            return _FILES[name], _asset(name)
        if method == "GET" and name == "":
            self._check(_query(environ, "token"))
            return "text/html", self._page()
        self._check(str(environ.get("HTTP_X_DESK_TOKEN", "")))
        if method == "GET":
            return "application/json", encode(self._read(name, environ))
        if method == "POST":
            return "application/json", encode(self._write(name, environ))
        raise _Refused("405 Method Not Allowed")

    def _check(self, token: str) -> None:
        if not secrets.compare_digest(token.encode(), self.token.encode()):
            raise _Refused("403 Forbidden")

    def _read(self, name: str, environ: Environ) -> dict[str, Any]:
        match name:
            case "names":
                return self._desk.list_names()
            case "name":
                return self._desk.show(_query(environ, "id"))
            case "article":
                return self._desk.show_article(_query(environ, "id"))
            case "articles":
                return self._desk.find_articles(_query(environ, "q"))
        raise _Refused("404 Not Found")

    def _write(self, name: str, environ: Environ) -> dict[str, Any]:
        asked = _read_json(environ)
        match name:
            case "decide":
                return self._desk.decide(asked)
            case "undo":
                return self._desk.undo()
        raise _Refused("404 Not Found")

    def _page(self) -> bytes:
        words = self._desk.words
        strings = {**words.strings["desk"], "articles_count": words.strings["articles"]}
        page = _asset("desk.html").decode()
        values = {
            "lang": words.lang,
            "title": escape(str(strings["title"])),
            "archive": escape(self._desk.archive.name),
            "base": escape(self._base),
            "lead": escape(str(strings["lead"])),
            "words": escape(json.dumps(strings, ensure_ascii=False)),
        }
        for key, value in values.items():
            page = page.replace(f"[[{key}]]", value)
        return page.encode()


def _refuse_others(environ: Environ) -> None:
    """Refuse another machine, another name of this one, and what a page from elsewhere asks."""
    remote, host = str(environ.get("REMOTE_ADDR", "")), str(environ.get("HTTP_HOST", "")).lower()
    try:
        near = ip_address(remote).is_loopback
    except ValueError:
        near = False
    if not near or host.removesuffix(f":{environ['SERVER_PORT']}") not in _LOCAL:
        raise _Refused("403 Forbidden")
    if environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("none", "same-origin"):
        raise _Refused("403 Forbidden")
    origin = environ.get("HTTP_ORIGIN")
    needed = environ["REQUEST_METHOD"] != "GET"
    if (origin is not None or needed) and origin != f"http://{host}":
        raise _Refused("403 Forbidden")


def _query(environ: Environ, key: str) -> str:
    values = parse_qs(str(environ.get("QUERY_STRING", "")), max_num_fields=8)
    return values.get(key, [""])[0]


def _read_json(environ: Environ) -> dict[str, Any]:
    kind = str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip()
    if kind != "application/json":
        raise _Refused("415 Unsupported Media Type")
    length = str(environ.get("CONTENT_LENGTH", ""))
    if not length.isascii() or not length.isdigit() or int(length[:9]) > _LARGEST:
        raise _Refused("413 Content Too Large")
    try:
        asked = json.loads(environ["wsgi.input"].read(int(length)))
    except (ValueError, RecursionError):
        raise _Refused("400 Bad Request") from None
    if not isinstance(asked, dict):
        raise _Refused("400 Bad Request")
    return asked


def _asset(name: str) -> bytes:
    return (resources.files("fonds.plugin.desk") / "assets" / name).read_bytes()
