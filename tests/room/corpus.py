"""An archive with everything that a page may have to bear: the seeds, five scripts, three
languages, a busy year, titles and words that never end, one line, five thousand words."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path

from tests.archives import ROOT, SAMPLES, SEEDS, Home, copy, make_home

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
LONG_ADDRESS = "https://example.org/" + "a-long/way/to_a.page?with=everything&" * 8
LONG_TITLE = (
    "Le très long titre d’un article qui ne veut pas finir, avec ses « guillemets », ses incises "
    "– il y en a plusieurs – et son anticonstitutionnellement interminable énumération : "
) + ", ".join(f"la {n}ᵉ raison de ne pas s’arrêter" for n in range(1, 12))

BUSY_YEAR = 2019
BUSY_MONTHS = {3: 120, 4: 110}
"""Articles per month: more in the year than one page lists."""

LONG_WORDS = 5_000

PUBLICATIONS = ("L’Écho du soir", "Courrier de la Loire")
CREATORS = ("Anne O’Brien-Lévy", "Jean-Baptiste Sévère")


def make_room(folder: Path, lang: str, *, busy: bool = True) -> Home:
    """The archive in *folder*, its interface in *lang*, with the guide's pages; not built.

    *busy*: with the year of many articles.
    """
    home = make_home(folder, dict(_sources()), lang=lang)
    if not busy:
        for path, _ in _busy_year():
            (home.seeds / path).unlink()
    home.put("seeds/metadata.csv", _metadata())
    copy(ROOT / "docs" / "guide", home.docs / "guide")
    copy(ROOT / "authorities.yml", home.folder / "authorities.yml")
    home.configure(not_in_nav="guide/\n")
    return home


def _sources() -> Iterator[tuple[str, bytes | str]]:
    for folder in (SEEDS, SAMPLES / "udhr"):
        for file in sorted(folder.glob("*.txt")):
            yield file.name, file.read_bytes()
    for file in sorted((SAMPLES / "wikinews-en").glob("*.txt")):
        yield f"wikinews/{file.name}", file.read_bytes()
    for article in _french():
        date = article["id"][:10].replace("_", "-")
        yield f"wiki-{article['id']}.txt", f" date {date} {article['text']}"
    yield from _extremes().items()
    yield from _busy_year()


def _french() -> list[dict[str, str]]:
    lines = (SAMPLES / "winer-fr" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _paragraphs() -> list[str]:
    texts = (article["text"] for article in _french())
    return [p for text in texts for p in text.split("\n\n")[1:] if len(p) > 150]


def _extremes() -> Mapping[str, str]:
    return {
        "long.txt": f" date 2020-02 Un très long article\n\n{_long_text()}\n",
        "long-title.txt": f" date 2020-03 {LONG_TITLE}\n\nUn texte court sous un titre long.\n",
        "long-words.txt": (
            f" date 2020-04 Mot {LONG_WORD}\n\n{LONG_WORD} {LONG_ADDRESS}\n\n{'=' * 400}\n"
        ),
        "one-line.txt": "Rien.\n",
        "undated.txt": "Un titre sans date\n\nUn texte dont personne ne sait de quand il est.\n",
    }


def _long_text() -> str:
    """Real paragraphs over and over, to LONG_WORDS words."""
    paragraphs = _paragraphs()
    words = sum(len(p.split()) for p in paragraphs) / len(paragraphs)
    return "\n\n".join(islice(cycle(paragraphs), int(LONG_WORDS / words)))


def _busy_year() -> Iterator[tuple[str, str]]:
    paragraphs = cycle(_paragraphs())
    for month, count in BUSY_MONTHS.items():
        for number in range(count):
            text = next(paragraphs)
            title = f"Brève {number + 1} : {' '.join(text.split()[:7]).rstrip('.,;:')}"
            yield f"b{month}-{number:03d}.txt", f" date {BUSY_YEAR}-{month:02d} {title}\n\n{text}\n"


def _metadata() -> str:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["file", "publication", "creator", "url", "rights"])
    names = sorted(path for path, _ in _sources() if path.startswith(("wiki-", "b3-")))
    for name, publication, creator in zip(
        names, cycle(PUBLICATIONS), cycle(CREATORS), strict=False
    ):
        table.writerow([name, publication, creator, "https://example.org/article", "CC BY 2.5"])
    return out.getvalue()
