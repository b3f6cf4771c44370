"""The server of a live preview: which requests it answers, and what it watches."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from functools import partial
from ipaddress import ip_address
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from fonds import PLATFORM
from fonds.base.kinds import GENERATED
from fonds.base.speech import tell
from fonds.config import Archive
from fonds.plugin import pacing
from fonds.plugin.desk.answers import PLACE, DeskAnswers
from fonds.plugin.desk.desk import Desk
from fonds.terminal.tongue import spoken

log = logging.getLogger(f"{PLATFORM}.plugins.fonds")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application (PEP 3333)."""

_LOCAL = ("localhost", "127.0.0.1", "[::1]")
"""Names by which a browser may ask for this machine."""
_LONGEST_PATH = 4_000
"""Characters of a path; Python refuses to read a number of more digits, as MkDocs would try."""


def serve_archive(
    server: LiveReloadServer,
    config: MkDocsConfig,
    archive: Archive,
    articles: int,
) -> LiveReloadServer:
    """Answer this machine, and watch what people write, not the folders that fonds writes into.

    The files are looked at five times a second, and less often where they are many. What the desk
    decides is followed at once.
    """
    desk = DeskAnswers(Desk(archive, partial(pacing.rebuild, server)), server.mount_path)
    _guard(server, desk)
    pacing.begin(server)
    log.info(
        tell(
            "fonds: the desk is at http://127.0.0.1:{port}{place}?token={token}",
            port=_port(server),
            place=PLACE,
            token=desk.token,
        )
    )
    docs, settings = os.fspath(archive.docs), config.config_file_path
    for watched in (docs, settings):
        server.unwatch(watched)
    server.observer = PollingObserver(timeout=0.2 + articles / 50_000)
    server.build_delay = 0.02  # seconds; an editor's save is one change, not a storm
    server.watch(settings)
    server.watch(docs, recursive=False)
    for entry in sorted(archive.docs.iterdir()):
        if entry.is_dir() and entry.name not in GENERATED:
            server.watch(os.fspath(entry))
    for source in (archive.seeds, archive.authorities, *archive.metadata, archive.topics):
        if source and source.exists():
            server.watch(os.fspath(source))
    return server


def _guard(server: LiveReloadServer, desk: Application) -> None:
    """Let *server* answer this machine alone, and say in one line what goes wrong.

    A page from elsewhere can have the browser ask for its own name at this address (DNS
    rebinding), or for a script of ours by the right name; it then reads what is not published.
    """
    server.set_app(partial(_answer, server, desk))
    server.handle_error = _log_error  # type: ignore[assignment,method-assign]


def _answer(
    server: LiveReloadServer,
    desk: Application,
    environ: dict[str, Any],
    start_response: Callable[..., Any],
) -> Iterable[bytes]:
    refusal = _refuse_request(server, environ) or _refuse_path(environ.get("PATH_INFO", ""))
    if not refusal:
        if f"{environ.get('PATH_INFO', '')}/".startswith(PLACE):
            return desk(environ, start_response)
        return server.serve_request(environ, start_response)
    start_response(refusal, [("Content-Type", "text/plain; charset=utf-8")])
    advice = tell("this preview answers at http://localhost:{port}/", port=_port(server))
    return [f"{refusal}: {spoken(advice)}\n".encode()]


def _refuse_request(server: LiveReloadServer, environ: dict[str, Any]) -> str:
    """The status that refuses a request from elsewhere; "" if it is to be answered."""
    host = str(environ.get("HTTP_HOST", "")).lower()
    if not _is_ours(host, str(server.server_address[0]), _port(server)):
        return "421 Misdirected Request"
    elsewhere = environ.get("HTTP_SEC_FETCH_SITE") == "cross-site"
    if elsewhere and environ.get("HTTP_SEC_FETCH_MODE") != "navigate":
        return "403 Forbidden"
    return ""


def _port(server: LiveReloadServer) -> int:
    return int(server.server_address[1])


def _is_ours(host: str, bound: str, port: int) -> bool:
    """Whether the header *host* names this machine, or the address *bound* of the server.

    A server bound to a wider one answers at any address of the machine, but to no foreign name.
    """
    name = host.removesuffix(f":{port}")
    if name in _LOCAL or name == bound.lower():
        return True
    return not _is_loopback(bound) and _is_address(name.strip("[]"))


def _is_loopback(bound: str) -> bool:
    return bound == "localhost" or (_is_address(bound) and ip_address(bound).is_loopback)


def _is_address(name: str) -> bool:
    try:
        return bool(ip_address(name))
    except ValueError:
        return False


def _refuse_path(path: str) -> str:
    """The status that refuses *path*, its bytes as Latin-1 (PEP 3333); "" if it can be looked up.

    A backslash parts folders on Windows, and two slashes begin another host's address.
    """
    if len(path) > _LONGEST_PATH:
        return "414 URI Too Long"
    try:
        path = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return "400 Bad Request"
    return "400 Bad Request" if {"\0", "\\"} & set(path) or path.startswith("//") else ""


def _log_error(request: object, client: object) -> None:
    log.debug("a connection broke off", exc_info=True)
