"""Words of one script within another are found, marked, and shown in the right passage."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from tests.search.archive import convert_articles, write_site

FILLER = {
    "zh": "今天早上城里下了一场很大的雨街上的人都躲进了商店和车站" * 12,
    "th": "เมื่อเช้านี้ฝนตกหนักในเมืองผู้คนต่างหลบเข้าไปในร้านค้า" * 10,
    "fr": "Ce matin, il a plu sur toute la ville et les passants se sont abrités. " * 8,
}

ARTICLES = {
    "a": ("东欧局势", f"{FILLER['zh']}。会议在OTAN总部举行，"
          f"共有1500名代表和Covid疫情专家出席。{FILLER['zh']}。"),
    "b": ("ニュース", f"昨日、東京でGoogle社が新しいｶﾞﾗｽ工場を公開した。{FILLER['zh']}"),
    "c": ("Une lettre", f"{FILLER['fr']}La plaque porte 北京大学 en grandes lettres. "
          f"{FILLER['fr']}"),
    "d": ("ข่าวด่วน", f"{FILLER['th']}ประธานาธิบดีพบผู้แทนNATOและน้ำท่วม{FILLER['th']}"),
    "e": ("ຂ່າວ", "ລາວໜຶ່ງASEAN\u200bປະຊຸມ"),
    "f": ("ព័ត៌មាន", "ប្រទេស\u200bកម្ពុជាUNESCOប្រាសាទ"),
    "g": ("Long s", "C’eſt la maiſon du Roy, qui ſ’eſt rendu à la Cour."),
    "h": ("Un mot", "NATO " + FILLER["zh"] + "基辅" + FILLER["zh"]),
}  # fmt: skip

MARKED = [
    # query, article, what is marked in its passage
    ("OTAN", "a", ["OTAN"]),
    ("otan总部", "a", ["OTAN总部"]),
    ('"在OTAN总部"', "a", ["在OTAN总部"]),
    ("1500", "a", ["1500"]),
    ("covid", "a", ["Covid"]),
    ("cov*", "a", ["Covid"]),
    ("疫情", "a", ["疫情"]),
    ('"covid 疫情"', "a", ["Covid疫情"]),
    ("google", "b", ["Google"]),
    ("東京", "b", ["東京"]),
    ("ガラス", "b", ["ｶﾞﾗｽ"]),
    ("ｶﾞﾗｽ工場", "b", ["ｶﾞﾗｽ工場"]),
    ("社", "b", ["社"]),
    ("北京", "c", ["北京"]),
    ('"porte 北京大学"', "c", ["porte 北京大学"]),
    ("plaque 大学", "c", ["plaque", "大学"]),
    ("nato -基辅", "d", ["NATO"]),
    ("น้ำท่วม", "d", ["น้ำท่วม"]),
    ("ผู้แทนNATO", "d", ["ผู้แทนNATO"]),
    ("asean", "e", ["ASEAN"]),
    ("ໜຶ່ງ", "e", ["ໜຶ່ງ"]),
    ("unesco", "f", ["UNESCO"]),
    ("ប្រទេសកម្ពុជា", "f", ["ប្រទេស\u200bកម្ពុជា"]),
    ("est rendu", "g", ["eſt", "eſt", "rendu"]),
    ("maisons", "g", ["maiſon"]),
    ('"s’est rendu"', "g", ["eſt rendu"]),
    ("基辅", "h", ["基辅"]),
]

ASK = """async query => {
  const { hits } = await fonds.search(query);
  const [passage] = await fonds.snippets(hits);
  return [hits.map(hit => hit.id), passage];
}"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = convert_articles(tmp_path_factory.mktemp("mixed"), ARTICLES)
    write_site(archive)
    return archive


@pytest.mark.parametrize(("query", "article", "marked"), MARKED)
def test_the_passage_shows_what_was_asked(
    engine: Page, query: str, article: str, marked: list[str]
) -> None:
    found, passage = engine.evaluate(ASK, query)
    assert found == [article]
    assert [part["text"] for part in passage if part["marked"]] == marked
    assert 40 < len("".join(part["text"] for part in passage)) <= 250 or article in "efg"


def test_what_is_marked_on_the_article_is_what_was_found(engine: Page, archive: Archive) -> None:
    """The terms go there in the fragment of an address."""
    ask = """async ([query, text]) => fonds.parts.withIndex(async index => {
      const { terms } = await index.findArticles(query);
      const read = fonds.parts.readTerms(fonds.parts.writeTerms(terms));
      return fonds.parts.findMarks(text, read).map(({ start, end }) => text.slice(start, end));
    })"""
    for query, article, marked in MARKED:
        text = (archive.seeds / f"{article}.txt").read_text(encoding="utf-8")
        assert engine.evaluate(ask, [query, text]) == marked, query
