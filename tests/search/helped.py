"""A small archive in which much can be meant, queries, and what they find and are offered."""

from __future__ import annotations

from pathlib import Path

from fonds.catalogue.store import open_catalogue
from fonds.config import Archive
from tests.search.archive import convert_articles, insert, insert_record, write_site

SENTENCES = {
    # article: title, text; a letter each
    "a": ("Le chef de l’État en visite", "Édouard Philippe et Nicolas Sarkozy à Saint-Denis."),
    "b": ("Édouard Philippe répond", "Le Premier ministre Édouard Philippe, et Laurent Wauquiez."),
    "c": ("Un hommage à Charles de Gaulle", "Marine Le Pen s’est rendue à Colombey. En mars 2020."),
    "d": ("Bruno Le Maire et l’Union européenne", "Le ministre a vu le maire de Lyon."),
    "e": ("Les gilets jaunes à Paris", "Des gilets jaunes manifestent ; en janvier, on a jaugé."),
    "f": (
        "La journée de janvier",
        "Le maire, en janvier : un portefeuille jaune. Philipe sort.",
    ),
    "g": ("Laurent Wauquiez contre Nicolas Sarkozy", "La guerre des chefs. Edouard Balladur."),
    "h": ("La paix aujourd’hui", "La paix de 2019 et le Président d’accord. Prés de Wauquiez."),
}
RECORDS = {
    # record: kind, label, articles
    "people/ep": ("person", "Édouard Philippe", "ab"),
    "people/ns": ("person", "Nicolas Sarkozy", "ag"),
    "people/lw": ("person", "Laurent Wauquiez", "bgh"),
    "people/dg": ("person", "Charles de Gaulle", "c"),
    "people/lp": ("person", "Marine Le Pen", "c"),
    "people/lm": ("person", "Bruno Le Maire", "d"),
    "places/sd": ("place", "Saint-Denis", "a"),
}
DATES = {"a": 20200312, "b": 20200315, "c": 20200601, "d": 20190101}

READ_AS_MEANT = [
    # query, articles that it finds
    ("chef de l etat", "a"),
    ("chef de l'etat", "a"),
    ('"chef de l etat"', "a"),
    ("l union europeenne", "d"),
    ("d accord", "h"),
    ("st denis", "a"),
    ("aujourd hui", "h"),
    ("sarcozi", "ag"),
    ("vauquiez", "bgh"),
    ("Wauqiez", "bgh"),
    ("narkozy", "ag"),
    ("degaulle", "c"),
    ("lepen", "c"),
    ("lemaire", "d"),
    ("titre:sarcozi", "g"),
    ("date:mars 2020", "ab"),
    ("date:12/03/2020", "a"),
    ("date:2020-3", "ab"),
    ("date:12 mars 2020..1er juin 2020", "abc"),
    ("date:2019-2020", "abcd"),
]

OFFERED = [
    # query, another that is offered, its articles
    ("Edouard Philipe", "Edouard Philippe", 2),
    ("Edouard Philipe", 'personne:"Édouard Philippe"', 2),
    ("porte feuille", "portefeuille", 1),
    ("guerre ou paix", "guerre OU paix", 2),
    ("paix or guerre", "paix OR guerre", 2),
    ("ville:Paris", "Paris", 1),
    ("philippe mars 2020", "philippe date:2020-03", 2),
    ("personne:Sarcozi", 'personne:"Nicolas Sarkozy"', 2),
    ("titre:Colombey", "Colombey", 1),
    ('"Philippe Édouard"', "Philippe Édouard", 2),
    ("date:2020..2019", "date:2019..2020", 4),
]

ASKED = [query for query, *_ in OFFERED] + [
    "2031", "année 2047", "€", "😀 !!!", "xyzzyqwx", "sarkozi gilet vert", "date:31/02/2020",
    "titre:Philipe", "(sarkozi OU vauqiez) paix", "ministr chef maire lyonn", "lieu:Pariss", "",
]  # fmt: skip


def build_helped(root: Path) -> Archive:
    """The archive below *root*, with its index."""
    archive = convert_articles(root, SENTENCES)
    with open_catalogue(archive.catalogue) as catalogue:
        for record, (kind, label, articles) in RECORDS.items():
            insert_record(catalogue, record, kind, label, ())
            for article in articles:
                insert(catalogue, "tags", article_id=article, record_id=record, why="test")
        for article, date in DATES.items():
            year, month, day = date // 10000, date // 100 % 100, date % 100
            catalogue.execute(
                "UPDATE articles SET date = ?, year = ?, month = ?, sort_start = ?, sort_end = ?"
                " WHERE id = ?",
                (f"{year}-{month:02}-{day:02}", year, month, date, date, article),
            )
    write_site(archive)
    return archive
