"""A chart of what builds take: a bar for CPU time and one for the time on the clock, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_LEFT, _WIDTH, _RIGHT = 230, 420, 110
"""Room for the labels, for the longest bar, and for the figures behind it."""
_BAR, _ROW, _HEAD = 11, 38, 34
_STYLE = """
text{font:13px system-ui,sans-serif;fill:#24292f}
.cpu{fill:#0b6e6e}.wall{fill:#9cc9c9}.more{fill:none;stroke:#0b6e6e;stroke-dasharray:3 3}
@media(prefers-color-scheme:dark){text{fill:#d0d7de}.cpu{fill:#4fb8b8}.wall{fill:#2a6161}}
"""


@dataclass(frozen=True, slots=True)
class Bars:
    """One row of the chart."""

    label: str  # what was built, by what
    cpu: float  # seconds
    wall: float  # seconds
    shown: tuple[str, str]  # the same as people write them
    ended: bool  # whether it came to its end


def chart_svg(title: str, legend: tuple[str, str], rows: Sequence[Bars]) -> str:
    """The chart of *rows*; *legend*: what the two bars are. One far beyond the others is cut."""
    ended = [value for row in rows if row.ended for value in (row.cpu, row.wall)]
    scale = _WIDTH / max(ended, default=1)
    height = _HEAD + _ROW * len(rows)
    width = _LEFT + _WIDTH + _RIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<rect class="cpu" x="{_LEFT}" y="8" width="11" height="11"/>',
        f'<text x="{_LEFT + 17}" y="18">{escape(legend[0])}</text>',
        f'<rect class="wall" x="{_LEFT + 190}" y="8" width="11" height="11"/>',
        f'<text x="{_LEFT + 207}" y="18">{escape(legend[1])}</text>',
    ]
    for place, row in enumerate(rows):
        parts += _row(row, _HEAD + place * _ROW, scale)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _row(row: Bars, top: int, scale: float) -> list[str]:
    lines = [f'<text x="{_LEFT - 10}" y="{top + 16}" text-anchor="end">{escape(row.label)}</text>']
    values = zip(("cpu", "wall"), (row.cpu, row.wall), row.shown, strict=True)
    for place, (kind, value, shown) in enumerate(values):
        length = min(round(value * scale, 1), _WIDTH)
        y = top + place * (_BAR + 3)
        kind = kind if row.ended else f"{kind} more"
        lines.append(f'<rect class="{kind}" x="{_LEFT}" y="{y}" width="{length}" height="{_BAR}"/>')
        lines.append(f'<text x="{_LEFT + length + 6}" y="{y + _BAR - 1}">{escape(shown)}</text>')
    return lines
