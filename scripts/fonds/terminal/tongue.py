"""Which language is spoken at this terminal."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping
from pathlib import Path

from fonds.base.speech import ENGLISH, list_languages, phrase

CHOICE = "FONDS_LANG"
"""The variable of the environment that goes before all else."""

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name the language of messages, in the order in which POSIX asks them."""
_OPTION = re.compile(rb"""^[ \t]+(lang|language)\s*:\s*["']?([A-Za-z]{2,3})\b""", re.MULTILINE)
_LARGEST = 1 << 20
"""Bytes of a mkdocs.yml that are looked at for its language."""
_SPOKEN = [ENGLISH]
"""The language of this process: what is said at the end of a command has no other way to know."""


def choose_language(archive: str, environment: Mapping[str, str]) -> str:
    """The language to speak: that of the environment's FONDS_LANG, else of the *archive*, else of
    the locale; English where there are no messages in any of these.
    """
    stated = (environment.get(name) for name in _LOCALE)
    usual = next(filter(None, stated), locale.getlocale()[0] or "")
    for wanted in (environment.get(CHOICE, ""), archive, usual):
        lang = re.split("[-_.@]", wanted)[0].lower()
        if lang in list_languages():
            return lang
    return ENGLISH


def speak_for(archive: str) -> None:
    """Speak the language of the *archive*, if there is no reason for another; "": there is none."""
    _SPOKEN[:] = [choose_language(archive, os.environ)]


def speak_as(config_file: Path) -> None:
    """Speak as *config_file* seems to state, before it is read as what it is."""
    speak_for(_peek(config_file))


def spoken(text: str) -> str:
    """*text* in the language that is spoken, if it is a message."""
    return phrase(text, spoken_language())


def spoken_language() -> str:
    """The language that is spoken."""
    return _SPOKEN[0]


def _peek(config_file: Path) -> str:
    try:
        with config_file.open("rb") as file:
            found = _OPTION.findall(file.read(_LARGEST))
    except OSError:
        return ""
    stated = dict(reversed(found))
    return (stated.get(b"lang") or stated.get(b"language") or b"").decode()
