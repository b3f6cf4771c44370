"""The organisations that fonds has lists of, and which of them are the press."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from fonds.base.fold import fold_name
from fonds.names.text.lexicon import load_yaml

_FILES = ("organisations", "firms")
_PRESS = {"press", "unsure_press", "papers", "media"}
_LANGUAGES = ("fr", "en")


def list_organisations(lang: str) -> Iterator[tuple[str, str, list[str]]]:
    """Section, preferred form and other forms of each that texts of the language *lang* name."""
    for name in _FILES:
        for section, lines in load_yaml(f"{name}.{lang.partition('-')[0]}.yml").items():
            for line in lines.splitlines():
                label, *others = (form.strip() for form in line.split(" = "))
                yield section, label, others


def is_press(label: str) -> bool:
    """Whether *label* names an agency, a newspaper, a channel, a network: mostly a mere source."""
    return fold_name(label) in _press()


@cache
def _press() -> frozenset[str]:
    return frozenset(
        fold_name(label)
        for lang in _LANGUAGES
        for section, label, _ in list_organisations(lang)
        if section in _PRESS
    )
