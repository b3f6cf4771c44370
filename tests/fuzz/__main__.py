"""``make fuzz``: many inputs that no one would write, and what they show.

Without arguments FONDS_FUZZ inputs are tried, 200,000 unless it says otherwise, that chance makes
of FONDS_FUZZ_SEED; FONDS_FUZZ_OF is a part of the names of those targets that get some. What breaks
a promise is saved; ``python -m tests.fuzz TARGET FILE`` tries it again.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom

from tests.archives import ROOT
from tests.fuzz.attempts import ALL, Attempt, count_inputs, make_input
from tests.fuzz.crew import Done, Fault, cut_into_pieces, try_all, try_one

FOLDER = ROOT / "build" / "fuzz"
_NUMBER = 200_000
_SHOWN = 5  # faults of a target that are told; the others are only counted


@dataclass(slots=True)
class Score:
    """What is known of a target so far."""

    left: int  # inputs that are still to be tried
    tried: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    faults: list[Fault] = field(default_factory=list)

    def add(self, done: Done) -> None:
        """Count *done* in."""
        size = done.piece.stop - done.piece.start
        self.left -= size
        self.tried += size
        self.seconds += done.seconds
        self.slowest = max(self.slowest, done.slowest)
        self.faults += done.faults


def main(args: list[str]) -> int:
    """Try one input again, or many new ones; the exit code."""
    if args:
        name, file = args
        message = try_one(lambda: ALL[name].check(Path(file).read_bytes()))
        print(message or "It breaks no promise.")
        return bool(message)
    seed = int(os.environ.get("FONDS_FUZZ_SEED") or SystemRandom().randrange(1_000_000))
    counts = count_inputs(int(os.environ.get("FONDS_FUZZ") or _NUMBER))
    chosen = os.environ.get("FONDS_FUZZ_OF", "")
    counts = {name: count for name, count in counts.items() if chosen in name}
    print(f"{sum(counts.values())} inputs (FONDS_FUZZ_SEED={seed})", flush=True)
    return bool(try_many(counts, seed))


def try_many(counts: dict[str, int], seed: int) -> int:
    """Try so many inputs of each target and say what came of it, a line each; how many faults."""
    scores = {name: Score(count) for name, count in counts.items()}
    for done in try_all(Attempt(seed), cut_into_pieces(counts.items())):
        score = scores[done.piece.name]
        score.add(done)
        if not score.left:
            tell(done.piece.name, score, seed)
    faults = sum(len(score.faults) for score in scores.values())
    print(f"{sum(it.tried for it in scores.values())} inputs tried, {faults} faults", flush=True)
    return faults


def tell(name: str, score: Score, seed: int) -> None:
    """One line on a target; a few more on what was wrong, each kind once."""
    print(
        f"{name:22} {score.tried:7,} inputs  {score.seconds:7.1f} s  slowest {score.slowest:5.2f} s"
        f"  {len(score.faults)} faults",
        flush=True,
    )
    kinds = Counter(_kind(fault) for fault in score.faults)
    for kind, count in kinds.most_common(_SHOWN):
        first = next(fault for fault in score.faults if _kind(fault) == kind)
        file = save(first, seed)
        print(f"    {count} × {kind}\n    again: {sys.executable} -m tests.fuzz '{name}' {file}")


def _kind(fault: Fault) -> str:
    """The last line of what was wrong, without what is of this input alone."""
    return fault.message.strip().splitlines()[-1][:200]


def save(fault: Fault, seed: int) -> Path:
    """The file with the input of *fault*."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    name = "".join(char if char.isalnum() else "-" for char in fault.name)
    file = FOLDER / f"{name}-{seed}-{fault.number}"
    file.write_bytes(make_input(fault.name, fault.number, seed))
    return file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
