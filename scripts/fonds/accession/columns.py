"""Which of the columns and keys that fonds has no field for may be shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from fonds.base.fields import fold_name, is_file_column


def choose_columns(
    extra: tuple[tuple[str, str], ...], chosen: Collection[str] | None
) -> tuple[tuple[str, str], ...]:
    """Those of *extra* whose name is one of *chosen*; None chooses all."""
    if chosen is None:
        return extra
    names = set(map(_fold, chosen))
    return tuple(pair for pair in extra if _fold(pair[0]) in names)


def hide_file(extra: tuple[tuple[str, str], ...], path: str) -> tuple[tuple[str, str], ...]:
    """*extra* without what says the name of the source at *path*, or is to say such a name."""
    name = _last_part(path)
    own = {name, name.rpartition(".")[0]}
    return tuple(
        (column, value)
        for column, value in extra
        if not is_file_column(column) and _last_part(value) not in own
    )


def _fold(name: str) -> str:
    """What names are compared by; those of nothing but signs, as they are."""
    return fold_name(name) or name


def _last_part(path: str) -> str:
    return unicodedata.normalize("NFC", path.replace("\\", "/")).rpartition("/")[2].casefold()
