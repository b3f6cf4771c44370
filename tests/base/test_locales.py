"""The words of the interface: the same keys in every language, each one known and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from babel import Locale

from fonds.base.kinds import KINDS
from fonds.base.locale import load_words
from tests.archives import ROOT

PACKAGE = ROOT / "scripts" / "fonds"
LOCALES = sorted((PACKAGE / "base" / "locales").glob("*.yml"))
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast
WORDS = {file.stem: yaml.load(file.read_text("utf-8"), LOADER) for file in LOCALES}  # noqa: S506
CODE = "\n".join(
    file.read_text("utf-8")
    for file in sorted(PACKAGE.rglob("*"))
    if file.suffix in {".py", ".html"} and "search" not in file.parts  # it has words of its own
)
ASKED = set(re.findall(r"""\bwords\(\s*["']([a-z_]+)["']""", CODE))
"""The keys that code asks for by their name."""


def flat(words: dict[str, object], above: str = "") -> dict[str, object]:
    """Keys of every depth, but for plural forms, as "bundle.page"."""
    found: dict[str, object] = {}
    for key, value in words.items():
        if isinstance(value, dict) and "other" not in value:
            found.update(flat(value, f"{above}{key}."))
        else:
            found[above + key] = value
    return found


@pytest.mark.parametrize("lang", WORDS)
def test_every_language_has_the_same_keys(lang: str) -> None:
    assert flat(WORDS[lang]).keys() == flat(WORDS["en"]).keys()


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("room", ["search", "search/exploring"])
def test_so_do_the_words_of_the_search(room: str, lang: str) -> None:
    folder = PACKAGE / room / "locales"
    mine, english = (
        flat(yaml.safe_load((folder / f"{tag}.yml").read_text("utf-8"))) for tag in (lang, "en")
    )
    assert mine.keys() == english.keys()
    for key, text in mine.items():
        assert str(text).strip()
        assert slots(text) == slots(english[key]), key


@pytest.mark.parametrize("lang", WORDS)
def test_a_text_with_forms_has_those_of_its_language(lang: str) -> None:
    forms = set(Locale.parse(lang).plural_form.tags) | {"other"}
    for folder in ("base", "search", "search/exploring"):
        words = yaml.safe_load((PACKAGE / folder / "locales" / f"{lang}.yml").read_text("utf-8"))
        for key, text in flat(words).items():
            if isinstance(text, dict):
                assert {"other"} <= set(text) <= forms, key


def test_a_list_is_parted_as_its_language_does() -> None:
    assert load_words("fr").joined(["un", "deux"]) == "un, deux"
    assert load_words("ar").joined(["واحد", "اثنان"]) == "واحد، اثنان"


@pytest.mark.parametrize("lang", WORDS)
def test_every_text_says_something_and_takes_the_same_values(lang: str) -> None:
    for key, text in flat(WORDS[lang]).items():
        assert str(text).strip()
        assert slots(text) == slots(flat(WORDS["en"])[key]), key


def slots(text: object) -> set[str]:
    forms = text.values() if isinstance(text, dict) else [text]
    return {slot for form in forms for slot in re.findall(r"\{(\w+)\}", str(form))}


def test_every_word_that_the_code_asks_for_is_there() -> None:
    assert ASKED
    assert WORDS["en"].keys() >= ASKED
    assert {kind.folder for kind in KINDS} <= WORDS["en"].keys()


def test_no_word_is_left_that_nothing_asks_for() -> None:
    """A key is used where its name, or the beginning that an f-string gives it, stands in code."""
    beginnings = tuple(re.findall(r"""f["']([a-z_]+_)\{""", CODE))
    unused = [
        key
        for key in WORDS["en"]
        if not re.search(rf"""["']{key}["']""", CODE) and not key.startswith(beginnings)
    ]
    assert unused == []


@pytest.mark.parametrize("lang", WORDS)
def test_every_language_has_its_first_pages(lang: str) -> None:
    starter = PACKAGE / "commands" / "starter" / lang
    assert {file.name for file in Path(starter).glob("*.md")} == {"index.md", "about.md"}
