"""After any changes to an archive its index is the one that is made from nothing."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.pipeline import convert
from fonds.search import cards, index, names, packing, postings, sections, sizes
from fonds.search.sizes import Bounds, Sizes
from tests.archives import find_corpus, some
from tests.browser.harness import visit
from tests.search.archive import (
    build_archive,
    open_catalogue_of,
    read_archive,
    tag_articles,
    write_site,
)
from tests.search.changes import Editor
from tests.search.queries import Asker
from tests.search.test_exact import CORPUS, SAMPLES, ask, compare

Edited = tuple[Archive, Editor]
"""An archive that has an index, and who changes its seeds."""

_BOUNDS = Bounds(600, 1500)
SMALL = {"LONG": 5, "PIECE": 3, "MOST_PIECES": 9, "APART": 40, "LABELS": 2,
         "SECTION": 3, "LENGTHS": 7, "CARDS": 2,
         "_SMALL": Sizes(_BOUNDS, True, _BOUNDS, inline=1, cards=2)}  # fmt: skip
"""Sizes at which a few articles have long lists, cut into pieces, many chunks, and sections."""
MODULES = (cards, index, names, packing, postings, sections, sizes)
"""Modules that have these."""

KINDS = ["wikinews-en", "udhr", "wikinews-en in small pieces"]


@pytest.fixture(params=some(KINDS, KINDS[1:]))
def sample(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Edited:
    name, _, small = request.param.partition(" ")
    for module in MODULES if small else ():
        for constant in SMALL.keys() & vars(module).keys():
            monkeypatch.setattr(module, constant, SMALL[constant])
    return edited_archive(tmp_path, SAMPLES / name)


def edited_archive(folder: Path, source: Path) -> Edited:
    """An archive of a copy of *source* that has an index, and who changes it."""
    seeds = folder / "seeds"
    shutil.copytree(source, seeds)
    archive = build_archive(folder / "archive", seeds)
    write_site(archive, archive.build / "search.db")
    return archive, Editor(seeds, 17)


def bring_up_to_date(archive: Archive) -> None:
    """Convert and index *archive* again; its index is the one from nothing."""
    convert(archive, lambda *_: None)
    with open_catalogue_of(archive) as catalogue:
        tag_articles(catalogue)
    expected = write_site(archive)
    found = write_site(archive, archive.build / "search.db")
    assert found.keys() == expected.keys()
    assert [name for name in expected if found[name] != expected[name]] == []


def change_everything(editor: Editor, archive: Archive, share: int) -> None:
    """Edits, headlines, additions, deletions and dates, *share* of each."""
    editor.edit(share)
    editor.retitle(share)
    editor.add(share)
    editor.delete(share)
    editor.redate(archive.metadata[0])


def test_edits_one_after_the_other(sample: Edited) -> None:
    archive, editor = sample
    for count in (1, 1, 3, 0, 2):
        editor.edit(count)
        bring_up_to_date(archive)


def test_headlines_additions_deletions(sample: Edited) -> None:
    archive, editor = sample
    for change in (editor.retitle, editor.add, editor.delete, editor.edit):
        change(2)
        bring_up_to_date(archive)
    change_everything(editor, archive, 1)
    bring_up_to_date(archive)


def test_back_to_what_was_before(sample: Edited) -> None:
    archive, editor = sample
    first = write_site(archive, archive.build / "search.db")
    texts = {file: file.read_bytes() for file in editor.seeds.glob("*.txt")}
    editor.edit(3)
    bring_up_to_date(archive)
    for file, text in texts.items():
        file.write_bytes(text)
    bring_up_to_date(archive)
    assert write_site(archive, archive.build / "search.db") == first


def test_queries_after_changes_to_samples(sample: Edited, offline_page: Page) -> None:
    archive, editor = sample
    editor.edit(3)
    bring_up_to_date(archive)
    change_everything(editor, archive, 2)
    bring_up_to_date(archive)
    compare(offline_page, archive, read_archive(archive), 150, 31)


def test_a_thousand_queries_after_changes_to_real_articles(
    tmp_path: Path, offline_page: Page
) -> None:
    archive, editor = edited_archive(tmp_path, find_corpus(CORPUS) / "seeds")
    editor.edit(40)
    editor.retitle(5)
    bring_up_to_date(archive)
    change_everything(editor, archive, 60)
    bring_up_to_date(archive)
    editor.edit(1)
    bring_up_to_date(archive)
    seen = read_archive(archive)
    compare(offline_page, archive, seen, 1000, 37)
    asker = Asker(seen, 41)
    texts = [asker.draw()[0] for _ in range(100)]
    orders = [texts, random.Random(5).sample(texts, len(texts))]  # noqa: S311
    answers = []
    for order in orders:
        with visit(offline_page, (archive.site / "engine.html").as_uri()) as page:
            answers.append(dict(zip(order, ask(page, order), strict=True)))
    assert answers[0] == answers[1]
