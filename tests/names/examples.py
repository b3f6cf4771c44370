"""The examples of examples.yml, and what the rules make of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from fonds.names.recognise.gazetteer import Gazetteer, KnownName
from fonds.names.recognise.recognise import find_by_rules, find_with_model
from fonds.names.recognise.spans import Span, lay
from fonds.names.resolve.clusters import Evidence
from fonds.names.text.lexicon import load_lexicon
from fonds.names.text.plain import make_plain
from fonds.names.text.words import split_words

FILE = Path(__file__).with_name("examples.yml")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast
_KEYS = {"rule", "text", "texts", "lang", "seen", "declared", "names"}


@dataclass(frozen=True)
class Example:
    """One line of the file."""

    rule: str  # why the names are found, or the guard that decides: "guards.is_passing"
    names: dict[str, str]  # surface → why, or label → forms: see the two functions below
    text: str = ""  # one text …
    texts: dict[str, int] = field(default_factory=dict)  # … or several, each with how often
    lang: str = "fr"
    seen: dict[str, str] | None = None  # what a model sees in the text: surface → kind
    declared: dict[str, str] = field(default_factory=dict)  # form → kind, by authorities.yml

    def run(self) -> dict[str, str]:
        """The names that are found in it now."""
        return resolve_names(self) if self.texts else find_names(self)


def read_examples() -> list[Example]:
    """All of examples.yml."""
    entries = yaml.load(FILE.read_text(encoding="utf-8"), LOADER)  # noqa: S506
    assert all(set(entry) <= _KEYS for entry in entries)
    return [Example(**entry) for entry in entries]


def find_names(it: Example) -> dict[str, str]:
    """Surface → "kind why", then " = form" if the full form is another, and how often if more."""
    text, plain = it.text, make_plain(it.text)
    assert all(make_plain(form) in plain for form in it.seen or ())
    found = _find_spans(it, text)
    shown = Counter((text[span.start : span.end], _describe(span, text)) for span in found)
    names: dict[str, str] = {}
    for (surface, told), count in shown.items():
        times = f" ×{count}" if count > 1 else ""
        names[surface] = " | ".join(filter(None, [names.get(surface), f"{told}{times}"]))
    return names


def _find_spans(it: Example, text: str) -> list[Span]:
    plain = make_plain(text)
    if it.seen is None:
        found = find_by_rules(text, it.lang)
    else:
        seen = it.seen.items()
        own = [_see(plain, form, kind) for form, kind in seen if make_plain(form) in plain]
        found = find_with_model(text, it.lang, own)
    declared = [KnownName(form, kind, "curated", form) for form, kind in it.declared.items()]
    return lay(Gazetteer(declared).find(plain, split_words(plain)), found)


def _see(plain: str, form: str, kind: str) -> Span:
    start = plain.index(make_plain(form))
    return Span(start, start + len(form), kind, "model", form)


def _describe(span: Span, text: str) -> str:
    full = "" if span.form == make_plain(text[span.start : span.end]) else f" = {span.form}"
    return f"{span.kind or 'unknown'} {span.why}{full}"


def resolve_names(it: Example) -> dict[str, str]:
    """Label of each record of its texts → "kind: surfaces", the most frequent first."""
    evidence, lexicon = Evidence(), load_lexicon(it.lang)
    for text, count in it.texts.items():
        for span in _find_spans(it, text):
            surface = text[span.start : span.end]
            evidence.add(span.form, surface, span.kind, span.why, count)
    clusters = evidence.resolve(lexicon.is_first_name) if lexicon else evidence.resolve()
    return {one.label: f"{one.kind}: {', '.join(one.ranked)}" for one in clusters}
