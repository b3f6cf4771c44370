"""After a change, records are those of a new archive, made anew only where it may concern them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.accession.stage import take_in_sources
from fonds.base.model import Remark
from fonds.catalogue.former import MOST
from fonds.catalogue.store import open_catalogue
from fonds.names.curate.authorities import read_authorities
from fonds.names.stage import find_names
from tests.archives import EVERY, THOROUGH
from tests.names.holding import FRENCH, Holding, hold_french

TABLES = {
    "mentions": "article_id, start, end, surface, kind, record_id, why, target",
    "mention_states": "article_id, key, topics",
} | dict.fromkeys(("records", "variants", "tags", "hidden_names", "record_states"), "*")

WAR = "L’armée bombarde la ville ; des soldats et des chars avancent, la guerre continue."
TEXTS = (
    "Le ministre Jean Zorbex a parlé hier en Ukraine, dit-il. Zorbex rit.",
    "Selon Jean Zorbex, il pleut en Ukraine. Marie Curie rit à Washington.",
    f"La Banque Vurmak est là. {WAR}",
    "Il ne se passe rien du tout.",
)
DECLARED = "people:\n  marie: {label: Marie Curie}\n"


def run(holding: Holding) -> tuple[list[Remark], bool]:
    """Take in and find names: what is noted, and whether records were made anew."""
    done: list[str] = []
    archive, curated = holding.archive, read_authorities(holding.archive.authorities)
    with open_catalogue(archive.catalogue) as catalogue:
        catalogue.set_trace_callback(done.append)
        withdrawn = curated.withdrawn
        take_in_sources(
            catalogue, archive, curated.stated, lambda done, of: None, withdrawn=withdrawn
        )
        named = find_names(catalogue, curated, archive, lambda done, of: None)
    return list(named.remarks), "DELETE FROM record_states" in done


def known(holding: Holding) -> Mapping[str, list[tuple[Any, ...]]]:
    return {
        table: sorted(holding.query(f"SELECT {columns} FROM {table}"), key=repr)  # noqa: S608
        for table, columns in TABLES.items()
    }


def new_like(holding: Holding, folder: Path) -> Holding:
    """The same files, in an archive that is new."""
    other = hold_french(folder)
    for file in (*holding.archive.seeds.iterdir(), *holding.archive.root.glob("*.*")):
        if file.is_file():
            (folder / file.relative_to(holding.archive.root)).write_bytes(file.read_bytes())
    return other


@pytest.fixture
def holding(tmp_path: Path) -> Holding:
    holding = hold_french(tmp_path / "old", *TEXTS)
    table = "fichier;personnes;titre\nn3.txt;Jean Zorbex;Un titre\n"
    holding.archive.metadata[0].write_text(table, "utf-8")
    holding.archive.authorities.write_text(DECLARED, "utf-8")
    run(holding)
    return holding


def rewrite(holding: Holding, name: str, change: Callable[[str], str]) -> None:
    file = holding.archive.seeds / f"{name}.txt"
    before = file.read_text("utf-8")
    file.write_text(change(before), "utf-8")
    assert file.read_text("utf-8") != before


def curate(holding: Holding, text: str) -> None:
    holding.archive.authorities.write_text(DECLARED + text, "utf-8")
    run(holding)


def follows(holding: Holding) -> bool:
    """Whether the next run makes records anew; in either case they are those of a new archive."""
    noted, anew = run(holding)
    with tempfile.TemporaryDirectory() as folder:
        other = new_like(holding, Path(folder) / "new")
        assert run(other) == (noted, True)
        assert known(holding) == known(other)
    return anew


def more(text: str) -> str:
    return f"{text}\n\nEt il ne se passe rien de plus dans la rue.\n"


def test_records_last_while_a_changed_text_mentions_the_same(holding: Holding) -> None:
    rewrite(holding, "n1", more)
    rewrite(holding, "n3", lambda text: text.replace("est là", "est bien là, dit-on"))
    before = holding.query("SELECT record_id FROM mentions WHERE article_id = 'n1'")
    assert not follows(holding)
    assert holding.query("SELECT record_id FROM mentions WHERE article_id = 'n1'") == before
    assert all(record for (record,) in before)
    rewrite(holding, "n1", more)
    assert not follows(holding)
    assert holding.labels("person", "n3") == {"Jean Zorbex"}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("n1", "Ukraine", "France"),
        ("n1", "Zorbex rit", "Il rit"),
        ("n1", "Zorbex rit", "Zorbex rit. Zorbex dort"),
        ("n3", "La Banque Vurmak", "Le film « Vurmak »"),
        ("n3", "des soldats et des chars avancent, la guerre", "tout"),
        ("n4", "rien", "rien chez M. Zorbex"),
    ],
)
def test_records_are_made_anew_once_a_text_mentions_another_thing(
    holding: Holding, name: str, old: str, new: str
) -> None:
    rewrite(holding, name, lambda text: text.replace(old, new))
    assert follows(holding)


def test_records_are_made_anew_with_other_articles_and_metadata(holding: Holding) -> None:
    seeds, table = holding.archive.seeds, holding.archive.metadata[0]
    (seeds / "n5.txt").write_text(f" date 2022-01 Rien.\n\n{FRENCH}", "utf-8")
    assert follows(holding)
    (seeds / "n4.txt").unlink()
    assert follows(holding)
    table.write_text(table.read_text("utf-8").replace("Jean Zorbex", "Jean Vurmak"), "utf-8")
    assert follows(holding)
    table.write_text(table.read_text("utf-8").replace("Un titre", "Un autre titre"), "utf-8")
    assert not follows(holding)
    (seeds / "n1.txt").rename(seeds / "m1.txt")
    assert follows(holding)


@pytest.mark.parametrize("change", [more, lambda text: f"{text} Rien à Jean-Pierre-Ville."])
def test_a_place_of_whose_name_there_are_others_is_told_by_the_text(
    holding: Holding, change: Callable[[str], str]
) -> None:
    rewrite(holding, "n2", change)
    assert follows(holding)


@pytest.mark.parametrize("line", ["reject: [il]", "split: [il]", "relabel: {il: people}"])
def test_a_corrected_form_that_comes_into_a_text_or_leaves_it_is_noted(
    holding: Holding, line: str
) -> None:
    curate(holding, line.replace("il", "bel et bien") + "\n")
    rewrite(holding, "n1", more)
    assert not follows(holding)
    rewrite(holding, "n1", lambda text: text + "Il pleut bel et bien.\n")
    assert follows(holding)
    rewrite(holding, "n1", lambda text: text.replace("bel et bien", "pour de bon"))
    assert follows(holding)


def test_what_a_person_says_of_an_article_lasts(holding: Holding) -> None:
    curate(holding, "articles:\n  n1: {pin: {Zorbex: marie}, add: {people: [marie]}}\n")
    rewrite(holding, "n1", more)
    assert not follows(holding)
    assert ("people/marie",) in holding.query("SELECT record_id FROM mentions")
    curate(holding, "articles:\n  n1: {pin: {dans la rue: marie}}\n")
    rewrite(holding, "n1", lambda text: text.replace("dans la rue", "ici"))
    assert follows(holding)


@pytest.mark.parametrize(
    "line",
    [
        "hide_names: [places/ukraine]\n",
        "  jean: {label: Jean Zorbex (ministre), variants: [Jean Zorbex]}\n"
        "  autre: {label: Jean Zorbex (peintre), variants: [Jean Zorbex]}\n",
    ],
)
def test_what_texts_decide_is_decided_anew(holding: Holding, line: str) -> None:
    curate(holding, line)
    rewrite(holding, "n1", more)
    assert follows(holding)


def test_withdrawn_articles_that_come_and_go_are_noted(holding: Holding) -> None:
    curate(holding, "articles:\n  n6: {withdrawn: true}\n  n7: {remove: [marie]}\n")
    seed = holding.archive.seeds / "n6.txt"
    seed.write_text(f" date 2022-01 Rien.\n\n{FRENCH}", "utf-8")
    assert follows(holding)
    seed.unlink()
    assert follows(holding)


def test_records_are_made_anew_after_many_changes(tmp_path: Path) -> None:
    holding = hold_french(tmp_path / "old", *["Rien."] * (MOST - 2), TEXTS[0], *["Rien."] * 2)
    run(holding)
    for at in range(1, MOST + 2):
        rewrite(holding, f"n{at}", lambda text: f"{text} Rien.")
    (holding.archive.seeds / f"n{MOST - 1}.txt").write_text("")  # the last, by its name
    assert follows(holding)


def test_without_names_records_are_made_of_what_is_stated(holding: Holding) -> None:
    object.__setattr__(holding.archive, "names", "none")
    run(holding)
    seeds, table = holding.archive.seeds, holding.archive.metadata[0]
    (seeds / "n8.txt").write_text(f" date 2022-01 Rien.\n\n{FRENCH}", "utf-8")
    table.write_text(table.read_text("utf-8") + "n8.txt;Xavi Ombrage;Un titre\n", "utf-8")
    assert run(holding)[1]
    assert holding.labels("person", "n8") == {"Xavi Ombrage"}


SENTENCES = (
    "Jean Zorbex rit.", "Le ministre Jean Zorbex dort.", "Zorbex rit.", "Chacun a vu Jean Vurmak.",
    "M. Vurmak rit.", "Il pleut en Ukraine.", "Il vit à Washington.", "Né à Washington, D.C.",
    "La Banque Vurmak est là.", "Selon Marie Curie, non.", "Rien.", "Il pleut.", WAR,
)  # fmt: skip
LINES = (
    "", "reject: [Zorbex]\n", "split: [Vurmak]\n", "relabel: {Rien: places}\n",
    "merge: [[jean-vurmak, jean-zorbex]]\n", "hide_names: [people/jean-zorbex]\n",
    "articles: {n1: {pin: {Zorbex: marie}, remove: [marie]}, n2: {withdrawn: true}}\n",
)  # fmt: skip
SAID = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)
EDITS = st.tuples(st.integers(0, 3), st.integers(0, 9), st.one_of(st.none(), SAID))
"""To which text something is added, where, and what; None: it goes."""


@settings(max_examples=200 if THOROUGH else 40 if EVERY else 12, deadline=None, database=None)
@given(SAID, st.sampled_from(LINES), st.lists(st.lists(EDITS, min_size=1, max_size=2), max_size=6))
def test_records_after_any_changes_are_those_of_a_new_archive(
    said: list[str], line: str, rounds: list[list[tuple[int, int, list[str] | None]]]
) -> None:
    texts = [list(said), said[:1], ["Jean Zorbex rit.", "Zorbex rit."], ["Il pleut en Ukraine."]]
    with tempfile.TemporaryDirectory() as folder:
        holding = hold_french(Path(folder) / "old", *map(" ".join, texts))
        curate(holding, line)
        for edits in rounds:
            for at, place, sentences in edits:
                file = holding.archive.seeds / f"n{at + 1}.txt"
                if sentences is None:
                    file.unlink(missing_ok=True)
                    continue
                texts[at][place:place] = sentences
                file.write_text(f" date 2022-01 {' '.join(texts[at])}\n\n{FRENCH}", "utf-8")
            follows(holding)
