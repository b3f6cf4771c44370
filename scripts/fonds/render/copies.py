"""What is published of the sources: each beside its page, or its text there and itself once."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from fonds.base.addresses import copy_of, pack_of
from fonds.base.errors import BuildFailedError
from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.speech import reason_of, tell
from fonds.catalogue.sources import Copy, read_copies, read_extract
from fonds.config import Archive
from fonds.exchange.texts import pack
from fonds.render.task import Task
from fonds.render.views import Views


def copy_tasks(views: Views) -> Iterator[Task]:
    """The copies of all sources, as far as mkdocs.yml lets them be published."""
    held = views.held
    return list_copies(
        views.catalogue, views.archive, lambda id_: held.cards[held.places[id_]].page
    )


def list_copies(
    catalogue: sqlite3.Connection, archive: Archive, page_of: Callable[[str], str]
) -> Iterator[Task]:
    """The same, where *page_of* gives the page of an article, below docs/, by its id."""
    if not archive.publish_source:
        return
    listed = read_copies(catalogue)
    copies = [_copy_task(catalogue, archive, copy, page_of(copy.id)) for copy in listed]
    yield from _pack(copies) if archive.bundle_sources else copies
    yield from _original_tasks(archive, listed)


def _copy_task(catalogue: sqlite3.Connection, archive: Archive, copy: Copy, page: str) -> Task:
    """The source itself, or the text that was read out of it."""
    if copy.extract_sha256:
        return Task(copy_of(page), copy.extract_sha256, partial(read_extract, catalogue, copy.id))
    return Task(copy_of(page), copy.sha256, partial(_read_source, archive, copy))


def _original_tasks(archive: Archive, copies: Iterable[Copy]) -> Iterator[Task]:
    """The sources that are no plain text, or hold several articles, once each."""
    done = set[str]()
    for copy in copies:
        if not (copy.extract_sha256 and copy.whole):
            continue
        original = archive.original(copy.id, os.fsdecode(copy.file))
        if original and original not in done:
            done.add(original)
            yield Task(original, copy.sha256, partial(_read_source, archive, copy))


def _pack(copies: Iterable[Task]) -> Iterator[Task]:
    """The *copies* of each folder as one zip."""
    folders: dict[str, list[Task]] = {}
    for task in copies:
        folders.setdefault(pack_of(task.output), []).append(task)
    for target, tasks in folders.items():
        tasks.sort(key=lambda task: task.output)
        key = fingerprint(code_of("fonds.exchange.texts"), *((it.output, it.key) for it in tasks))
        yield Task(target, key, partial(_zip, tasks))


def _zip(tasks: Iterable[Task]) -> bytes:
    return pack((task.output.rpartition("/")[2], task.make()) for task in tasks)


def _read_source(archive: Archive, copy: Copy) -> bytes:
    file = archive.seeds / os.fsdecode(copy.file)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BuildFailedError(
            tell("{file}: {reason}; build again", file=file, reason=reason_of(error))
        ) from error
    if hashlib.sha256(data).hexdigest() != copy.sha256:
        raise BuildFailedError(
            tell("{file} changed while the archive was built; build again", file=file)
        )
    return data
