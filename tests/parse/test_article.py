from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.chars import fold_white
from fonds.base.edtf import read_edtf
from fonds.base.model import Article, Metadata, Remark
from fonds.parse.article import EmptyTextError, parse_article
from fonds.parse.dating import Beside
from fonds.parse.prefix import read_prefix

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = " date 2022-01 Un titre\n\nIl pleut sur la ville. Rien d’autre.\n"
NOTHING = Metadata()


def seed(name: str) -> tuple[Article, list[Remark]]:
    return parse_article(name, (SEEDS / name).read_text("utf-8"), NOTHING)


def test_the_first_seed_has_its_own_headline() -> None:
    article, remarks = seed("000_0bff18f1392b44a8.txt")
    assert article.title_from == "source"
    assert article.title.startswith("Poutine déploie 20 navires de guerre")
    assert article.title.endswith("« prépare une frappe éclair sur Kiev »")
    assert (article.date, article.source_date) == (read_edtf("2022-01"),) * 2
    assert (article.lang, article.dir, article.dateline, remarks) == ("fr", "ltr", "", [])


def test_the_second_seed_takes_its_title_from_the_dateline_and_keeps_its_order() -> None:
    article, _ = seed("003_7ed8d218c219426f.txt")
    assert (article.title_from, article.dateline) == ("supplied", "WASHINGTON")
    assert article.title.startswith("Le président Joe Biden s’est entretenu")
    assert article.title.endswith("l’Ukraine et la Russie continue de se…")
    assert article.paragraphs[-1].startswith("WASHINGTON – Le président")
    assert article.body == article.paragraphs


def test_metadata_overrides_and_the_headline_stays_in_the_body() -> None:
    given = Metadata(title=" Autre  titre ", date=read_edtf("2022-01-15"), lang="en")
    article, remarks = parse_article("a.txt", TEXT, given)
    assert (article.title, article.title_from) == ("Autre titre", "metadata")
    assert article.body == ("Un titre", "Il pleut sur la ville. Rien d’autre.")
    assert (article.date, article.source_date) == (given.date, read_edtf("2022-01"))
    assert (article.lang, remarks) == ("en", [])


def test_a_date_that_contradicts_the_source_is_noted() -> None:
    article, [remark] = parse_article("a.txt", TEXT, Metadata(date=read_edtf("2021")))
    assert article.date == read_edtf("2021")
    assert (remark.severity, remark.code, remark.path) == ("note", "date-differs", "a.txt")
    assert "2021" in remark.message
    assert "2022-01" in remark.message


@pytest.mark.parametrize(("date", "code"), [("2022-13", "impossible"), ("1/2/22", "ambiguous")])
def test_a_faulty_date_leaves_the_article_undated(date: str, code: str) -> None:
    article, [remark] = parse_article("a.txt", f"\ndate {date} Un titre\n\nTexte.", NOTHING)
    assert (article.title, article.date, article.source_date) == ("Un titre", None, None)
    assert (remark.severity, remark.code, remark.line) == ("note", f"{code}-date", 2)


@pytest.mark.parametrize("text", ["", " \n\t\u2028\xa0", " date 2022-01 \n"])
def test_a_text_without_anything_to_show_is_refused(text: str) -> None:
    with pytest.raises(EmptyTextError):
        parse_article("a.txt", text, NOTHING)


def test_a_headline_alone_is_an_article() -> None:
    article, _ = parse_article("a.txt", "date 2022-01 Un titre", NOTHING)
    assert (article.title, article.body) == ("Un titre", ())


@given(
    st.sampled_from(["", " date 2022-01 ", "Date : 2022-13\n"]),
    st.text(
        st.sampled_from("\n\n \t.:,-–aB1«文\u200b\u2028\x1c") | st.characters(exclude_categories=())
    ),
)
def test_the_paragraphs_are_the_text_after_the_prefix(start: str, text: str) -> None:
    whole = start + text
    try:
        article, _ = parse_article("a.txt", whole, NOTHING)
    except EmptyTextError:
        assert not fold_white(whole[read_prefix(whole).length :])
        return
    assert fold_white(" ".join(article.paragraphs)) == fold_white(
        whole[read_prefix(whole).length :]
    )
    assert article.title == fold_white(article.title) != ""


def test_a_name_stands_in_for_a_headline_and_for_nothing_else() -> None:
    prose = "Le premier convoi est parti vendredi avec deux cents voyageurs à son bord."
    beside = Beside(title="Train de nuit")
    article, _ = parse_article("a.md", prose, Metadata(), beside=beside)
    assert (article.title, article.title_from, article.body_start) == ("Train de nuit", "name", 0)
    article, _ = parse_article("a.md", f"Un titre\n\n{prose}", Metadata(), beside=beside)
    assert (article.title, article.title_from) == ("Un titre", "source")
