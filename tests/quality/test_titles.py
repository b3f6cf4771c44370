"""How often titles are right on real articles; floors only rise."""

import json
import textwrap
from pathlib import Path
from typing import Protocol, TypedDict

import pytest

from fonds.base.model import Metadata
from fonds.parse.article import parse_article
from fonds.parse.prefix import read_prefix
from tests.archives import find_corpus

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))
SAMPLES = ("wikinews-en", "udhr")
WHOLE = ("orangesum-fr-2016-2017", "wikinews-en", "us-speeches-en", "udhr-390-languages")


class Truth(TypedDict):
    """What a line of truth.jsonl says of one article."""

    file: str
    title: str
    title_in_text: bool


class Change(Protocol):
    """A way to lay out a text anew; its name is part of the name of its floor."""

    __name__: str

    def __call__(self, text: str, /) -> str: ...


def as_it_is(text: str) -> str:
    return text


def wrapped(text: str) -> str:
    """*text* wrapped at 72 columns, its prefix counted as part of the first line."""
    return "\n\n".join(wrap(paragraph) for paragraph in text.split("\n\n"))


def wrapped_before_the_prefix(text: str) -> str:
    """*text* wrapped at 72 columns and then given its prefix."""
    length = read_prefix(text).length
    return text[:length] + " " + wrapped(text[length:].lstrip())


def wrap(paragraph: str) -> str:
    return textwrap.fill(paragraph, 72, break_on_hyphens=False, break_long_words=False)


def read_truths(folder: Path) -> list[Truth]:
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def share_right(folder: Path, texts: Path, change: Change = as_it_is) -> float:
    """Share of articles whose headline is found, and not found where there is none."""
    truths = read_truths(folder)
    right = sum(
        is_right(truth, change((texts / truth["file"]).read_text("utf-8"))) for truth in truths
    )
    return right / len(truths)


def is_right(truth: Truth, text: str) -> bool:
    article, _ = parse_article(truth["file"], text, Metadata(lang="und"))
    found = article.title if article.title_from == "source" else ""
    return found == (" ".join(truth["title"].split()) if truth["title_in_text"] else "")


@pytest.fixture
def corpus(request: pytest.FixtureRequest) -> Path:
    return find_corpus(request.param)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("change", [as_it_is, wrapped])
def test_titles_of_the_samples(name: str, change: Change) -> None:
    folder = HERE / "samples" / name
    floor = FLOORS[f"titles, sample of {name}, {change.__name__}"]
    assert share_right(folder, folder, change) >= floor


def test_no_title_is_seen_where_the_headline_is_cut_off() -> None:
    folder = HERE / "samples" / "wikinews-en"
    texts = [(folder / truth["file"]).read_text("utf-8") for truth in read_truths(folder)]
    articles = [parse_article("", t.partition("\n\n")[2], Metadata(lang="en"))[0] for t in texts]
    right = sum(article.title_from == "supplied" for article in articles) / len(articles)
    assert right >= FLOORS["no title, sample of wikinews-en"]


@pytest.mark.parametrize("corpus", WHOLE, indirect=True)
def test_titles_of_whole_corpora(corpus: Path) -> None:
    floor = FLOORS[f"titles, {corpus.name}, as_it_is"]
    assert share_right(corpus, corpus / "seeds") >= floor


@pytest.mark.parametrize("corpus", WHOLE[:1], indirect=True)
@pytest.mark.parametrize("change", [wrapped, wrapped_before_the_prefix])
def test_titles_of_wrapped_text(corpus: Path, change: Change) -> None:
    floor = FLOORS[f"titles, {corpus.name}, {change.__name__}"]
    assert share_right(corpus, corpus / "seeds", change) >= floor
