"""Ports for servers that must be told theirs before they start."""

from __future__ import annotations

import os
import random
import re
import socket

FIRST, LAST = 20_000, 32_000
"""Below those that systems give whoever asks for any: no connection takes one meanwhile."""
MOST = 40
"""Test processes, each of which has ports of its own."""


def find_port() -> int:
    """A port of this machine that nobody has, nor another process of these tests is given."""
    found = re.search(r"\d+", os.environ.get("PYTEST_XDIST_WORKER", ""))
    own = range(FIRST + int(found[0] if found else 0) % MOST, LAST, MOST)
    for port in random.sample(own, len(own)):
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError(f"no port from {FIRST} to {LAST} is free")
