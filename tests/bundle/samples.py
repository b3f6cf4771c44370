"""A small built site by hand, and the opening of its bundle."""

from __future__ import annotations

from pathlib import Path

import yaml

from fonds.bundle.opening import Opening, OpeningWords

ROOT = Path(__file__).parents[2]

TOP = "presse-d-hier-2026"

INDEX = """\
<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Accueil</title></head>
<body><h1>Accueil</h1><a href="articles/été.html">article</a></body></html>
"""

FILES: dict[str, bytes] = {
    "index.html": INDEX.encode(),
    "articles/été.html": "<!doctype html><title>Été</title><p>Été".encode(),
    "articles/été.txt": b"un texte\r\n" * 200,
    "articles/B.html": b"B",
    "articles/a.html": b"a",
    "assets/LOGO.PNG": b"\x89PNG" + bytes(64),
    "assets/serif.woff2": b"wOF2" + bytes(64),
    "empty.txt": b"",
}


def make_site(site: Path, reverse: bool = False) -> Path:
    """Write FILES under *site*, in their order or the other way round."""
    for name in sorted(FILES, reverse=reverse):
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(FILES[name])
    return site


def make_opening_in(lang: str, title: str = "Presse d’hier", sources: bool = True) -> Opening:
    """The opening of a bundle in the words of the locale file for *lang*."""
    file = ROOT / "scripts" / "fonds" / "base" / "locales" / f"{lang}.yml"
    text = file.read_text(encoding="utf-8")
    words = OpeningWords(**yaml.safe_load(text)["bundle"])
    return Opening(lang, title, "2026", "12\u202f345", words, sources)
