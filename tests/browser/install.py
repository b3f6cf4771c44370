"""Puts a Chromium on this machine for the tests: ``python -m tests.browser.install``.

Says in one line what it found or did, and exits 1 if there is no Chromium in the end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from tests.browser.chromium import MISSING, find_chromium, find_playwrights_own, is_left_out

PATIENCE = 600
"""Seconds that one command may take: a network that swallows packets must not hang the tests."""

DOWNLOAD = (sys.executable, "-m", "playwright", "install", "chromium")

SYSTEM: dict[str, tuple[tuple[str, ...], ...]] = {
    "apt-get": (
        ("apt-get", "-qq", "update"),
        ("apt-get", "-qq", "-y", "--no-install-recommends", "install", "chromium"),
    ),
    "dnf": (("dnf", "-q", "-y", "install", "chromium"),),
    "apk": (("apk", "add", "--quiet", "chromium"),),
}


def install() -> str | None:
    """The Chromium that is there, or that one of the ways to install it gave; None if all fail."""
    if (found := find_chromium()) or "FONDS_CHROMIUM" in os.environ:
        return found
    if _run(DOWNLOAD) and (found := find_playwrights_own()):
        return found
    manager = next(filter(shutil.which, SYSTEM), None)
    if manager and os.geteuid() == 0 and all(map(_run, SYSTEM[manager])):
        find_chromium.cache_clear()
        return find_chromium()
    return None


def _run(command: Sequence[str]) -> bool:
    settings = {
        "DEBIAN_FRONTEND": "noninteractive",
        "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "15000",  # milliseconds, for each of five tries
    }
    try:
        run = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            env=os.environ | settings,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def main() -> int:
    """Install and say so in one line; the exit code."""
    if is_left_out():
        print("Chromium: left out (FONDS_NO_BROWSER=1)")
        return 0
    found = install()
    print(f"Chromium: {found}" if found else MISSING)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
