"""Names of places by language: CLDR's territories and cities, and a list beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from fonds.names.recognise.gazetteer import KnownName
from fonds.names.recognise.territories import city_names, territory_names, zone_cities
from fonds.names.text.lexicon import load_yaml, split_list
from fonds.parse.wordlists import load

_ARTICLES = ("Le", "La", "Les")
_SECTIONS = ("cities", "regions", "larger")


def list_places(lang: str) -> Iterator[KnownName]:
    """Every place to look for in texts of the language *lang*."""
    for form, code in territory_names(lang).items():
        yield KnownName(form, "place", "gazetteer", f"territory/{code}")
    data: dict[str, Any] = load_yaml(f"places.{lang.partition('-')[0]}.yml")
    for code, forms in data.get("territories", {}).items():
        for form in split_list(forms):
            yield KnownName(form, "place", "gazetteer", f"territory/{code}")
    unsure = frozenset(split_list(data.get("unsure", "")))
    listed = [form for section in _SECTIONS for form in split_list(data.get(section, ""))]
    datelines = split_list(load("places.yml")["cities"])
    whole = "cities" in data
    sure = {*datelines, *listed} - unsure
    if not whole:  # a city that no text is dated from may be a word or a surname as well
        for form in sorted(city_names(lang) | zone_cities(lang)):
            yield KnownName(form, "place", "gazetteer", form, "" if form in sure else "unsure")
    for form in dict.fromkeys([*listed, *((*city_names(lang), *datelines) if whole else ())]):
        yield KnownName(form, "place", "gazetteer", form, "unsure" if form in unsure else "")
    for form in listed:
        article, _, rest = form.partition(" ")
        if article in _ARTICLES and form not in unsure and rest:
            yield KnownName(rest, "place", "gazetteer", form, "article")
    for form in unsure.difference(listed):
        yield KnownName(form, "place", "gazetteer", form, "unsure")


@cache
def list_place_words(lang: str) -> frozenset[str]:
    """The places of one word that texts of the language *lang* name."""
    return frozenset(name.form for name in list_places(lang) if name.form.isalpha())
