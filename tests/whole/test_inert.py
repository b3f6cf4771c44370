"""Contract 2 on built sites: nothing in a source, a name or a value becomes markup or code."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from playwright.sync_api import Dialog, Page

from fonds.bundle.portable import check_paths
from tests.archives import EVERY, THOROUGH, Home, fonds, make_home
from tests.browser.harness import visit
from tests.links import check_links
from tests.payloads import EVIL, PAYLOADS
from tests.reading import elements, fold, parse, read_elements, read_source, visible
from tests.texts import SNIPPETS

ATTACKS = [*PAYLOADS.values(), "x" * 300]
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


def file_name(payload: str) -> str:
    """*payload* as near as a file's name comes to it."""
    return payload.replace("/", "\N{FRACTION SLASH}").replace("\0", "").strip(".")[:60]


def seeds() -> dict[str, str]:
    """Every attack as a headline, as a text, and as a file's and a folder's name."""
    texts = {f"h{n}.txt": f"{PREFIX}{attack}\n\nUn texte.\n" for n, attack in enumerate(ATTACKS)}
    for n, text in enumerate([*ATTACKS, *MIXED]):
        texts[f"t{n}.txt"] = f"{PREFIX}Un titre\n\n{text.replace(chr(0), '')}\n"
    for name in [*NAMES, *map(file_name, PAYLOADS.values())]:
        texts[f"{name}/{name}.txt"] = f"{PREFIX}Un titre\n\nUn texte.\n"
    return texts


def table() -> str:
    """A row of attacks for each of the first texts."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(("file", *COLUMNS))
    for n, attack in enumerate(ATTACKS):
        writer.writerow((f"t{n}.txt", *[attack] * 3, f"javascript:{attack}", *[attack] * 4))
    last = f"t{len(ATTACKS)}.txt"
    writer.writerow((last, *["Une valeur"] * 3, "https://example.org/", *["Une valeur"] * 4))
    return written.getvalue()


def curated() -> str:
    """Every attack as the label, a variant and a note of a record that a text names."""
    people = {
        f"p-{n}": {"label": f"Un {payload}", "variants": [f"titre {payload}"], "note": payload}
        for n, payload in enumerate(PAYLOADS.values())
        if payload.isprintable()
    }
    return yaml.safe_dump({"people": people}, allow_unicode=True)


PREFIX = " date 2022-01\n\n"
SEEDS = seeds()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A hostile archive, its own name included, built."""
    home = make_home(tmp_path_factory.mktemp("hostile") / "archive", SEEDS)
    home.seed({"metadata.csv": table()})
    home.put("authorities.yml", curated())
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
    texts["m.txt"] = f"{PREFIX}# Un titre\n\nUn texte.\n"
    texts["v.txt"] = f"{PREFIX}Un poème\n\nUn vers\nUn autre vers, plus long\nFin\n"
    texts["שלום.txt"] = "שלום\n\nשלום"
    texts |= {f"y/{n}.txt": f" date 2022-{n:02d} Un titre\n\nUn texte.\n" for n in range(1, 13)}
    texts |= {f"z/{n}.txt": f"{PREFIX}Un titre\n\nUn texte.\n" for n in range(4)}
    home = make_home(tmp_path_factory.mktemp("harmless") / "archive", texts)
    row = ",".join(["x/0.txt", *["Une valeur"] * 3, "https://example.org/", *["Une valeur"] * 4])
    rows = [",".join(("file", *COLUMNS)), row, *(f"x/{n}.txt,,,,,,P{n},," for n in (1, 2))]
    rows += [f"y/{n}.txt,,,,,,P{n},," for n in range(1, 13)]
    rows += [row.replace("x/0", f"z/{n}") for n in range(4)]  # names that keep company
    home.seed({"metadata.csv": "\n".join(rows)})
    home.configure(fonds={"publication": "Une publication", "rights": "Libre"})
    home.build()
    return set().union(*(elements(read(page)) for page in home.site.rglob("*.html")))


@dataclass(frozen=True, slots=True)
class Facts:
    """What a browser would make of a page."""

    elements: set[tuple[str, str]]  # tags, and attributes of each
    scripts: int  # how many
    source: str  # the text that is marked as the source's
    addresses: frozenset[str]  # whatever may lead somewhere


@cache
def facts(page: Path) -> Facts:
    """Those of *page*, which is parsed once for all tests: html5lib is exact, and slow."""
    tree = parse(read(page))
    names = ("href", "src", "action", "style")
    found = (element.attrib.get(name, "") for element in tree.iter() for name in names)
    scripts = sum(element.tag == "script" for element in tree.iter())
    return Facts(read_elements(tree), scripts, read_source(tree), frozenset(found))


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
    strange = {page: facts(page).elements - harmless for page in pages(home)}
    assert {page: found for page, found in strange.items() if found} == {}


def test_no_page_holds_a_script_more(home: Home) -> None:
    folders = sorted(folder for folder in home.site.iterdir() if (folder / "index.html").is_file())
    for folder in (*folders, home.site / "articles"):
        assert len({facts(page).scripts for page in folder.rglob("*.html")}) == 1


def test_every_text_is_shown_as_it_is(home: Home) -> None:
    assert [page for page, text in articles(home) if facts(page).source != text] == []


def test_no_template_code_is_run(home: Home) -> None:
    assert [page for page in pages(home) if str(7 * 191) in read(page)] == []


def test_links_stay_whole(home: Home) -> None:
    check_links(home.site)


def test_a_browser_shows_the_very_text_and_runs_and_asks_nothing(
    home: Home, offline_page: Page
) -> None:
    dialogs: list[str] = []

    def hear(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    offline_page.on("dialog", hear)
    for page, text in list(articles(home))[:: 1 if THOROUGH else 4 if EVERY else 6]:
        with visit(offline_page, page.as_uri(), root=home.site.as_uri()):
            parts = offline_page.locator("[data-source]").all_text_contents()
            assert fold("\n".join(parts)) == text
    for name in ("index.html", "people/index.html", "time/2022.html"):
        with visit(offline_page, (home.site / name).as_uri(), root=home.site.as_uri()):
            pass
    assert dialogs == []


def test_front_matter_states_what_the_source_and_the_table_say(home: Home) -> None:
    for n, attack in enumerate(ATTACKS):
        (page,) = home.docs.rglob(f"t{n}.md")
        front = yaml.safe_load(read(page).split("\n---\n", 1)[0])
        assert fold(front["title"]) == fold(attack)
        assert front["source"]["path"] == f"t{n}.txt"


def test_no_cell_of_a_table_is_a_formula(home: Home) -> None:
    assert home.run("authorities").returncode == 0
    for name in ("report.csv", "review.csv"):
        text = (home.folder / "build" / name).read_text("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline="")):
            assert [cell for cell in row if cell.strip()[:1] in tuple("=+-@＝＋－＠")] == []


def test_nothing_steers_the_terminal(home: Home) -> None:
    for command in (("build",), ("build", "-v"), ("authorities",), ("authorities", "--accept"),
                    ("verify",), ("bundle",)):  # fmt: skip
        result = home.run(*command)
        shown = (result.stdout + result.stderr).replace("\n", "")
        assert [char for char in shown if not char.isprintable()] == [], command


def test_names_in_the_bundle_unpack_anywhere_and_all_is_as_it_was_made(home: Home) -> None:
    bundle = home.bundle()
    with ZipFile(bundle) as packed:
        names = packed.namelist()
    assert not list(check_paths(set(names)))
    assert fonds("verify", str(bundle)).returncode == 0
    assert fonds("verify", str(home.site)).returncode == 0


def test_no_address_leads_to_a_host_that_a_text_names(home: Home) -> None:
    for page in pages(home):
        assert not [it for it in facts(page).addresses if f"//{EVIL}" in it], page
