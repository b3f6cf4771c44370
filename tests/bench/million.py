"""``python -m tests.bench.million [SIZE …]``: what a million articles take, or would take.

The sizes are built one after the other (10,000, 30,000 and 100,000 unless told), and what each took
is kept in build/bench/growth.json: a run that was interrupted goes on where it was, within a build
too (whose CPU time is then that of its last part). Where the disk has room the million is built;
else it is computed, as ten and a hundred million are, from a power law through what was measured.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from fonds.base.fingerprint import code_of
from tests.bench.archives import FONDS, make_fonds, make_work
from tests.bench.exploring import ask_views
from tests.bench.laws import fit
from tests.bench.measure import size_of, weigh
from tests.bench.searches import ask_engine
from tests.bench.steps import OUT

SIZES = (10_000, 30_000, 100_000)
MILLION = 1_000_000
LARGER = (MILLION, 10 * MILLION, 100 * MILLION)
ROOM = 60e9
"""Bytes that must be free for a million articles of 350 words: seeds, pages, site and catalogue."""
NOTES = OUT / "growth.json"


@dataclass(frozen=True, slots=True)
class Growth:
    """What one size takes."""

    cpu: float  # seconds of the first build
    peak: float  # resident set of its largest process, MiB
    site: float  # MB
    files: float  # in the site
    search: float  # files of the index
    kilobytes: float  # that a new visitor's first result needs
    milliseconds: float  # until it is there, on a network without delay
    chart_kilobytes: float  # that a chart of three words needs, beside its page
    chart_milliseconds: float
    lines_milliseconds: float  # until 50 lines of a concordance are there


def main() -> None:
    """Build what is not yet known, then say what follows for larger archives."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    if not sys.argv[1:] and shutil.disk_usage(OUT.parent).free > ROOM:
        sizes.append(MILLION)
    known = {size: read_or_measure(size) for size in sizes}
    print("\n".join(growth_lines(known)))


def read_or_measure(size: int) -> Growth:
    """What *size* articles take with this fonds, as noted or measured now."""
    notes = json.loads(NOTES.read_text(encoding="utf-8")) if NOTES.exists() else {}
    key = f"{size} {code_of('fonds')}"
    if key not in notes:
        notes[key] = asdict(measure(size))
        NOTES.write_text(json.dumps(notes, indent=1) + "\n", encoding="utf-8")
    return Growth(**notes[key])


def measure(size: int) -> Growth:
    """Build *size* articles, going on with a build that was interrupted, and search them."""
    archive = OUT / f"growth-{size}" / "archive"
    if not archive.exists():
        make_fonds(make_work("growth", size))
    site = archive / "build" / "site"
    weight = weigh([*FONDS, "build", "-q", "--names", "rules"], site, archive)
    return describe(site, weight.cpu, weight.memory)


def describe(site: Path, cpu: float, peak: float) -> Growth:
    """A built *site*, which took so much."""
    first = ask_engine("fonds", site)["fonds: first result, cold"]
    chart, lines = ask_views(site).values()
    return Growth(
        cpu=cpu,
        peak=peak,
        site=size_of(site) / 1e6,
        files=_count(site),
        search=_count(site / "search"),
        kilobytes=first.kilobytes,
        milliseconds=first.milliseconds,
        chart_kilobytes=chart.kilobytes,
        chart_milliseconds=chart.milliseconds,
        lines_milliseconds=lines.milliseconds,
    )


def _count(folder: Path) -> int:
    return sum(1 for file in folder.rglob("*") if file.is_file())


def growth_lines(known: dict[int, Growth]) -> list[str]:
    """Markdown: a row a measure, what was measured and what follows from it."""
    more = [size for size in LARGER if size not in known]
    heads = [f"{size:,}" for size in known] + [f"→ {size:,}" for size in more]
    lines = [f"| | {' | '.join(heads)} | exponent | off by |", "|---" * (len(heads) + 3) + "|"]
    for name in Growth.__dataclass_fields__:
        values = {size: getattr(growth, name) for size, growth in known.items()}
        law = fit(values)
        cells = [*values.values(), *map(law.at, more)]
        numbers = " | ".join(f"{value:,.0f}" for value in cells)
        lines.append(f"| {name} | {numbers} | {law.exponent:.3f} | {law.residual:.0%} |")
    return lines


if __name__ == "__main__":
    main()
