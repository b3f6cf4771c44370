"""ARCHITECTURE.md names what is there: every room, and no file that is gone."""

from __future__ import annotations

import re
from pathlib import Path

from tests.archives import ROOT

TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "scripts" / "fonds"


def test_every_room_has_its_question() -> None:
    headings = " ".join(re.findall(r"^### (.+) — .+\?$", TEXT, re.MULTILINE))
    rooms = {folder.name for folder in PACKAGE.iterdir() if any(folder.rglob("*.*"))}
    assert rooms - {"__pycache__"} == set(re.findall(r"(\w+)/", headings))


def test_every_file_that_it_names_is_there() -> None:
    """Without a folder a name is that of some file of the package."""
    named = set(re.findall(r"`([\w./-]+\.(?:py|js|sql|md|yml))`", TEXT))
    files = [file.relative_to(ROOT).as_posix() for file in ROOT.glob("*.*")]
    for folder in ("scripts", "tests", "docs"):
        files += [it.relative_to(ROOT).as_posix() for it in Path(ROOT, folder).rglob("*.*")]
    examples = {"docs/articles/2022/01/a.md", "metadata.csv"}
    gone = {
        name for name in named - examples if not any(f"/{it}".endswith(f"/{name}") for it in files)
    }
    assert gone == set()


def test_its_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert links
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
