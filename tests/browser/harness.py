"""Visits to pages that fail on whatever a reader's browser would complain of."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import ConsoleMessage, Error, Frame, Page, Request, Response

PATIENCE = 30.0
"""Seconds that requests may still be under way at the end of a visit."""

INERT = ("data:", "blob:", "about:")
"""Addresses that ask nothing of anybody."""


class Watch:
    """Notes the faults of one page: console errors and warnings, failures, foreign requests."""

    def __init__(self, page: Page, root: str) -> None:
        self.page, self.root = page, root
        self.faults: list[str] = []
        self.pages = 0
        self.leaving = False
        """Whether the next page was asked for, and the last one is still there."""
        self.pending: dict[Request, int] = {}
        """Request under way → the page that asked for it, by its number."""
        self.listeners = {
            "console": self._hear,
            "pageerror": self._catch,
            "framenavigated": self._arrive,
            "request": self._begin,
            "requestfinished": self._end,
            "requestfailed": self._lose,
            "response": self._judge,
            "websocket": lambda socket: self.faults.append(f"foreign request: {socket.url}"),
        }
        for event, listener in self.listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            place = message.location.get("url", "")
            self.faults.append(f"console {message.type}: {message.text} ({place})")

    def _catch(self, error: Error) -> None:
        self.faults.append(f"page error: {error.message}")

    def _begin(self, request: Request) -> None:
        if request.is_navigation_request():
            self.pages, self.leaving = self.pages + 1, True
            self.pending[request] = self.pages
        else:
            self.pending[request] = self.pages - self.leaving
        if not request.url.startswith((self.root, *INERT)):
            self.faults.append(f"foreign request: {request.url}")

    def _arrive(self, frame: Frame) -> None:
        self.leaving = self.leaving and frame != self.page.main_frame

    def _end(self, request: Request) -> None:
        self.pending.pop(request, None)

    def _lose(self, request: Request) -> None:
        left = self.pending.pop(request, self.pages) < self.pages  # it was for a page left since
        by_browser = "favicon" in request.url  # the browser asks, and gives up, when it likes
        if not ((left or by_browser) and request.failure == "net::ERR_ABORTED"):
            self.faults.append(f"failed request: {request.url} ({request.failure})")

    def _judge(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"failed request: {response.url} (status {response.status})")

    def close(self) -> None:
        """Wait for what is under way, then stop listening."""
        end = time.monotonic() + PATIENCE
        with suppress(Error):  # a page that is just being left
            self.page.evaluate("1")  # is answered after what happened has been told
        self.page.wait_for_timeout(50)
        while self.pending and time.monotonic() < end:
            self.page.wait_for_timeout(20)
        self.faults += [f"unfinished request: {request.url}" for request in self.pending]
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)


@contextmanager
def visit(
    page: Page, url: str, root: str | None = None, allowing: tuple[str, ...] = ()
) -> Iterator[Page]:
    """Go to *url* and, when the block ends, fail with the list of all that went wrong on the way.

    That is: console errors and warnings, uncaught errors, requests that failed or were answered
    with status 400 or more, and requests (also WebSockets) to anything but *root*, which is the
    folder of *url* unless given. What a page still asked for when it was left is no fault. A fault
    that contains one of *allowing* is expected.
    """
    watch = Watch(page, root or url.rpartition("/")[0] + "/")
    try:
        page.goto(url)
        yield page
    except Exception as error:
        error.add_note("\n".join(watch.faults))  # often the cause
        raise
    watch.close()
    faults = [fault for fault in watch.faults if not any(part in fault for part in allowing)]
    if faults:
        raise AssertionError("\n".join([f"{url}:", *faults]))
