"""Renderers of Markdown other than fonds: with Material's extensions, and as GitHub renders."""

from __future__ import annotations

from typing import Any

import cmarkgfm
import markdown
import pymdownx.emoji
from cmarkgfm.cmark import Options

FIXED: dict[str, dict[str, Any]] = {"attr_list": {}, "tables": {}}
"""The set that fonds writes for."""

MATERIAL: dict[str, dict[str, Any]] = FIXED | {
    "abbr": {},
    "admonition": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "meta": {},
    "nl2br": {},
    "sane_lists": {},
    "toc": {},
    "wikilinks": {},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.betterem": {},
    "pymdownx.blocks.admonition": {},
    "pymdownx.blocks.caption": {},
    "pymdownx.blocks.definition": {},
    "pymdownx.blocks.details": {},
    "pymdownx.blocks.html": {},
    "pymdownx.blocks.tab": {},
    "pymdownx.caret": {},
    "pymdownx.critic": {},
    "pymdownx.details": {},
    "pymdownx.emoji": {"emoji_index": pymdownx.emoji.twemoji},
    "pymdownx.highlight": {"anchor_linenums": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "user": "squidfunk",
        "repo": "mkdocs-material",
    },
    "pymdownx.mark": {},
    "pymdownx.progressbar": {},
    "pymdownx.saneheaders": {},
    "pymdownx.smartsymbols": {},
    "pymdownx.snippets": {"check_paths": True, "url_download": True},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.tilde": {},
}
"""All that Material's reference names, and what else its users switch on."""

TYPOGRAPHY: dict[str, dict[str, Any]] = {"smarty": {"smart_angled_quotes": True}}
"""What exchanges quotes, dashes and dots for better ones, as those who switch it on wish."""


def render_python(text: str, extensions: dict[str, dict[str, Any]]) -> str:
    """*text* by Python-Markdown with *extensions*: name → options."""
    return markdown.markdown(text, extensions=list(extensions), extension_configs=extensions)


def render_github(text: str) -> str:
    """*text* by GitHub's own library, raw HTML, tables, autolinks and footnotes as there."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return str(cmarkgfm.github_flavored_markdown_to_html(text, options))
