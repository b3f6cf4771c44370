"""Contract 2 on built sites: nothing in a source, a name or a value becomes markup or code."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.archives import THOROUGH, Home, make_home
from tests.browser.harness import visit
from tests.links import check_links
from tests.reading import elements, fold, parse, shown_source, visible
from tests.texts import SNIPPETS

ATTACKS = [
    "<script>alert('a')</script>",
    "<img src=x onerror=alert('b')>",
    "<svg onload=alert('c')>",
    "\"><script>alert('d')</script>",
    "'><b onmouseover=alert('e')>",
    "</title><script>alert('f')</script>",
    "</article></main><iframe src=javascript:alert('g')>",
    "{{ 7*191 }}",
    "{% for x in (1).__class__ %}{{ x }}{% endfor %}",
    "[lien](javascript:alert('h'))",
    "![image](http://example.invalid/i.png)",
    "<http://example.invalid/j>",
    "a {: onclick=alert('k') }",
    "a {#t .b onclick=alert('l') }",
    "]]><!-- --!> -->",
    "&lt;script&gt;alert('m')&lt;/script&gt;",
    "${alert('n')} `${alert('n')}`",
    "\u202egnp.exe\u202c",
    "=HYPERLINK('http://example.invalid')",
    "x" * 300,
]
MIXED = ["".join(SNIPPETS[start::12]) for start in range(12)]
NAMES = [
    "<script>alert('o')<",
    "{{ 7*191 }}",
    "'\"><b>",
    "[x](javascript:alert(1))",
    "a\nb",
    "#t?q",
]

COLUMNS = ("title", "creator", "publication", "url", "rights", "people", "topics", "Cote {{ 7 }}")


def seeds() -> dict[str, str]:
    """Every attack as a headline, as a text, and as a file's and a folder's name."""
    texts = {f"h{n}.txt": f"{PREFIX}{attack}\n\nUn texte.\n" for n, attack in enumerate(ATTACKS)}
    for n, text in enumerate([*ATTACKS, *MIXED]):
        texts[f"t{n}.txt"] = f"{PREFIX}Un titre\n\n{text.replace(chr(0), '')}\n"
    for name in NAMES:
        texts[f"{name}/{name}.txt"] = f"{PREFIX}Un titre\n\nUn texte.\n"
    return texts


def table() -> str:
    """A row of attacks for each of the first texts."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(("file", *COLUMNS))
    for n, attack in enumerate(ATTACKS):
        writer.writerow((f"t{n}.txt", *[attack] * 3, f"javascript:{attack}", *[attack] * 4))
    writer.writerow(("t20.txt", *["Une valeur"] * 3, "https://example.org/", *["Une valeur"] * 4))
    return written.getvalue()


PREFIX = " date 2022-01\n\n"
SEEDS = seeds()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A hostile archive, its own name included, built."""
    home = make_home(tmp_path_factory.mktemp("hostile") / "archive", SEEDS)
    home.seed({"metadata.csv": table()})
    home.configure(
        site_name='{{ 7*191 }} & « {% x %} » "><script>alert(0)</script>',
        fonds={"publication": "<script>alert('p')</script>", "rights": "{{ 7*191 }}"},
    )
    assert home.build().exit_code == 0
    return home


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Every element and attribute on the pages of an archive that means well."""
    texts = {f"x/{n}.txt": f"{PREFIX}Un titre\n\nUn texte.\n" for n in range(3)}
    texts["s.txt"] = f"{PREFIX}{'Une phrase trop longue pour un titre. ' * 6}\nUne autre.\n"
    texts["v.txt"] = f"{PREFIX}Un poème\n\nUn vers\nUn autre vers, plus long\nFin\n"
    texts["שלום.txt"] = "שלום\n\nשלום"
    texts |= {f"y/{n}.txt": f" date 2022-{n:02d} Un titre\n\nUn texte.\n" for n in range(1, 13)}
    home = make_home(tmp_path_factory.mktemp("harmless") / "archive", texts)
    row = ",".join(["x/0.txt", *["Une valeur"] * 3, "https://example.org/", *["Une valeur"] * 4])
    rows = [",".join(("file", *COLUMNS)), row, *(f"x/{n}.txt,,,,,,P{n},," for n in (1, 2))]
    rows += [f"y/{n}.txt,,,,,,P{n},," for n in range(1, 13)]
    home.seed({"metadata.csv": "\n".join(rows)})
    home.configure(fonds={"publication": "Une publication", "rights": "Libre"})
    home.build()
    return set().union(*(elements(read(page)) for page in home.site.rglob("*.html")))


def count_scripts(page: Path) -> int:
    return sum(element.tag == "script" for element in parse(read(page)).iter())


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def pages(home: Home) -> list[Path]:
    return sorted(home.site.rglob("*.html"))


def articles(home: Home) -> Iterator[tuple[Path, str]]:
    """Each article made of one attack, and the text that it is to show."""
    for name, text in SEEDS.items():
        page = home.site / "articles" / "2022" / "01" / f"{Path(name).stem}.html"
        if "/" not in name:
            yield page, fold(visible(text.removeprefix(PREFIX)))


def test_no_page_holds_an_element_that_the_templates_did_not_write(
    home: Home, harmless: set[tuple[str, str]]
) -> None:
    step = 1 if THOROUGH else 3
    strange = {page: elements(read(page)) - harmless for page in pages(home)[::step]}
    assert {page: found for page, found in strange.items() if found} == {}


def test_no_page_holds_a_script_more(home: Home) -> None:
    folders = sorted(folder for folder in home.site.iterdir() if (folder / "index.html").is_file())
    for folder in (*folders, home.site / "articles"):
        assert len({count_scripts(page) for page in folder.rglob("*.html")}) == 1


def test_every_text_is_shown_as_it_is(home: Home) -> None:
    assert [page for page, text in articles(home) if shown_source(read(page)) != text] == []


def test_no_template_code_is_run(home: Home) -> None:
    assert [page for page in pages(home) if str(7 * 191) in read(page)] == []


def test_links_stay_whole(home: Home) -> None:
    check_links(home.site)


def test_a_browser_runs_and_asks_nothing(home: Home, offline_page: Page) -> None:
    dialogs: list[str] = []
    offline_page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    chosen = [page for page, _ in articles(home)][:: 1 if THOROUGH else 4]
    lists = [home.site / name for name in ("index.html", "people/index.html", "time/2022.html")]
    for page in [*chosen, *lists]:
        with visit(offline_page, page.as_uri(), root=home.site.as_uri()):
            pass
    assert dialogs == []


def test_a_browser_reads_the_very_text(home: Home, offline_page: Page) -> None:
    for page, text in list(articles(home))[:: 1 if THOROUGH else 4]:
        offline_page.goto(page.as_uri())
        parts = offline_page.locator("[data-source]").all_text_contents()
        assert fold("\n".join(parts)) == text
