"""Which address each source has: the published one, else by its own path."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from fonds.base.slugs import name_source
from fonds.permalinks.keeping import Keeping, keep_addresses
from fonds.permalinks.published import ARTICLE, Entry, Published


def entry(address: str, name: str, sha256: str = "") -> Entry:
    return Entry(f"articles/{address}.html", ARTICLE, name, sha256 or name)


def keep(published: list[Entry], sources: Mapping[str, str]) -> Keeping:
    """*sources*: path → checksum."""
    return keep_addresses(Published(tuple(published)), sources, sources.__getitem__, hidden=False)


def ids(keeping: Keeping) -> dict[str, str]:
    return {path: kept.source_id for path, kept in keeping.kept.items()}


def test_a_published_source_keeps_id_and_folder() -> None:
    kept = keep([entry("2020/01/001", "lemonde/001.txt")], {"lemonde/001.txt": "x"})
    assert kept.kept["lemonde/001.txt"].source_id == "001"
    assert kept.kept["lemonde/001.txt"].filed == {0: "2020/01"}


def test_so_do_the_articles_of_one_source() -> None:
    published = [entry("2020/01/m---1", "m.mbox#1", "x"), entry("2021/m---2", "m.mbox#2", "x")]
    kept = keep(published, {"m.mbox": "changed"}).kept["m.mbox"]
    assert (kept.source_id, kept.filed) == ("m", {1: "2020/01", 2: "2021"})


def test_a_new_source_takes_no_published_id() -> None:
    found = ids(keep([entry("2020/01/001", "lemonde/001.txt")], {"001.txt": "y"}))
    assert found["001.txt"].startswith("001---")


def test_a_renamed_source_keeps_its_address() -> None:
    published = [entry("2020/01/a", "a.txt", "x"), entry("2020/01/b", "b.txt", "y")]
    kept = keep(published, {"new/one.txt": "x", "b.txt": "y"})
    assert ids(kept) == {"new/one.txt": "a", "b.txt": "b"}
    assert kept.remarks == ()


def test_a_copy_of_a_source_that_is_there_is_another_article() -> None:
    kept = keep([entry("2020/01/a", "a.txt", "x")], {"a.txt": "x", "copy.txt": "x"})
    assert ids(kept) == {"a.txt": "a", "copy.txt": "copy"}


def test_of_several_candidates_none_is_chosen_and_all_are_reported() -> None:
    published = [entry("2020/01/a", "a.txt", "x"), entry("2020/01/b", "b.txt", "x")]
    kept = keep(published, {"c.txt": "x"})
    assert ids(kept) == {"c.txt": "c"}
    assert [(it.code, it.path) for it in kept.remarks] == [("several-addresses", "c.txt")]
    two = keep(published[:1], {"c.txt": "x", "d.txt": "x"})
    assert ids(two) == {"c.txt": "c", "d.txt": "d"}
    assert len(two.remarks) == 2


def test_a_withdrawn_source_whose_name_is_not_kept_is_known_by_its_bytes() -> None:
    kept = keep([entry("2020/01/a", "", "x")], {"a.txt": "x"})
    assert kept.kept["a.txt"].filed == {0: "2020/01"}


@given(
    st.dictionaries(st.sampled_from(["a", "b", "x/a", "x/b", "c d"]), st.sampled_from("12345")),
    st.dictionaries(st.sampled_from(["a", "b", "x/a", "y/a", "z"]), st.sampled_from("12345")),
)
def test_no_two_sources_ever_share_an_address(old: dict[str, str], new: dict[str, str]) -> None:
    published = [entry(f"2020/01/{name_source(f'{p}.txt')}", f"{p}.txt", s) for p, s in old.items()]
    kept = keep(published, {f"{path}.txt": sha for path, sha in new.items()})
    assert len(set(ids(kept).values())) == len(new)
    for path in old.keys() & new.keys():
        assert kept.kept[f"{path}.txt"].source_id == name_source(f"{path}.txt")
