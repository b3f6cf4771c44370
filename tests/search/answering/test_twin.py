"""Python answers whatever is asked as the browser's engine does, and as a scan of all articles."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.search.answering.answer import Answer, Wanted, answer
from fonds.search.answering.contents import open_index
from fonds.search.interface import load_search_words
from tests.archives import EVERY, THOROUGH
from tests.search import scan
from tests.search.archive import build_archive, read_archive, write_site
from tests.search.queries import Asker, Query
from tests.search.test_exact import ask
from tests.search.test_hostile import HOSTILE
from tests.search.test_incremental import MODULES, SMALL

SAMPLES = Path(__file__).parents[2] / "quality" / "samples"
COUNT = 1000 if THOROUGH else 200 if EVERY else 100
WORDS = load_search_words("en")
ALL = Wanted("relevance", 100_000)


@pytest.fixture(scope="module", params=["wikinews-en", "udhr", "wikinews-en in small pieces"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    name, _, small = request.param.partition(" ")
    archive = build_archive(tmp_path_factory.mktemp("twin"), SAMPLES / name)
    with pytest.MonkeyPatch.context() as patch:
        for module in MODULES if small else ():
            for constant in SMALL.keys() & vars(module).keys():
                patch.setattr(module, constant, SMALL[constant])
        write_site(archive)
    return archive


def draw(seen: scan.Archive, count: int, seed: int) -> list[tuple[str, Query]]:
    asker = Asker(seen, seed)
    return [asker.draw() for _ in range(count)]


def slip(text: str, chance: random.Random) -> str:
    """*text* with a slip of the pen: a character more, less, or two swapped."""
    at = chance.randrange(max(1, len(text) - 1))
    kinds = (
        text[:at] + text[at + 1 :],
        text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
        text[:at] + chance.choice('aeort -:*"()') + text[at:],
    )
    return chance.choice(kinds)


def answers_of(archive: Archive, texts: list[str]) -> list[Answer]:
    opened = open_index(archive.site / "search")
    return [answer(opened, text, ALL, WORDS) for text in texts]


def test_python_finds_what_the_scan_finds(archive: Archive) -> None:
    seen = read_archive(archive)
    asked = draw(seen, COUNT, 31)
    for (text, query), found in zip(
        asked, answers_of(archive, [it for it, _ in asked]), strict=True
    ):
        ids = {hit.id for hit in found.hits}
        assert (found.total, ids) == (len(ids), scan.scan(seen, query)), text


def test_python_ranks_and_replaces_as_the_browser_does(archive: Archive, engine: Page) -> None:
    chance = random.Random(32)  # noqa: S311
    drawn = [text for text, _ in draw(read_archive(archive), COUNT, 32)]
    texts = [*drawn, *(slip(text, chance) for text in drawn)]
    for text, one, other in zip(texts, answers_of(archive, texts), ask(engine, texts), strict=True):
        assert [hit.id for hit in one.hits] == other["ids"], text
        assert (one.total, len(one.notes)) == (other["total"], len(other["notes"])), text


def test_odd_queries_are_answered_alike(archive: Archive, engine: Page) -> None:
    texts = list(HOSTILE.values())
    for text, one, other in zip(texts, answers_of(archive, texts), ask(engine, texts), strict=True):
        assert [hit.id for hit in one.hits] == other["ids"], text[:40]
