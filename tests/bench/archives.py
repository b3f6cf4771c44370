"""Archives to weigh: made anew each time, in build/bench/."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from time import time_ns

from tests.bench.corpus import make_archive
from tests.bench.measure import weigh
from tests.bench.steps import OUT

_FORMER = OUT / "former"
FONDS: list[str | Path] = [sys.executable, "-m", "fonds"]


def make_work(name: str, size: int) -> Path:
    """A new folder with *size* made articles in its folder ``seeds``."""
    work = OUT / f"{name}-{size}"
    set_aside(work)
    work.mkdir(parents=True)
    print(f"{size} articles: preparing …", file=sys.stderr)
    make_archive(work / "seeds", size)
    return work


def set_aside(folder: Path) -> None:
    """Leave nothing at *folder*; what lay there is kept until `sweep`."""
    if folder.exists():
        _FORMER.mkdir(parents=True, exist_ok=True)
        folder.rename(_FORMER / f"{folder.name}-{time_ns()}")


def sweep() -> None:
    """Delete what was set aside, once nothing is weighed any more.

    For minutes after many files were deleted, ext4 looks through all their numbers for each file
    that is made (``recently_deleted`` in fs/ext4/ialloc.c): that would be weighed too.
    """
    shutil.rmtree(_FORMER, ignore_errors=True)


def make_fonds(work: Path) -> Path:
    """A new archive of the seeds in *work*, and where it is."""
    archive = work / "archive"
    set_aside(archive)
    new = [*FONDS, "new", archive, "--seeds", work / "seeds", "--link", "--name", "Bench"]
    weigh(new, archive, work)
    return archive


def leave_out_relations(archive: Path) -> None:
    """No peer looks for related articles, and this bench weighs what all do."""
    config = archive / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    option = "\n      related: false\n      authorities:"
    config.write_text(text.replace("\n      authorities:", option), encoding="utf-8")


def publish_sources(archive: Path, value: str) -> None:
    """Whether the sources lie beside the pages: no peer copies them, so they are weighed apart."""
    config = archive / "mkdocs.yml"
    text = re.sub(r"\n      publish:.*", "", config.read_text(encoding="utf-8"))
    option = f"\n      publish: {{source: {value}}}\n      authorities:"
    config.write_text(text.replace("\n      authorities:", option), encoding="utf-8")


def change_one(seeds: Path, place: float = 0.5) -> None:
    """Add a sentence to the article that stands at *place*, from 0 to 1, among the others."""
    sources = sorted(seeds.glob("*.txt"))
    source = sources[int(place * (len(sources) - 1))]
    source.write_text(source.read_text(encoding="utf-8") + "\nUn mot de plus.\n", encoding="utf-8")
