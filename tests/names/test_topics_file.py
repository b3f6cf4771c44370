"""A list of topics of one's own: read as it is now, whatever it was before."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.base.errors import UsageError
from fonds.names.recognise.topics import load_topics
from tests.archives import make_home


def write(file: Path, topic: str) -> Path:
    entry = f"  - id: {topic}\n    fr: {{label: {topic}, triggers: ville}}\n"
    file.write_text(f"threshold: 1\nmost: 1\ntopics:\n{entry}", encoding="utf-8")
    return file


def test_a_changed_file_is_read_by_the_same_process(tmp_path: Path) -> None:
    """A preview lives on while its files change."""
    home = make_home(
        tmp_path,
        {
            f"{n}.txt": f"date 2022 Titre {n}\n\nLe maire a dit que la ville est dans la vallée.\n"
            for n in range(3)
        },
    )
    home.configure(fonds={"topics": "topics.yml"})
    for topic in ("villes", "lieux"):
        write(home.folder / "topics.yml", topic)
        home.build()
        assert sorted(file.stem for file in (home.docs / "topics").iterdir()) == ["index", topic]


def test_a_file_that_has_become_wrong_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "topics.yml", "villes")
    assert list(load_topics(file).topics) == ["villes"]
    file.write_text("threshold: 1\nmost: 1\ntopics: 3\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"topics\.yml:3"):
        load_topics(file)
    file.write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"topics\.yml: this is no list of topics"):
        load_topics(file)
