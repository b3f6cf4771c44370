"""A real Firefox, driven through WebDriver BiDi (https://w3c.github.io/webdriver-bidi/).

Automation switches off what keeps the files of a folder apart (`fileuri.strict_origin_policy`);
this one is started as a reader's is, with that policy on.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser.chromium import starts

NAMES = ("firefox-esr", "firefox")

MISSING = "no Firefox, its tests are skipped: install it (Debian: apt-get install firefox-esr)"

PATIENCE = 120.0
"""Seconds until Firefox must have started or a page must show what is awaited."""

PREFERENCES = {
    "security.fileuri.strict_origin_policy": True,
    "remote.prefs.recommended": False,  # those of automation would turn it off
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.disabledForTesting": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    # no network but this machine: port 9 answers nobody
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
}

KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015"}
"""Keys that write nothing, as WebDriver names them (https://w3c.github.io/webdriver/, 17.4.2)."""


@cache
def find_firefox() -> str | None:
    """The Firefox of the path that starts."""
    return next(filter(starts, filter(None, map(shutil.which, NAMES))), None)


class Firefox:
    """One window of a Firefox, and what its console and its requests told."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._last = 0
        self.faults: list[str] = []
        self.asked: list[str] = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        tree = self.send("browsingContext.getTree")
        self.window: str = tree["contexts"][0]["context"]

    def send(self, method: str, **params: Any) -> Any:
        """The result of one command; what is told meanwhile is noted."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=PATIENCE))
            if message.get("id") == self._last:
                break
            self._note(message)
        if message["type"] == "error":
            raise RuntimeError(f"{method}: {message['error']}: {message['message']}")
        return message["result"]

    def open(self, url: str) -> None:
        """Go to *url* and wait until it is loaded."""
        self.send("browsingContext.navigate", context=self.window, url=url, wait="complete")

    def open_tab(self) -> str:
        """A new tab, which is now looked at; the one before is given, to `turn_to` it again."""
        before = self.window
        self.window = self.send("browsingContext.create", type="tab")["context"]
        return before

    def turn_to(self, window: str) -> None:
        """Look at another tab."""
        self.window = window
        self.send("browsingContext.activate", context=window)

    def reload(self) -> None:
        """Load the page again, as its reader may, and wait until it is."""
        self.send("browsingContext.reload", context=self.window, wait="complete")

    def ask(self, expression: str) -> Any:
        """What *expression*, or the promise it gives, comes to; JSON can hold it."""
        script = f"(async () => JSON.stringify(await ({expression})))()"
        result = self.send(
            "script.evaluate", expression=script, target={"context": self.window},
            awaitPromise=True,
        )  # fmt: skip
        if result["type"] == "exception":
            raise RuntimeError(result["exceptionDetails"]["text"])
        value = result["result"].get("value")
        return None if value is None else json.loads(value)

    def wait(self, expression: str) -> Any:
        """What *expression* comes to once that is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := self.ask(expression):
                return found
            time.sleep(0.05)
        raise AssertionError(f"in vain: {expression}; {self.faults}")

    def type(self, text: str) -> None:
        """Press the keys of *text*, where the focus is."""
        self._act("key", [{"type": kind, "value": key} for key in text for kind in
                          ("keyDown", "keyUp")])  # fmt: skip

    def press(self, key: str) -> None:
        """Press one of `KEYS`."""
        self.type(KEYS[key])

    def click(self, selector: str) -> None:
        """Click on the middle of what *selector* finds."""
        self.drag(*[self._middle(selector)] * 2)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse at *start* and let go at *end*."""
        moves = [{"type": "pointerMove", "x": x, "y": y} for x, y in (start, end)]
        actions = [moves[0], {"type": "pointerDown", "button": 0},
                   {**moves[1], "duration": 100}, {"type": "pointerUp", "button": 0}]  # fmt: skip
        self._act("pointer", actions)

    def _middle(self, selector: str) -> tuple[int, int]:
        place = self.ask(
            f"(() => {{ const found = document.querySelector({json.dumps(selector)});"
            " found.scrollIntoView({ block: 'center', behavior: 'instant' });"
            " const box = found.getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        return round(place[0]), round(place[1])

    def _act(self, kind: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self.send("input.performActions", context=self.window, actions=[source])

    def _note(self, message: dict[str, Any]) -> None:
        told = message.get("params", {})
        if message.get("method") == "log.entryAdded" and told["level"] in {"error", "warn"}:
            self.faults.append(f"{told['level']}: {told['text']}")
        if message.get("method") == "network.beforeRequestSent":
            self.asked.append(told["request"]["url"])


@contextmanager
def start_firefox(folder: Path) -> Iterator[Firefox]:
    """A headless Firefox whose profile is made in *folder*."""
    executable = find_firefox()
    assert executable, MISSING
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
    (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [executable, "--headless", "--no-remote", "--profile", str(folder),
               "--remote-debugging-port", "0", "--remote-allow-hosts", "127.0.0.1"]  # fmt: skip
    log = folder / "firefox.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream)
    try:
        with connect(f"{_await_address(process, log)}/session", max_size=None) as socket:
            yield Firefox(socket)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _await_address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Where Firefox says that it listens."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(r"ws://\S+", log.read_text(errors="replace")):
            return found[0]
        time.sleep(0.05)
    raise RuntimeError(f"Firefox does not start: {log.read_text(errors='replace')}")
