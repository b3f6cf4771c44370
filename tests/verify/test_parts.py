"""The parts of verification: manifests, pages as the scanner reads them, the lines it tells."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.files.manifest import ManifestError, read_manifest, write_manifest
from fonds.verify.finding import Finding, FindingList, Verification, finding_lines, summarise
from fonds.verify.page import read_page, read_urls
from tests.archives import Home
from tests.links import Links
from tests.reading import shown_source

paths = st.text(
    st.characters(min_codepoint=1, exclude_categories=["Cs"]) | st.sampled_from("\\\n\r\udcff"),
    min_size=1,
).filter(lambda path: path != "manifest-sha256.txt")
checksums = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(st.dictionaries(paths, checksums))
def test_a_manifest_is_read_as_it_was_written(stated: dict[str, str]) -> None:
    assert read_manifest(write_manifest(stated)) == stated


@given(st.dictionaries(paths, checksums, min_size=1), st.data())
def test_a_manifest_says_one_thing_in_one_way_only(
    stated: dict[str, str], data: st.DataObject
) -> None:
    written = write_manifest(stated)
    place = data.draw(st.integers(0, len(written) - 1))
    other = written[:place] + written[place + 1 :]
    with suppress(ManifestError):
        assert read_manifest(other) != stated


def test_a_manifest_does_not_state_itself() -> None:
    assert write_manifest({"manifest-sha256.txt": "0" * 64}) == b""


def test_every_page_is_read_as_a_browser_reads_it(pristine: Home) -> None:
    for file in pristine.site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        page, links = read_page(html), Links(html)
        assert page.anchors == links.ids
        assert set(links.needed) <= set(page.addresses)
        assert (page.shown or "") == shown_source(html)


@pytest.mark.parametrize(
    ("html", "addresses"),
    [
        ("<a href=a.html>", ["a.html"]),
        ("<A HREF='a.html' title='>'>", ["a.html"]),
        ('<a title="href=b.html" href = "a.html?x=1&amp;y=2">', ["a.html?x=1&y=2"]),
        ("<!-- <a href=a.html> -->", []),
        ("<script>'<a href=a.html>'</script><a href=b.html>", ["b.html"]),
        ('<script src="a.js"></script>', ["a.js"]),
        ('<img srcset="a.png 1x, b.png 2x" src="c.png">', ["c.png", "a.png", "b.png"]),
        ("<style>p { background: url(a.png) }</style>", ["a.png"]),
        ("<p style=\"background: url('a.png')\">", ["a.png"]),
        ('<a data-href="x" href="a.html">', ["a.html"]),
        ("<a href='a.html", []),
        ("1 < 2 <3", []),
    ],
)
def test_addresses(html: str, addresses: list[str]) -> None:
    assert list(read_page(html).addresses) == addresses


@pytest.mark.parametrize(
    "html", ["<" * 200_000, "<a '" * 100_000, "<!--" * 100_000, "<a href=x " * 100_000]
)
def test_a_page_meant_to_take_for_ever_does_not(html: str) -> None:
    read_page(html)


def test_urls_of_a_style_sheet() -> None:
    css = '@import "a.css"; /* url(no.png) */ p { a: url(b.png); b: url( "c d.png" ) }'
    assert read_urls(css) == ["a.css", "b.png", "c d.png"]


def test_the_lines_for_a_terminal_are_short_and_safe() -> None:
    findings = tuple(Finding("fault", "orphan", f"x{n}\x1b[2J", "is odd") for n in range(9))
    told = Verification("site", 12, 3, "ab" * 32, findings)
    lines = finding_lines(told)
    assert len(lines) == 8
    assert "and 4 more of “orphan”" in lines[5]
    assert "9 problems" in lines[6]
    assert "\x1b" not in "".join(lines)
    assert summarise(told)["problems"] == 9
    assert summarise(told)["seal"] == "ab" * 32, "programs that read --json know it by this key"


def test_of_one_kind_of_finding_no_more_are_kept_than_memory_bears() -> None:
    gathering = FindingList()
    gathering.add(Finding("fault", "orphan", str(n), "is odd") for n in range(100_007))
    gathering.add([Finding("note", "litter", "x", "is odd")])
    *kept, last = gathering.close()
    assert len(kept) == 100_001
    assert (last.severity, last.code) == ("fault", "orphan")
    assert "7 more" in last.message


def test_a_manifest_out_of_order_is_refused() -> None:
    stated = b"".join(b"0" * 64 + b"  " + name + b"\n" for name in (b"b", b"a"))
    with pytest.raises(ManifestError, match="order"):
        read_manifest(stated)
    with pytest.raises(ManifestError, match="line 1"):
        read_manifest(b"nonsense\n")
