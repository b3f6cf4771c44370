"""Messages to the person at the terminal: English sentences that can be said in another language.

A message is an English template and its values (`tell`). It reads as English text, so that the
catalogue holds the same whoever builds it and wherever; `phrase` says it in another language when
it is shown, by `messages/<language>.po`, whose keys are the templates (gettext's format, which
programs for translators open).
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from string import Formatter
from typing import Any

from fonds.base.patterns import late

ENGLISH = "en"
SYSTEM = (
    errno.EACCES, errno.EBUSY, errno.EEXIST, errno.EINVAL, errno.EIO, errno.EISDIR, errno.ELOOP,
    errno.EMFILE, errno.ENAMETOOLONG, errno.ENOENT, errno.ENOSPC, errno.ENOTDIR, errno.ENOTEMPTY,
    errno.EPERM, errno.EROFS,
)  # fmt: skip
"""The errors of the system whose words are translated."""

_ENTRY = late(r'^(msgid|msgid_plural|msgstr(?:\[[01]\])?) (".*")$', re.MULTILINE)
_FIGURES = {"fr": {ord(","): "\xa0", ord("."): ","}}
"""Language → how it writes what separates thousands and decimals."""

Values = Mapping[str, Any]
Catalogue = Mapping[str, tuple[str, ...]]
"""English template → its forms: one, or that for one and that for more."""


class Message(str):
    """An English sentence that knows what it is made of."""

    template: str  # with its values in braces; where there is a number n, the form for several
    one: str  # the form for one; empty if there is no number
    values: Values  # what stands in the braces: texts, numbers, and messages

    def __new__(cls, template: str, one: str = "", values: Values | None = None) -> Message:
        """The message in English."""
        values = values or {}
        form = one if one and values["n"] == 1 else template
        message = super().__new__(cls, _write_english(form, values))
        message.template, message.one, message.values = template, one, values
        return message

    def __str__(self) -> str:
        """Itself, so that the text of an error is the message that it was raised with."""
        return self

    def __getnewargs__(self) -> tuple[str, str, Values]:  # type: ignore[override]
        """How a copy is made of it, by pickle too."""
        return self.template, self.one, self.values


def tell(template: str, /, one: str = "", **values: object) -> Message:
    """The message of *template*; *one* is its form where the value n is 1.

    A value may be a message itself, or an error that holds one.
    """
    return Message(template, one, {name: _plain(value) for name, value in values.items()})


def joined(parts: Iterable[str], by: str = ", ") -> Message:
    """*parts*, which may be messages as *by* may, in one."""
    values = {f"part{number}": _plain(part) for number, part in enumerate(parts)}
    return Message("{by}".join(f"{{{name}}}" for name in values), "", {"by": by, **values})


def quoted(text: str) -> Message:
    """*text* between quotation marks."""
    return tell("“{text}”", text=text)


def and_more(number: int) -> str:
    """What follows a list of which *number* are not shown; empty if there are none."""
    return tell(" and {n} more", n=number) if number > 0 else ""


def reason_of(error: OSError) -> str:
    """What the system says of *error*."""
    return Message((error.strerror or str(error)).replace("{", "{{").replace("}", "}}"))


def first_line(error: Exception) -> str:
    """What *error* says, or its first line if that is no message."""
    text = str(error)
    return text if isinstance(text, Message) else text.partition("\n")[0]


def one_line(text: str, most: int = 2000) -> str:
    """*text* on one line of at most *most* characters; each value of a message, of a fourth."""
    if not isinstance(text, Message):
        return " ".join(text.split())[:most]
    values = {
        n: one_line(v, most // 4) if isinstance(v, str) else v for n, v in text.values.items()
    }
    return Message(text.template, text.one, values)


def phrase(text: str, lang: str) -> str:
    """*text* in the language *lang*, if it is a message and the language has it; else as it is."""
    if not isinstance(text, Message):
        return text
    if lang == ENGLISH:
        return str.__str__(text)
    forms = find_forms(text.template, lang, text.one or text.template, text.template)
    form = forms[0] if text.one and abs(text.values["n"]) < 2 else forms[-1]
    return _fill(form, text.values, lang)


def find_forms(template: str, lang: str, *usual: str) -> tuple[str, ...]:
    """The forms of *template* in the language *lang*; where it has none, the *usual* ones."""
    known = lang != ENGLISH and lang in list_languages()
    return _catalogue(lang).get(template, usual) if known else usual


def phrase_all(data: Any, lang: str) -> Any:
    """*data*, made of lists and dicts, with each message in it in the language *lang*."""
    if isinstance(data, dict):
        return {key: phrase_all(value, lang) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [phrase_all(value, lang) for value in data]
    return phrase(data, lang) if isinstance(data, Message) else data


def pack(text: str) -> list[Any]:
    """What `unpack` makes *text* of again, as JSON may hold it; empty if it is no message."""
    if not isinstance(text, Message):
        return []
    values = {n: pack(v) if isinstance(v, Message) else v for n, v in text.values.items()}
    return [text.template, text.one, values]


def unpack(packed: list[Any], text: str = "") -> str:
    """The message that was *packed*; the plain *text* if none was."""
    if not packed:
        return text
    template, one, values = packed
    made = {n: unpack(v) if isinstance(v, list) else v for n, v in values.items()}
    return Message(template, one, made)


def read_catalogue(text: str) -> Catalogue:
    """The messages of a .po file whose every text stands on one line."""
    found: dict[str, tuple[str, ...]] = {}
    keys: list[str] = []
    forms: list[str] = []
    for word, text_ in [*_ENTRY.findall(text), ("msgid", '""')]:
        if word == "msgid":
            if forms:
                found[keys[-1]] = tuple(forms)
            keys, forms = [], []
        (forms if word.startswith("msgstr") else keys).append(json.loads(text_))
    return found


def _write_english(form: str, values: Values) -> str:
    """*form* filled in, in a tenth of the time of a `Formatter`: dates are often tried in vain."""
    if "!e}" in form:
        return _fill(form, values, ENGLISH)
    plain = {n: str.__str__(v) if isinstance(v, Message) else v for n, v in values.items()}
    return form.format(**plain)


@cache
def list_languages() -> tuple[str, ...]:
    """The languages in which messages can be said."""
    names = (Path(file.name) for file in _folder().iterdir())
    return (ENGLISH, *sorted(name.stem for name in names if name.suffix == ".po"))


@cache
def _catalogue(lang: str) -> Catalogue:
    return read_catalogue(_folder().joinpath(f"{lang}.po").read_text(encoding="utf-8"))


def _folder() -> Any:
    return resources.files("fonds.base") / "messages"


def _plain(value: object) -> object:
    """*value* as a message keeps it: a number, a message, else text."""
    return value if isinstance(value, int | float) else str(value)


class _Filling(Formatter):
    """Puts values into a template, each as the language has it."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def format_field(self, value: Any, form: str) -> str:
        """*value* as the message is to show it."""
        if isinstance(value, str):
            return phrase(value, self._lang)
        return format(value, form).translate(_FIGURES.get(self._lang, {}))

    def convert_field(self, value: Any, how: Any) -> Any:
        """*value* as Python writes it (``!r``), or without the dot at its end (``!e``)."""
        if how == "e":
            return phrase(value, self._lang).rstrip(".")
        return repr(str.__str__(value)) if how == "r" else value


_write = cache(_Filling)


def _fill(form: str, values: Values, lang: str) -> str:
    return _write(lang).vformat(form, (), values)
