"""Files that hosts and web servers read: none is needed to read the site, each makes it better.

Those that go into the site begin with a dot, so they are no part of what is verified or bundled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from urllib.parse import urlsplit

from fonds.pages.ownership import checksum_page

_PLAIN_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]+)?", re.IGNORECASE)
_PLAIN_PATH = re.compile(r"/(?:[\w.~-]+/)*", re.ASCII)
_STAMP = "# fonds publish "
"""How the first line of a file begins whose other lines have the checksum that follows."""

_LABELS = {
    "mac-roman": "macintosh", "mac-cyrillic": "x-mac-cyrillic", "cp866": "ibm866",
    "cp932": "shift_jis", "shift-jis": "shift_jis", "euc-jp": "euc-jp", "cp949": "euc-kr",
    "euc-kr": "euc-kr", "gbk": "gbk", "gb18030": "gb18030", "big5": "big5", "koi8-r": "koi8-r",
    "koi8-u": "koi8-u", "cp874": "windows-874", "utf-16-le": "utf-16le", "utf-16-be": "utf-16be",
}  # fmt: skip
"""Codec → its label in the Encoding Standard; those of one series are made by `label_of`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site will be."""

    host: str  # "example.org"
    path: str  # "/archive/"; "/" at both ends


def find_place(site_url: str) -> Place | None:
    """The place that *site_url* states; None if it has signs that servers' files would misread."""
    parts = urlsplit(site_url)
    path = f"/{parts.path.strip('/')}/".replace("//", "/")
    if _PLAIN_HOST.fullmatch(parts.netloc) and _PLAIN_PATH.fullmatch(path):
        return Place(parts.netloc, path)
    return None


def label_of(codec: str) -> str:
    """What a server calls the encoding *codec*; "" if it is UTF-8, or no browser knows it."""
    if found := re.fullmatch(r"cp(125[0-8])", codec):
        return f"windows-{found[1]}"
    if found := re.fullmatch(r"iso-?8859[-_](\d+)", codec):
        return f"iso-8859-{found[1]}"
    return _LABELS.get(codec.replace("_", "-"), "")


def make_ready(place: Place | None, policy: str, charsets: Mapping[str, str]) -> dict[str, str]:
    """Name of each file → its text. Without a *place* they are for example.org.

    *charsets*: path of each text of the site that is not in UTF-8 → label of its encoding.
    """
    known = place or Place("example.org", "/")
    return {
        "nginx.conf": _fill("nginx.conf", known, policy, _nginx_charsets(known, charsets)),
        "Caddyfile": _fill("Caddyfile", known, policy, _caddy_charsets(known, charsets)),
        ".htaccess": _fill("htaccess", known, policy, _apache_charsets(charsets)).replace(
            "@ERROR@", f"ErrorDocument 404 {place.path}404.html\n" if place else ""
        ),
        ".gitlab-ci.yml": _read("gitlab-ci.yml"),
        ".gitattributes": "# Bytes stay as they are, or the checksums would not hold.\n* -text\n",
        ".nojekyll": "",
    }


def sign(text: str) -> bytes:
    """*text* below a line with its checksum; nothing for nothing."""
    note = "; “fonds publish” makes it anew, unless it is edited\n"
    return f"{_STAMP}{checksum_page(text)}{note}{text}".encode() if text else b""


def is_own(data: bytes) -> bool:
    """Whether `sign` made *data*, and nobody changed it since."""
    first, _, text = data.decode("utf-8", "replace").replace("\r\n", "\n").partition("\n")
    return not data or first.startswith(f"{_STAMP}{checksum_page(text)};")


def _fill(name: str, place: Place, policy: str, charsets: Iterable[str]) -> str:
    values = {"HOST": place.host, "PATH": place.path, "POLICY": policy}
    text = _read(name)
    for key, value in (*values.items(), ("CHARSETS", "".join(charsets))):
        text = text.replace(f"@{key}@", value)
    return text


def _read(name: str) -> str:
    return (resources.files("fonds.bundle.online") / "ready" / name).read_text("utf-8")


def _nginx_charsets(place: Place, charsets: Mapping[str, str]) -> Iterator[str]:
    for path, label in sorted(charsets.items()):
        yield f"        location = {place.path}{path} {{ charset {label}; }}\n"


def _caddy_charsets(place: Place, charsets: Mapping[str, str]) -> Iterator[str]:
    for number, label in enumerate(sorted(set(charsets.values()))):
        paths = " ".join(place.path + path for path in sorted(charsets) if charsets[path] == label)
        yield f"\t@in{number} path {paths}\n"
        yield f'\theader @in{number} Content-Type "text/plain; charset={label}"\n'


def _apache_charsets(charsets: Mapping[str, str]) -> Iterator[str]:
    for path, label in sorted(charsets.items()):
        name = path.rpartition("/")[2]
        yield f'<Files "{name}">\n  ForceType "text/plain; charset={label}"\n</Files>\n'
