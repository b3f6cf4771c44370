"""What mkdocs.yml and hand-written pages state, escaped once for the theme's templates.

MkDocs' templates print values as they are, into text and into quoted attributes alike. What is
meant as text is given to them as HTML that shows that text; ``copyright``, ``extra.consent`` and
what a theme of one's own reads from ``extra`` are meant as HTML, and stay as they are.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from html import escape
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

from fonds.base.chars import show_controls

_TEXTS = ("site_name", "site_description", "site_author", "repo_name", "repo_url", "extra_css")
_OF_EXTRA = ("homepage", "social", "alternate", "status")
"""What Material itself takes from ``extra`` as text or address."""
_NO_ADDRESS = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f]')


def show_config(config: MkDocsConfig) -> MkDocsConfig:
    """*config* as templates are given it."""
    shown = copy.copy(config)
    for key in _TEXTS:
        shown[key] = _show(config[key])
    shown["theme"] = {key: _show(value) for key, value in config.theme.items()}
    extra = dict(config["extra"])
    shown["extra"] = extra | {key: _show(extra[key]) for key in _OF_EXTRA if key in extra}
    return shown


def escape_titles(items: Iterable[StructureItem]) -> None:
    """Escape the titles, and what pages say of themselves, in the navigation or beside it."""
    for item in items:
        if isinstance(item, Page):
            _escape_page(item)
        elif isinstance(item, Section | Link):
            item.title = _show(item.title)
        if isinstance(item, Link):
            item.url = _show(item.url)
        escape_titles(getattr(item, "children", None) or ())


def strip_tags(html: str) -> Markup:
    """The text of *html*, as HTML; Jinja's own filter of the name gives it with < and & bare."""
    return _escaped(Markup(html).striptags())  # noqa: S704 - only to take the text out of it


def encode_address(address: str) -> str:
    """*address* with what no address may hold percent-encoded (RFC 3986, 2)."""
    return _NO_ADDRESS.sub(lambda match: f"%{ord(match[0]):02X}", address)


def _escape_page(page: Page) -> None:
    of_heading = "title" not in page.__dict__ and "title" not in page.meta
    if of_heading and page._title_from_render:
        title = page._title_from_render.replace('"', "&quot;")  # it is HTML without tags
        page.title = Markup(title)  # noqa: S704
    else:
        page.title = _show(page.title)
    page.meta = {key: _show(v) if isinstance(v, str) else v for key, v in page.meta.items()}
    page.edit_url = _show(page.edit_url)


def _show(value: Any) -> Any:
    """Each string in *value* as HTML, but those that are HTML already."""
    if isinstance(value, str):
        return value if isinstance(value, Markup) else _escaped(value)
    if isinstance(value, dict):
        return {key: _show(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_show(inner) for inner in value]
    return value


def _escaped(text: str) -> Markup:
    return Markup(escape(show_controls(text)))  # noqa: S704 - it is escaped here
