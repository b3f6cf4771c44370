"""The pages on disk: written when they change, kept if a person edited them, removed when stale."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from fonds.base.errors import UsageError
from fonds.base.kinds import GENERATED
from fonds.base.model import Remark
from fonds.base.speech import tell
from fonds.catalogue.page_states import PageState
from fonds.files.atomic import replace_file, write_file
from fonds.files.confined import Confined, refuse_link
from fonds.files.stamps import Stamp, stamp_file
from fonds.files.walk import list_files
from fonds.pages.ownership import checksum_bytes, checksum_page, is_own

_TEMPORARY = ".md.part"
"""Suffix of the temporary file that a page is written to; its name begins with a dot."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows lacks it


class PagePlan(NamedTuple):
    """One page to have on disk."""

    path: str  # relative to docs/
    key: str  # fingerprint of all that it is made from
    write: Callable[[], str]  # makes its text; called only when it is needed
    correction: str  # where a person should correct it instead of on the page
    plan: str = ""  # of a record's: fingerprint of what all its pages are planned from


@dataclass(slots=True)
class Written:
    """What happened to the pages."""

    total: int = 0  # pages that the archive has
    written: int = 0  # of them, those whose file changed
    removed: int = 0  # files that no source has a page for any more
    edited: list[Remark] = field(default_factory=list)  # pages edited by hand, left as they are
    stamps: dict[str, Stamp | None] = field(default_factory=dict)
    """Of each file that changed, as it was left; None: removed."""


def write_pages(
    catalogue: sqlite3.Connection,
    docs: Path,
    plans: Iterable[PagePlan],
    states: Mapping[str, PageState],
    *,
    intact: Collection[str] | None = None,
) -> Written:
    """Bring the generated folders of *docs* up to date with *plans*.

    *states*: what *catalogue* says of them. *intact*: all files below *docs*, if the pages are as
    it says, so that those made from the same are not read; None: that is not known.
    """
    refuse_links(docs)
    outcome, planned, root = Written(), set[str](), os.fspath(docs)
    confined = Confined(docs)
    for plan in plans:
        planned.add(plan.path)
        before = states.get(plan.path)
        unchanged = before and before.key == plan.key and before.plan == plan.plan
        if unchanged and intact is not None:
            continue
        confined.check(plan.path)
        known = before and (before.key, before.checksum)
        key, checksum = _write_page(f"{root}/{plan.path}", plan, known, outcome)
        if (key, checksum) != known or not before or before.plan != plan.plan:
            catalogue.execute(
                "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, 0, ?)",
                (plan.path, key, checksum, plan.plan),
            )
    _mark_edited(catalogue, outcome.edited)
    present = _list_generated(docs) if intact is None else intact
    _remove_stale(docs, set(present) - planned, outcome)
    gone = [(path,) for path in states if path not in planned]
    catalogue.executemany("DELETE FROM pages WHERE path = ?", gone)
    outcome.total = len(planned)
    return outcome


def refuse_links(docs: Path) -> None:
    """A generated folder that is a link leads out of the archive: nothing is written through it."""
    for folder in GENERATED:
        refuse_link(docs / folder)


def _write_page(
    file: str, plan: PagePlan, known: tuple[str, str] | None, outcome: Written
) -> tuple[str, str]:
    """Write the page if need be; return its key and the checksum of what is there."""
    data = _read(file)
    if data is not None and known == (plan.key, checksum_bytes(data)):
        return known
    present = _decode(data)
    if present is not None and not is_own(present):
        message = tell(
            "was edited by hand and is kept as it is; {correction}", correction=plan.correction
        )
        outcome.edited.append(Remark("edited", "edited-page", plan.path, message))
        return plan.key, checksum_page(present)
    text = plan.write()
    if text != present:
        _replace(file, text)
        outcome.stamps[plan.path] = stamp_file(file)
        outcome.written += 1
    return plan.key, checksum_page(text)


def _mark_edited(catalogue: sqlite3.Connection, edited: list[Remark]) -> None:
    catalogue.execute("UPDATE pages SET edited = 0 WHERE edited = 1")
    catalogue.executemany(
        "UPDATE pages SET edited = 1, key = 'edited ' || key, plan = '' WHERE path = ?",
        ((remark.path,) for remark in edited),
    )


def _remove_stale(docs: Path, unplanned: Iterable[str], outcome: Written) -> None:
    """Remove fonds' own pages among the files *unplanned*, and folders left empty."""
    for path in _list_pages(docs, unplanned):
        file = docs / path
        text = _decode(_read(os.fspath(file)))
        if text is not None and is_own(text):
            file.unlink()
            outcome.stamps[path] = None
            outcome.removed += 1
            _remove_empty(file.parent, docs)
        elif text is not None and "\nfonds: " in text[:4000]:
            message = tell("was edited by hand, but no source claims it; delete it or move it")
            outcome.edited.append(Remark("edited", "edited-orphan", path, message))


def _list_generated(docs: Path) -> Iterator[str]:
    """The files in the generated folders of *docs*."""
    for folder in GENERATED:
        yield from (f"{folder}/{path}" for path in list_files(docs / folder))


def _list_pages(docs: Path, paths: Iterable[str]) -> Iterator[str]:
    """Those of *paths* that are generated Markdown, sorted; temporary files are removed."""
    for path in sorted(paths):
        name = path.rpartition("/")[2]
        if path.partition("/")[0] not in GENERATED:
            continue
        if name.startswith(".") and name.endswith(_TEMPORARY):
            _remove_temporary(docs / path)
        elif name.endswith(".md"):
            yield path


def _remove_temporary(file: Path) -> None:
    """Remove the temporary file of a killed conversion; anything else of that name stays."""
    with file.open("rb") as stream:
        if stream.read(4) in (b"", b"---\n"):
            file.unlink()


def _remove_empty(folder: Path, docs: Path) -> None:
    while folder != docs and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _decode(data: bytes | None) -> str | None:
    """The text of a page, if there is one; what is not UTF-8 counts as somebody's edit."""
    return None if data is None else data.decode("utf-8", "surrogateescape")


def _read(file: str) -> bytes | None:
    """The page there; None if there is none."""
    try:
        with open(file, "rb", buffering=0, opener=_open_no_link) as stream:
            return stream.read()
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise UsageError(
            tell("{file} is a folder where a page belongs; move it away", file=file)
        ) from None
    except OSError:
        if os.path.islink(file):  # noqa: PTH114 - a string
            raise UsageError(
                tell("{file} is a symbolic link where a page belongs; remove it", file=file)
            ) from None
        raise


def _open_no_link(file: str, flags: int) -> int:
    return os.open(file, flags | _NO_LINK)


def _replace(file: str, text: str) -> None:
    """Write *text* atomically; as `write_atomically`, but on strings, for thousands of pages."""
    folder, _, name = file.rpartition("/")
    temporary = f"{folder}/.{name.removesuffix('.md')}{_TEMPORARY}"
    data = text.encode("utf-8")
    try:
        write_file(temporary, data)
    except FileNotFoundError:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        write_file(temporary, data)
    replace_file(temporary, file)
