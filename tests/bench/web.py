"""A web server for the bench: static files, compressed as any host does."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PACKED = {".html", ".js", ".css", ".json"}
"""Suffixes of files that a host compresses; Pagefind's own are compressed already."""


@cache
def _pack(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


class _Files(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # the connection stays open, as on any host
    disable_nagle_algorithm = True  # nor does any wait 40 ms between head and body

    def __init__(self, *args: object, sent: list[int], directory: str) -> None:
        self.sent = sent
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(404)
            return
        packed = file.suffix in PACKED
        data = _pack(file) if packed else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.sent.append(len(data))
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the bench quiet."""


@contextmanager
def serve_packed(folder: Path, sent: list[int]) -> Iterator[str]:
    """Serve *folder* and give its address; each file is compressed once.

    *sent* gets the size of each answer as it goes over the wire, whoever asked: page or worker.
    """
    handler = partial(_Files, sent=sent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
