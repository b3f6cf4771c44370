"""The words of the search as readers meet it, and its scripts and styles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib import resources
from typing import Any

from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.locale import Words, read_words
from fonds.base.minify import minify_script, minify_style
from fonds.base.owndata import read_own
from fonds.base.patterns import late
from fonds.files.own_cache import look_up
from fonds.search.analysis import give_rules
from fonds.search.chunks import File, write_data
from fonds.search.exploring.bundle import SCRIPT, STYLE, explore_script, explore_style
from fonds.search.scripts import join, join_engine


@cache
def load_search_words(lang: str) -> Words:
    """The words of the search for *lang*."""
    return read_words(resources.files("fonds.search") / "locales", lang)


@cache
def load_grammar() -> dict[str, Any]:
    """The words of the query language, from grammar.yml."""
    grammar: dict[str, Any] = read_own(resources.files("fonds.search") / "grammar.yml")
    return grammar


def write_scripts(words: Words) -> Iterator[File]:
    """engine.js, box.js, page.js, explore.js and their styles, each with what it needs."""
    for name, digest in _describe_scripts(words.lang)[1].items():
        yield File(name, digest, partial(_make_script, words.lang, name))
    yield File("search.css", style_version(), _read_style)
    yield File(STYLE, explore_style_version(), explore_style)


def scripts_version(lang: str) -> str:
    """The version of all scripts of *lang*, a hash: scripts of one version fit each other."""
    return _describe_scripts(lang)[0]


@cache
def _describe_scripts(lang: str) -> tuple[str, dict[str, str]]:
    """The version of all scripts of *lang*, and name → digest of each.

    The user's cache has them: to make them takes longer than all else of a page.
    """

    def describe() -> tuple[str, dict[str, str]]:
        version = _digest(b"".join(_make_scripts(lang, "").values()), 6)
        scripts = _make_scripts(lang, version)
        return version, {name: _digest(data, 12) for name, data in scripts.items()}

    key = fingerprint(code_of("fonds.search.interface"), lang)
    version, digests = look_up("scripts", key, describe)
    return version, digests


def _digest(data: bytes, size: int) -> str:
    return hashlib.blake2b(data, digest_size=size).hexdigest()


def _make_script(lang: str, name: str) -> bytes:
    return _make_scripts(lang, scripts_version(lang))[name]


@cache
def style_version() -> str:
    """The version of search.css, a hash of it."""
    return _digest(_read_style(), 6)


@cache
def explore_style_version() -> str:
    """The version of explore.css, a hash of it."""
    return _digest(explore_style(), 6)


@cache
def _make_scripts(lang: str, version: str) -> dict[str, bytes]:
    """Name → each script."""
    words = load_search_words(lang)
    data = {"WORDS": {"lang": words.lang, "strings": words.strings}, "SEAL": version}
    rules = {"RULES": give_rules(), "GRAMMAR": load_grammar(), "SEAL": version}
    script, more = explore_script(words, data)
    return {
        "engine.js": _enclose(join_engine("answers", "serving", given=rules), **rules),
        "box.js": _enclose(join("box", "marks", given=data), **data),
        "page.js": _enclose(join("page", given=data), **data),
        SCRIPT: _enclose(script, **more),
    }


def choose_said(strings: Mapping[str, Any], script: str) -> dict[str, Any]:
    """Those of *strings* that *script* may show: it has the key, or the beginning of a made one."""
    keys = set(_KEY.findall(script))
    begun = tuple(_BEGUN_KEY.findall(script))
    return {key: text for key, text in strings.items() if key in keys or key.startswith(begun)}


_KEY = late(r"\w+")
_BEGUN_KEY = late(r"`(\w+_)\$\{")


def _read_style() -> bytes:
    file = resources.files("fonds.search") / "assets" / "search.css"
    return minify_style(file.read_text(encoding="utf-8")).encode()


def _enclose(scripts: str, **data: Any) -> bytes:
    """*scripts* with *data*, strict, with nothing of theirs visible outside."""
    if words := data.get("WORDS"):
        data["WORDS"] = {**words, "strings": choose_said(words["strings"], scripts)}
    given = "".join(f"const {name} = {write_data(value)};\n" for name, value in data.items())
    return f"(() => {{\n'use strict';\n{given}{minify_script(scripts)}}})();\n".encode()
