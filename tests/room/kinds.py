"""The kinds of page that an archive has, and one page of each in the room's archive."""

from __future__ import annotations

from tests.room.corpus import BUSY_MONTHS, BUSY_YEAR

_MONTH = min(BUSY_MONTHS)

KINDS = {
    "home": "index.html",
    "article": "articles/2022/01/000_0bff18f1392b44a8.html",
    "article without title": "articles/2022/01/003_7ed8d218c219426f.html",
    "article with all fields": f"articles/{BUSY_YEAR}/{_MONTH:02d}/b{_MONTH}-000.html",
    "article in English": "articles/2020/02/wikinews--189_fec8264a70c59d49.html",
    "right to left": "articles/1948/12/135_af21b2b2830bf815.html",
    "Chinese": "articles/1948/12/073_02b91e9e337b082f.html",
    "long article": "articles/2020/02/long.html",
    "long title": "articles/2020/03/long-title.html",
    "long words": "articles/2020/04/long-words.html",
    "one line": "articles/undated/one-line.html",
    "person": "people/joe-biden.html",
    "place": "places/etats-unis.html",
    "organisation": "organisations/otan.html",
    "topic": "topics/sport.html",
    "publication": "publications/l-echo-du-soir.html",
    "author": "creators/anne-o-brien-levy.html",
    "folder": "folders/wikinews.html",
    "people": "people/index.html",
    "topics": "topics/index.html",
    "publications": "publications/index.html",
    "time": "time/index.html",
    "year": "time/2022.html",
    "year of many": f"time/{BUSY_YEAR}.html",
    "month": f"time/{BUSY_YEAR}-{_MONTH:02d}.html",
    "undated": "time/undated.html",
    "search": "search.html",
    "results": "search.html#q=pr%C3%A9sident",
    "no result": "search.html#q=xyzzyqwx",
    "curves": "explore.html#q=pr%C3%A9sident&q=guerre&by=year",
    "lines": "explore.html#view=lines&q=pr%C3%A9sident",
    "together": "explore.html#view=together&q=pr%C3%A9sident",
    "own words": "explore.html#view=words&q=pr%C3%A9sident",
    "places": "explore.html#view=map&q=pr%C3%A9sident",
    "dossier": "dossier.html",
    "about": "about.html",
    "guide": "guide/search.html",
    "404": "404.html",
}
"""Each kind and the address of a page of it."""

TEXTS = ("article", "article without title", "right to left", "Chinese", "long article")
"""Kinds for long reading, whose text has the highest contrast."""
