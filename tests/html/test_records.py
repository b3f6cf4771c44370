"""What the page of a name says of it: forms, dates, months, company, sentences, reasons, ids."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.archives import Home, make_home
from tests.reading import find, parse, read_text

SEEDS = {
    "a.txt": " date 2021-03 Un titre\n\n"
    "Le maire Paul Verdier a parlé devant la presse. Verdier habite à Kiev.\n",
    "b.txt": " date 2021-05-04 Deux titres\n\nPaul Verdier est à Kiev, dit l’ONU.\n",
    "c.txt": " date 2022 Trois titres\n\nSelon Paul Verdier, l’Ukraine attend.\n",
    "d.txt": "Sans date.\n\nPaul Verdier se tait, et l’Ukraine aussi. Kiev attend l’ONU.\n",
    "e.txt": " date 2021-03 Autre titre\n\nOn n’y nomme personne.\n",
    "metadata.csv": "file,people\ne.txt,Paul Verdier\n",
}
AUTHORITIES = """
people:
  paul-verdier: {label: Paul Verdier, note: Maire <b>de</b> Kiev., wikidata: Q42, viaf: "1234"}
places:
  kiev: {label: Kiev, lat: 50.45, lon: 30.52, within: ukraine}
  ukraine: {label: Ukraine}
topics:
  energie: {label: Énergie, iptc: "medtop:20000001"}
articles:
  a: {add: {topics: [energie]}}
"""

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=["fr", "en"])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("records") / "a", SEEDS, lang=request.param)
    home.put("authorities.yml", AUTHORITIES)
    assert home.build().exit_code == 0
    return home


@pytest.fixture
def bare(tmp_path: Path) -> Home:
    """The same seeds, nothing declared by hand."""
    return make_home(tmp_path / "b", {k: v for k, v in SEEDS.items() if k != "metadata.csv"})


def page_of(home: Home, path: str) -> Element:
    return parse(home.page(path))


def facts_of(page: Element) -> dict[str, Element]:
    block = find(page, ".//dl[@class='fonds-facts']")
    return dict(zip(map(read_text, block.iterfind("dt")), block.iterfind("dd"), strict=True))


def reasons_of(page: Element) -> dict[str, str]:
    """Article → the words that say why it bears the name."""
    return {
        find(line, "a").attrib["href"].rpartition("/")[2].removesuffix(".html"): read_text(reason)
        for line in page.iterfind(".//ol[@class='fonds-list']/li")
        if (reason := line.find("p/span[@class='fonds-why']")) is not None
    }


def months_of(page: Element) -> dict[str, list[str]]:
    rows = page.findall(".//table[@class='fonds-table']/tbody/tr")
    return {
        read_text(find(row, "th")): [read_text(cell) for cell in row.iterfind("td")] for row in rows
    }


def headings_of(page: Element) -> list[str]:
    """The headings of a page's lists of articles."""
    lists = [part for part in page.iterfind(".//section") if part.find("ol") is not None]
    return [read_text(find(part, "h2")) for part in lists]


def test_the_first_and_last_mention_lead_to_their_articles(home: Home) -> None:
    line = find(page_of(home, "people/paul-verdier.html"), ".//p[@class='fonds-count']")
    dates = {read_text(link): link.get("href") for link in line.iterfind("span/a")}
    first = "mars 2021" if home.describe().lang == "fr" else "March 2021"
    assert dates == {first: "../articles/2021/03/a.html", "2022": "../articles/2022/c.html"}


def test_months_are_bars_and_a_table(home: Home) -> None:
    page = page_of(home, "people/paul-verdier.html")
    months = months_of(page)
    numbers = [["2", "2", "100%"], ["1", "1", "100%"], ["1", "1", ""], ["1", "1", ""]]
    assert [[re.sub(r"\s", "", cell) for cell in row] for row in months.values()] == numbers
    assert find(page, ".//section[@class='fonds-months']//h2").get("id") == "months"
    chart = find(page, f".//section[@class='fonds-months']//{SVG}svg")
    assert chart.get("aria-hidden") == "true"  # the table says all of it, with the same links
    assert {link.get("tabindex") for link in chart.iterfind(f"{SVG}a")} == {"-1"}
    assert len(chart.findall(f".//{SVG}title")) == 2  # the months that are known
    table = find(page, ".//table[@class='fonds-table']")
    assert read_text(find(table, "caption")).startswith("Paul Verdier")
    assert [cell.get("scope") for cell in table.iterfind("thead/tr/th")] == ["col"] * 4
    assert {cell.get("scope") for cell in table.iterfind("tbody/tr/th")} == {"row"}


def test_identifiers_are_links_unless_the_archive_wants_none(home: Home) -> None:
    facts = facts_of(page_of(home, "people/paul-verdier.html"))
    assert find(facts["Wikidata"], "a").get("href") == "https://www.wikidata.org/wiki/Q42"
    assert find(facts["VIAF"], "a").get("href") == "https://viaf.org/viaf/1234"
    topic = facts_of(page_of(home, "topics/energie.html"))
    assert read_text(topic["IPTC"]) == "medtop:20000001"
    home.configure(fonds={"external_links": False})
    home.build()
    page = home.page("people/paul-verdier.html")
    assert "wikidata.org" not in page
    assert read_text(facts_of(parse(page))["Wikidata"]) == "Q42"
    home.configure(fonds={"external_links": True})
    home.build()


def test_a_note_is_text(home: Home) -> None:
    note = find(page_of(home, "people/paul-verdier.html"), ".//p[@class='fonds-note']")
    assert read_text(note) == "Maire <b>de</b> Kiev."


def test_a_place_leads_to_the_one_around_it_and_back(home: Home) -> None:
    inner, outer = (facts_of(page_of(home, f"places/{name}.html")) for name in ("kiev", "ukraine"))
    links = [find(dd, "a").get("href") for dd in (*inner.values(), *outer.values()) if len(dd)]
    assert links == ["../places/ukraine.html", "../places/kiev.html"]
    shown = (home.docs / "places/kiev.md").read_text(encoding="utf-8")
    assert "[Ukraine](ukraine.md)" in shown
    assert "50&#46;45, 30.52" in shown


def test_the_markdown_says_when_it_is_first_and_last_mentioned(home: Home) -> None:
    shown = (home.docs / "people/paul-verdier.md").read_text(encoding="utf-8")
    assert "(../articles/2021/03/a.md)" in shown.partition("##")[0]
    assert "[2022](../articles/2022/c.md)" in shown.partition("##")[0]


def test_what_a_person_stated_is_told_as_such(home: Home) -> None:
    reasons = reasons_of(page_of(home, "people/paul-verdier.html"))
    by_hand, by_source = {
        "fr": ("déclaré à la main", "indiqué par la source"),
        "en": ("declared by hand", "stated by the source"),
    }[home.describe().lang]
    assert reasons == {**dict.fromkeys("abcd", by_hand), "e": by_source}


def test_each_article_says_why_it_bears_a_name(bare: Home) -> None:
    bare.build()
    assert reasons_of(page_of(bare, "people/paul-verdier.html")) == {
        "a": "prénom connu", "b": "prénom connu", "c": "prénom connu", "d": "prénom connu",
    }  # fmt: skip
    assert set(reasons_of(page_of(bare, "places/kiev.html")).values()) == {"liste de lieux"}
    assert set(reasons_of(page_of(bare, "organisations/onu.html")).values()) == {
        "liste d’organisations"
    }


def test_a_reason_that_changes_changes_the_page(bare: Home) -> None:
    bare.build()
    before = bare.page("people/paul-verdier.html")
    bare.put("seeds/metadata.csv", "file,people\na.txt,Paul Verdier\n")
    bare.build()
    assert reasons_of(page_of(bare, "people/paul-verdier.html"))["a"] == "indiqué par la source"
    (bare.seeds / "metadata.csv").unlink()
    bare.build()
    assert bare.page("people/paul-verdier.html") == before


def test_few_articles_stand_under_one_heading_and_more_under_their_years(tmp_path: Path) -> None:
    days = {f"{n:02d}.txt": f" date 20{n:02d}-03 Titre\n\nIl pleut.\n" for n in range(1, 14)}
    rows = "".join(f"{name},Luce Nemo\n" for name in days)
    few = "".join(f"{name},Jean Peu\n" for name in sorted(days)[:12])
    home = make_home(tmp_path / "f", {**days, "metadata.csv": f"file,people\n{rows}"})
    home.build()
    years = [f"20{n:02d}" for n in range(1, 14)]
    assert headings_of(page_of(home, "people/luce-nemo.html")) == years
    home.put("seeds/metadata.csv", f"file,people\n{few}")
    home.build()
    page = page_of(home, "people/jean-peu.html")
    assert headings_of(page) == ["Articles"]
    dates = [
        read_text(date)
        for date in page.iterfind(".//ol[@class='fonds-list']/li/span[@class='fonds-date']")
    ]
    assert dates == [f"mars {year}" for year in years[:12]]


def test_mentions_are_counted_where_a_text_has_one(tmp_path: Path) -> None:
    seeds = {
        "a.txt": " date 2021-03 Titre\n\nIl pleut.\n",
        "b.txt": " date 2022-03 Titre\n\nIl neige.\n",
        "metadata.csv": "file,people\na.txt,Paul Verdier\nb.txt,Paul Verdier\n",
    }
    home = make_home(tmp_path / "m", seeds)
    home.build()
    assert months_of(page_of(home, "people/paul-verdier.html")) == {
        "mars 2021": ["1", "100 %"], "mars 2022": ["1", "100 %"],
    }  # fmt: skip
    home.put("seeds/b.txt", SEEDS["a.txt"].replace("2021", "2022"))
    home.build()
    assert months_of(page_of(home, "people/paul-verdier.html")) == {
        "mars 2021": ["0", "1", "100 %"], "mars 2022": ["2", "1", "100 %"],
    }  # fmt: skip


def test_a_reason_that_all_articles_share_is_said_once(tmp_path: Path) -> None:
    seeds = {
        **SEEDS,
        "f.txt": " date 2021-03 Encore un titre\n\nIl pleut.\n",
        "metadata.csv": "file,people\ne.txt,Luce Nemo\nf.txt,Luce Nemo\n",
    }
    home = make_home(tmp_path / "c", seeds)
    assert home.build().exit_code == 0
    page = page_of(home, "people/luce-nemo.html")
    assert reasons_of(page) == {}
    shared = page.findall(".//details/p/span[@class='fonds-why']")
    assert list(map(read_text, shared)) == ["indiqué par la source"]


def test_a_date_is_not_told_below_the_heading_that_tells_it(home: Home) -> None:
    page = page_of(home, "time/2021.html")
    sections = page.findall(".//section")
    months = {read_text(find(part, "h2")): len(part.findall("ol/li")) for part in sections}
    dates = {month: [read_text(span) for span in part.iterfind("ol/li/span[@class='fonds-date']")]
             for month, part in zip(months, sections, strict=True)}  # fmt: skip
    march, may = months
    assert months[march] == 2
    assert dates[march] == []
    assert dates[may] == ["4 mai 2021" if may == "mai 2021" else "May 4, 2021"]


def test_a_reason_that_is_no_longer_shared_is_told_again_on_every_page_of_the_name(
    tmp_path: Path,
) -> None:
    """In a list split by year, a text of one year decides what the others say."""
    seeds = {
        f"{n:03d}.txt": f" date {2020 + n % 2} Titre {n}\n\nIl pleut, et c’est le {n}.\n"
        for n in range(202)
    }
    table = "".join(f"{name},Luce Nemo\n" for name in seeds)
    home = make_home(tmp_path / "d", {**seeds, "metadata.csv": f"file,people\n{table}"})
    assert home.build().exit_code == 0
    assert reasons_of(page_of(home, "people/luce-nemo/2020.html")) == {}
    home.put("seeds/001.txt", seeds["001.txt"] + "\nLuce Nemo l’a dit à la presse.\n")
    home.build()
    reasons = reasons_of(page_of(home, "people/luce-nemo/2020.html"))
    assert set(reasons.values()) == {"indiqué par la source"}
    assert len(reasons) == 101
