"""What would help where texts were found to name nobody, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from fonds.base.kinds import CURATED
from fonds.base.model import Remark
from fonds.base.speech import joined, tell
from fonds.names.recognise.spacy_model import DEFAULT_MODELS, is_installed
from fonds.names.text.lexicon import load_lexicon

_KINDS = {
    "people": tell("people"),
    "places": tell("places"),
    "organisations": tell("organisations"),
    "topics": tell("topics"),
}
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


def _name_kind(folder: str) -> str:
    """What a sentence calls the names of a *folder*."""
    return _KINDS.get(folder, folder)


def _advise(missing: list[str], without: list[str], langs: set[str]) -> str:
    kinds = joined(map(_name_kind, missing), tell(" and no "))
    said = tell(
        "No {kinds} were found, so there is no entry for them; declare here those that matter",
        kinds=kinds,
    )
    if without:
        return tell(
            "{said}. For articles in {listed} fonds knows the names of countries and"
            " cities alone: “models: {{{lang}: …}}” in mkdocs.yml names a spaCy model.",
            said=said,
            listed=joined(without),
            lang=without[0],
        )
    lacking = [lang for lang in DEFAULT_MODELS if lang in langs]
    if any(not is_installed(DEFAULT_MODELS[lang]) for lang in lacking):
        return tell(
            "{said}, or install a model of names, which finds more: pip install 'fonds[ner]'.",
            said=said,
        )
    return tell("{said}.", said=said)
