"""The languages of the interface: those that the theme is translated into."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from importlib import resources
from pathlib import Path

from babel import Locale, UnknownLocaleError

from fonds.base.errors import UsageError
from fonds.base.speech import joined, tell

OWN = "fonds"
"""The name of the theme of our own, which speaks the languages that fonds speaks."""
MATERIAL = "material"
"""The name of the theme that new archives have unless another is asked for."""

_PLACE = Path("partials", "languages")
"""Where Material, and themes derived from it, keep translations: one template a language."""


def refuse_language(option: str, lang: object, folders: Iterable[str | os.PathLike[str]]) -> None:
    """Raise UsageError unless the theme in *folders* has *lang*, the value of *option*.

    Does nothing for a theme without such translations. Where the theme has a language that fonds
    lacks, the strings of fonds are English.
    """
    known = sorted({tag for folder in folders for tag in _list_languages(Path(folder))})
    if known and lang not in known:
        nearest = _find_nearest(str(lang), known)
        hint = tell("did you mean “{nearest}”? ", nearest=nearest) if nearest else ""
        raise UsageError(
            tell(
                "{option}: there is no “{lang}”; {hint}known: {listed}",
                option=option,
                lang=lang,
                hint=hint,
                listed=joined(known),
            )
        )


def locate_theme(name: str) -> Path:
    """The templates of the theme *name*, ours or Material."""
    own, material = resources.files("fonds.render.frames.own"), resources.files("material")
    return Path(str(own if name == OWN else material / "templates"))


def _list_languages(folder: Path) -> Iterator[str]:
    """The languages that the theme in *folder* is translated into."""
    if folder == locate_theme(OWN):
        folder, pattern = Path(str(resources.files("fonds.base") / "locales")), "*.yml"
    else:
        folder, pattern = folder / _PLACE, "*.html"
    return (file.stem for file in folder.glob(pattern))


def _find_nearest(lang: str, known: list[str]) -> str:
    """The one of *known* meant by a tag of other case, a narrower tag, a name or a misspelling."""
    tag = lang.casefold().replace("_", "-")
    tags = {each.casefold(): each for each in known}
    exact = tags.get(tag) or tags.get(tag.partition("-")[0])
    if exact:
        return exact
    tags |= {name.casefold(): each for each in known for name in _name(each)}
    close = get_close_matches(tag, tags, 1)
    return tags[close[0]] if close else ""


def _name(tag: str) -> tuple[str, ...]:
    """The language *tag* in English, French and its own words, as far as Babel has them."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(
        str(locale.get_display_name(shown)) for shown in ("en", "fr", tag.replace("-", "_"))
    )
