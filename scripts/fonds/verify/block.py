"""The block of keys and values that a page may leave out of its source, since its notice shows it.

An independent implementation, as that of the date header: it shares no code with the parser that
cuts such blocks, only the names of keys. It decides where a block ends, not what it means.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator

import yaml

from fonds.base.fields import find_field, fold_name, is_header_key
from fonds.base.speech import tell

_FENCED = 20_000  # characters of a block between two lines of signs
_LONGEST = 70_000  # characters of any other
_DEEPEST = 3  # levels of YAML
_LEAST = 2  # known keys of a block that no signs enclose

_LINE = re.compile("[^\r\n]*(?:\r\n|\n|\r|\\Z)")
_KEY = re.compile(r"(\S[^:：\r\n]{0,61})[:：]")
_LABEL_END = re.compile(r"[ \t\xa0\u202f]*(?:\r\n|\n|\r)")
_STARRED = re.compile(r"\*{4}([ \t]+\*[^\s*]+)+[ \t]*(?:\r\n|\n|\r|\Z)")
_CODE = re.compile(r"[ \t\f\xa0]*([A-Z]{2,3})(?![^\s])")
_TEXT_CODE = re.compile(r"[ \t]*(?:LP|TD)(?:[ \t]+(?=[^ \t\r\n])|[ \t]*(?:\r\n|\n|\r))")
_TEXT_KEYS = frozenset(("text", "texte", "content", "contenu", "body", "corps", "fulltext"))

_OF_MAIL = frozenset(
    ("from", "to", "subject", "date", "sent", "de", "von", "da", "van", "an", "a", "para", "aan",
     "objet", "betreff", "asunto", "oggetto", "assunto", "onderwerp", "messageid", "envoye",
     "gesendet", "enviado", "inviato", "verzonden", "dela", "od", "от", "від", "enviadaem",
     "enviada", "enviat", "trimis", "wysłano", "отправлено", "дата", "надіслано", "pera", "catre",
     "do", "кому", "assumpte", "subiect", "temat", "тема")
)  # fmt: skip
"""Names of lines of an e-mail, folded."""


def measure_block(text: str) -> int:
    """How many characters the block of keys takes that *text* begins with; 0 if there is none."""
    first = _LINE.match(text)
    opening = first[0].strip() if first else ""
    if opening == "---":
        return _measure_fenced(text, ("---", "..."), _has_yaml_keys)
    if opening == "+++":
        return _measure_fenced(text, ("+++",), _has_toml_keys)
    start = re.compile(r"(?:[ \t\ufeff]*[\r\n])*").match(text)
    begin = start.end() if start else 0
    if starred := _STARRED.match(text, begin):
        return starred.end()
    return _measure_codes(text, begin) or _measure_keys(text, begin)


def _lines(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The lines of *text* from *start* on with their ends, each with the offset behind it."""
    begin = start
    while start < min(len(text), begin + _LONGEST):
        line = _LINE.match(text, start)
        if not line:
            return
        start = line.end()
        yield line[0], start


def _measure_fenced(text: str, closings: tuple[str, ...], has_keys: Callable[[str], bool]) -> int:
    inside: list[str] = []
    for number, (line, end) in enumerate(_lines(text, 0)):
        if end > _FENCED:
            return 0
        if number and line.rstrip("\r\n") in closings:
            return end if has_keys("".join(inside)) else 0
        if number:
            inside.append(line)
    return 0


def _has_yaml_keys(inside: str) -> bool:
    """Whether *inside* is a mapping of YAML, or lines of which each has a key or belongs to one."""
    try:
        return any(map(is_header_key, _read_yaml_keys(inside)))
    except yaml.YAMLError:
        return _has_loose_keys(inside)
    except ValueError:
        return False


def _read_yaml_keys(inside: str) -> list[str]:
    """The keys of a mapping of YAML. ValueError for anything else, for aliases and deep nesting."""
    depth, turn, keys, is_mapping = 0, 0, list[str](), True
    for event in yaml.parse(inside, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.YAMLError(tell("an alias of nothing: an anchor would have been refused"))
        if getattr(event, "anchor", None) is not None or depth > _DEEPEST:
            raise ValueError("refused")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            is_key = depth == 1 and turn % 2 == 0
            is_mapping &= depth > 0 or isinstance(event, yaml.MappingStartEvent)
            is_mapping &= not is_key or isinstance(event, yaml.ScalarEvent)
            if is_key and isinstance(event, yaml.ScalarEvent):
                keys.append(event.value)
            turn += depth == 1
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
    if not is_mapping:
        raise ValueError(tell("no mapping"))
    return keys


def _has_loose_keys(inside: str) -> bool:
    names = []
    for line, _ in _lines(inside, 0):
        key = _KEY.match(line)
        if not line.strip() or line.startswith("#"):
            continue
        if key and not line.startswith("-"):
            names.append(key[1])
        elif not names or not line.startswith((" ", "\t", "- ")):
            return False
    return any(map(is_header_key, names))


def _has_toml_keys(inside: str) -> bool:
    try:
        values = tomllib.loads(re.sub("\r\n?", "\n", inside))
    except (ValueError, RecursionError):
        return False
    tables = [values, *(table for table in values.values() if isinstance(table, dict))]
    return any(is_header_key(key) for table in tables for key in table)


def _measure_codes(text: str, start: int) -> int:
    """A block of the fields of Factiva, up to the code of the text."""
    codes: set[str] = set()
    for line, end in _lines(text, start):
        if codes and (closing := _TEXT_CODE.match(line)):
            whole = {"HD", "PD"} <= codes
            return end - len(line) + closing.end() if whole else 0
        code = _CODE.match(line)
        if code:
            codes.add(code[1])
        elif not codes:
            return 0
    return 0


def _measure_keys(text: str, start: int) -> int:
    """A block of lines with a key each, and indented ones below, that an empty line closes."""
    names: list[str] = []
    last = start
    for line, end in _lines(text, start):
        key = _KEY.match(line)
        if not line.strip():
            return last if _are_known(names) else 0
        if key and fold_name(key[1]) in _TEXT_KEYS:
            is_label = _LABEL_END.fullmatch(line, key.end()) is not None
            return (end if is_label else last) if _are_known(names) else 0
        if key:
            names.append(key[1])
        elif not names or line[0] not in " \t":
            return 0
        last = end
    return 0


def _are_known(names: list[str]) -> bool:
    """Whether two of *names* are of fields, or two of lines of an e-mail."""
    folded = set(map(fold_name, names))
    fields = {field.name for name in folded if (field := find_field(name))}
    return len(fields) >= _LEAST or len(folded & _OF_MAIL) >= _LEAST
