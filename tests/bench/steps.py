"""What whole builds are called in the tables of the bench, and where it works."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "bench"

BARE, PEERS, MATERIAL = "build, without names", "Hugo + Pagefind", "Material, as installed"
FIRST, AGAIN, CHANGED = "build", "build, nothing changed", "build, one changed"
