"""Countries, territories and cities as the Unicode CLDR names them, through Babel."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from fonds.names.text.lexicon import load_yaml

_NOT_PLACES = {"ZZ", "XA", "XB", "QO", "EZ", "EU", "UN"}
"""CLDR's pseudo-territories, and the groups that are organisations."""


_CONTINENTS = {"Africa", "America", "Asia", "Australia", "Europe", "Pacific"}


@cache
def territory_names(lang: str) -> dict[str, str]:
    """Form → CLDR code, for the language *lang*; empty if CLDR does not have it."""
    locale = _locale(lang)
    if locale is None:
        return {}
    ambiguous = _ambiguous().get(locale.language, frozenset())
    return {
        form: code
        for code, name in locale.territories.items()
        if code not in _NOT_PLACES and not code.isdigit()
        for form in _forms(name)
        if form not in ambiguous
    }


@cache
def city_names(lang: str) -> frozenset[str]:
    """The cities after which CLDR names time zones, in the language *lang*."""
    locale = _locale(lang)
    zones = locale.time_zones.values() if locale else ()
    cities = {
        zone["city"].partition(" (")[0].partition(" [")[0] for zone in zones if "city" in zone
    }
    ambiguous = _ambiguous().get(locale.language, frozenset()) if locale else frozenset()
    return frozenset(city for city in cities - ambiguous if len(city) > 3)


@cache
def zone_cities(lang: str) -> frozenset[str]:
    """The cities in the ids of time zones, Europe/London, where *lang* writes them like English."""
    locale = _locale(lang)
    if locale is None or locale.language != "en":
        return frozenset()
    ids = (zone.split("/") for zone in get_global("zone_territories") if zone.count("/") == 1)
    names = {city.replace("_", " ") for area, city in ids if area in _CONTINENTS}
    return frozenset(names - _ambiguous().get("en", frozenset()))


def territory_label(code: str, lang: str) -> str:
    """The usual name of the territory *code* in *lang*, in English where CLDR has none."""
    return usual_labels(lang).get(code) or _official_label(code, lang)


@cache
def usual_labels(lang: str) -> dict[str, str]:
    """Code → what texts call the territory, where CLDR has what it calls itself: Vatican."""
    data = load_yaml(f"places.{lang.partition('-')[0]}.yml")
    return dict(data.get("usual", {}))


def official_labels(lang: str) -> dict[str, str]:
    """Usual name of a territory → CLDR's, under which people may have known its record."""
    return {label: _official_label(code, lang) for code, label in usual_labels(lang).items()}


def _official_label(code: str, lang: str) -> str:
    for tag in (lang, "en"):
        locale = _locale(tag)
        if locale is not None and code in locale.territories:
            return _forms(locale.territories[code])[0]
    return code


def _forms(name: str) -> list[str]:
    """“Myanmar (Birmanie)” is two forms."""
    head, _, rest = name.partition(" (")
    forms = [head.strip(), rest.rstrip(")").strip()]
    return [form for form in forms if len(form) > 1]


def _locale(lang: str) -> Locale | None:
    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _ambiguous() -> dict[str, frozenset[str]]:
    file = resources.files("fonds.names") / "data/ambiguous_territories.json"
    lists = json.loads(file.read_text(encoding="utf-8"))
    return {lang: frozenset(forms) for lang, forms in lists.items() if lang != "about"}
