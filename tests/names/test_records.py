"""One record per thing over the whole archive, and what a person corrects in them."""

import json
from pathlib import Path

import pytest

from fonds.base.errors import UsageError
from fonds.names.curate.authorities import read_authorities
from fonds.names.recognise import method
from fonds.names.recognise.method import choose_models
from fonds.names.resolve.cluster import Cluster
from fonds.names.resolve.clusters import Evidence, Wishes
from fonds.names.text.lexicon import load_lexicon
from fonds.names.text.transliteration import key_spelling
from tests.archives import ROOT, SEEDS, make_home
from tests.names.holding import Holding, hold

KINDS = {"person": "people", "place": "places", "organisation": "organisations"}
NO_WISHES = Wishes()

Seen = tuple[str, str, str, str, int]
"""Form, surface, kind, why, count: as `Evidence.add` takes them."""


def seen(
    form: str, count: int = 1, kind: str = "person", surface: str | None = None, why: str = "rule"
) -> Seen:
    return form, surface or form, kind, why, count


def resolve(*seen: Seen, wishes: Wishes = NO_WISHES) -> list[Cluster]:
    lexicon, evidence = load_lexicon("fr"), Evidence(wishes)
    assert lexicon
    for it in seen:
        evidence.add(*it)
    return evidence.resolve(lexicon.is_first_name)


def labels(*seen: Seen, wishes: Wishes = NO_WISHES) -> list[tuple[str, str]]:
    return [(cluster.kind, cluster.label) for cluster in resolve(*seen, wishes=wishes)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Vladimir Poutine", "Vladimir Putin"),
        ("Sergueï Lavrov", "Serguei Lavrov"),
        ("Alexeï Navalny", "Alexeï Navalni"),
        ("Volodymyr Zelensky", "Volodymyr Zellensky"),
    ],
)
def test_spellings_of_one_name_are_one_record(left: str, right: str) -> None:
    assert key_spelling(left) == key_spelling(right)
    assert len(labels(seen(left, 2), seen(right))) == 1


def test_two_first_names_are_two_persons() -> None:
    assert len(labels(seen("Jean Martin", 3), seen("Jeanne Martin", 3))) == 2


def test_a_surname_alone_means_the_one_full_name_that_is_frequent_enough() -> None:
    assert labels(seen("Alain Juppé", 5), seen("Juppé", 2)) == [("person", "Alain Juppé")]
    assert len(labels(seen("Alain Juppé", 4), seen("Juppé", 2))) == 2
    assert len(labels(seen("Bill Clinton", 6), seen("Hillary Clinton", 4), seen("Clinton"))) == 3


def test_a_kind_is_what_most_mentions_show_and_what_a_person_says() -> None:
    votes = [seen("Gaza", 3, "place"), seen("Gaza", 1, "person")]
    assert labels(*votes) == [("place", "Gaza")]
    assert labels(*votes, wishes=Wishes(relabel={"gaza": "organisation"})) == [
        ("organisation", "Gaza")
    ]
    assert labels(*votes, wishes=Wishes(reject=frozenset({"gaza"}))) == []


def test_a_form_that_nothing_explains_is_no_record() -> None:
    assert labels(seen("Javelin", 9, "")) == []


def test_one_word_that_a_model_alone_saw_looks_the_same_nearly_everywhere() -> None:
    votes = [seen("Zorbex", 6, "place", why="model"), seen("Zorbex", 4, why="model")]
    assert labels(*votes) == []
    assert labels(*votes, seen("Zorbex", 4, "place", why="model")) == [("place", "Zorbex")]
    assert labels(*votes, seen("Zorbex", 1, why="rule/title")) == [("place", "Zorbex")]
    assert labels(seen("Xo Zorbex", 1, "place", why="model"), seen("Xo Zorbex", 1, why="model"))


def test_a_first_name_alone_is_no_record() -> None:
    assert labels(seen("Thomas", 9)) == []
    assert labels(seen("pape François", 9)) == [("person", "pape François")]


def test_split_forms_are_joined_to_nothing() -> None:
    mentions = [seen("Alain Juppé", 5), seen("Juppé", 2)]
    assert len(labels(*mentions, wishes=Wishes(split=frozenset({"juppe"})))) == 2


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Holding:
    """The two seeds without a curated file."""
    return hold(tmp_path_factory.mktemp("bare"), SEEDS).enrich()


@pytest.fixture(scope="module")
def declared() -> dict[str, set[str]]:
    """Kind → labels that the repository's curated file declares."""
    records = read_authorities(ROOT / "authorities.yml").records
    return {kind: {r.label for r in records if r.kind == kind} for kind in KINDS}


def test_the_seeds_alone_give_nine_in_ten_of_their_names(
    bare: Holding, declared: dict[str, set[str]]
) -> None:
    found = {kind: bare.labels(kind) for kind in KINDS}
    known = {kind: {label.partition(" des ")[0] for label in declared[kind]} for kind in KINDS}
    right = sum(len(found[kind] & known[kind]) for kind in KINDS)
    assert right >= 0.9 * sum(map(len, known.values()))


def test_the_seeds_alone_give_no_phrase_and_one_zelensky(bare: Holding) -> None:
    labels = {label for kind in KINDS for label in bare.labels(kind)}
    assert not labels & {"qu’", "Russes", "État", "Occident", "Discuté", "Seconde Guerre"}
    assert all(len(label.split()) <= 3 and label[0].isupper() for label in labels)
    assert len([label for label in labels if label.endswith(("Zelensky", "Zelenskyy"))]) == 1


def test_the_curated_file_gives_exactly_its_names(
    tmp_path: Path, declared: dict[str, set[str]]
) -> None:
    text = (ROOT / "authorities.yml").read_text("utf-8")
    holding = hold(tmp_path, SEEDS).enrich(text)
    assert {kind: holding.labels(kind) for kind in KINDS} == declared
    assert holding.remarks == []


TEXTS = {
    "un": "Jean Dupont et Marie Curie vivent à Lyon. Le groupe Zorbex recrute des ouvriers.",
    "deux": "Jean Dupond est venu à Lyon avec M. Martin. La ville de Zorbex est loin d’ici.",
}


def test_corrections_change_records(tmp_path: Path) -> None:
    holding = hold(tmp_path, TEXTS).enrich()
    assert {"people/jean-dupont", "people/jean-dupond"} <= holding.ids()
    holding.enrich(
        "merge: [[jean-dupont, jean-dupond]]\nreject: [Marie Curie]\nrelabel: {Zorbex: people}\n"
    )
    assert holding.labels("person") == {"Jean Dupont", "Zorbex"}
    assert holding.query("SELECT form FROM variants WHERE record_id = 'people/jean-dupont'") == [
        ("Jean Dupond",)
    ]
    assert len(holding.query("SELECT 1 FROM tags WHERE record_id = 'people/jean-dupont'")) == 2
    assert holding.remarks == []


def test_corrections_of_one_article_concern_it_alone(tmp_path: Path) -> None:
    curated = """
people:
  paul-martin: {label: Paul Martin}
  anne-roy: {label: Anne Roy}
articles:
  deux:
    pin: {Martin: paul-martin}
    add: {people: [anne-roy]}
    remove: [lyon]
    title: Un autre titre
    date: 2021-05-03
"""
    holding = hold(tmp_path, TEXTS).enrich(curated)
    assert {"Paul Martin", "Anne Roy"} <= holding.labels("person", "deux")
    assert holding.labels("place", "deux") == set()
    assert holding.labels("place", "un") == {"Lyon"}
    assert holding.query("SELECT title, date FROM articles WHERE id = 'deux'") == [
        ("Un autre titre", "2021-05-03")
    ]
    assert holding.remarks == []


def test_what_an_article_removes_does_not_come_back_by_a_pin(tmp_path: Path) -> None:
    curated = """
people:
  paul-martin: {label: Paul Martin}
  anne-roy: {label: Anne Roy}
articles:
  deux:
    pin: {Martin: paul-martin}
    add: {people: [anne-roy]}
    remove: [paul-martin, anne-roy, lyon]
"""
    texts = {**TEXTS, "deux": f"{TEXTS['deux']}\n\nDes nouvelles de Lyon."}
    holding = hold(tmp_path, texts).enrich(curated)
    assert holding.labels("person", "deux") == {"Anne Roy", "Jean Dupond"}  # added goes first
    assert holding.labels("place", "deux") == set()
    assert holding.labels("place", "un") == {"Lyon"}


def test_lines_without_effect_are_noted(tmp_path: Path) -> None:
    curated = """people:
  anne-roy: {label: Anne Roy}
reject: [Personne Ici]
merge: [[jean-dupont, jean-dupontt]]
articles:
  trois: {title: Rien}
"""
    notes = hold(tmp_path, TEXTS).enrich(curated).notes()
    assert sorted(notes) == [
        ("unknown-record", 4), ("unused-line", 2), ("unused-line", 3), ("unused-line", 6),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("curated", "told"),
    [
        ("people:\n  a: {label: X}\n  b: {label: X}\n", "authorities.yml:3: “X” already names"),
        ("people:\n  a: {label: X, wikidata: 12}\n", "authorities.yml:2: “12” is no value"),
        ("people:\n  a: {label: X, lat: 99}\n", "authorities.yml:2: “99” is no value for lat"),
        ("people:\n  a: {label: X, kind: place}\n", "authorities.yml:2: “a” stands under people"),
        ("people:\n  a: {label: X, within: paris}\n", "there is no record “places/paris”"),
        ("relabel: {X: poeple}\n", "authorities.yml:1: “poeple” is no kind; did you mean “people”"),
        ("merge: [[a]]\n", "authorities.yml:1: two ids or more"),
        ("articles:\n  x: {add: {people: [b]}}\n", "authorities.yml:2: there is no record"),
        ("articles:\n  x: {date: hier}\n", "authorities.yml:2: “hier” is no date"),
        ("reject: a\n", "authorities.yml:1: a list"),
        ("rejects: [a]\n", "did you mean “reject”?"),
        ("people: [\n", "authorities.yml:2: this is not YAML"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_line(
    tmp_path: Path, curated: str, told: str
) -> None:
    path = tmp_path / "authorities.yml"
    path.write_text(curated, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_authorities(path)
    assert told in str(error.value)


def test_what_was_found_once_is_not_looked_for_again(tmp_path: Path) -> None:
    holding = hold(tmp_path, TEXTS).enrich()
    assert holding.searched == 2
    assert holding.enrich().searched == 0
    assert holding.enrich("reject: [Lyon]\n").searched == 0
    spans = holding.query("SELECT hash, spans FROM findings ORDER BY 1")
    assert holding.enrich("people:\n  a: {label: Zorbex}\n").searched == 2
    assert holding.query("SELECT hash, spans FROM findings ORDER BY 1") == spans
    assert holding.enrich(names="none").labels("place") == set()


def test_a_rebuild_gives_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    curated = "people:\n  jean: {label: Jean Dupont, variants: [Jean Dupond]}\n"
    grown = hold(tmp_path / "grown", TEXTS).enrich().enrich(curated)
    fresh = hold(tmp_path / "fresh", TEXTS).enrich(curated)
    for table in ("records", "tags", "variants", "mentions"):
        statement = f"SELECT * FROM {table} ORDER BY 1, 2, 3"  # noqa: S608
        if table == "variants":
            statement = "SELECT * FROM variants ORDER BY 1, 2"
        assert grown.query(statement) == fresh.query(statement)


def test_a_model_that_is_not_installed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no_such_model"):
        hold(tmp_path, TEXTS).enrich(names="model", models={"fr": "no_such_model"})


def test_a_model_is_taken_where_it_is_installed_unless_rules_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = {"fr": "fr_core_news_sm"}
    for installed in (True, False):
        monkeypatch.setattr(method, "is_installed", lambda model, yes=installed: yes)
        assert choose_models("auto", {}, ["fr-CA", "en"]) == (there if installed else {})
        assert choose_models("model", {}, ["fr"]) == there
        assert choose_models("rules", {"de": "x"}, ["fr", "de"]) == {}
        assert choose_models("auto", {"de": "x"}, ["de"]) == {"de": "x"}
    monkeypatch.setattr(method, "is_installed", lambda model: True)
    assert choose_models("auto", {}, ["en"]) == {}


def test_the_report_says_what_names_were_found_with(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": " date 2022-01 Un titre\n\nIl vit à Lyon.\n"})
    assert home.build().summary["names"] == "rules"
    home.configure(fonds={"names": "none"})
    assert home.build().summary["names"] == "none"
    assert json.loads((home.folder / "build/report.json").read_text("utf-8"))["names"] == "none"


def test_an_archive_may_have_its_own_topics(tmp_path: Path) -> None:
    topics = tmp_path / "topics.yml"
    topics.write_text(
        "threshold: 1\nmost: 1\ntopics:\n"
        "  - id: villes\n    fr: {label: Villes, triggers: 'lyon, ville'}\n",
        encoding="utf-8",
    )
    holding = hold(tmp_path, TEXTS)
    holding.enrich(topics=topics)
    assert holding.query("SELECT DISTINCT topics FROM mention_states") == [('["villes"]',)]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "wrong.yml: there is no list of topics"),
        ("", "wrong.yml: this is no list of topics"),
        ("threshold: 1\nmost: 1\n", "wrong.yml:1: “topics” is missing"),
        ("threshold: 1\nmost: 1\ntopics: 3\n", "wrong.yml:3: a list"),
        ("threshold: 1\nmost: un\ntopics: []\n", "wrong.yml:2: “un” is no number"),
    ],
)
def test_a_wrong_list_of_topics_is_refused_with_its_line(
    tmp_path: Path, written: str | None, told: str
) -> None:
    topics = tmp_path / "wrong.yml"
    if written is not None:
        topics.write_text(written, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        hold(tmp_path, TEXTS).enrich(topics=topics)
    assert told in str(error.value)
