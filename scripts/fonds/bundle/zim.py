"""The site as a ZIM, which Kiwix reads on phones, computers and small servers without a network.

Made by libzim, which is under the GPL: an extra, loaded only where a ZIM is asked for.
https://wiki.openzim.org/wiki/Metadata says what it states of itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from importlib import import_module, resources
from itertools import islice
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any

from babel.core import get_global

from fonds import __version__
from fonds.base.addresses import html_of
from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.speech import tell
from fonds.bundle.opening import bundle_name
from fonds.bundle.tree import list_files
from fonds.catalogue.queries import Card, read_notices
from fonds.exchange.collection import Collection
from fonds.files.atomic import replace_file
from fonds.files.manifest import NAME, read_manifest, write_manifest

_TITLE, _DESCRIPTION, _LONG = 30, 80, 4000
"""The most characters of each, by openZIM."""
_OTHER_CODES = {"alb", "arm", "baq", "bur", "chi", "cze", "dut", "fre", "geo", "ger", "gre", "ice",
                "mac", "mao", "may", "per", "rum", "slo", "tib", "wel", "azj",
                "cmn", "ekk", "khk", "lvs"}  # fmt: skip
"""Codes of libraries (ISO 639-2/B), and of one language of several: openZIM wants another."""
_HTML_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_BATCH = 200


def write_zim(collection: Collection, target: Path) -> None:
    """Write the site of *collection* as the ZIM *target*.

    Raises UsageError without libzim.
    """
    writer = load_libzim("writer")
    draft = target.with_name(f".{target.name}.part")
    draft.unlink(missing_ok=True)
    try:
        with _quiet(), _create(writer, draft, collection) as creator:
            _fill(writer, creator, collection)
        replace_file(draft, target)
    except RuntimeError as error:
        raise BuildFailedError(
            tell("{target}: libzim says {error}; build again", target=target, error=error)
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def load_libzim(part: str) -> Any:
    """The module *part* of libzim; UsageError where it is not installed."""
    try:
        return import_module(f"libzim.{part}")
    except ImportError:
        message = tell("a ZIM needs libzim, which is under the GPL: pip install 'fonds[zim]'")
        raise UsageError(message) from None


def language_code(lang: str) -> str:
    """The code of three letters of the language *lang* (ISO 639-3): "fra" of "fr"."""
    base = lang.split("-")[0]
    aliases = get_global("language_aliases")
    codes = (code for code, tag in aliases.items() if tag == base and len(code) == 3)
    return next((code for code in sorted(codes) if code not in _OTHER_CODES), base)


def cut(text: str, most: int) -> str:
    """*text* in one line of at most *most* characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def state_metadata(collection: Collection) -> dict[str, str]:
    """What the ZIM states of itself."""
    archive, lang = collection.archive, collection.archive.lang
    summary = archive.summary or archive.description.scope or archive.name
    return {
        "Name": f"{bundle_name(archive.name, '')}_{lang.split('-')[0]}",
        "Title": cut(archive.name, _TITLE),
        "Description": cut(summary, _DESCRIPTION),
        "LongDescription": cut(summary, _LONG) if len(summary) > _DESCRIPTION else "",
        "Language": language_code(lang),
        "Creator": archive.description.creator or archive.author or archive.name,
        "Publisher": archive.description.repository or archive.author or archive.name,
        "Date": collection.day or "1980-01-01",
        "License": archive.rights,
        "Source": archive.site_url,
        "Scraper": f"fonds {__version__}",
        "Tags": "_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
    }


def _create(writer: Any, draft: Path, collection: Collection) -> Any:
    language = language_code(collection.archive.lang)
    return writer.Creator(draft).config_indexing(True, language).config_nbworkers(1)


def _fill(writer: Any, creator: Any, collection: Collection) -> None:
    """Put all into the ZIM, in one order: metadata, pages with what is searched, other files."""
    site, name = collection.archive.site, collection.archive.name
    creator.set_mainpath("index.html")
    for key, value in state_metadata(collection).items():
        if value:
            creator.add_metadata(key, value)
    picture = resources.files("fonds.bundle") / "illustration.png"
    creator.add_illustration(48, picture.read_bytes())
    stated, files = read_manifest((site / NAME).read_bytes()), list_files(site)[0]
    taken = sorted(path for path in files if path in stated)
    articles = {html_of(card.page): card for card in collection.held.cards}
    for path in taken:
        if path not in articles:
            creator.add_item(_make_file(writer, site / path, path, name))
    rest = iter(articles.items())
    while some := list(islice(rest, _BATCH)):
        notices = read_notices(collection.catalogue, [card for _, card in some])
        for path, card in some:
            creator.add_item(_make_article(writer, site / path, path, card, notices[card.id].text))
    manifest = write_manifest({path: stated[path] for path in taken})
    creator.add_item(_make_item(writer, NAME, "", writer.StringProvider(manifest)))


def _make_file(writer: Any, file: Path, path: str, name: str) -> Any:
    """A page that is found by its title, or a file that is not found by itself."""
    title = ""
    if path.endswith(".html"):
        found = _HTML_TITLE.search(file.read_text("utf-8", "replace"))
        title = unescape(found[1]).strip() if found else ""
        title = title.removesuffix(name).rstrip(" -–") or name
    return _make_item(writer, path, title, writer.FileProvider(file))


def _make_article(writer: Any, file: Path, path: str, card: Card, text: str) -> Any:
    return _make_item(writer, path, card.title, writer.FileProvider(file), text)


def _make_item(writer: Any, path: str, title: str, provider: Any, text: str = "") -> Any:
    """An entry. What its pages have around a text, such as menus, is not searched."""
    index = {
        "has_indexdata": bool(text),
        "get_title": title,
        "get_content": text,
        "get_keywords": "",
        "get_wordcount": len(text.split()),
        "get_geoposition": None,
    }
    given = {
        "get_path": path,
        "get_title": title,
        "get_mimetype": guess_type(path),
        "get_contentprovider": provider,
        "get_hints": {writer.Hint.FRONT_ARTICLE: bool(title)},
        "get_indexdata": _answering(writer.IndexData, index),
    }
    return _answering(writer.Item, given)


def _answering(kind: Any, answers: dict[str, Any]) -> Any:
    """An object of libzim's class *kind* whose methods give *answers*."""
    methods = {name: (lambda _, value=value: value) for name, value in answers.items()}
    return type("Answering", (kind,), methods)()


_TYPES = MimeTypes(filenames=())
"""Those of Python alone, so that they are the same on every system."""
_MORE_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".webp": "image/webp",
               ".jsonl": "application/jsonl", ".svg": "image/svg+xml"}  # fmt: skip


def guess_type(path: str) -> str:
    """The media type of the file at *path*, by its suffix."""
    found = _MORE_TYPES.get(Path(path).suffix.lower()) or _TYPES.guess_type(path)[0]
    kind = found or "application/octet-stream"
    return f"{kind};charset=utf-8" if kind in ("text/html", "text/css", "text/javascript") else kind


@contextmanager
def _quiet() -> Iterator[None]:
    """Let what libzim prints of itself go nowhere: standard output is for the command's answer."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
