"""What a build makes in shards is what it makes at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from fonds.base.shards import Shards
from fonds.render import ahead
from fonds.search.answering.answer import Wanted, answer
from fonds.search.answering.contents import open_index
from fonds.search.interface import load_search_words
from tests.archives import EVERY, Home, invoke, make_home, read_tree
from tests.search.archive import read_archive
from tests.search.queries import Asker

ARTICLES, QUERIES = 60, 1_000 if EVERY else 150
PLACES = ("Brest", "Lyon", "Nantes", "Lille", "Dakar", "Turin")
WORDS = ("maire", "port", "grève", "navire", "école", "tramway", "marché", "récolte", "neige",
         "élection", "théâtre", "gare", "jury", "pont", "usine", "musée", "forêt", "train", "les",
         "des", "une", "dans", "avec", "pour", "sur", "selon", "hier", "demain")  # fmt: skip


def write_article(number: int) -> str:
    """The text of that *number*; every ninth has no date, every eleventh tells another's again."""
    rnd = random.Random(number - 1 if number % 11 == 10 else number)  # noqa: S311 - no secret
    date = "" if number % 9 == 0 else f" date {1987 + number % 17}-{1 + number % 12:02d}"
    place = rnd.choice(PLACES)
    lines = (" ".join(rnd.choices(WORDS, k=rnd.randint(8, 25))) for _ in range(3))
    body = "\n\n".join(f"À {place}, Jean Dupont et la SNCF : {line}." for line in lines)
    return f"{date} Le dossier {number} de {place}\n\n{body}\n"


SEEDS = {f"{number:03d}.txt": write_article(number) for number in range(ARTICLES)}


def build(folder: Path, shards: Shards) -> Home:
    home = make_home(folder, SEEDS)
    home.configure(fonds={"shards": shards} if shards else {})
    home.build()
    return home


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return build(tmp_path_factory.mktemp("whole") / "a", "")


@pytest.mark.parametrize("shards", ["year", "decade", 3])
def test_every_file_has_the_bytes_that_it_has_without(
    whole: Home, shards: Shards, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_MANY", 7)  # pages that wait, of those that are kept
    home = build(tmp_path / "a", shards)
    assert read_tree(home.site) == read_tree(whole.site)
    assert read_tree(home.docs) == read_tree(whole.docs)
    assert not (home.folder / "build" / "shards").exists()
    if shards == 3:
        compare_answers(home, whole)
        change_shards(home, whole)


@pytest.mark.parametrize("shards", [0, "month", True, 2_000])
def test_nonsense_is_refused_in_a_line(tmp_path: Path, shards: object) -> None:
    home = make_home(tmp_path / "a", {})
    home.configure(fonds={"shards": shards})
    result = invoke("convert", "-f", str(home.config))
    assert result.exit_code == 2
    assert "“shards” is year, decade, or a number of parts" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (home.folder / "build").exists()


def compare_answers(home: Home, whole: Home) -> None:
    """Random queries are answered alike."""
    words, all_hits = load_search_words("fr"), Wanted("relevance", 100)
    asker = Asker(read_archive(whole.describe()), 21)
    one, other = (open_index(it.site / "search") for it in (home, whole))
    found = 0
    for _ in range(QUERIES):
        text, _ = asker.draw()
        expected = answer(other, text, all_hits, words)
        assert answer(one, text, all_hits, words) == expected, text
        found += expected.total > 0
    assert found > QUERIES / 2


def change_shards(home: Home, whole: Home) -> None:
    """Another division, or none, of an archive that is built changes nothing."""
    for shards in ("year", ""):
        home.configure(fonds={"shards": shards})
        assert home.build().summary["written"] == 0
        assert read_tree(home.site) == read_tree(whole.site)
