"""The page of a name quotes the sentence that names it, be there few names in the text or many."""

from __future__ import annotations

import pytest

from fonds.html.quotes import MANY
from tests.archives import Home, make_home
from tests.growth.shapes import surname
from tests.reading import fold, parse

FEW = MANY // 2


def sentence(number: int) -> str:
    return f"Le maire Jean {surname(number)} dit {number}."


@pytest.fixture(scope="module", params=[FEW, 2 * MANY], ids=["few names", "many names"])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A text that names people in its headline, in one paragraph and below it."""
    size: int = request.param
    listed = " ".join(sentence(number) for number in range(size))
    again = " ".join(f"Jean {surname(number)} se tait." for number in range(size))
    text = f"---\nlang: fr\n---\nJean {surname(0)} est là\n\n{listed}\n\n{again}\n"
    home = make_home(tmp_path_factory.mktemp("quotes") / "a", {"a.txt": text})
    assert home.build().exit_code == 0
    return home


def quote(home: Home, number: int) -> str:
    page = parse(home.page(f"people/jean-{surname(number).lower()}.html"))
    shown = page.find(".//ol[@class='fonds-list']/li/p/span[@lang]")
    return fold("".join(shown.itertext())) if shown is not None else ""


@pytest.mark.parametrize("number", [0, 1, FEW - 1])
def test_a_name_is_quoted_where_the_text_first_has_it(home: Home, number: int) -> None:
    assert quote(home, number) == sentence(number)


def test_every_name_is_quoted(home: Home) -> None:
    pages = list((home.site / "people").glob("jean-*.html"))
    assert len(pages) in (FEW, 2 * MANY)
    assert all(quote(home, number) == sentence(number) for number in range(len(pages)))
