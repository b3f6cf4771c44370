"""The theme's own page rendered once, with random placeholders for all that varies, and cut there.

A page is then one join (docs/adr/0001). Nothing of the theme is copied, so its options, a
``custom_dir``, the palette and the language apply by themselves.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from fonds.base.addresses import html_of, page_of, stem_of
from fonds.base.fingerprint import fingerprint
from fonds.render.page_view import present_page
from fonds.render.task import View

_ABSOLUTE = "https://"
"""Before the placeholder of an address: MkDocs leaves absolute addresses as they are."""
_TEXT_FIELDS = ("title", "description", "head", "beforetitle", "aftertitle")
"""The fields whose placeholders are in the page as they are, with nothing around them."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What decides which shell a page takes."""

    template: str  # of the theme
    folders: tuple[str, ...]  # above the page, outermost first; "" for one that may be any
    before: bool  # whether it has a page before it in time
    after: bool  # and one after it


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page cut at its placeholders: text, field, text, field, … text."""

    begin: bytes  # up to the first field
    parts: tuple[tuple[str, bytes], ...]  # each field, and the text from it up to the next one
    key: str  # fingerprint of all of them

    def fill(self, path: str, view: View) -> bytes:
        """The page at *path* that shows *view*."""
        values = _values(path, view)
        pieces = [self.begin]
        for field, text in self.parts:
            pieces += encode_html(values[field]), text
        return b"".join(pieces)


@dataclass(frozen=True, slots=True)
class Theme:
    """What rendering through the theme needs."""

    environment: Environment  # Jinja's
    config: MkDocsConfig  # of the site
    nav: Navigation  # of the site
    pages: Sequence[File]  # the pages that MkDocs itself renders
    folders: frozenset[str]  # every folder that holds one of them, and every folder above it

    def known_folders(self, folder: str) -> tuple[str, ...]:
        """*folder* and those above it, "" for those in which the theme links to nothing.

        MkDocs writes the shortest relative address from page to page, so that a folder matters
        only where a page that the theme links to shares it.
        """
        names = folder.split("/") if folder else []
        shared = 0
        while shared < len(names) and "/".join(names[: shared + 1]) in self.folders:
            shared += 1
        return (*names[:shared], *[""] * (len(names) - shared))

    def render(self, page: Page, template: str) -> str:
        """*page* as the theme shows it."""
        context = get_context(self.nav, self.pages, self.config, page)
        return self.environment.get_template(template).render(context)


def folders_of(files: Sequence[File]) -> frozenset[str]:
    """Every folder above *files*, as they will lie in the site."""
    return frozenset(
        folder
        for file in files
        for folder in accumulate(file.dest_uri.split("/")[:-1], "{}/{}".format)
    )


def render_shell(theme: Theme, variant: Variant) -> Shell:
    """The shell of *variant*."""
    token = secrets.token_hex(8)
    placeholder: Callable[[str], str] = lambda field: f"q{token}{field}z"  # noqa: E731 - one expression
    folders = [
        name or placeholder(f"folder{number}") for number, name in enumerate(variant.folders)
    ]
    path = "/".join([*folders, placeholder("name")])
    view = View(
        title=placeholder("title"),
        description=placeholder("description"),
        template=variant.template,
        content=f"<h1{placeholder('content')}",  # the theme adds a heading where it sees none
        before=placeholder("before") if variant.before else "",
        before_title=placeholder("beforetitle"),
        after=placeholder("after") if variant.after else "",
        after_title=placeholder("aftertitle"),
        head=placeholder("head"),
    )
    page = _page_of_placeholders(theme.config, path, view)
    html = theme.render(page, variant.template)
    return _cut(html, token, path)


def _page_of_placeholders(config: MkDocsConfig, path: str, view: View) -> Page:
    page = present_page(config, page_of(path), view)
    for neighbour, placeholder in ((page.previous_page, view.before), (page.next_page, view.after)):
        if neighbour is not None:
            neighbour.file.url = f"{_ABSOLUTE}{placeholder}"
    return page


def _cut(html: str, token: str, path: str) -> Shell:
    fields = {path: "path", **{f"q{token}{it}z": it for it in ("name", *_TEXT_FIELDS)}}
    fields[f"<h1q{token}contentz"] = "content"
    for key in ("before", "after"):
        fields[f"{_ABSOLUTE}q{token}{key}z"] = key
    longest_first = sorted(fields, key=len, reverse=True)
    pieces = re.split("|".join(f"({re.escape(it)})" for it in longest_first), html)
    found = [piece for piece in pieces if piece is not None]
    parts = _alternate(found, fields)
    key = fingerprint(parts)
    begin, *texts = map(encode_html, parts[::2])
    return Shell(begin, tuple(zip(parts[1::2], texts, strict=True)), key)


def encode_html(html: str) -> bytes:
    """*html* as MkDocs encodes what it writes."""
    return html.encode("utf-8", "xmlcharrefreplace")


def _alternate(pieces: list[str], fields: dict[str, str]) -> tuple[str, ...]:
    """Text and field in turn: neighbouring texts joined, an empty one between two fields."""
    parts = [""]
    for piece in pieces:
        if piece in fields:
            parts += [fields[piece], ""]
        else:
            parts[-1] += piece
    return tuple(parts)


def _values(path: str, view: View) -> dict[str, str]:
    address = html_of(path)
    stem = stem_of(path)
    return {
        "path": stem,
        "name": stem.rpartition("/")[2],
        "title": view.title,
        "description": view.description,
        "head": view.head,
        "content": view.content,
        "before": _relative(html_of(view.before), address) if view.before else "",
        "beforetitle": view.before_title,
        "after": _relative(html_of(view.after), address) if view.after else "",
        "aftertitle": view.after_title,
    }


def _relative(target: str, here: str) -> str:
    """The address *target* relative to *here*, as MkDocs has it; mostly both are in one folder."""
    folder, slash, name = target.rpartition("/")
    if slash and here.rpartition("/")[0] == folder:
        return name
    return get_relative_url(target, here)
