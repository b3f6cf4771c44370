"""One look at every file of a site: what its pages hold, whom they ask, what they give away."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import quote, urlsplit

from fonds.bundle.online.policy import collect_inline

Tick = Callable[[int, int], None]

_TAG = re.compile(
    rb"<(script|img|iframe|source|video|audio|embed|object|track|input|link)\b([^>]*)>",
    re.IGNORECASE,
)
_LOADED = re.compile(
    rb"""\b(?:src|srcset|poster|data|href)\s*=\s*["']?\s*((?:https?:)?//[^\s"'>]+)""", re.IGNORECASE
)
_STYLED = re.compile(rb"""(?:url\(|@import)\s*["']?\s*((?:https?:)?//[^\s"')]+)""", re.IGNORECASE)
_REL = re.compile(rb"""\brel\s*=\s*["']?([a-z -]+)""", re.IGNORECASE)
_FETCHED = {b"stylesheet", b"icon", b"preload", b"prefetch", b"preconnect", b"dns-prefetch",
            b"modulepreload", b"manifest", b"apple-touch-icon", b"mask-icon"}  # fmt: skip
"""Relations of a link that a browser follows by itself."""
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".avif")
_NOTED = (b"Exif\0\0", b"eXIf", b"EXIF", b"http://ns.adobe.com/xap/", b"XMP ", b"tEXtAuthor")
"""What begins the notes of cameras and programs in a picture."""
_LEAST = 8
"""Characters of a path that is looked for: a shorter one may stand in any text."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What the files of one site show."""

    inline: dict[str, frozenset[str]]  # scripts and styles in pages, by hash
    hosts: dict[str, str]  # host that a page loads something from → one such page
    local: dict[str, str]  # path of this machine → a file that has it
    noted: list[str]  # pictures with the notes of a camera or program in them


def scan_site(
    site: Path, paths: Collection[str], own: str, secrets: Iterable[str], tick: Tick
) -> Scan:
    """Look at all files at *paths* of *site*. *own*: the site's host; *secrets*: `local_paths`."""
    inline: dict[str, frozenset[str]] = {"script": frozenset(), "style": frozenset()}
    hosts, local, noted = dict[str, str](), dict[str, str](), list[str]()
    forms = [(secret, form) for secret in secrets for form in _forms_of(secret)]
    for count, path in enumerate(sorted(paths), 1):
        data = (site / path).read_bytes()
        if path.endswith(".html"):
            found = collect_inline([data])
            inline = {name: inline[name] | found[name] for name in inline}
        for address in find_loaded(path, data):
            if (host := _host_of(address)) != own:
                hosts.setdefault(host, path)
        for secret, form in forms:
            if form in data:
                local.setdefault(secret, path)
        if path.lower().endswith(_PICTURES) and any(mark in data for mark in _NOTED):
            noted.append(path)
        tick(count, len(paths))
    return Scan(inline, hosts, local, noted)


def find_loaded(path: str, data: bytes) -> Iterator[bytes]:
    """The addresses on other hosts that a browser asks for where it shows the file at *path*."""
    if path.endswith(".html"):
        for name, attributes in _TAG.findall(data):
            rel = _REL.search(attributes)
            if name.lower() != b"link" or (rel and _FETCHED & set(rel[1].lower().split())):
                yield from _LOADED.findall(attributes)
    elif path.endswith(".css"):
        yield from _STYLED.findall(data)


def local_paths(*places: PurePath) -> list[str]:
    """Those of *places* that would tell where they are, as text."""
    return [str(it) for it in places if len(it.parts) > 2 and len(str(it)) >= _LEAST]


def _forms_of(place: str) -> set[bytes]:
    """How *place* may be written: as it is, in JSON, in an address."""
    plain = {place, place.replace("\\", "/"), place.replace("\\", "\\\\")}
    return {form.encode("utf-8", "surrogateescape") for form in plain} | {
        quote(place.encode("utf-8", "surrogateescape")).encode()
    }


def _host_of(address: bytes) -> str:
    try:
        return urlsplit(address.decode("utf-8", "replace")).netloc.lower()
    except ValueError:
        return address.decode("utf-8", "replace")
