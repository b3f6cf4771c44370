"""``finding.py METHOD FOLDER``: find the names of every text, and do nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

from fonds.names.recognise.method import Finder, choose_models


def main() -> None:
    """Read the texts of a folder and find their names: "rules", "model", or "none" of them."""
    method, folder = sys.argv[1], Path(sys.argv[2])
    finder = Finder(choose_models(method, {}, ["fr"])) if method != "none" else None
    for file in sorted(folder.rglob("*.txt")):
        text = file.read_text(encoding="utf-8", errors="replace")
        if finder:
            finder.find(text, "fr")


if __name__ == "__main__":
    main()
