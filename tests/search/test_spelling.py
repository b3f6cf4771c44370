"""Which spellings others are compared with, and which words follow each other."""

from __future__ import annotations

import numpy as np
import pytest

from fonds.search import spelling
from fonds.search.corpus import Corpus, make_corpus
from fonds.search.followers import choose_articles, find_followers, read_pairs
from fonds.search.names import Facet, IndexedName, findable_words
from fonds.search.spelling import Spelling, choose_spellings

FORMS = ["2020", "a", "de", "gaulle", "maire", "乌克"]
ARTICLES = np.array([9, 9, 8, 2, 7, 9])


def facet(*forms: str, articles: int = 3, key: str = "people") -> Facet:
    return Facet(key, 0, [IndexedName(forms[0], "", forms, list(range(articles)))])


def kinds(*facets: Facet) -> dict[str, int]:
    return {row.form: row.kind for row in choose_spellings(FORMS, ARTICLES, list(facets))}


def test_spellings_are_words_and_those_of_names() -> None:
    assert kinds() == {"de": 0, "gaulle": 0, "maire": 0}
    assert kinds(facet("charles de gaulle")) == {
        "de": 0, "gaulle": 1, "maire": 0, "charles": 1, "degaulle": 3}  # fmt: skip
    assert kinds(facet("francais", key="languages")) == kinds()


def test_two_words_are_one_where_the_first_is_short() -> None:
    assert [*findable_words("jean luc melenchon")] == ["jean", "luc", "melenchon", "jeanluc",
                                                       "lucmelenchon"]  # fmt: skip
    assert [*findable_words("emmanuel macron")] == ["emmanuel", "macron"]
    assert [*findable_words("")] == []


def test_there_are_no_more_than_that_and_names_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "MOST", 3)
    monkeypatch.setattr(spelling, "_GLUED", 1)
    found = choose_spellings(FORMS, ARTICLES, [facet("de gaulle")])
    assert found == [
        Spelling("gaulle", 3, 1),
        Spelling("de", 8, 0),
        Spelling("degaulle", 3, 3),
    ]


def corpus(*articles: str) -> tuple[Corpus, list[str]]:
    words = [[*article.split(), "\n"] for article in articles]
    forms = sorted({word for row in words for word in row} - {"\n"})
    rank = [forms.index(word) if word != "\n" else -1 for row in words for word in row]
    starts = np.cumsum([0, *map(len, words)])
    return make_corpus(np.array(rank, dtype=np.int32), starts), forms


def followers(*articles: str, common: tuple[int, ...] = ()) -> dict[str, list[str]]:
    made, forms = corpus(*articles)
    counted = choose_articles([str(n) for n in range(len(articles))])
    first, second = find_followers(read_pairs(made, len(forms), counted), forms, list(common))
    found: dict[str, list[str]] = {}
    for one, other in zip(first.tolist(), second.tolist(), strict=True):
        found.setdefault(forms[one], []).append(forms[other])
    return found


def test_the_most_frequent_follower_comes_first_and_none_reaches_into_the_next_article() -> None:
    assert followers("gilets jaunes", "gilets verts", "les gilets jaunes") == {
        "gilets": ["jaunes", "verts"],
        "les": ["gilets"],
    }
    assert followers("un", "") == {}
    assert followers() == {}


def test_a_word_has_some_followers_and_a_common_one_more() -> None:
    words = [f"le mot{n:02}" for n in range(70)]
    assert len(followers(*words)["le"]) == 8
    assert len(followers(*words, common=(0,))["le"]) == 64
