"""What is published of the sources: each beside its page, or its text there and itself once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from fonds.base.addresses import copy_of
from fonds.base.errors import BuildFailedError
from fonds.catalogue.sources import read_extract
from fonds.render.splice import Task
from fonds.render.views import Views


def copy_tasks(views: Views) -> Iterator[Task]:
    """The copies of all sources, as far as mkdocs.yml lets them be published."""
    archive, originals = views.archive, set[str]()
    if not archive.publish_source:
        return
    for page, copy in views.copies():
        file = archive.seeds / os.fsdecode(copy.file)
        source = partial(_read_source, file, copy.sha256)
        if not copy.extract_sha256:
            yield Task(copy_of(page), copy.sha256, source)
            continue
        text = partial(read_extract, views.catalogue, copy.id)
        yield Task(copy_of(page), copy.extract_sha256, text)
        original = archive.original(copy.id, os.fsdecode(copy.file))
        if copy.whole and original and original not in originals:
            originals.add(original)
            yield Task(original, copy.sha256, source)


def _read_source(file: Path, sha256: str) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BuildFailedError(f"{file}: {error.strerror}; build again") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BuildFailedError(f"{file} changed while the archive was built; build again")
    return data
