"""Staleness, decided in one place: fingerprints of values, and of the code that makes a result.

A result is reused while the fingerprint of all that it is made from is the same: its inputs, its
options, the code and data of its stage, and the versions of the libraries that shape it.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import metadata
from itertools import chain
from pathlib import Path

from fonds.base.patterns import late

SIZE = 12
"""Bytes of a fingerprint: among 10^9 values a collision has a chance of 1 in 10^11."""

LIBRARIES = {
    "anyascii": "anyascii",
    "babel": "babel",
    "charset_normalizer": "charset-normalizer",
    "jinja2": "jinja2",
    "lxml": "lxml",
    "markupsafe": "markupsafe",
    "mkdocs": sys.modules["mkdocs"].__name__,  # or ProperDocs in its place
    "numpy": "numpy",
    "pathspec": "pathspec",
    "pyarrow": "pyarrow",
    "pypdf": "pypdf",
    "py3langid": "py3langid",
    "Stemmer": "pystemmer",
    "trafilatura": "trafilatura",
    "warcio": "warcio",
    "yaml": "pyyaml",
}
"""Third-party modules that shape a result → the distribution whose version counts.

The theme's acts through its rendered page, spaCy's through the description of its model.
"""

KNOWN: dict[str, str] = {}
"""Rooms, with spaces between → the fingerprint of their code, as far as it need not be computed."""

_PACKAGE = Path(__file__).parents[1]
_IMPORT = late(
    rb"\n[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]*)|import[ \t]+([\w., \t]+))"
)
"""This and the next begin with what they are found by, so that a module is searched in no time."""
_NAME = late(rb"([\w.]+)(?:[ \t]+as[ \t]+\w+)?")
_VERSION = late(r"^Version:[ \t]*(.*\S)", re.MULTILINE)
_DATA = late(rb'files(?<!\wfiles)\("(fonds[\w.]*)"\)(?:\s*/\s*"([^"]+)")?')
"""How a module opens data files of the package: a package, and perhaps a path in it."""


def fingerprint(*parts: object) -> str:
    """A hash of *parts* in 24 hexadecimal digits: texts, bytes, numbers, frozen values of them.

    Values are hashed by their `repr`, which keeps kinds and bounds apart and in which a dataclass
    or named tuple has every field; sets and dictionaries must be sorted before.
    """
    return hash_text(repr(parts))


def hash_text(text: str) -> str:
    """The fingerprint of one *text*, for thousands of them: it is not made a `repr` of before."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[: 2 * SIZE]


def hash_bytes(data: bytes) -> str:
    """The same of *data*: by SHA-256, for which most processors have instructions of their own."""
    return sha256(data).hexdigest()[: 2 * SIZE]


def number_of(*parts: object) -> int:
    """The fingerprint of *parts* as a number of 31 bits: SQLite's `user_version` has no more."""
    return int(fingerprint(*parts)[:8], 16) >> 1


def code_of(*rooms: str) -> str:
    """The fingerprint of the code of *rooms*, such as "fonds.parse" or "fonds.search.tokens".

    That is their modules, all modules of fonds that these import, the data files that any of them
    opens, and the versions of Python, of its Unicode, and of the libraries that they use.
    """
    name = " ".join(rooms)
    if name not in KNOWN:
        KNOWN[name] = _hash_code(rooms)
    return KNOWN[name]


def _hash_code(rooms: tuple[str, ...]) -> str:
    modules = sorted(_find_closure(rooms))
    libraries = sorted({library for name in modules for library in _libraries(name)})
    code = [(name, _hash(_list_modules()[name])) for name in modules]
    files = sorted({file for name in modules for file in data_of(name)})
    data = [(file.relative_to(_PACKAGE).as_posix(), _hash(os.fspath(file))) for file in files]
    return fingerprint(_python(), [version_of(name) for name in libraries], code, data)


@cache
def data_of(module: str) -> tuple[Path, ...]:
    """The data files of the package that *module* opens: one, those of a folder, or of a room."""
    places = [
        _PACKAGE.joinpath(*package.decode().split(".")[1:], name.decode())
        for package, name in _DATA.findall(_read(_list_modules()[module]))
    ]
    return tuple(chain(*(_data_below(it) if it.is_dir() else (it,) for it in places)))


@cache
def version_of(distribution: str) -> str:
    """The name and version of a library, "numpy 2.3.1"; the name alone if it is not installed."""
    try:
        text = metadata.distribution(distribution).read_text("METADATA") or ""
    except metadata.PackageNotFoundError:
        return distribution
    # The long description below its head is not parsed: that takes five times as long.
    stated = _VERSION.search(text)
    return f"{distribution} {stated[1] if stated else metadata.version(distribution)}"


def _python() -> tuple[str, ...]:
    """The properties of Python and of the machine that shape a result."""
    return (*platform.python_version_tuple()[:2], unicodedata.unidata_version, sys.byteorder)


def _find_closure(rooms: tuple[str, ...]) -> set[str]:
    """The modules of *rooms*, and all of fonds that they import, transitively."""
    pending = [module for room in rooms for module in _modules_of(room)]
    found: set[str] = set()
    while pending:
        module = pending.pop()
        if module not in found:
            found.add(module)
            pending += _imports(module)[0]
    return found


def _modules_of(room: str) -> Iterator[str]:
    """The module *room*, and if it is a package every module of it."""
    yield room
    yield from (module for module in _list_modules() if module.startswith(f"{room}."))


@cache
def _list_modules() -> dict[str, str]:
    """Every module of fonds, and its file."""
    found, root = dict[str, str](), os.fspath(_PACKAGE)
    for folder, _, names in os.walk(root):
        package = f"fonds{folder.removeprefix(root).replace(os.sep, '.')}"
        for name in names:
            if name.endswith(".py"):
                module = f"{package}.{name.removesuffix('.py')}".removesuffix(".__init__")
                found[module] = f"{folder}{os.sep}{name}"
    return found


@cache
def _imports(module: str) -> tuple[list[str], list[str]]:
    """What *module* imports: modules of fonds, and the names of others."""
    own, others = [], []
    for source, names, plain in _IMPORT.findall(b"\n" + _read(_list_modules()[module])):
        for name in _NAME.findall(plain) if plain else [source]:
            text = name.decode()
            if text.partition(".")[0] == "fonds":
                inner = (f"{text}.{it.decode()}" for it in _NAME.findall(names))
                own += [it for it in (text, *inner) if it in _list_modules()]
            else:
                others.append(text.partition(".")[0])
    return own, others


def _libraries(module: str) -> Iterator[str]:
    return (LIBRARIES[name] for name in _imports(module)[1] if name in LIBRARIES)


def _data_below(folder: Path) -> Iterator[Path]:
    """The files in and below *folder* that are no code, without those of packages below it."""
    for file in sorted(folder.iterdir()):
        if file.is_dir() and not (file / "__init__.py").is_file() and file.name != "__pycache__":
            yield from _data_below(file)
        elif file.is_file() and file.suffix not in (".py", ".pyc"):
            yield file


@cache
def _hash(file: str) -> str:
    """The hash of *file*: many rooms have it in common."""
    return hash_bytes(_read(file))


@cache
def _read(file: str) -> bytes:
    """The bytes of *file*, with line ends as on every system."""
    return Path(file).read_bytes().replace(b"\r\n", b"\n")
