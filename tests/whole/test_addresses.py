"""Published addresses do not change, whatever comes, goes, is renamed, merged or withdrawn."""

from __future__ import annotations

import re
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from fonds.files.manifest import NAME, read_manifest, write_manifest
from tests.archives import Home, make_home

SEEDS = {
    "lemonde/001.txt": " date 2020-01 La grève continue\n\nAlain Vurmakov est à New York.\n",
    "lemonde/002.txt": " date 2020-02 La neige tombe\n\nAlain Vurmakov est à Lyon.\n",
    "seul.txt": " date 2021-03 Un texte seul\n\nRien ne bouge à Lyon ce matin.\n",
}
A, B, C = (
    "articles/2020/01/lemonde--001.html",
    "articles/2020/02/lemonde--002.html",
    "articles/2021/03/seul.html",
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A small archive, every name with a page."""
    home = make_home(tmp_path / "archive", SEEDS)
    home.configure(fonds={"page_from": 1})
    return home


def published(home: Home) -> Home:
    home.build()
    home.bundle()
    return home


def pages(home: Home) -> set[str]:
    return {file.relative_to(home.site).as_posix() for file in home.site.rglob("*.html")}


def ledger(home: Home) -> str:
    return (home.folder / "addresses.csv").read_text("utf-8")


def test_a_new_source_moves_no_page(home: Home) -> None:
    home.build()
    before = pages(home)
    home.seed(
        {
            "figaro/001.txt": " date 2020-01 Autre chose\n\nOn parle de New-York.\n",
            "001.txt": " date 2020-01 Encore\n\nAlain-Vurmakov rit.\n",
            "LEMONDE/001.txt": " date 2020-01 En capitales\n\nRien de plus.\n",
        }
    )
    home.build()
    assert before <= pages(home)


def test_drafting_leaves_no_trace(home: Home) -> None:
    home.build()
    (home.seeds / "seul.txt").rename(home.seeds / "autre.txt")
    assert home.build().exit_code == 0
    assert not (home.folder / "addresses.csv").exists()
    assert C not in pages(home)


def test_what_a_bundle_handed_out_keeps_its_address(home: Home) -> None:
    published(home)
    assert ledger(home).startswith("address,kind,name,sha256\n")
    (home.seeds / "lemonde").rename(home.seeds / "Le Monde")
    home.seed({"seul.txt": " date 1999-12 Un texte seul\n\nIl a une autre date.\n"})
    before = pages(home)
    assert home.build().needing == {}
    assert before <= pages(home) | {"time/2021.html"} | before
    assert {A, B, C} <= pages(home)
    assert "Le Monde/001.txt" in home.page(A)
    assert home.run("verify").returncode == 0
    home.bundle()
    assert "Le Monde/001.txt" in ledger(home)


def test_with_the_same_file_the_same_bytes(home: Home, tmp_path: Path) -> None:
    published(home)
    (home.seeds / "lemonde").rename(home.seeds / "Le Monde")
    home.build()
    other = make_home(tmp_path / "other")
    for file in home.seeds.rglob("*.txt"):
        other.put(f"seeds/{file.relative_to(home.seeds)}", file.read_bytes())
    other.put("addresses.csv", ledger(home))
    other.configure(fonds={"page_from": 1})
    other.build()
    assert pages(other) == pages(home)
    assert all(other.page(page) == home.page(page) for page in (A, B, C))


def test_a_page_that_goes_says_so_and_is_reported(home: Home) -> None:
    published(home)
    (home.seeds / "seul.txt").unlink()
    outcome = home.build()
    assert ("note", "address-gone", C) in outcome.remarks
    assert "Cette page n’existe plus" in home.page(C)
    assert "noindex" in home.page(C)
    assert "Rien ne bouge" not in home.page(C)
    assert not (home.site / C).with_suffix(".txt").exists()
    assert home.run("verify").returncode == 0
    (home.site / C).unlink()
    assert f"{C}: was published" in home.run("verify").stderr


def test_merged_names_lead_to_the_one_that_stays(home: Home) -> None:
    published(home)
    old = "people/alain-vurmakov.html"
    assert old in pages(home)
    home.put("authorities.yml", "people:\n  vurmakov: {label: Alain Vurmakov}\n")
    outcome = home.build()
    assert ("note", "address-moved", old) in outcome.remarks
    assert 'content="0; url=vurmakov.html"' in home.page(old)


def test_a_name_keeps_the_address_that_another_rule_gave_it(home: Home) -> None:
    home.put("addresses.csv", "address,kind,name,sha256\nplaces/ny.html,place,new york,\n")
    home.build()
    assert "New York" in home.page("places/ny.html")
    assert "places/new-york.html" not in pages(home)


RARE = (
    "zorglubien brumaillard croustifleur dolmenique escarpolin farfadin gribouillage hurlubat"
    " itinérole jaspinard kolkhozin lambrequet mirlifique nébulard ostrogal papillome"
    " quincaillard rocambolin saltimbard turlupon"
)


def secret(home: Home) -> Home:
    home.seed({"secret.txt": f" date 2021-05 Le zorglubien de Lyon\n\nOn y lit {RARE}.\n"})
    return home


def bytes_of(home: Home) -> Iterable[tuple[str, bytes]]:
    """All that is handed on or shown; the caches in build/ are for the maker alone."""
    for folder in (home.site, home.docs, home.folder / "build"):
        for file in folder.rglob("*"):
            if file.is_file() and file.suffix not in (".zip", ".db"):
                yield str(file), file.read_bytes()
    for bundle in (home.folder / "build").glob("*.zip"):
        with zipfile.ZipFile(bundle) as opened:
            for name in opened.namelist():
                yield f"{bundle.name}!{name}", opened.read(name)
    yield "addresses.csv", (home.folder / "addresses.csv").read_bytes()


def test_a_withdrawn_article_is_in_no_output(home: Home) -> None:
    published(secret(home))
    address = "articles/2021/05/secret.html"
    assert "zorglubien" in home.page(address)
    home.put("authorities.yml", "articles:\n  secret: {withdrawn: true}\n")
    assert home.build().exit_code == 0
    home.bundle()
    found = {
        (place, word)
        for place, data in bytes_of(home)
        for word in RARE.split()
        if word.encode() in data
    }
    assert found == set()
    assert "Cet article a été retiré" in home.page(address)
    assert re.search(rf"^{address},article,,[0-9a-f]{{64}}$", ledger(home), re.MULTILINE)
    home.put("authorities.yml", "articles: {}\n")
    home.build()
    assert "zorglubien" in home.page(address)


def test_so_is_one_of_many_in_a_source(home: Home) -> None:
    mails = "".join(
        f"From a@b Mon Jan  1 00:00:00 2021\nSubject: Message {n}\nDate: Mon, 4 Jan 2021 10:00:00"
        f" +0000\nFrom: a@b.fr\n\n{text}\n\n"
        for n, text in ((1, "Un premier message."), (2, f"On y lit {RARE}."))
    )
    home.seed({"m.mbox": mails})
    home.configure(fonds={"publish": {"mail": True}})
    published(home)
    (one, two) = sorted(page for page in pages(home) if "/m---" in page)
    assert (home.site / "sources").is_dir()
    home.put("authorities.yml", f"articles:\n  {Path(two).stem}: {{withdrawn: true}}\n")
    home.build()
    home.bundle()
    assert not [place for place, data in bytes_of(home) if b"kolkhozin" in data]
    assert "Un premier message" in home.page(one)


def test_a_page_that_a_person_edited_does_not_stay_when_it_is_withdrawn(home: Home) -> None:
    published(secret(home))
    page = home.docs / "articles/2021/05/secret.md"
    page.write_text(page.read_text("utf-8") + "\nUn mot de plus.\n", "utf-8")
    home.put("authorities.yml", "articles:\n  secret: {withdrawn: true}\n")
    assert home.build().needing == {"articles/2021/05/secret.md": "edited-orphan"}
    assert "zorglubien" not in home.page("articles/2021/05/secret.html")


@pytest.mark.parametrize(
    "line", ["articles:\n  secrte: {withdrawn: true}", "hide_names: [people/x]"]
)
def test_what_is_not_there_to_withdraw_needs_a_person(home: Home, line: str) -> None:
    home.put("authorities.yml", f"{line}\n")
    assert set(home.build().needing) == {"authorities.yml"}


def test_a_hidden_name_is_in_texts_alone(home: Home) -> None:
    published(home)
    home.put("authorities.yml", "hide_names: [people/alain-vurmakov]\n")
    home.build()
    assert "people/alain-vurmakov.html" not in pages(home)
    shown = {page for page in pages(home) if "Vurmakov" in home.page(page)}
    assert shown <= {A, B}
    assert "places/lyon.html" in pages(home)  # which quoted a sentence where no rule saw the name
    assert "alain-vurmakov" not in home.page(A)
    home.bundle()
    assert "vurmakov" not in ledger(home)
    assert home.run("verify").returncode == 0


def test_nor_does_any_file_for_programs_quote_it(home: Home) -> None:
    home.configure(site_url="https://example.org/a/")
    published(home)
    files = ("feed.xml", "feed.json", "oai.xml", "references.ris", "references.csl.json")
    assert all("Vurmakov" in (home.site / name).read_text("utf-8") for name in files)
    home.put("authorities.yml", "hide_names: [people/alain-vurmakov]\n")
    home.build()
    shown = [*files, "references.bib", "references.csv", "data/names.csv", "data/mentions-2020.csv"]
    assert not [name for name in shown if "Vurmakov" in (home.site / name).read_text("utf-8")]


def as_built_before(home: Home) -> None:
    """Make catalogue and site those of a fonds that named articles by their file alone."""
    with closing(sqlite3.connect(home.folder / "build" / "catalogue.db")) as catalogue:
        catalogue.execute("DROP TABLE withdrawn")
        catalogue.execute("UPDATE articles SET id = '001' WHERE id = 'lemonde--001'")
        catalogue.execute("PRAGMA user_version = 1")
        catalogue.commit()
    old = A.replace("lemonde--", "")
    (home.site / A).rename(home.site / old)
    manifest = home.site / NAME
    sums = read_manifest(manifest.read_bytes())
    manifest.write_bytes(write_manifest({p if p != A else old: s for p, s in sums.items()}))


def test_an_archive_of_the_last_version_keeps_the_addresses_of_its_site(home: Home) -> None:
    home.build()
    as_built_before(home)
    outcome = home.build()
    assert "addresses-kept" in {code for _, code, _ in outcome.remarks}
    assert "La grève continue" in home.page("articles/2020/01/001.html")
    assert A not in pages(home)
    assert "articles/2020/01/001.html,article,lemonde/001.txt," in ledger(home)
    assert B in pages(home)
