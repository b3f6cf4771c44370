"""``python -m tests.bench.guide``: the last bench becomes the baseline, and that of whole builds
the table and the chart of the guide.

A test holds the guide against baseline.json, so that no figure in it is written by hand.
"""

from __future__ import annotations

import json
from typing import Any

from babel.numbers import format_decimal

from tests.bench.baseline import FILE, load_baseline
from tests.bench.chart import Bars, chart_svg
from tests.bench.steps import AGAIN, BARE, CHANGED, FIRST, MATERIAL, OUT, PEERS, ROOT

GUIDE = ROOT / "docs" / "guide"
PAGES = {"en": GUIDE / "large.md", "fr": GUIDE / "fr" / "large.md"}
CHARTS = {lang: GUIDE / "images" / f"whole-{lang}.svg" for lang in PAGES}
BEGIN, END = "[//]: # (figures of make measured)\n", "[//]: # (end of these figures)\n"

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        BARE: "fonds, without names",
        FIRST: "fonds, with names and relations",
        AGAIN: "… built again, nothing changed",
        CHANGED: "… one article changed",
        PEERS: "Hugo + Pagefind",
        MATERIAL: "Material, as installed",
        "head": "| | CPU | wall | memory | CPU, beside Hugo + Pagefind |",
        "machine": "{articles} articles of 350 words, on {cores} cores ({system}), Python {Python};"
        " Hugo {Hugo} with a bare template, Pagefind {Pagefind}, Material {Material}.",
        "stopped": "> {} s, then stopped",
        "cpu": "CPU time",
        "wall": "on the clock",
        "title": "Time that building {articles} articles takes",
    },
    "fr": {
        BARE: "fonds, sans les noms",
        FIRST: "fonds, avec noms et parentés",
        AGAIN: "… reconstruit, rien de changé",
        CHANGED: "… un article changé",
        PEERS: "Hugo + Pagefind",
        MATERIAL: "Material, tel qu’installé",
        "head": "| | calcul | durée | mémoire | calcul, à côté de Hugo + Pagefind |",
        "machine": "{articles} articles de 350 mots, sur {cores} cœurs ({system}), Python"
        " {Python} ; Hugo {Hugo} avec un gabarit nu, Pagefind {Pagefind}, Material {Material}.",
        "stopped": "> {} s, puis arrêté",
        "cpu": "temps de calcul",
        "wall": "à l’horloge",
        "title": "Temps que prend la construction de {articles} articles",
    },
}
_ROWS = (BARE, FIRST, AGAIN, CHANGED, PEERS, MATERIAL)
_DRAWN = (BARE, FIRST, CHANGED, PEERS, MATERIAL)

Kept = dict[str, Any]
"""What baseline.json has of one bench: articles, machine, weights and ratios."""


def main() -> None:
    """Keep the last bench, and fill the guide."""
    data = json.loads((OUT / "bench.json").read_text("utf-8"))
    baseline = load_baseline()
    for key, ratios in data["ratios_of"].items():
        size = int(key.split()[1])
        found = [steps for n, steps in data["weights"] if n == size and FIRST in steps]
        kept: Kept = {"articles": size, "machine": data["machine"], "ratios": ratios}
        baseline[key] = kept | ({"weights": found[0]} if key.startswith("whole") else {})
    FILE.write_text(json.dumps(baseline, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for lang, page in PAGES.items():
        page.write_text(fill(page.read_text("utf-8"), choose(baseline), lang), encoding="utf-8")
        CHARTS[lang].write_text(draw(choose(baseline), lang), encoding="utf-8")


def choose(baseline: Kept) -> Kept:
    """The whole builds of the most articles."""
    found: list[Kept] = [it for key, it in baseline.items() if key.startswith("whole")]
    return max(found, key=lambda it: it["articles"])


def fill(page: str, kept: Kept, lang: str) -> str:
    """*page* with the figures *kept* between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{write(kept, lang)}\n{END}{after}"


def write(kept: Kept, lang: str) -> str:
    """The chart, the table and the machine, as Markdown."""
    words = _WORDS[lang]
    title = words["title"].format(articles=_number(kept["articles"], lang))
    lines = [f"![{title}]({_way(lang)})", "", words["head"], "|---|---|---|---|---|"]
    lines += [_row(step, kept["weights"], lang) for step in _ROWS]
    facts = {**kept["machine"], "articles": _number(kept["articles"], lang)}
    return "\n".join([*lines, "", words["machine"].format(**facts)]) + "\n"


def draw(kept: Kept, lang: str) -> str:
    """The chart."""
    words = _WORDS[lang]
    rows = []
    for step in _DRAWN:
        weight = kept["weights"][step]
        shown = tuple(_seconds(weight, key, lang) for key in ("cpu", "wall"))
        rows.append(
            Bars(words[step], weight["cpu"], weight["wall"], (shown[0], shown[1]), weight["ended"])
        )
    title = words["title"].format(articles=_number(kept["articles"], lang))
    return chart_svg(title, (words["cpu"], words["wall"]), rows)


def _row(step: str, weights: Kept, lang: str) -> str:
    weight = weights[step]
    beside = _number(round(weight["cpu"] / weights[PEERS]["cpu"], 2), lang)
    cells = [_seconds(weight, key, lang) for key in ("cpu", "wall")]
    cells.append(f"{_number(round(weight['memory']), lang)} {'Mio' if lang == 'fr' else 'MiB'}")
    cells.append(beside if weight["ended"] else f"> {beside}")
    return f"| {_WORDS[lang][step]} | {' | '.join(cells)} |"


def _seconds(weight: Kept, key: str, lang: str) -> str:
    shown = _number(round(weight[key], 1), lang)
    return f"{shown} s" if weight["ended"] else _WORDS[lang]["stopped"].format(shown)


def _number(value: float, lang: str) -> str:
    return str(format_decimal(value, locale=lang))


def _way(lang: str) -> str:
    """The way from the page to its chart."""
    return f"{'../' if lang != 'en' else ''}images/{CHARTS[lang].name}"


if __name__ == "__main__":
    main()
