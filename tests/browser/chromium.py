"""Which Chromium the browser tests drive."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

SHELL = "chromium-headless-shell"
"""Chromium without windows, bars and profiles: a new page takes it a third of the time."""

NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome")

ARGS = (
    "--no-sandbox",  # Chromium refuses to start as root, as in containers, without it
    "--disable-gpu",
    "--font-render-hinting=none",  # letters as the Chromium with windows draws them
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

MISSING = (
    "no Chromium: install it (Debian: apt-get install chromium; elsewhere: "
    "python -m playwright install --with-deps chromium), or name it in FONDS_CHROMIUM, "
    "or leave the browser tests out with FONDS_NO_BROWSER=1"
)


def is_left_out() -> bool:
    """Whether the person who runs the tests wants none of a browser."""
    return os.environ.get("FONDS_NO_BROWSER") == "1"


@cache
def find_chromium() -> str | None:
    """The Chromium to drive: FONDS_CHROMIUM alone if set, else the path's, else Playwright's."""
    if named := os.environ.get("FONDS_CHROMIUM"):
        return named if starts(named) else None
    candidates = (found for name in NAMES if (found := shutil.which(name)))
    return next(filter(starts, candidates), None) or find_playwrights_own()


def find_playwrights_own() -> str | None:
    """The Chromium that ``playwright install`` downloaded."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() and starts(own) else None


def starts(executable: str) -> bool:
    """Whether it runs at all: a library may be missing, or it may be a stub for a snap."""
    try:
        run = subprocess.run([executable, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0
