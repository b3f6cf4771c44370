"""An archive in a person's hands: all that a person can change, as steps that chance draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.faults.inputs import Inputs

PATHS = ["a.txt", "A.txt", "b.txt", "c.txt", "d.txt", "sub/a.txt", "sub/deep/e.txt", "index.txt",
         "été.txt", "f g.txt", "h.txt", "i.txt"]  # fmt: skip

IDS = ["a", "b", "c", "sub-a", "e", "h", "none"]

DATES = ["date 2021-01 ", "date 2021-01-05 ", "date 2022 ", "date 2022-03 ", "date 1998 ", ""]

TITLES = ["Le port rouvre", "Une grève à Lyon", "Biden à Kiev", "L’OTAN se réunit", "Fin", "",
          "Zelensky reçoit Joe Biden"]  # fmt: skip

LABELS = ["", "", "Le Courrier\n\n", "Le Courrier\n\n", "Le Courrier\nEn bref\n"]
"""First lines that many articles share, so that the title of one depends on the others."""

TEXTS = [
    "Joe Biden a rencontré Volodymyr Zelensky à Kiev, selon la Maison-Blanche.",
    "Biden a salué Zelensky. L’OTAN suit la situation en Ukraine.",
    "L’Organisation du traité de l’Atlantique nord (OTAN) se réunit à Bruxelles jeudi.",
    "Hillary Clinton et Bill Clinton étaient à Washington.",
    "Clinton n’a pas répondu. Le département d’État non plus.",
    "Le ministre Jean Dupont est arrivé à Lyon, où la CGT appelle à la grève.",
    "Dupont, maire de Saint-Malo, a quitté la France pour le Japon.",
    "Le gouverneur de Washington, Jay Inslee, a parlé de Washington à la presse.",
    "Marie Curie-Dupont dirige la Banque Zorbex à Genève, dit Marie Curie-Dupont.",
    "The President of the United States, Joe Biden, met NATO allies in Brussels on Monday.",
    "قال الرئيس جو بايدن إن الناتو سيجتمع في بروكسل يوم الاثنين المقبل.",
    "Rien ne se passe ici, et personne n’y vient. La pluie tombe sur les champs depuis des mois.",
    "Les pêcheurs du port ont repris la mer avant l’aube, après trois semaines de tempête, et les "
    "criées de la côte ont vendu tout le poisson débarqué en moins de deux heures, à des prix que "
    "les plus anciens des patrons disent n’avoir jamais vus de leur vie de marin.",
    "Kyiv et Kiev sont une ville. Zelenskyy y vit.",
]

COLUMNS = {
    "title": ["Titre du tableau", "Le port rouvre"],
    "date": ["2020-12", "2022-03-04", "2021?"],
    "people": ["Joe Biden", "Jean Dupont; Zoé Martin", "John Kirby"],
    "places": ["Lyon", "Kiev"],
    "topics": ["Énergie", "Sport"],
    "creator": ["Agence X", "Zoé Martin"],
    "publication": ["Le Temps", "La Voix"],
    "url": ["https://example.org/a?b&c"],
    "rights": ["Domaine public"],
    "lang": ["en", "fr"],
    "modified": ["2023-04-05"],
    "cote": ["1 J 22"],
}

CURATED: list[dict[str, Any]] = [
    {"people": {"joe-biden": {"label": "Joe Biden", "variants": ["Joseph Biden"]}}},
    {"people": {"joe-biden": {"label": "Joseph R. Biden", "wikidata": "Q6279"}}},
    {"people": {"jean-dupont": {"label": "Jean Dupont", "note": "Ministre."}}},
    {"places": {"kiev": {"label": "Kiev", "variants": ["Kyiv"], "within": "ukraine"},
                "ukraine": {"label": "Ukraine"}}},
    {"topics": {"energie": {"label": "Énergie"}}},
    {"organisations": {"zorbex": {"label": "Banque Zorbex", "variants": ["Zorbex"]}}},
    {"merge": [["volodymyr-zelensky", "zelenskyy"]]},
    {"merge": [["bill-clinton", "hillary-clinton"]]},
    {"split": ["Clinton"]},
    {"relabel": {"Washington": "people"}},
    {"relabel": {"Banque Zorbex": "places"}},
    {"reject": ["OTAN"]},
    {"reject": ["Dupont", "Lyon"]},
    {"articles": {"a": {"title": "Mieux dit", "date": "2019-05"}}},
    {"articles": {"b": {"remove": ["otan"]}}},
    {"articles": {"c": {"pin": {"Clinton": "bill-clinton"}}}},
]  # fmt: skip

OPTIONS: dict[str, list[Any]] = {
    "search": [True, False],
    "related": [True, False],
    "link_names": [True, False],
    "names": ["rules", "none"],
    "page_from": [0, 1, 2, 3],
    "publish": [{"source": True, "path": True}, {"source": False}, {"path": False}],
    "external_links": [True, False],
    "rights": ["", "Tous droits réservés"],
    "publication": ["", "Le Temps"],
    "fast": [True, False, "always"],
    "max_bytes": [20_000_000, 300],
}

SETTINGS: dict[str, list[Any]] = {
    "site_name": ["Essai", "Autre nom"],
    "site_url": ["https://example.org/", "https://example.org/sous/", None],
    "copyright": ["", "Moi"],
}

LANGUAGES = ["fr", "en"]

BASE = """<!doctype html>
<html lang="{{ config.theme.language }}"><head>
<title>{{ page.title }} – {{ config.site_name }}</title>
{% if page.canonical_url %}<link rel="canonical" href="{{ page.canonical_url }}">{% endif %}
{% block extrahead %}{% endblock %}</head><body class="{{ config.theme.look }}">
{% block header %}<nav>{% for item in nav %}<a href="{{ item.url | url }}">{{ item.title }}</a>
{% endfor %}</nav>{% endblock %}
{% block content %}{{ page.content }}{% endblock %}
{% if page.previous_page %}<a rel="prev" href="{{ page.previous_page.url | url }}">
{{ page.previous_page.title }}</a>{% endif %}
{% if page.next_page %}<a rel="next" href="{{ page.next_page.url | url }}">
{{ page.next_page.title }}</a>{% endif %}
<footer>{{ config.copyright or "" }}</footer>{% block scripts %}{% endblock %}</body></html>
"""
"""A theme as small as can be: a build is then mostly fonds' own work."""


@dataclass(slots=True)
class Workshop:
    """What the person has made so far."""

    seeds: dict[str, str] = field(default_factory=dict)
    table: dict[str, dict[str, str]] = field(default_factory=dict)  # path → column → value
    curated: list[int] = field(default_factory=list)  # numbers of CURATED that hold
    options: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    theme: dict[str, Any] = field(default_factory=dict)
    home: str = "# Accueil\n"
    notes: str = ""  # docs/notes.md, if there is one

    def inputs(self) -> Inputs:
        """The files of that archive."""
        files = {
            "mkdocs.yml": self._settings(),
            "authorities.yml": yaml.safe_dump(self._authorities(), allow_unicode=True),
            "docs/index.md": self.home,
            "docs/about.md": "---\ntemplate: about.html\n---\n\n# À propos\n",
            "mine/base.html": BASE,
            **{f"seeds/{path}": text for path, text in self.seeds.items()},
        }
        if self.table:
            files["seeds/metadata.csv"] = self._table()
        if self.notes:
            files["docs/notes.md"] = self.notes
        return {path: text.encode() for path, text in files.items()}

    def _settings(self) -> str:
        theme = {"name": None, "custom_dir": "mine", "language": "fr", "look": "a"}
        told: dict[str, Any] = {
            "site_name": "Essai",
            "docs_dir": "docs",
            "site_dir": "build/site",
            "use_directory_urls": False,
            "plugins": [{"fonds": {"names": "rules"} | self.options}],
            "theme": theme | self.theme,
            **self.settings,
        }
        return yaml.safe_dump({key: it for key, it in told.items() if it is not None})

    def _authorities(self) -> dict[str, Any]:
        told: dict[str, Any] = {}
        for number in self.curated:
            for key, value in CURATED[number].items():
                held = told.setdefault(key, type(value)())
                told[key] = {**held, **value} if isinstance(value, dict) else [*held, *value]
        return told

    def _table(self) -> str:
        rows = [",".join(["file", *COLUMNS])]
        rows += (
            ",".join([path, *(row.get(column, "") for column in COLUMNS)])
            for path, row in sorted(self.table.items())
        )
        return "\n".join(rows) + "\n"

    def pick(self, number: int) -> str | None:
        """One of the seeds; None if there is none."""
        return sorted(self.seeds)[number % len(self.seeds)] if self.seeds else None


Step = tuple[str, Any]
"""What the person does, and with what."""

_number = st.integers(0, 11)
articles = st.builds(
    lambda date, label, title, texts: f" {date}{label}{title}\n\n" + "\n\n".join(texts) + "\n",
    st.sampled_from(DATES),
    st.sampled_from(LABELS),
    st.sampled_from(TITLES),
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3),
)


def _row() -> st.SearchStrategy[dict[str, str]]:
    cells = {column: st.sampled_from(values) for column, values in COLUMNS.items()}
    return st.fixed_dictionaries({}, optional=cells)


def _choices(offered: dict[str, list[Any]]) -> st.SearchStrategy[tuple[str, Any]]:
    return st.sampled_from([(name, value) for name, values in offered.items() for value in values])


STEPS: dict[str, st.SearchStrategy[Any]] = {
    "put": st.tuples(st.sampled_from(PATHS), articles),
    "edit": st.tuples(_number, st.sampled_from(TEXTS)),
    "retitle": st.tuples(_number, st.sampled_from(TITLES)),
    "move": st.tuples(_number, st.sampled_from(PATHS)),
    "copy": st.tuples(_number, st.sampled_from(PATHS)),
    "delete": _number,
    "empty": _number,
    "state": st.tuples(st.sampled_from(PATHS), _row()),
    "curate": st.sampled_from(range(len(CURATED))),
    "option": _choices(OPTIONS),
    "setting": _choices(SETTINGS),
    "language": st.sampled_from(LANGUAGES),
    "look": st.sampled_from(["a", "b"]),
    "welcome": st.sampled_from(TEXTS),
    "note": st.sampled_from(["", "# Notes\n", "# Notes\n\n[un](articles/2021/01/b.md)\n"]),
    "edit page": st.integers(0, 99),
    "restore page": st.integers(0, 99),
    "lose": st.sampled_from(["catalogue.db", "search.db", "outputs", "site", "docs"]),
    "tamper": st.integers(0, 199),
    "nothing": st.none(),
}  # fmt: skip

steps: st.SearchStrategy[Step] = st.one_of(
    [st.tuples(st.just(name), argument) for name, argument in STEPS.items()]
)

Deed = Callable[[Workshop, Any], None]


def do(workshop: Workshop, step: Step) -> None:
    """Take *step*, if it is one of those that change what the person wrote."""
    name, argument = step
    if name in DEEDS:
        DEEDS[name](workshop, argument)


def _put(workshop: Workshop, argument: tuple[str, str]) -> None:
    workshop.seeds[argument[0]] = argument[1]


def _edit(workshop: Workshop, argument: tuple[int, str]) -> None:
    if path := workshop.pick(argument[0]):
        workshop.seeds[path] += f"\n{argument[1]}\n"


def _retitle(workshop: Workshop, argument: tuple[int, str]) -> None:
    if path := workshop.pick(argument[0]):
        _, blank, rest = workshop.seeds[path].partition("\n\n")
        workshop.seeds[path] = f" date 2021-01 {argument[1]}{blank}{rest}"


def _move(workshop: Workshop, argument: tuple[int, str]) -> None:
    if path := workshop.pick(argument[0]):
        workshop.seeds[argument[1]] = workshop.seeds.pop(path)


def _copy(workshop: Workshop, argument: tuple[int, str]) -> None:
    if path := workshop.pick(argument[0]):
        workshop.seeds[argument[1]] = workshop.seeds[path]


def _delete(workshop: Workshop, argument: int) -> None:
    if path := workshop.pick(argument):
        del workshop.seeds[path]


def _empty(workshop: Workshop, argument: int) -> None:
    if path := workshop.pick(argument):
        workshop.seeds[path] = ""


def _state(workshop: Workshop, argument: tuple[str, dict[str, str]]) -> None:
    workshop.table[argument[0]] = argument[1]


def _curate(workshop: Workshop, argument: int) -> None:
    if argument in workshop.curated:
        workshop.curated.remove(argument)
    else:
        workshop.curated.append(argument)


def _option(workshop: Workshop, argument: tuple[str, Any]) -> None:
    workshop.options[argument[0]] = argument[1]


def _setting(workshop: Workshop, argument: tuple[str, Any]) -> None:
    workshop.settings[argument[0]] = argument[1]


def _language(workshop: Workshop, argument: str) -> None:
    workshop.theme["language"] = argument


def _look(workshop: Workshop, argument: str) -> None:
    workshop.theme["look"] = argument


def _welcome(workshop: Workshop, argument: str) -> None:
    workshop.home = f"---\ntemplate: home.html\n---\n\n# Accueil\n\n{argument}\n"


def _note(workshop: Workshop, argument: str) -> None:
    workshop.notes = argument


DEEDS: dict[str, Deed] = {
    "put": _put, "edit": _edit, "retitle": _retitle, "move": _move, "copy": _copy,
    "delete": _delete, "empty": _empty, "state": _state, "curate": _curate, "option": _option,
    "setting": _setting, "language": _language, "look": _look, "welcome": _welcome, "note": _note,
}  # fmt: skip
