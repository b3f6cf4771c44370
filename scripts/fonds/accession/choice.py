"""Which files a person wants as articles, or does not: ``include:`` and ``exclude:``."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from posixpath import splitext

from pathspec.gitignore import GitIgnoreSpec

from fonds.accession.kinds import EXCLUDED, Kind, kind_of
from fonds.base.errors import UsageError
from fonds.base.fields import FIELDS
from fonds.base.speech import tell
from fonds.config import Archive

TEXT = "text"
"""How mkdocs.yml calls the column with the text, beside the names of fields."""
KNOWN = (TEXT, *(field.name for field in FIELDS))
"""What a column can be said to state."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is an article; patterns are those of .gitignore, relative to the seeds."""

    include: tuple[str, ...] = ()  # patterns of files that are articles whatever their kind
    exclude: tuple[str, ...] = ()  # patterns of files that are none; they go before ``include``
    readable: frozenset[str] = frozenset()  # suffixes of documents that there is a reader for

    rows: tuple[str, ...] = ()  # patterns of data files whose rows are articles

    def judge(self, path: str) -> tuple[Kind, bool]:
        """The kind of the file at *path*, and whether it is read as an article."""
        if self.exclude and fits(self.exclude, path):
            return EXCLUDED, False
        kind = kind_of(path)
        if self.rows and fits(self.rows, path):
            return kind, True
        if kind.group == "text":
            return kind, True
        opened = kind.group != "other" and splitext(path)[1].lower() in self.readable
        return kind, opened or self.includes(path)

    def includes(self, path: str) -> bool:
        """Whether the file at *path* is an article whatever its kind."""
        return bool(self.include) and fits(self.include, path)

    def enters(self, name: str) -> bool:
        """Whether a folder called *name*, which is skipped by default, is entered: a pattern of
        ``include`` names it."""
        return any(_fold(name) in _fold(pattern).split("/") for pattern in self.include)


def columns_of(archive: Archive, path: str) -> dict[str, str] | None:
    """Which columns of the data file at *path* state what; None if its rows are no articles."""
    found = (columns for pattern, columns in archive.rows if fits((pattern,), path))
    columns = next(found, None)
    return None if columns is None else dict(columns)


def encoding_of(archive: Archive, path: str) -> str:
    """The codec that mkdocs.yml states of the source at *path*; "" if it states none."""
    found = (codec for pattern, codec in archive.encodings if fits((pattern,), path))
    return next(found, "")


def check_patterns(option: str, patterns: tuple[str, ...]) -> tuple[str, ...]:
    """*patterns* as they are. Raises UsageError, which names *option*, if one is none."""
    for pattern in patterns:
        try:
            _compile((pattern,))
        except ValueError as error:
            raise UsageError(
                tell(
                    "mkdocs.yml: “{option}”: “{pattern}” is no pattern; write one such as"
                    ' {option}: ["*.csv", "drafts/**"]',
                    option=option,
                    pattern=pattern,
                )
            ) from error
    return patterns


def fits(patterns: tuple[str, ...], path: str) -> bool:
    """Whether *path* fits *patterns*; neither case nor the form of accents matters."""
    return _compile(patterns).match_file(_fold(path))


@lru_cache(maxsize=64)
def _compile(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines(map(_fold, patterns))


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
