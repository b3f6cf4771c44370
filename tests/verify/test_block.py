"""The block of keys that a page may leave out: as the parser cuts it, and not a line more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.headers.cut import cut_header
from fonds.verify.block import measure_block
from fonds.verify.losslessness import compare_all, source_texts
from tests.accession.headers.test_cut import HEADS
from tests.archives import make_home
from tests.reading import fold
from tests.verify.tampering import change, told, verify

BLOCKS = {
    "yaml": "---\ntitle: A\ndate: 2022-01\n---\n",
    "yaml, broken": "---\ntitle: A: b\ntags:\n- x\n  y\n# z\n---\n",
    "toml": "+++\ntitle = 1984\n[params]\nx = [\n1,\n2]\n+++\n",
    "keys": "Titre : A\n  et B\nDate : 2022-01\nCote : 1\n",
    "scraped": "Title: A\nURL: https://example.org\nText:\n",
    "mail": "\nFrom: A <a@b.c>\nTo: x,\n\ty\nSubject: B\nX-Y: 1\n",
    "copied mail": "De : A\nEnvoyé : lundi 14 mai 2001 16:39\nÀ : B\nObjet : C\n",
    "iramuteq": "**** *source_a *date_2022-01\n",
    "factiva": "SE\nNews\nHD A\nPD 5 May 2021\nSN\nB\n\nLP\n",
}


@pytest.mark.parametrize("kind", BLOCKS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_the_parser_cuts_may_be_left_out(kind: str, end: str) -> None:
    text = f"{BLOCKS[kind]}\nUn texte: oui.\n\nDeux.".replace("\n", end)
    length, _, _ = cut_header(text)
    assert 0 < length <= len(BLOCKS[kind].replace("\n", end))
    assert measure_block(text) == length


@given(st.lists(st.sampled_from([*BLOCKS.values(), *HEADS, "Un texte.\n\n"]), max_size=6))
def test_the_parser_cuts_nothing_that_may_not_be_left_out(pieces: list[str]) -> None:
    text = "".join(pieces)
    length, _, _ = cut_header(text)
    cut, allowed = fold(text[:length]), fold(text[: measure_block(text)])
    assert cut in ("", allowed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Un texte.",
        "Sport: victoire\n\nUn texte.",
        "Sport: victoire\nMatch: nul\n\nUn texte.",
        "Titre: A\nLe maire a parlé.\n\nUn texte.",
        "Titre: A\nDate: 2021\nLe maire a parlé.\n\nUn texte.",
        "---\nUn dialogue.\n---\nUn texte.",
        "---\ntitle: A\nLe maire a parlé.\n---\nUn texte.",
        "---\ntitle: &a A\nx: *a\n---\nUn texte.",
        "---\n- title: A\n---\nUn texte.",
        "---\ntitle: A\nUn texte.",
        "---\ntitle: " + "x" * 20_000 + "\n---\nUn texte.",
        "+++\ntitle: A\n+++\nUn texte.",
        "+++\nx = 1\n+++\nUn texte.",
        "**** Un titre\nUn texte.",
        "HD A\nSN B\nLP\nUn texte.",
        "HD A\nPD 2021\nUn texte.",
        "date 2022-01 Un titre\n\nUn texte.",
    ],
)
def test_what_is_no_block_may_not_be_left_out(text: str) -> None:
    assert measure_block(text) == 0


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_page_may_show_the_block_or_leave_it_out_and_nothing_else(kind: str) -> None:
    texts = source_texts(f"{BLOCKS[kind]}\ndate 2022-02 Un titre\n\nUn texte.".encode(), "utf-8")
    whole, rest = texts
    assert rest == "date 2022-02 Un titre Un texte."
    for shown in (whole, rest, "Un titre Un texte."):
        assert compare_all("a.html", shown, texts, "a.txt") is None
    assert (found := compare_all("a.html", "titre Un texte.", texts, "a.txt"))
    assert "“Un” of a.txt" in found.message
    assert (found := compare_all("a.html", "Un titre Un text", texts, "a.txt"))
    assert found.code == "changed-text"
    assert (found := compare_all("a.html", whole[1:], texts, "a.txt"))
    assert compare_all("a.html", None, texts, "a.txt")


def test_a_source_without_text_has_nothing_to_show() -> None:
    assert source_texts(b"%PDF-1.4 " + bytes(range(256)), "utf-8") == ("",)


def test_an_archive_of_all_headers_is_as_it_should_be(tmp_path: Path) -> None:
    body = "\nUn titre à nous\n\nAprès un long débat, les élus ont adopté hier soir le budget.\n"
    sources = {f"{n}.txt": block + body for n, block in enumerate(BLOCKS.values())}
    home = make_home(tmp_path / "archive", sources)
    home.build()
    assert verify(home).problems == ()
    page = next(p for p in sorted(home.site.rglob("articles/**/3.html")))
    change(page, lambda html: html.replace(" à nous".encode(), b""))
    assert "changed-text" in {code for code, _ in told(verify(home))}
