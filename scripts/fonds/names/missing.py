"""What would help where texts were found to name nobody, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from fonds.base.kinds import CURATED
from fonds.base.model import Remark
from fonds.names.recognise.spacy_model import DEFAULT_MODELS, is_installed
from fonds.names.text.lexicon import load_lexicon

ENOUGH = 10
"""Articles from which on it is no chance that a kind of name is in none of them."""


def note_missing(catalogue: sqlite3.Connection, names: str, kinds: Collection[str]) -> list[Remark]:
    """A note if there are articles, and kinds of names that none has; *kinds* are those there are.

    *names* is how they are looked for, as in mkdocs.yml.
    """
    missing = [kind.folder for kind in CURATED if kind.named and kind.name not in kinds]
    counted = "SELECT lang, count(*) FROM articles GROUP BY lang ORDER BY count(*) DESC, lang"
    langs = dict(catalogue.execute(counted))
    without = [lang for lang in langs if not load_lexicon(lang) and lang != "und"]
    if names == "none" or not missing or not (without or sum(langs.values()) >= ENOUGH):
        return []
    return [Remark("note", "no-names", "authorities.yml", _advise(missing, without, set(langs)))]


def _advise(missing: list[str], without: list[str], langs: set[str]) -> str:
    said = f"No {' and no '.join(missing)} were found, so there is no entry for them; declare here"
    said += " those that matter"
    if without:
        return (
            f"{said}. For articles in {', '.join(without)} fonds knows the names of countries and"
            f" cities alone: “models: {{{without[0]}: …}}” in mkdocs.yml names a spaCy model."
        )
    lacking = [lang for lang in DEFAULT_MODELS if lang in langs]
    if any(not is_installed(DEFAULT_MODELS[lang]) for lang in lacking):
        return f"{said}, or install a model of names, which finds more: pip install 'fonds[ner]'."
    return f"{said}."
