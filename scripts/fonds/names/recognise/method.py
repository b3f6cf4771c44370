"""Finding names in one article, by the method that the archive asks for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from fonds.base.compact import write_compact
from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.wordcache import WordCache
from fonds.names.recognise.recognise import find_by_rules, find_with_model
from fonds.names.recognise.spacy_model import (
    DEFAULT_MODELS,
    is_installed,
    load_recogniser,
    require_model,
)
from fonds.names.recognise.spans import Span
from fonds.names.text.plain import make_plain


class Finder:
    """Rules, or the model of each language that has one."""

    def __init__(self, models: Mapping[str, str]) -> None:
        """*models*: language → its model. Raises UsageError if one is not installed."""
        self._models = dict(models)
        self._versions = {lang: require_model(model) for lang, model in self._models.items()}
        self._keys = WordCache(self._find_key)

    def find(self, text: str, lang: str) -> list[Span]:
        """The candidates of *text*, in order, none overlapping."""
        model = self._models.get(lang.partition("-")[0])
        if model is None:
            return find_by_rules(text, lang)
        return find_with_model(text, lang, load_recogniser(model).find(make_plain(text)))

    @property
    def method(self) -> str:
        """What names are found with, each model with its version: for the report."""
        models = [f"{lang}: {version}" for lang, version in sorted(self._versions.items())]
        return ", ".join(models) or "rules"

    def key(self, lang: str) -> str:
        """What the candidates of a text in *lang* depend on, beside the text."""
        return self._keys[lang]

    def _find_key(self, lang: str) -> str:
        model = self._versions.get(lang.partition("-")[0], "rules")
        return fingerprint(code_of("fonds.names.recognise"), lang, model)


def choose_models(names: str, chosen: Mapping[str, str], langs: Iterable[str]) -> dict[str, str]:
    """The model of each language: those that the person chose, and fonds' own for *langs*.

    *names* is "auto": of fonds' own those that are installed; "model": all; "rules": no model.
    """
    if names == "rules":
        return {}
    present = {lang.partition("-")[0] for lang in langs}
    own = {
        lang: model
        for lang, model in DEFAULT_MODELS.items()
        if lang in present and (names == "model" or is_installed(model))
    }
    return {**own, **chosen}


def dump_spans(spans: Iterable[Span]) -> str:
    """*spans* as the catalogue stores them."""
    return write_compact([list(span) for span in spans])


def parse_spans(text: str) -> list[Span]:
    """The spans that `dump_spans` wrote."""
    return [Span(*fields) for fields in json.loads(text)]
