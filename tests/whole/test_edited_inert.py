"""Pages edited by hand, on a site that has all of Material's extensions on for its own pages."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.archives import Home, make_home
from tests.payloads import PAYLOADS
from tests.reading import elements, fold, parse, visible
from tests.renderers import MATERIAL, TYPOGRAPHY

ADDED = "Une phrase ajoutée à la main."


def clean(text: str) -> str:
    """*text* without what makes a file be taken for a binary one, or ends a line elsewhere."""
    return "".join(char for char in text if char >= " " or char in "\n\t").strip()


def name(number: int) -> str:
    return f"p{number:02d}"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Each payload as the text of an article, each page edited."""
    texts = [clean(text) for text in PAYLOADS.values()]
    seeds = {
        f"{name(number)}.txt": f" date 2022-01\n\nTitre {name(number)}\n\n{text}\n"
        for number, text in enumerate(texts)
    }
    home = make_home(tmp_path_factory.mktemp("edited") / "archive", seeds)
    home.configure(markdown_extensions=[{key: given} for key, given in extensions().items()])
    home.convert()
    for page in home.docs.glob("articles/2022/01/*.md"):
        page.write_text(page.read_text("utf-8") + f"\n{ADDED}\n", "utf-8")
    assert home.build().exit_code == 1
    return home


def extensions() -> dict[str, dict[str, object]]:
    """All, as YAML can say it."""
    given = {"pymdownx.emoji": {}, "pymdownx.snippets": {"base_path": ["/"], "url_download": True}}
    return MATERIAL | TYPOGRAPHY | given


def body(home: Home, number: int) -> list[Element]:
    """What the page shows of the article's text, the addition last."""
    html = parse(home.page(f"articles/2022/01/{name(number)}.html"))
    (holder,) = (e for e in html.iter() if any(child.text == ADDED for child in e))
    shown = [child for child in holder if child.tag not in {"div", "section", "h1", "footer"}]
    return shown[: [child.text for child in shown].index(ADDED) + 1]


@pytest.mark.parametrize("number", range(len(PAYLOADS)), ids=list(PAYLOADS))
def test_an_edited_page_shows_the_text_and_nothing_of_its_making(home: Home, number: int) -> None:
    shown = body(home, number)
    found = [e for part in shown for e in part.iter() if isinstance(e.tag, str)]  # no comment
    links = [e for e in found if e.tag == "a"]
    assert {(e.tag, *e.attrib) for e in found if e not in links} <= {("p", "id"), ("br",)}
    assert all(link.attrib["href"].startswith("#") for link in links)
    assert len(links) <= len(shown)
    text = fold(" ".join("".join(part.itertext()) for part in shown))
    assert text == fold(f"{visible(clean(list(PAYLOADS.values())[number]))} {ADDED}")


def test_the_extensions_are_on_for_pages_of_ones_own(tmp_path: Path) -> None:
    """So the test above tests something."""
    home = make_home(tmp_path / "a", {"a.txt": "Un titre\n\nUn texte\n"})
    home.configure(markdown_extensions=[{key: given} for key, given in extensions().items()])
    home.put("docs/own.md", "# Moi\n\n==a== ~~b~~ :smile: (c)\n")
    home.build()
    html = home.page("own.html")
    assert {("mark", ""), ("del", "")} <= elements(html)
    assert "(c)" not in html


def test_a_new_archive_says_which_extensions_its_pages_need(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {})
    assert "markdown_extensions: [attr_list, tables]" in home.config.read_text("utf-8")
