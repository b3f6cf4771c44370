"""What is published of the sources: each beside its page, or its text there and itself once."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from fonds.base.addresses import copy_of, pack_of
from fonds.base.errors import BuildFailedError
from fonds.base.fingerprint import code_of, fingerprint, hash_text
from fonds.base.speech import reason_of, tell
from fonds.catalogue.queries import Card
from fonds.catalogue.sources import Copy, read_copies, read_copies_of, read_extract
from fonds.config import Archive
from fonds.exchange.texts import pack
from fonds.render.task import Group, Task
from fonds.render.views import Views


def copy_outputs(views: Views) -> list[str]:
    """Where the copies of all sources lie, as far as mkdocs.yml lets them be published."""
    archive = views.archive
    if not archive.publish_source:
        return []
    originals = _original_tasks(archive, views.extracts)
    places = dict.fromkeys(map(archive.copy_at, views.articles))
    return [*places, *(task.output for task in originals)]


def copy_tasks(views: Views, is_kept: Callable[[Group], bool]) -> Iterator[Task]:
    """The copies of all sources there, but for those of a folder of pages that *is_kept*."""
    catalogue, archive, held = views.catalogue, views.archive, views.held
    if not archive.publish_source:
        return
    if archive.bundle_sources:
        yield from list_copies(catalogue, archive, lambda id_: held.cards[held.places[id_]].page)
        return
    end = 0
    for _, run in groupby(held.cards, attrgetter("filed")):
        cards = list(run)
        start, end = end, end + len(cards)
        if not is_kept(_group(cards, held.sources[start:end])):
            pages = {card.id: card.page for card in cards}
            for copy in read_copies_of(catalogue, list(pages)):
                yield _copy_task(catalogue, archive, copy, pages[copy.id])
    yield from _original_tasks(archive, views.extracts)


def _group(cards: Sequence[Card], sources: Sequence[str]) -> Group:
    """The copies of the sources of *cards*; *sources*: of each what changes with it."""
    outputs = [copy_of(card.page) for card in cards]
    return Group(outputs[0], hash_text("\n".join((*sources, *outputs))), outputs)


def list_copies(
    catalogue: sqlite3.Connection, archive: Archive, page_of: Callable[[str], str]
) -> Iterator[Task]:
    """The copies of all sources, as far as mkdocs.yml lets them be published.

    *page_of* gives the page of an article, below docs/, by its id.
    """
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
