"""A publication stopped before any of its steps leaves a whole site; the next run finishes it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from fonds.publish.staging import Staging
from tests.archives import put, read_tree

OLD = {"index.html": b"old", "a/same.html": b"same", "a/stale.html": b"stale", "b/x.html": b"old",
       "c/only.html": b"stale"}  # fmt: skip
NEW = {"index.html": b"new", "a/same.html": b"same", "b/x.html": b"new", "b/added.html": b"new",
       "d/e/added.html": b"new"}  # fmt: skip
STALE = OLD.keys() - NEW.keys()


class _StoppedError(Exception):
    """Raised where a real run would be killed."""


def stage(folder: Path) -> Staging:
    """The old site, and beside it what differs in the new one."""
    staging = Staging(folder / "site")
    for path, data in OLD.items():
        put(staging.site / path, data)
    staging.open()
    for path, data in NEW.items():
        if OLD.get(path) != data:
            put(staging.tree / path, data)
    return staging


def stop_at(patch: pytest.MonkeyPatch, fatal: int) -> None:
    """Let the step of number *fatal* that changes the disk fail."""
    count = 0
    for owner, name in ((os, "replace"), (Path, "unlink"), (Path, "rmdir"), (Path, "mkdir"),
                        (shutil, "rmtree")):  # fmt: skip
        real = getattr(owner, name)

        def step(*args: object, real: object = real, **kwargs: object) -> object:
            nonlocal count
            count += 1
            if count == fatal:
                raise _StoppedError
            return real(*args, **kwargs)  # type: ignore[operator]

        patch.setattr(owner, name, step)


def is_whole(site: dict[str, bytes]) -> bool:
    """Whether each file is old or new, and whatever any page there may link to is there."""
    complete = all(data in (OLD.get(path), NEW.get(path)) for path, data in site.items())
    return complete and (site.keys() >= OLD.keys() or site.items() >= NEW.items())


def test_a_publication_may_be_stopped_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops = 0
    for fatal in range(1, 100):
        staging = stage(tmp_path / str(fatal))
        with monkeypatch.context() as patch:
            stop_at(patch, fatal)
            try:
                staging.publish(STALE)
            except _StoppedError:
                stops += 1
        site = read_tree(staging.site)
        assert is_whole(site), fatal
        again = Staging(staging.site)
        assert again.recover()
        assert read_tree(again.site) in (OLD, NEW)
        if stops < fatal:
            break
    assert stops > 10
    assert site == NEW


def test_a_changed_page_comes_after_what_it_may_link_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staging, order = stage(tmp_path), []
    replace = os.replace

    def note(source: Path, target: Path) -> None:
        order.append(Path(target).relative_to(tmp_path).as_posix())
        replace(source, target)

    monkeypatch.setattr(os, "replace", note)
    staging.publish(STALE)
    places = [order.index(f"site/{path}") for path in ("b/added.html", "d/e/added.html")]
    assert max(places) < order.index("site/index.html")


def test_a_branch_is_merged_and_begins_empty(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site")
    staging.open()
    put(staging.branch().tree / "search/left.js", b"of a killed build")
    branch = staging.branch()
    put(branch.tree / "search/a/b.js", b"b")
    put(staging.tree / "index.html", b"new")
    staging.merge(branch)
    assert read_tree(staging.tree) == {"index.html": b"new", "search/a/b.js": b"b"}
    staging.merge(staging.branch())  # in which nothing was staged
    staging.publish(())
    assert not staging.folder.exists()
