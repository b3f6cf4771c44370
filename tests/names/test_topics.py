"""How words become points, and points topics."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.names.recognise.topics import TopicList, load_topics

LIST = """\
threshold: 4
most: 2
topics:
  - {id: mer, fr: {label: Mer, triggers: 'bateau, port, marin*, garde côte'}}
  - {id: ski, fr: {label: Ski, triggers: 'neige, piste'}}
  - {id: vin, fr: {label: Vin, triggers: 'vigne, cave'}}
"""


@pytest.fixture
def topics(tmp_path: Path) -> TopicList:
    path = tmp_path / "topics.yml"
    path.write_text(LIST, "utf-8")
    return load_topics(path)


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("", "bateau bateau bateau port", ["mer"]),  # three points for one word, one for another
        ("", "bateau bateau bateau", []),
        ("", "bateau " * 9, []),  # one word alone is not enough
        ("", "Des bateaux, des ports, un marinier, un garde-côte ; un garde côte.", ["mer"]),
        ("Un port", "bateau bateau bateau", ["mer"]),  # a point more for the title
        ("Port, port, bateau", "bateau bateau", []),  # and one only
        ("", "neige neige piste piste bateau bateau port port", ["mer", "ski"]),  # the list's order
        ("", "neige piste " * 3 + "vigne cave " * 3 + "bateau port " * 3, ["mer", "ski"]),
        ("", "neige piste " * 3 + "vigne vigne cave cave", ["ski", "vin"]),
        ("", "bateau port marin garde côte " * 3 + "vigne vigne cave cave", ["mer"]),  # under half
    ],
)
def test_an_article_has_the_topics_that_its_words_speak_for(
    topics: TopicList, title: str, text: str, found: list[str]
) -> None:
    assert topics.find(title, text, "fr") == found
