"""Fetch the articles listed in sitemap.xml."""

import sys
import urllib.request
from pathlib import Path


def fetch(url: str, target: Path) -> None:
    """Save a page."""
    with urllib.request.urlopen(url) as answer:  # noqa: S310
        target.write_bytes(answer.read())


if __name__ == "__main__":
    fetch(sys.argv[1], Path(sys.argv[2]))
