"""The site behind nginx and Caddy, by the files that ``fonds publish`` writes for them."""

from __future__ import annotations

import gzip
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page

from tests.archives import Home, invoke, make_home
from tests.browser.harness import visit
from tests.ports import find_port

ACCENTED = "date 2022-02 Le frère aîné\n\nL’été dernier, à Orléans, Anne Durand chantait.\n"
SEEDS: dict[str, str | bytes] = {"utf.txt": ACCENTED, "ancien.txt": ACCENTED.encode("cp1252")}
TEXTS = {"utf.txt": "utf-8", "ancien.txt": "windows-1252"}
FOLDER = "/fonds/"
LOST = ("status 404", "status of 404", "favicon.ico", "MIME type", "ERR_ABORTED")
"""What is no fault where a page is lost: a browser asks ahead, before the page says where it is."""

NGINX = """\
daemon off; pid {place}/nginx.pid; error_log {place}/error.log; {user}
events {{}}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  client_body_temp_path {place}/a; proxy_temp_path {place}/b; fastcgi_temp_path {place}/c;
  uwsgi_temp_path {place}/d; scgi_temp_path {place}/e;
  include {place}/site.conf;
}}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An archive that says where it will be."""
    home = make_home(tmp_path_factory.mktemp("online") / "archive", SEEDS)
    home.configure(site_url=f"http://127.0.0.1{FOLDER}", fonds={"rights": "© Anne"})
    home.build()
    assert invoke("publish", "-f", str(home.config)).exit_code == 1  # the address is this machine's
    return home


@pytest.fixture(scope="module")
def unplaced(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An archive that does not."""
    home = make_home(tmp_path_factory.mktemp("online") / "unplaced", SEEDS)
    home.build()
    assert invoke("publish", "-f", str(home.config)).exit_code == 1
    return home


@contextmanager
def running(command: list[str], port: int, place: Path) -> Iterator[str]:
    """A server that answers at *port* of this machine, until the block ends."""
    home = {"HOME": str(place), "XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    with (place / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=place, env=home)
    try:
        for _ in range(1_200):
            assert process.poll() is None, (place / "log").read_text()
            if answers(port):
                break
            time.sleep(0.05)
        else:
            pytest.fail((place / "log").read_text())
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(60)


def answers(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def find_program(name: str) -> str:
    if not (
        found := shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
    ):
        pytest.skip(f"{name} is not installed here (Debian: {name})")
    return found


@contextmanager
def nginx(home: Home, place: Path, folder: str = FOLDER) -> Iterator[str]:
    """The site below *folder* of nginx, by the file that fonds made for it."""
    program, port = find_program("nginx"), find_port()
    shutil.copytree(home.site, f"{place}/www{folder}")
    text = (home.folder / "build/publish/nginx.conf").read_text("utf-8")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
    text = re.sub(r"root /var/www/[^;]+;", f"root {place}/www;", text)
    (place / "site.conf").write_text(text)
    user = "user root;" if Path(place).owner() == "root" else ""
    (place / "nginx.conf").write_text(NGINX.format(place=place, user=user))
    with running([program, "-p", str(place), "-c", f"{place}/nginx.conf"], port, place) as url:
        yield url + folder


@contextmanager
def caddy(home: Home, place: Path, folder: str = FOLDER) -> Iterator[str]:
    """The same with Caddy."""
    program, port = find_program("caddy"), find_port()
    shutil.copytree(home.site, f"{place}/www{folder}")
    text = (home.folder / "build/publish/Caddyfile").read_text("utf-8")
    text = text.replace("\n127.0.0.1 {", f"\nhttp://127.0.0.1:{port} {{")
    text = text.replace("/var/www/127.0.0.1", f"{place}/www")
    (place / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + text)
    command = [program, "run", "--config", f"{place}/Caddyfile", "--adapter", "caddyfile"]
    with running(command, port, place) as url:
        yield url + folder


def ask(address: str) -> tuple[dict[str, str], bytes]:
    """Headers, by their names in small letters, and body."""
    request = Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - this machine's
    try:
        answer = urlopen(request)  # noqa: S310
    except HTTPError as error:
        answer = error
    with answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        body = answer.read()
    return headers, gzip.decompress(body) if "content-encoding" in headers else body


@pytest.mark.parametrize("server", [nginx, caddy], ids=["nginx", "caddy"])
def test_servers_send_what_the_pages_need(home: Home, tmp_path: Path, server: object) -> None:
    with server(home, tmp_path) as url:  # type: ignore[operator]
        headers, body = ask(f"{url}index.html")
        assert headers["content-type"].lower().replace(" ", "") == "text/html;charset=utf-8"
        assert headers["content-encoding"] == "gzip"
        assert body == (home.site / "index.html").read_bytes()
        assert headers["cache-control"] == "no-cache"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        for name, charset in TEXTS.items():
            headers, body = ask(f"{url}articles/2022/02/{name}")
            kind = headers["content-type"].lower().replace(" ", "")
            assert kind == f"text/plain;charset={charset}", name
            assert body.decode(charset) == ACCENTED
        kept, _ = ask(f"{url}search/contents.js?v=0123456789ab")
        assert "immutable" in kept["cache-control"]
        for style in (home.site / "assets/stylesheets").glob("main.*.css"):  # of Material
            assert "immutable" in ask(f"{url}assets/stylesheets/{style.name}")[0]["cache-control"]
        assert ask(f"{url}.htaccess")[1] == (home.site / "404.html").read_bytes()
        assert "content-security-policy" in ask(f"{url}a/b/nowhere.html")[0]


@pytest.mark.browser
def test_pages_work_under_the_policy(home: Home, tmp_path: Path, page: Page) -> None:
    with nginx(home, tmp_path) as url:
        for path in ("index.html", "articles/2022/02/utf.html", "people/index.html",
                     "time/2022.html", "data/index.html", "dossier.html"):  # fmt: skip
            with visit(page, f"{url}{path}", root=url):
                page.wait_for_load_state("load")
        with visit(page, f"{url}search.html#q=Orléans", root=url):
            page.wait_for_selector("main article a, .fonds-results a, ol a")
        with visit(page, f"{url}articles/2022/02/utf.html", root=url) as article:
            with article.expect_download() as saved:
                article.click('a[download][href$=".txt"]')
            assert Path(saved.value.path()).read_bytes() == ACCENTED.encode()


@pytest.mark.browser
@pytest.mark.parametrize("lost", ["nowhere.html", "articles/2022/nowhere.html", "moi/b/c/d/"])
def test_a_lost_reader_finds_back_though_the_archive_knows_no_address(
    unplaced: Home, tmp_path: Path, page: Page, lost: str
) -> None:
    with nginx(unplaced, tmp_path, "/") as url:
        shutil.move(tmp_path / "www", tmp_path / "site")
        (tmp_path / "www").mkdir()
        shutil.move(tmp_path / "site", tmp_path / "www" / "sous")
        shutil.copy(tmp_path / "www/sous/404.html", tmp_path / "www/404.html")
        with visit(page, f"{url}sous/{lost}", allowing=LOST, root=url):
            page.wait_for_selector("base[href='/sous/']", state="attached")
            page.click("article a >> nth=0")
            page.wait_for_url(f"{url}sous/index.html")
