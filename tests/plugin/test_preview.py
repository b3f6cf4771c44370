"""The live preview: this machine alone gets an answer, and nothing is left of it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from fonds.plugin import pacing
from tests.archives import ROOT, Home, make_home, some
from tests.ports import find_port

MKDOCS = ("-m", "mkdocs", "serve", "-a", "127.0.0.1:{port}")
FONDS = ("-m", "fonds", "serve", "--port", "{port}")


@dataclass
class Preview:
    """A preview that runs."""

    port: int
    process: subprocess.Popen[str]
    temporary: Path  # where it makes its temporary folders
    log: Path  # what it prints

    def ask(self, path: str = "/", host: str | None = "", *headers: str) -> int:
        """The status of the answer to a request of *path*, not normalised, for *host*."""
        asked = [f"GET {path} HTTP/1.1", *headers]
        if host is not None:
            asked.append(f"Host: {host or f'127.0.0.1:{self.port}'}")
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall("\r\n".join([*asked, "", ""]).encode("latin-1"))
            answer = connection.makefile("rb").readline().decode("latin-1")
        return int(answer.split()[1])

    def wait(self) -> None:
        """Until it answers."""
        for _ in range(2_400):
            assert self.process.poll() is None, self.log.read_text()
            if "Serving on http://127.0.0.1" in self.log.read_text(encoding="utf-8"):
                with socket.socket() as tried:
                    if not tried.connect_ex(("127.0.0.1", self.port)):
                        return
            time.sleep(0.05)
        pytest.fail("it never served")


@contextmanager
def preview(home: Home, folder: Path, command: tuple[str, ...] = FONDS) -> Iterator[Preview]:
    port = find_port()
    temporary, log = folder / "temporary", folder / "log"
    temporary.mkdir()
    settings = {"PYTHONPATH": str(ROOT / "scripts"), "TMPDIR": str(temporary)}
    arguments = [part.format(port=port) for part in command]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, *arguments, "-f", str(home.config)],
            stdout=stream,
            stderr=stream,
            text=True,
            env=os.environ | settings | {"NO_MKDOCS_2_WARNING": "1"},
        )
    try:
        yield Preview(port, process, temporary, log)
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("serve")
    return make_home(folder / "a", {"a.txt": "date 2022 Un titre\n\nUn texte.\n"})


@pytest.fixture(scope="module", params=[FONDS, MKDOCS], ids=["fonds", "mkdocs"])
def served(
    request: pytest.FixtureRequest, home: Home, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("served")
    with preview(make_home(folder / "a", home.seeds), folder, request.param) as served:
        served.wait()
        yield served
        log = served.log.read_text(encoding="utf-8")
        assert "Traceback" not in log
        assert all(line.isprintable() for line in log.splitlines())


@pytest.mark.parametrize("host", ["localhost", "LocalHost", "127.0.0.1", "[::1]"])
def test_this_machine_gets_an_answer(served: Preview, host: str) -> None:
    assert served.ask("/", f"{host}:{served.port}") == 200
    assert served.ask("/articles/2022/a.html", host) == 200


@pytest.mark.parametrize(
    "host",
    ["example.org", "example.org:{port}", "localhost.example.org:{port}", "127.0.0.1.nip.io:{port}",
     "localhost:1", "localhost:{port}@example.org", "a.org#localhost:{port}", "0.0.0.0:{port}",
     "192.168.0.1:{port}", "localhost:{port}, example.org", " ", None],
)  # fmt: skip
def test_another_name_gets_none(served: Preview, host: str | None) -> None:
    assert served.ask("/", host and host.format(port=served.port)) == 421
    assert served.ask("/livereload/0/0", host and host.format(port=served.port)) == 421


def test_two_names_get_none(served: Preview) -> None:
    assert served.ask("/", "example.org", f"Host: localhost:{served.port}") == 421
    assert served.ask("/", f"localhost:{served.port}", "Host: example.org") == 421


def test_a_page_from_elsewhere_cannot_read_its_scripts(served: Preview) -> None:
    path, elsewhere = "/search/box.js", "Sec-Fetch-Site: cross-site"
    assert served.ask(path, "", elsewhere, "Sec-Fetch-Mode: no-cors") == 403
    assert served.ask(path, "", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: no-cors") == 200
    assert served.ask("/", "", elsewhere, "Sec-Fetch-Mode: navigate") == 200


@pytest.mark.parametrize(
    "path",
    ["/%00", "/index.html%00", "/%00/../index.html", "/\0", "/..", "/../../etc/passwd",
     "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/%5c..%5c..", "/%ff", "/%c0%ae",
     "/%zz", "/%", "/%e2%80", "/\xff", "/%1b]0;a%07", "/\x1b[31m", "/a" * 1_500, "/a" * 40_000,
     f"/livereload/{'9' * 5_000}/1", "/livereload/x/y", "//example.org/..", "http://example.org/",
     "*", "?", "/index.html/", "/index.html/x", "/articles"],
)  # fmt: skip
def test_no_path_leads_out_or_into_an_error(served: Preview, path: str) -> None:
    assert served.ask(path) in {302, 400, 404, 414}


def test_a_request_that_breaks_off_is_no_error(served: Preview) -> None:
    for sent in (b"", b"GET", b"\x1b[31m\xff\x00\r\n\r\n", b"GET / HTTP/1.1\r\nHost"):
        with socket.create_connection(("127.0.0.1", served.port)) as connection:
            connection.sendall(sent)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert served.ask() == 200


SIGNALS = [signal.SIGHUP, signal.SIGINT, signal.SIGTERM]


@pytest.mark.parametrize("number", some(SIGNALS, SIGNALS[:1]))
def test_it_leaves_nothing(home: Home, tmp_path: Path, number: signal.Signals) -> None:
    with preview(home, tmp_path) as served:
        served.wait()
        assert list(served.temporary.iterdir())
        served.process.send_signal(number)
        assert served.process.wait(timeout=60) == 128 + number
    assert_nothing_is_left(home, served)
    assert served.log.read_text(encoding="utf-8").count("fonds: stopped") == 1


@pytest.mark.parametrize("number", some(SIGNALS[1:], SIGNALS[1:2]))
def test_mkdocs_leaves_nothing_either(home: Home, tmp_path: Path, number: signal.Signals) -> None:
    with preview(home, tmp_path, MKDOCS) as served:
        served.wait()
        served.process.send_signal(number)
        served.process.wait(timeout=60)
    assert_nothing_is_left(home, served)


@pytest.mark.parametrize("command", some([FONDS, MKDOCS], [FONDS]))
def test_nor_does_one_that_is_stopped_while_it_builds(
    home: Home, tmp_path: Path, command: tuple[str, ...]
) -> None:
    with preview(home, tmp_path, command) as served:
        for _ in range(6_000):
            if any("tree" in folders for _, folders, _ in os.walk(served.temporary)):
                break
            assert served.process.poll() is None, served.log.read_text()
            time.sleep(0.01)
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(timeout=60) == 143
    assert_nothing_is_left(home, served)


def assert_nothing_is_left(home: Home, served: Preview) -> None:
    assert not list(served.temporary.iterdir())
    assert not [file for file in home.site.parent.iterdir() if re.match("outputs-", file.name)]
    assert "Traceback" not in served.log.read_text(encoding="utf-8")


def test_an_error_in_a_rebuild_is_told(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "date 2022 Un titre\n\nUn texte.\n"})
    with preview(home, tmp_path) as served:
        served.wait()
        for number in range(180):
            # Again and again: MkDocs says that it serves before it has looked at the files once.
            home.put("authorities.yml", 'people: {"A\\e": {}}' + "\n" * number)
            time.sleep(1)
            if "authorities.yml:1:" in served.log.read_text(encoding="utf-8"):
                return
    pytest.fail(served.log.read_text(encoding="utf-8"))


def test_pages_follow_a_decision_before_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[bool]()
    server = LiveReloadServer(
        lambda: asked.append(pacing.search_due()), "localhost", 0, str(tmp_path)
    )
    monkeypatch.setattr(pacing, "_RUNNING", [])
    monkeypatch.setattr(pacing, "_LEFT", [])
    monkeypatch.setattr(pacing, "_QUIET", 0.01)
    pacing.begin(server)
    server.builder()
    pacing.rebuild(server)
    assert server._want_rebuild
    server._want_rebuild, server._wanted_epoch = False, server._visible_epoch + 5  # a rebuild
    pacing.answer_meanwhile()
    assert server._wanted_epoch > server._visible_epoch  # a page waits for it
    server.builder()
    assert asked == [False, False]  # nothing is left that pages could be made with: a whole build
    pacing.follow_up()
    assert server._want_rebuild
    server._want_rebuild, server._visible_epoch = False, server._wanted_epoch
    server._wanted_epoch += 5  # another
    server.builder()
    assert server._wanted_epoch == server._visible_epoch  # pages are as they should be
    assert asked == [False, False, True]
    pacing.follow_up()
    assert not server._want_rebuild
    assert server._wanted_epoch > server._visible_epoch  # browsers load them anew at its end
    server.builder()
    assert asked == [False, False, True, False]
    server.server_close()


def test_the_search_waits_while_decisions_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = list[str]()

    def build() -> None:
        done.append(f"build {pacing.search_due()}")

    def follow(left: object) -> object:
        done.append("pages")
        return left

    server = LiveReloadServer(build, "localhost", 0, str(tmp_path))
    monkeypatch.setattr(pacing, "_RUNNING", [])
    monkeypatch.setattr(pacing, "_LEFT", ["left"])
    monkeypatch.setattr(pacing, "_QUIET", 0.01)
    monkeypatch.setattr(pacing, "follow", follow)
    pacing.begin(server)
    for _ in range(2):
        pacing.rebuild(server)
        server._want_rebuild = False
        server.builder()
        assert server._want_rebuild  # the search is due
    server._want_rebuild = False
    pacing.rebuild(server)
    assert not pacing.search_due()  # in a build that had begun before this decision
    server.builder()
    server.builder()
    assert done == ["pages", "pages", "pages", "build True"]
    server.server_close()


def test_a_build_loads_no_web_server() -> None:
    code = "import sys, fonds.commands.site; sys.exit('http.server' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
