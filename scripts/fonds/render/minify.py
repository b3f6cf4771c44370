"""Pages without the indentation of the theme's templates, a fifth of what a page weighs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from fonds.render.stated import escape_titles, show_config, strip_tags
from fonds.render.template_cache import keep_compiled

_BREAK = "\n"
_INDENTED = re.compile(r"\n\s+")
_BEGINNING = "<article"
"""The first of these begins the page's content, which is left as it is."""
_END = "</article>"
"""The last of these ends it."""
_SHOWN = "fonds_config"
"""The global of the templates' environment with the configuration as they are to see it."""


class MinifyingTemplate(Template):
    """A template whose page has no indentation around its content, nor raw text of mkdocs.yml.

    All pages are rendered through it, by MkDocs or by fonds; other plugins, and the code of this
    one, are given the configuration as it was written.
    """

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page, however it is rendered: alone, or once for all that are spliced."""
        context = dict(*args, **kwargs)
        if "config" in context:
            context["config"] = self.environment.globals.get(_SHOWN, context["config"])
        return drop_indentation(super().render(context))


def prepare_templates(
    environment: Environment, config: MkDocsConfig, nav: Navigation, pages: Iterable[File]
) -> None:
    """Have *environment* make `MinifyingTemplate`s only, given *config*, *nav* and *pages*."""
    escape_titles([*nav.items, *(file.page for file in pages if file.page)])
    environment.template_class = MinifyingTemplate
    environment.filters["striptags"] = strip_tags
    environment.globals[_SHOWN] = show_config(config)
    environment.bytecode_cache = keep_compiled(environment)


def drop_indentation(html: str) -> str:
    """*html* with one line break for each run of white space that begins with one.

    Anything without an ``article``, such as a sitemap, stays as it is.
    """
    before, beginning, rest = html.partition(_BEGINNING)
    content, end, after = rest.rpartition(_END)
    if not end:
        return html
    return f"{_INDENTED.sub(_BREAK, before)}{beginning}{content}{end}{_INDENTED.sub(_BREAK, after)}"
