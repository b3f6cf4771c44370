"""The browser cuts and folds words as Python does, and knows where they stand."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from unicodedata import category

import pytest
from playwright.sync_api import Browser, Page

from fonds.base.chars import show_windows
from fonds.search.analysis import MARKS, cut_words, fold, fold_whole, give_rules, name_words
from fonds.search.chunks import write_data
from fonds.search.scripts import join
from tests.search.characters import PIECES, different, everywhere

PLACES = """texts => texts.map(text => {
  const there = ({ start, reach }) => fold(text.slice(start, reach).replace(DROPPED, ''));
  return placeWords(text).map(word => [word.form, there(word)]);
})"""


@pytest.fixture(scope="module")
def browser_words(chromium: Browser) -> Iterator[Page]:
    """A page that has the browser's side of the analysis alone, which no test changes."""
    scripts = join("analysis", given=("RULES",))
    with chromium.new_context(offline=True) as context:
        page = context.new_page()
        page.add_script_tag(content=f"const RULES = {write_data(give_rules())};\n{scripts}")
        yield page


def test_every_mark_is_known_wherever_unicode_has_it() -> None:
    marks = {char for char in map(chr, range(sys.maxunicode + 1)) if category(char)[0] == "M"}
    known = re.compile(f"[{MARKS}]")
    assert set(known.findall("".join(map(chr, range(sys.maxunicode + 1))))) == marks


def test_every_character_is_folded_alike(browser_words: Page) -> None:
    text = "\t".join(everywhere())
    found = browser_words.evaluate("text => findWords(text).map(fold)", text)
    assert found == name_words(text)


@pytest.mark.parametrize("around", ["a{}b", "疫{}情", "1{}000"])
def test_every_character_is_cut_alike_within_a_word(browser_words: Page, around: str) -> None:
    text = "\t".join(around.format(char) for char in different())
    found = browser_words.evaluate("text => placeWords(text).map(word => word.form)", text)
    assert found == list(map(fold, cut_words(text)))


@pytest.mark.parametrize("around", ["{}’a", "l’{}a", "qu{}’a", "e{}l’a"])
def test_every_letter_is_elided_alike(browser_words: Page, around: str) -> None:
    text = "\t".join(around.format(char) for char in different())
    found = browser_words.evaluate("text => findWords(text).map(fold)", text)
    assert found == name_words(text)
    placed = browser_words.evaluate("text => placeWords(text).map(word => word.form)", text)
    assert placed == list(map(fold, cut_words(text)))


def test_words_of_mixed_scripts_have_their_places(browser_words: Page) -> None:
    chance = random.Random(3)  # noqa: S311
    texts = ["".join(chance.choices(PIECES, k=chance.randint(1, 9))) for _ in range(4000)]
    shown = list(map(show_windows, texts))  # as pages have them
    for text, words in zip(texts, browser_words.evaluate(PLACES, shown), strict=True):
        assert [form for form, _ in words] == list(map(fold, cut_words(text))), text
        assert all(form in there for form, there in words), text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ſ’eſt Ceſt qu’eſt", "est cest est"),
        ("ʼN ŉ ﬆ ﬁ ĳ ẞ K Å Σς", "n n st fi ij ss k a σσ"),
        ("Cafe\u0301l’ami", "cafel ami"),
        ("ｶﾞﾗｽ ㊀ ⑫", "ガラ ラス ス 一 12"),
        ("Covid疫情7月", "covid 疫情 情 7 月"),
        ("250km 14h30 covid19 1er CO₂ m² ２５０km", "250 km 14 h 30 covid 19 1 er co 2 m 2 250 km"),
        ("1.000 1,000 1’000 1\u2007000 2.500,50", "1000 1000 1000 1000 2500 50"),
        ("3.14 1,5 0.500 12.03.2020 1.2.3", "3 14 1 5 0 500 12 03 2020 1 2 3"),
        ("192.168.100.200 1.000.000.000", "192 168 100 200 1000000000"),
        ("1.000.5 3.1.000 1.0000", "1 000 5 3 1 000 1 0000"),
        ("l’O.N.U. S.N.C.F. U.S.A o.n.u. U.S. É.N.A.", "onu sncf usa onu us ena"),
        ("M. D. J.K. Rowling e.g. a.b.cd U.S.x", "m d j k rowling e g a b cd u s x"),
        ("dell'arte nell’aria un'idea gl’italiani d’Aragó", "arte aria idea italiani arago"),
        ("المدرسة والمدرسة للمدرسه الله على", "مدرسه مدرسه مدرسه الله علي"),
        ("학교에서는 사과 사람들은 KTX를", "학교 에서 는 사과 사람 들 은 ktx 를"),
    ],
)
def test_words_that_look_otherwise(text: str, words: str) -> None:
    assert list(map(fold, cut_words(text))) == words.split()


def test_a_sentence_without_spaces_is_found_to_its_end() -> None:
    assert len(cut_words("ก" * 500 + "ข")) == 501


def test_what_is_unspaced_once_folded_is_known_from_the_text() -> None:
    """The ranges that are looked for in texts are those whose form has no spaces."""
    odd = [char for char in different() if len(cut_words(f"{char}{char}")) == 1]
    unspaced = [char for char in odd if set(fold(char)) & {*"".join(cut_words("一ァアก"))}]
    assert unspaced == []
    assert all(len(cut_words(char * 2)) > 1 for char in "㍻ｱｶ㈱⼀㊀" if cut_words(char))


@pytest.mark.parametrize("word", ["hiver", "HIVER", "Iain3", "2026", "a_b", "jean-luc", "K", ""])
def test_plain_letters_are_folded_as_if_an_accent_were_on_them(word: str) -> None:
    assert fold_whole(word) == fold_whole(f"{word}\u0301")
