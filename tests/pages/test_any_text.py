"""Contracts 1 and 2 for arbitrary text: it comes back whole, and nothing of it becomes markup."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from fonds.accession.headers.cut import cut_header
from fonds.base.chars import show_windows
from fonds.parse.prefix import read_prefix
from tests.archives import EVERY, THOROUGH, some
from tests.conveying import Conveyed, convey
from tests.reading import elements, fold, parse, shown_source, visible
from tests.texts import SNIPPETS, texts

EXAMPLES = 20_000 if THOROUGH else 100 if EVERY else 30

PREFIX = " date 2022-01\n\n"

HARMLESS = [
    f"{PREFIX}Un titre\n\nLa première phrase parle de la France.\n".encode(),
    f"{PREFIX}{'Une phrase qui est trop longue pour un titre. ' * 4}\nEt une autre.\n".encode(),
    f"{PREFIX}Un poème\n\nUn vers\u2028Un autre\n".encode(),
    "שלום".encode(),
    b"http://example.org/1/\n\n# Un titre #\n\nUn texte.\n",
]
"""Sources whose pages hold every element and attribute that the templates write."""

RENDERED = {
    ("html", ""),
    ("head", ""),
    ("body", ""),
    ("h1", ""),
    ("h1", "id"),
    ("p", ""),
    ("br", ""),
}
"""What a renderer may make of an article's Markdown."""

ADDRESS = re.compile(r"(\.\./)*[\w./-]+\.(html(#[\w-]+)?|txt)|#[\w-]+")


@cache
def harmless_elements() -> set[tuple[str, str]]:
    """Every element and attribute that the templates write of themselves."""
    return set().union(*(elements(convey(data).html) for data in HARMLESS))


def is_refused_rightly(conveyed: Conveyed, text: str) -> bool:
    """Whether the one remark that stands for a page says what is true of *text*."""
    (remark,) = conveyed.report.needing
    controls = sum(char < " " and char not in "\t\n\v\f\r" for char in text)
    if remark.code == "not-text":
        return controls > 2 + len(text) // 20 or text.startswith(("%PDF-", "{\\rtf", "PK"))
    return remark.code in {"blank", "empty"} and not fold(own_text(text))


def own_text(text: str) -> str:
    """*text* after its front matter or date prefix."""
    text = re.sub("[\ud800-\udfff]", lambda match: visible(match[0]), text)
    text = text[cut_header(text)[0] :]
    return text[read_prefix(text).length :]


def join_surrogates(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def check(conveyed: Conveyed, text: str) -> None:
    """The page and the Markdown show *text*, and hold no element of its making."""
    if not conveyed.html:
        assert is_refused_rightly(conveyed, text)
        return
    shown = fold(visible(own_text(text)))
    assert shown_source(conveyed.html) == shown
    assert elements(conveyed.html) <= harmless_elements()
    assert all(map(ADDRESS.fullmatch, addresses(conveyed.html)))
    assert elements(conveyed.rendered) <= RENDERED
    assert rendered_source(conveyed) == shown


def rendered_source(conveyed: Conveyed) -> str:
    """The source's text in the rendered Markdown: the title too, where it is the source's."""
    title, *body = parse(conveyed.rendered).findall("body/*")
    front = conveyed.front_matter
    stated = visible(str(front["title"]))
    supplied = front["title_supplied"]
    assert fold("".join(title.itertext())) == fold(f"[{stated}]" if supplied else stated)
    # The marks that make a line a headline in Markdown are those of the page's title there.
    own = parse(conveyed.html).find(".//h1[@data-source]")
    parts = body if own is None else [own, *body]
    return fold("\n".join("".join(part.itertext()) for part in parts))


def addresses(html: str) -> list[str]:
    return [
        e.attrib[name] for e in parse(html).iter() for name in ("href", "src") if name in e.attrib
    ]


def test_each_odd_text_comes_back_whole_where_nothing_else_is_odd() -> None:
    for snippet in some(SNIPPETS, SNIPPETS[::2]):
        text = f"{PREFIX}Un titre\n\n{snippet}"
        check(convey(text.encode("utf-8-sig")), text)


@settings(max_examples=EXAMPLES)
@example("---\nTITLE: 0\n---\n0", "")
@given(texts(), st.sampled_from(["", PREFIX]))
def test_any_text_comes_back_whole(text: str, prefix: str) -> None:
    text = prefix + text
    check(convey(text.encode("utf-8-sig")), text)


@settings(max_examples=EXAMPLES // 2)
@given(texts(surrogates=True), st.sampled_from(["utf-16", "utf-32"]))
def test_wide_text_comes_back_whole_lone_surrogates_too(text: str, encoding: str) -> None:
    text = PREFIX + join_surrogates(text)
    check(convey(text.encode(encoding, "surrogatepass")), text)


@settings(max_examples=EXAMPLES // 2)
@given(st.binary(max_size=60))
def test_any_bytes_end_as_a_page_or_in_the_report(data: bytes) -> None:
    conveyed = convey(data)
    assert bool(conveyed.html) == (conveyed.report.exit_code == 0)
    assert bool(conveyed.html) == (len(conveyed.report.needing) == 0)
    assert elements(conveyed.html) <= harmless_elements()


@settings(max_examples=EXAMPLES // 2)
@given(texts())
def test_front_matter_says_what_is_known_of_the_source(text: str) -> None:
    data = f"{PREFIX}Un titre\n\n{text}".encode("utf-8-sig")
    conveyed = convey(data, "dossier d’été.txt")
    if not conveyed.html:
        return
    front = conveyed.front_matter
    assert (front["date"], front["title_supplied"]) == ("2022-01", False)
    assert front["source"] == {
        "path": "dossier d’été.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "encoding": "utf-8-sig",
    }


def write_table(row: dict[str, str]) -> bytes:
    table = io.StringIO()
    writer = csv.DictWriter(table, row)
    writer.writeheader()
    writer.writerow(row)
    return table.getvalue().encode("utf-8-sig")


CELLS = texts().map(lambda text: re.sub("[\0-\x08\x0e-\x1f]", "", text))
"""Without the controls that make a table be taken for a binary file."""


@settings(max_examples=EXAMPLES // 2)
@given(st.lists(CELLS, min_size=6, max_size=6))
def test_any_value_of_the_metadata_stays_a_value(cells: list[str]) -> None:
    columns = ("title", "creator", "publication", "rights", "people", "Cote")
    row = {"file": "a.txt", **dict(zip(columns, cells, strict=True)), "url": "javascript:alert(1)"}
    conveyed = convey(f"{PREFIX}Un titre\n\nUn texte.".encode(), table=write_table(row))
    assert elements(conveyed.html) <= harmless_elements()
    assert all(map(ADDRESS.fullmatch, addresses(conveyed.html)))
    assert elements(conveyed.rendered) <= RENDERED
    front = conveyed.front_matter
    if fold(cells[0]):
        assert fold(str(front["title"])) == fold(show_windows(cells[0]))
    assert front["url"] == "javascript:alert(1)"
