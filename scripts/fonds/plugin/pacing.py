"""In which order a preview follows what changes: at the desk first the pages, then all else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from fonds.plugin.following import Left, follow

if TYPE_CHECKING:  # every build imports this module, and none needs a web server
    from mkdocs.livereload import LiveReloadServer

_PAGES_DUE = Event()
"""Set by what the desk decides, until pages follow it."""
_SEARCH_DUE = Event()
"""Set once they did, until all else follows: MkDocs has a new plugin for each of its rebuilds."""
_PAGES_FIRST = Event()
"""Set for a rebuild that makes the pages alone, since they could not be made without one."""
_RUNNING: list[LiveReloadServer] = []
"""The server of this process, once there is one."""
_LEFT: list[Left] = []
"""What the last build left, if pages can be made anew without another."""
_QUIET = 1.5
"""Seconds without a decision after which all that is not a page follows."""


def begin(server: LiveReloadServer) -> None:
    """Have *server* follow the desk."""
    _RUNNING[:] = [server]
    server.builder = partial(_build, server.builder)


def rebuild(server: LiveReloadServer) -> None:
    """Have *server* bring the pages up to date at once, and after that all else."""
    _PAGES_DUE.set()
    _want_build(server)


def _build(build: Callable[[], None]) -> None:
    """Build; after a decision at the desk no more than its pages, so that they are there sooner."""
    if _SEARCH_DUE.is_set():
        answer_meanwhile()
        _PAGES_DUE.wait(_QUIET)  # who decides goes on deciding
    if _PAGES_DUE.is_set():
        _PAGES_DUE.clear()
        if _LEFT and (left := follow(_LEFT[0])):
            _LEFT[:] = [left]
            _SEARCH_DUE.set()
            for server in _RUNNING:
                _want_build(server)
            return
        _PAGES_FIRST.set()
    _LEFT.clear()  # it is as large as what the build makes in its place
    build()


def _want_build(server: LiveReloadServer) -> None:
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()


def answer_meanwhile() -> None:
    """Have the server answer while a rebuild makes the search: its pages are as they should be.

    Else each request would wait for the end of the rebuild.
    """
    for server in _RUNNING if _SEARCH_DUE.is_set() and not _PAGES_DUE.is_set() else ():
        with server._epoch_cond:
            server._wanted_epoch = server._visible_epoch
            server._epoch_cond.notify_all()


def search_due() -> bool:
    """Whether this rebuild makes the search too: once the pages follow all that was decided."""
    if _PAGES_FIRST.is_set() or _PAGES_DUE.is_set():
        _PAGES_FIRST.clear()
        _SEARCH_DUE.set()
        return False
    due = _SEARCH_DUE.is_set()
    _SEARCH_DUE.clear()
    return due


def follow_up(left: Left | None = None) -> None:
    """After a rebuild: have the search made, if it was left out; else have browsers load anew.

    *left*: what it leaves for the next decision; None: nothing.
    """
    _LEFT[:] = [left] if left else []
    for server in _RUNNING:
        if _SEARCH_DUE.is_set():
            _want_build(server)
        else:
            server._wanted_epoch = max(server._visible_epoch + 1, server._wanted_epoch)
