"""What readers of French (and of other languages) expect to find each other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from fonds.catalogue.store import open_catalogue
from fonds.config import Archive
from tests.search.archive import (
    Answer,
    Note,
    convert_articles,
    insert,
    insert_record,
    write_site,
)

ARTICLES = {
    "a": ("Poutine déploie 20 navires de guerre", "Moscou a déployé ses troupes ; les déploiements "
          "continuent. Les Russes déployaient 1\u00a0000 chars dès l’hiver."),
    "b": ("Le cœur de l’hiver", "Les États baltes, puis la Pologne. Aujourd’hui, un porte-avions "
          "passe, et les cœurs se serrent. Le président Volodymyr Zelensky parle."),
    "c": ("Le vitrail et le cheval", "Des vitraux, des chevaux, des travaux, un journal. "
          "On a fait un grand travail à l’école ; l’élève a 12\u202f500 euros."),
    "d": ("Les journaux du soir", "ÉLECTIONS : L'HIVER SERA LONG. Deux yeux, un œil. "
          "Le dé\u00adploie\u00adment prend fin à Saint-Étienne."),
    "e": ("东欧局势", "乌克兰总统在基辅会见了美国代表。"),
    "g": ("Chronique locale", "Le maire s’est rendu hier soir sous la prési-\ndence de M. Durand. "
          "Le bud¬\nget est voté, dit-on, peut-\nêtre dès demain, par Jean-\nPaul et sa com\u00ad\n"
          "mission, avant- et après-midi."),
    "h": ("Le G-20 à Saint-Denis", "L’O.N.U. compte 7.000 hommes, à 250km, dès 14h30 ; le covid19 "
          "passe par St-Ouen."),
    "i": ("学校", "학교에서는 ｶﾞﾗｽ, Ｃｏｖｉｄ, dell’arte, والمدرسة"),
    "f": ("ข่าวด่วน", "ประธานาธิบดียูเครนพบผู้แทนสหรัฐ"),
}  # fmt: skip

FOUND = [
    # query, articles that it finds
    ("déployé", "ad"),
    ("deploye", "ad"),
    ("déploiements", "ad"),
    ("DÉPLOYAIENT", "ad"),
    ("déploie", "ad"),
    ("hiver", "abd"),
    ("l’hiver", "abd"),
    ("L'HIVER", "abd"),
    ("coeur", "b"),
    ("cœur", "b"),
    ("cœurs", "b"),
    ("« États baltes »", "b"),
    ('"etats baltes"', "b"),
    ("“baltes États”", ""),
    ("vitrail", "c"),
    ("vitraux", "c"),
    ("cheval", "c"),
    ("chevaux", "c"),
    ("travail", "c"),
    ("travaux", "c"),
    ("journaux", "cd"),
    ("journal", "cd"),
    ("œil", "d"),
    ("yeux", "d"),
    ("1000", "a"),
    ("1 000", "a"),
    ("1\u202f000 chars", "a"),
    ("12 500", "c"),
    ("porte-avions", "b"),
    ("porte-avion", "b"),
    ("porte avions", "b"),
    ("avions", "b"),
    ("aujourd’hui", "b"),
    ("aujourd'hui", "b"),
    ("saint-etienne", "d"),
    ('"Saint Étienne"', "d"),
    ("déploiement", "ad"),
    ("elections", "d"),
    ("élève", "c"),
    ("ecole", "c"),
    ("qu’élections", "d"),
    ("titre:hiver", "b"),
    ("titre:journaux", "d"),
    ("elec*", "d"),
    ("présidence", "bg"),
    ('"présidence"', "g"),
    ("presidences", "bg"),
    ("« sous la présidence de M. Durand »", "g"),
    ('"la présidence de"', "g"),
    ('"soir présidence"~4', "g"),
    ("budget", "g"),
    ('"le budget est voté"', "g"),
    ("commission", "g"),
    ("peut-être", "g"),
    ('"dit-on peut-être dès demain"', "g"),
    ("prési", "g"),
    ("dence", "g"),
    ("peut", "g"),
    ("Jean-Paul", "g"),
    ('"avant et après-midi"', "g"),
    ("ONU", "h"),
    ("o.n.u.", "h"),
    ("7000", "h"),
    ("7 000", "h"),
    ('"7,000 hommes"', "h"),
    ("250 km", "h"),
    ("250km", "h"),
    ("14 h 30", "h"),
    ("14h30", "h"),
    ("Covid-19", "h"),
    ("covid 19", "h"),
    ("g20", "h"),
    ("st denis", "h"),
    ("saint-ouen", "h"),
    ("7001", ""),
    ("2019", ""),
    ("학교", "i"),
    ("학교는", ""),
    ("ガラス", "i"),
    ("covid", "hi"),
    ("arte", "i"),
    ("مدرسه", "i"),
    ("المدرسة", "i"),
    ("乌克兰", "e"),
    ("克兰总统", "e"),
    ("兰", "e"),
    ("基美", ""),
    ("ยูเครน", "f"),
    ("Zelinsky", "b"),
    ("personne:Zelenskyy", "b"),
    ('personne:"Volodymyr Zelensky"', "b"),
    ('people:"Zelensky"', ""),
    ("Zelenskyy", "b"),
    ("Kyiv", "b"),
    ("guerre -troupes", ""),
    ("hiver SAUF guerre", "bd"),
    ("vitrail OU baltes", "bc"),
    ("(vitrail OU baltes) porte-avions", "b"),
    ('"hiver baltes"~3', ""),
    ('"baltes pologne"~4', "b"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = convert_articles(tmp_path_factory.mktemp("probes"), ARTICLES)
    with open_catalogue(archive.catalogue) as catalogue:
        for record, kind, label, variants in (
            ("people/vz", "person", "Volodymyr Zelensky", ("Zelenskyy", "Zelenski")),
            ("places/kiev", "place", "Kiev", ("Kyiv",)),
        ):
            insert_record(catalogue, record, kind, label, variants)
            insert(catalogue, "tags", article_id="b", record_id=record, why="test")
    write_site(archive)
    return archive


def search(
    page: Page,
    query: str,
) -> Answer:
    answer: Answer = page.evaluate("query => fonds.search(query)", query)
    return answer


def test_finds_what_a_reader_means(engine: Page) -> None:
    found = {query: "".join(sorted(hit["id"] for hit in search(engine, query)["hits"]))
             for query, _ in FOUND}  # fmt: skip
    wrong = {query: (found[query], ids) for query, ids in FOUND if found[query] != ids}
    assert not wrong


@pytest.mark.parametrize(
    ("query", "kind", "used"),
    [
        ("Zelinsky", "nearest", "Zelensky"),
        ("vitarux", "nearest", "vitraux"),
        ("presidant", "nearest", "président"),
        ("Kyiv", "variant", "Kiev"),
        ("Zelenskyy", "variant", "Volodymyr Zelensky"),
    ],
)
def test_a_word_that_occurs_nowhere_says_what_stands_in_for_it(
    engine: Page, query: str, kind: str, used: str
) -> None:
    (note,) = search(engine, query)["notes"]
    assert (note["kind"], note["used"][0]) == (kind, used)


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("xyzzyqwx", {"kind": "missing", "word": "xyzzyqwx"}),
        ('"hiver xyzzyqwx"', {"kind": "missing", "word": "xyzzyqwx"}),
        ("personne:Personne", {"kind": "name", "facet": "people", "word": "Personne"}),
        ("date:hier", {"kind": "date", "word": "hier"}),
    ],
)
def test_what_cannot_be_found_is_said(engine: Page, query: str, note: Note) -> None:
    assert search(engine, query)["notes"] == [note]


def test_exact_forms_rank_first(engine: Page) -> None:
    assert [hit["id"] for hit in search(engine, "déployé")["hits"]] == ["a", "d"]
    assert [hit["id"] for hit in search(engine, "déploiement")["hits"]] == ["d", "a"]


def test_suggestions_keep_their_accents_and_capitals(engine: Page) -> None:
    suggest = "text => fonds.parts.suggest(text)"
    assert "États" in engine.evaluate(suggest, "les etat")["words"][0]
    assert engine.evaluate(suggest, "covid19")["words"] == ["covid19"]
    assert [name["label"] for name in engine.evaluate(suggest, "zel")["names"]] == [
        "Volodymyr Zelensky"
    ]
    assert [card["id"] for card in engine.evaluate(suggest, "coeur hiv")["titles"]] == ["b"]


def test_snippets_mark_phrases_and_forms(engine: Page) -> None:
    ask = """async query => {
      const passages = await fonds.snippets((await fonds.search(query)).hits);
      return passages.map(parts => parts.filter(part => part.marked).map(part => part.text));
    }"""
    assert engine.evaluate(ask, '"États baltes"') == [["États baltes"]]
    assert engine.evaluate(ask, "chars 1000") == [["1\u00a0000", "chars"]]
    assert engine.evaluate(ask, "总统") == [["总统"]]
    assert engine.evaluate(ask, '"présidence"') == [["prési-\ndence"]]
    assert engine.evaluate(ask, '"la présidence de M."') == [["la prési-\ndence de M"]]
    assert engine.evaluate(ask, "peut-être") == [["peut-\nêtre"]]


ODD = (
    '"', "((", "))", "-", "- -", "OU", "OU OU a", "a OU", "NOT", "titre:", "titre:)", "«»", '""~5',
    "*", "a*", "date:..", "date:2022-99", "l’", 'personne:""', "~5", "(-) OU ()",
    "\u0000\ud800", "» « ”", "a" * 5000,
)  # fmt: skip


def test_the_parser_survives_anything(engine: Page) -> None:
    for query in ODD:
        assert search(engine, query)["total"] >= 0, query
