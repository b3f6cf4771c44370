"""Ids: what is published under one depends on nothing but its own path or name."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base import slugs
from fonds.base.fold import fold_name
from fonds.base.slugs import (
    MAX_LENGTH,
    is_slug,
    name_part,
    name_record,
    name_source,
    slugify,
    split_part,
)

segments = st.one_of(
    st.text("abAB01é-_ .日", min_size=1, max_size=6),
    st.sampled_from(["index", "con", "a--b", "a---b", "a" * 90]),
).filter(lambda text: text not in (".", ".."))
paths = st.builds(
    lambda parts, suffix: "/".join(parts) + suffix,
    st.lists(segments, min_size=1, max_size=3),
    st.sampled_from(["", ".txt", ".TXT", ".md", ".txt.txt"]),
)


@pytest.mark.parametrize(
    ("path", "source_id"),
    [
        ("001.txt", "001"),
        ("lemonde/001.txt", "lemonde--001"),
        ("2020/01/un-texte_2.txt", "2020--01--un-texte_2"),
        ("001.md", "001---[0-9a-f]{8}"),
        ("001.TXT", "001---[0-9a-f]{8}"),
        ("Un.txt", "un---[0-9a-f]{8}"),
        ("le monde/001.txt", "le-monde--001---[0-9a-f]{8}"),
        ("été.txt", "ete---[0-9a-f]{8}"),
        ("a--b.txt", "a-b---[0-9a-f]{8}"),
        ("Правда/1.txt", "pravda--1---[0-9a-f]{8}"),
        ("😀/?.txt", r"[a-z-]+---[0-9a-f]{8}"),
        ("index.txt", "index---[0-9a-f]{8}"),
        ("a" * 90 + ".txt", "a{69}---[0-9a-f]{8}"),
    ],
)
def test_the_id_of_a_source_is_a_function_of_its_path(path: str, source_id: str) -> None:
    assert re.fullmatch(source_id, name_source(path))


@given(paths, st.sets(st.sampled_from(["ab", "a--b", "b", "a-b"])))
def test_a_plain_path_has_the_id_that_it_would_have_were_it_not_known_to_be_one(
    path: str, taken: set[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slugs, "_PLAIN", re.compile(r"(?!)"))
        made = name_source(path, taken=taken)
    assert name_source(path, taken=taken) == made


def test_a_path_has_one_id_in_every_form_of_unicode() -> None:
    assert name_source(unicodedata.normalize("NFD", "été.txt")) == name_source("été.txt")


@given(
    st.sets(paths.map(lambda path: unicodedata.normalize("NFC", path)), max_size=40), st.booleans()
)
def test_distinct_paths_have_distinct_ids_in_any_case(found: set[str], hidden: bool) -> None:
    ids = {name_source(path, hidden) for path in found}
    assert len({source_id.casefold() for source_id in ids}) == len(found)
    assert all(is_slug(source_id) for source_id in ids)


@given(paths, st.integers(0, 999_999))
def test_a_part_is_told_from_its_source(path: str, part: int) -> None:
    source_id = name_source(path)
    assert split_part(name_part(source_id, part)) == (source_id, part)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("New York", "new-york"),
        ("New-York", "new-york"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("lemonde/2020", "lemonde--2020"),
        ("Москва", "moskva---[0-9a-f]{8}"),
        ("北京", "beijing---[0-9a-f]{8}"),
        ("Ἀθῆναι", "athinai---[0-9a-f]{8}"),
        ("AT&T", "at-t---[0-9a-f]{8}"),
        ("index", "index---[0-9a-f]{8}"),
    ],
)
def test_the_slug_of_a_record_can_be_read(name: str, slug: str) -> None:
    assert re.fullmatch(slug, name_record(fold_name(name)))


@given(st.sets(st.text(min_size=1, max_size=12).map(fold_name).filter(bool), max_size=40))
def test_distinct_folds_have_distinct_slugs(folds: set[str]) -> None:
    slugs = {name_record(folded) for folded in folds}
    assert len(slugs) == len(folds)
    assert all(is_slug(slug) and len(slug) <= MAX_LENGTH for slug in slugs)


def test_a_slug_that_a_person_gave_to_another_record_is_not_taken() -> None:
    assert re.fullmatch("lyon---[0-9a-f]{8}", name_record("lyon", {"lyon"}))


@given(st.text())
def test_a_slug_is_ascii_and_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"[A-Za-z0-9_-]*", slug)
    assert slugify(slug) == slug
