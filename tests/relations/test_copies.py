"""The same text, nearly the same, extracts, and one story."""

import sqlite3
from itertools import combinations
from random import Random

import pytest

from fonds.base.chars import fold_white
from fonds.base.model import Metadata
from fonds.catalogue.holdings import read_holdings
from fonds.parse.article import parse_article
from fonds.relations.copies import LISTED_OF_MANY, MAX_LISTED
from fonds.relations.relate import relate
from fonds.relations.sketches import measure, shingle
from fonds.relations.store import read_relations, read_unlisted
from fonds.relations.words import fold_words
from tests.archives import find_corpus
from tests.relations.catalogues import Given, make_catalogue, remove

TEXT = """Le porte-avions a quitté Toulon lundi matin avec deux mille marins à son bord, pour une
mission de quatre mois en Méditerranée orientale. Il doit y rejoindre une frégate allemande et
trois bâtiments italiens. Le ministère n'a pas précisé quand il franchirait le canal de Suez, ni
si d'autres escales étaient prévues avant son retour au printemps."""
OTHER = """La récolte de cerises s'annonce maigre dans le Vaucluse, où le gel d'avril a touché
presque tous les vergers; les producteurs demandent que l'état de catastrophe soit reconnu."""


def relations(*articles: Given, kind: str) -> dict[str, list[str]]:
    """Article id → the others that it has *kind* with, from what *articles* are."""
    catalogue = make_catalogue(articles)
    relate(catalogue, read_holdings(catalogue))
    found = read_relations(catalogue)
    return {
        article_id: [it.other_id for it in listed if it.kind == kind]
        for article_id, listed in found.items()
        if any(it.kind == kind for it in listed)
    }


@pytest.mark.parametrize(
    "copy",
    [TEXT.upper(), TEXT.replace("'", "’"), TEXT.replace("\n", "  "), TEXT.replace("é", "e\u0301")],
    ids=["case", "apostrophes", "white space", "decomposed"],
)
def test_a_text_is_the_same_whatever_its_type_and_its_title(copy: str) -> None:
    same = relations(
        Given("a", "Le départ", TEXT), Given("b", "Cap à l'est", copy), kind="same-text"
    )
    assert same == {"a": ["b"], "b": ["a"]}


def test_a_few_other_words_make_it_nearly_the_same() -> None:
    near = TEXT.replace("lundi matin", "dimanche soir").replace("trois", "quatre")
    articles = Given("a", "Un", TEXT), Given("b", "Deux", near), Given("c", "Trois", OTHER)
    assert relations(*articles, kind="near") == {"a": ["b"], "b": ["a"]}
    assert relations(*articles, kind="same-text") == {}


def test_a_short_text_within_a_long_one_is_its_extract() -> None:
    long = " ".join(TEXT.replace("lundi", f"le {day} mars") for day in ("deux", "dix")) + OTHER * 3
    articles = Given("a", "Un", OTHER), Given("b", "Deux", f"{long} {long.swapcase()[::-1]}")
    assert relations(*articles, kind="extract") == {"a": ["b"], "b": ["a"]}


def test_texts_without_enough_words_are_told_apart_by_their_titles() -> None:
    photo = "Photo AFP"
    articles = Given("a", "Un incendie à Nice", photo), Given("b", "La rentrée à Lille", photo)
    assert relations(*articles, kind="same-text") == {}
    again = Given("c", "Un incendie à Nice", photo)
    assert relations(*articles, again, kind="same-text") == {"a": ["c"], "c": ["a"]}


def unlisted(catalogue: sqlite3.Connection) -> set[tuple[str, str, int]]:
    return {
        (id_, kind, n) for id_, by in read_unlisted(catalogue).items() for kind, n in by.items()
    }


@pytest.mark.parametrize(
    ("copies", "listed"),
    [(MAX_LISTED, MAX_LISTED), (MAX_LISTED + 1, LISTED_OF_MANY), (300, LISTED_OF_MANY)],
)
def test_of_many_copies_the_first_are_listed_and_all_counted(copies: int, listed: int) -> None:
    ids = [f"a{number:03d}" for number in range(copies + 1)]
    catalogue = make_catalogue(Given(id_, "Un", TEXT) for id_ in ids)
    relate(catalogue, read_holdings(catalogue))
    found = read_relations(catalogue)
    for id_ in ids:
        assert [it.other_id for it in found[id_]] == [it for it in ids if it != id_][:listed]
    hidden = copies - listed
    assert unlisted(catalogue) == {(id_, "same-text", hidden) for id_ in ids if hidden}


def test_of_many_copies_of_a_near_text_the_first_are_listed_and_all_counted() -> None:
    near = TEXT.replace("lundi matin", "dimanche soir")
    ids = [f"a{number:03d}" for number in range(80)]
    catalogue = make_catalogue(Given(id_, "Un", near if id_ == "a079" else TEXT) for id_ in ids)
    relate(catalogue, read_holdings(catalogue))
    lists = {id_: [it.other_id for it in its if it.kind == "near"]
             for id_, its in read_relations(catalogue).items()}  # fmt: skip
    assert lists == {id_: ["a079"] for id_ in ids} | {"a079": ids[:LISTED_OF_MANY]}
    assert ("a079", "near", 79 - LISTED_OF_MANY) in unlisted(catalogue)


def test_what_is_counted_goes_with_the_copies() -> None:
    catalogue = make_catalogue(Given(f"a{number}", "Un", TEXT) for number in range(MAX_LISTED + 2))
    relate(catalogue, read_holdings(catalogue))
    assert len(unlisted(catalogue)) == MAX_LISTED + 2
    remove(catalogue, "a0")
    relate(catalogue, read_holdings(catalogue))
    assert unlisted(catalogue) == set()


def test_texts_without_a_word_are_not_the_same() -> None:
    assert relations(Given("a", "!", "…"), Given("b", "?", "—"), kind="same-text") == {}


def test_one_title_in_one_month_is_one_story() -> None:
    title = "Le gel menace les vergers"
    stories = relations(
        Given("a", title, OTHER, date="2017-05-02"),
        Given("b", title.upper(), TEXT, date="2017-05"),
        Given("c", title, TEXT + OTHER, date="2017-06"),
        Given("d", title, OTHER + TEXT, date="2017"),
        kind="same-story",
    )
    assert stories == {"a": ["b"], "b": ["a"]}


def test_a_title_that_returns_all_month_is_a_column() -> None:
    bodies = Random(1)  # noqa: S311 - the same texts each time
    editions = [
        Given(f"a{day}", "Le billet du jour", " ".join(bodies.choices("abcdefgh", k=40)))
        for day in range(9)
    ]
    assert relations(*editions, kind="same-story") == {}


@pytest.fixture(scope="module")
def corpus() -> dict[str, Given]:
    """Id → article, of 1,500 real ones."""
    texts = sorted(find_corpus("orangesum-fr-2016-2017").glob("seeds/*.txt"))[:1500]
    parsed = [parse_article(it.name, it.read_text("utf-8"), Metadata(lang="fr"))[0] for it in texts]
    return {
        f"a{at}": Given(f"a{at}", it.title, "\n\n".join(it.body))
        for at, it in enumerate(parsed)
        if it.title_from == "source"
    }


def pairs(found: dict[str, list[str]]) -> set[frozenset[str]]:
    return {frozenset((one, other)) for one, others in found.items() for other in others}


def with_copies(corpus: dict[str, Given]) -> dict[str, Given]:
    """The corpus, and texts made from each twentieth one by leaving out or changing words."""
    rnd, made = Random(3), dict(corpus)  # noqa: S311 - the same texts each time
    for at, given in enumerate([*corpus.values()][::20]):
        words = given.body.split(" ")
        for _ in range(rnd.randrange(0, max(1, len(words) // 8))):
            words[rnd.randrange(len(words))] = rnd.choice(words)
        made[f"b{at}"] = Given(f"b{at}", given.title, " ".join(words))
    return made


def test_every_pair_of_near_texts_is_found_and_no_other(corpus: dict[str, Given]) -> None:
    them = with_copies(corpus)
    shingles = {it.id: shingle(fold_words(it.body)) for it in them.values()}
    long = [it.id for it in them.values() if len(fold_words(it.body)) >= 20]
    near = {
        frozenset((one, other))
        for one, other in combinations(long, 2)
        if shingles[one] != shingles[other] and measure(shingles[one], shingles[other])[0] >= 0.5
    }
    found = {
        it for it in pairs(relations(*them.values(), kind="near")) if all(one in long for one in it)
    }
    assert found <= near
    assert len(found) >= 0.99 * len(near) > 30


def test_every_copy_is_found(corpus: dict[str, Given]) -> None:
    them = with_copies(corpus)
    by_body: dict[str, list[str]] = {}
    for given in them.values():
        by_body.setdefault(fold_white(given.body), []).append(given.id)
    copies = {frozenset(it) for ids in by_body.values() for it in combinations(ids, 2)}
    assert copies
    assert copies <= pairs(relations(*them.values(), kind="same-text"))


def test_two_runs_of_words_are_hardly_ever_one_by_chance() -> None:
    words = [f"mot{number}" for number in range(200_000)]
    found = shingle(words)
    assert len(found) == len(words) - 4
    small = sorted(found)[:2000]  # the smallest are a fair sample: as dense as all are
    assert 0.8 < small[-1] / (2**64 * len(small) / len(found)) < 1.25
    assert shingle(["un", "deux"]) != shingle(["deux", "un"]) != shingle([])
    assert shingle(words[:5]) <= shingle(words[:6])
