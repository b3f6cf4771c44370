"""A web server for tests that serves a folder as GitHub Pages would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import BinaryIO


class _Pages(SimpleHTTPRequestHandler):
    """Serves *directory* under *prefix*; whatever else is asked for gets its 404.html.

    Every answer has *headers* besides. The path of each request is added to *asked*.
    """

    def __init__(
        self,
        *args: object,
        prefix: str,
        directory: str,
        headers: Mapping[str, str],
        asked: list[str],
    ) -> None:
        self.prefix, self.added, self.asked = prefix, headers, asked
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        self.asked.append(self.path)
        if self.path.startswith(self.prefix):
            return super().send_head()
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def guess_type(self, path: object) -> str:
        kind = super().guess_type(str(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def list_directory(self, path: object) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        for name, value in self.added.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output quiet."""


@contextmanager
def serve(
    folder: Path,
    prefix: str = "/",
    headers: Mapping[str, str] = MappingProxyType({}),
    asked: list[str] | None = None,
) -> Iterator[str]:
    """Serve *folder* on 127.0.0.1 under *prefix* ("/" at both ends) and give its address.

    An unknown path, one outside the prefix or a folder without index.html answers with the
    folder's own 404.html, status 404. *headers* are added to every answer, as for caches;
    the path of every request to *asked*.
    """
    noted = [] if asked is None else asked
    handler = partial(_Pages, prefix=prefix, directory=str(folder), headers=headers, asked=noted)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
