"""Puts browsers on this machine for the tests: ``python -m tests.browser.install``.

Says in one line of each what it found or did, and exits 1 if there is no Chromium in the end.
Firefox, in which the search is tried too, and the Chromium without windows, which is quicker, come
from Debian alone and may be missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache

from tests.browser import chromium, firefox
from tests.browser.chromium import SHELL, find_chromium, find_playwrights_own, is_left_out
from tests.browser.firefox import find_firefox

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

_APT = ("apt-get", "-qq", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::Retries=0")


def install() -> str | None:
    """The Chromium that is there, or that one of the ways to install it gave; None if all fail."""
    if "FONDS_CHROMIUM" in os.environ:
        return find_chromium()
    if not shutil.which(SHELL) and _add(SHELL):
        find_chromium.cache_clear()
    if found := find_chromium():
        return found
    if _run(DOWNLOAD) and (found := find_playwrights_own()):
        return found
    manager = next(filter(shutil.which, SYSTEM), None)
    if manager and os.geteuid() == 0 and all(map(_run, SYSTEM[manager])):
        find_chromium.cache_clear()
        return find_chromium()
    return None


def install_firefox() -> str | None:
    """The Firefox that is there, or Debian's; None if that cannot be installed here."""
    if found := find_firefox():
        return found
    if _add("firefox-esr"):
        find_firefox.cache_clear()
        return find_firefox()
    return None


def _add(package: str) -> bool:
    """Whether Debian's *package* could be installed, which takes a network and the right to."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    adding = (*_APT, "-y", "--no-install-recommends", "install", package)
    return _run((*_APT, "update")) and _run(adding)


@cache
def _run(command: tuple[str, ...]) -> bool:
    """Whether *command* went well; what it does, it needs to do once."""
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
    """Install and say so; the exit code."""
    if is_left_out():
        print("Browsers: left out (FONDS_NO_BROWSER=1)")
        return 0
    found, other = install(), install_firefox()
    print(f"Chromium: {found}" if found else chromium.MISSING)
    print(f"Firefox: {other}" if other else firefox.MISSING)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
