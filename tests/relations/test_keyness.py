"""Words that a part uses more than the rest, and how texts write them."""

from __future__ import annotations

from collections import Counter
from zlib import crc32

import numpy as np

from fonds.base.likelihood import CERTAIN, log_likelihood
from fonds.relations.keyness import MOST_READ, Read, add_up, choose_ids, join, key_terms
from fonds.relations.spelling_out import spell_out
from fonds.relations.words import fold_words


def read(text: str) -> Read:
    counts = Counter(crc32(word.encode()) for word in fold_words(text))
    hashes = sorted(counts)
    return np.array(hashes, "<u4"), np.array([counts[it] for it in hashes], np.uint8)


PART = ["grève train train grève retard", "grève train gare", "grève gare pluie"] * 3
REST = ["pluie soleil gare vent", "soleil vent pluie neige", "neige gare soleil"] * 9


def test_words_of_a_part_are_those_that_it_uses_more() -> None:
    part, rest = add_up(map(read, PART)), add_up(map(read, REST))
    found = key_terms(part, rest, 10)
    assert [spell_out([it], PART)[it] for it in found] == ["grève", "train"]


def test_they_are_those_that_counting_by_hand_gives() -> None:
    part, rest = add_up(map(read, PART)), add_up(map(read, REST))
    here, there = Counter(" ".join(PART).split()), Counter(" ".join(REST).split())
    size, whole = here.total(), here.total() + there.total()
    sure = {
        word
        for word, n in here.items()
        if log_likelihood(n, size, n + there[word], whole) >= CERTAIN
    }
    assert sure == set(spell_out(key_terms(part, rest, 99), PART).values())


def test_a_word_of_one_article_alone_is_none() -> None:
    part = add_up([read("Mirage " * 40 + "pluie"), read("pluie"), read("pluie")])
    assert key_terms(part, add_up(map(read, REST)), 10) == []


def test_parts_may_be_added_up_one_by_one() -> None:
    whole = add_up(map(read, PART + REST))
    parts = join(add_up(map(read, texts)) for texts in (PART, REST))
    assert np.array_equal(whole.hashes, parts.hashes)
    assert np.array_equal(whole.uses, parts.uses)
    assert np.array_equal(whole.articles, parts.articles)


def test_nothing_is_compared_with_nothing() -> None:
    assert key_terms(add_up(map(read, PART)), add_up([]), 10) == []
    assert key_terms(add_up([]), add_up(map(read, PART)), 10) == []


def test_which_articles_are_read_does_not_depend_on_how_many_there_are() -> None:
    ids = [f"a{number}" for number in range(3 * MOST_READ)]
    chosen = choose_ids(ids)
    assert len(chosen) == MOST_READ
    again = choose_ids([*ids, "new"])
    assert len(set(chosen) & set(again)) >= MOST_READ - 1


def test_a_word_is_written_as_texts_mostly_write_it() -> None:
    hashes = [crc32(word.encode()) for word in ("etat", "hallyday", "onu")]
    texts = ["L’État et l’état, un état ; Hallyday et HALLYDAY, Hallyday. L’ONU."]
    assert list(spell_out(hashes, texts).values()) == ["état", "Hallyday", "ONU"]
    assert spell_out([1], texts) == {}
