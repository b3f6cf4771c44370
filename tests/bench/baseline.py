"""The ratios as they once were, in baseline.json, and which of a new bench are worse."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("baseline.json")
WORSE = 1.1
"""From so many times a ratio of the baseline on the new one is worse: what is measured varies by
some per cent. Each ratio is a cost, so less is better."""

_PROGRAMS = {"Hugo": "hugo", "Pagefind": "pagefind", "Material": "mkdocs-material"}

Ratios = Mapping[str, float | str]


def load_baseline() -> dict[str, Any]:
    """Part and largest size, "whole 10000" → what was kept of that bench."""
    return json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}


def find_worse(ratios: Ratios, known: Ratios) -> list[str]:
    """A line for each of *ratios* that is worse than the one that is *known*."""
    lines = []
    for name, ratio in ratios.items():
        before = known.get(name)
        if isinstance(ratio, str) or before is None or isinstance(before, str):
            continue
        if ratio > before * WORSE:
            lines.append(f"{name}: {ratio} instead of {before}")
    return lines


def baseline_lines(ratios_of: Mapping[str, Ratios]) -> list[str]:
    """What became worse since the baseline, of the parts at their sizes that it has."""
    known = load_baseline()
    shared = [key for key in ratios_of if key in known]
    if not shared:
        return [f"No baseline for {', '.join(ratios_of)}: “make measured” keeps one."]
    worse = [
        f"- {key}: {line}"
        for key in shared
        for line in find_worse(ratios_of[key], known[key]["ratios"])
    ]
    return ["Worse than the baseline by more than 10 %:", *worse] if worse else [
        f"Nothing is worse than the baseline by more than 10 % ({', '.join(shared)})."
    ]  # fmt: skip


def describe_machine() -> dict[str, Any]:
    """What the measures depend on; nothing that tells whose machine it is."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "system": platform.system(),
        "processor": platform.machine(),
        "Python": ".".join(map(str, sys.version_info[:2])),
        **{name: found for name, it in _PROGRAMS.items() if (found := _version_of(it))},
    }


def _version_of(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
