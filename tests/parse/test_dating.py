"""Which of several dates is an article's, and which one files its page."""

import pytest

from fonds.base.edtf import read_edtf
from fonds.base.model import Article, Metadata, Remark
from fonds.parse.article import parse_article
from fonds.parse.dating import Beside

HEADER = "date 2022-01 "
LINE = "Publié le 12 mai 2021\n\n"
TEXT = "Un texte de plusieurs mots que le conseil a adopté hier soir après un long débat.\n"
TABLE = Metadata(date=read_edtf("1999"))
FRONT = read_edtf("2020-01-01")
YEAR = read_edtf("1926")


def parse(
    path: str, text: str, given: Metadata | None = None, beside: Beside | None = None
) -> tuple[Article, list[Remark]]:
    return parse_article(path, text, given or Metadata(), "", beside or Beside())


@pytest.mark.parametrize(
    ("path", "head", "given", "beside", "expected"),
    [
        ("2019-03-02.txt", HEADER, TABLE, Beside(), "1999 metadata 2022-01"),
        ("2019-03-02.txt", HEADER, None, Beside(), "2022-01 source 2022-01"),
        (
            "2019-03-02.txt",
            LINE,
            Metadata(date=FRONT),
            Beside(FRONT),
            "2020-01-01 source 2020-01-01",
        ),
        ("2019-03-02.txt", LINE, TABLE, Beside(FRONT), "1999 metadata 2020-01-01"),
        ("2019-03-02.txt", LINE, None, Beside(), "2021-05-12 line 2021-05-12"),
        ("2019-03-02.txt", LINE, TABLE, Beside(), "1999 metadata 2021-05-12"),
        ("2016/03/2019-03-02.txt", "", None, Beside(), "2019-03-02 name 2019-03-02"),
        ("2016/03/a.txt", "", None, Beside(weighed=YEAR), "2016-03 name 2016-03"),
        ("2016/03/a.txt", "", TABLE, Beside(), "1999 metadata 2016-03"),
        ("1926-Anna.txt", "", None, Beside(weighed=YEAR), "1926 name -"),
        ("2019-03-02.mbox#3", "", None, Beside(alone=False), "-  -"),
        ("2019-03-02.txt", "date 2022-13 ", None, Beside(weighed=YEAR), "-  -"),
        ("a.txt", "", None, Beside(), "-  -"),
    ],
)
def test_the_surest_date_is_taken_and_a_table_files_no_page(
    path: str, head: str, given: Metadata | None, beside: Beside, expected: str
) -> None:
    article, _ = parse(path, f"{head}Un titre\n\n{TEXT}", given, beside)
    date, source_date = (it.text if it else "-" for it in (article.date, article.source_date))
    assert f"{date} {article.date_from} {source_date}" == expected


def test_lines_that_give_a_date_stay_in_the_text() -> None:
    article, _ = parse("a.txt", f"Un titre\n\n{LINE}{TEXT}")
    assert article.paragraphs == ("Un titre", LINE.strip(), TEXT.strip())
    assert article.title == "Un titre"


def test_a_later_change_is_kept_apart_unless_metadata_state_one() -> None:
    text = f"Un titre\n\nPublié le 12 mai 2021 - Mis à jour le 13 mai 2021\n\n{TEXT}"
    article, _ = parse("a.txt", text)
    assert article.date == read_edtf("2021-05-12")
    assert article.modified == read_edtf("2021-05-13")
    stated, _ = parse("a.txt", text, Metadata(modified=YEAR))
    assert stated.modified == YEAR


@pytest.mark.parametrize(
    ("lang", "date"),
    [("fr", "2021-05-12"), ("de", "2021-05-12"), ("en-GB", "2021-05-12"), ("en", None),
     ("en-US", None), ("und", None), ("x", None)],
)  # fmt: skip
def test_figures_on_a_line_are_read_as_the_language_of_the_text_writes_them(
    lang: str, date: str | None
) -> None:
    article, remarks = parse("a.txt", f"Titre\n12/05/2021\n\n{TEXT}", Metadata(lang=lang))
    assert (article.date and article.date.text) == date
    assert [(it.code, it.line) for it in remarks] == ([] if date else [("date-order", 2)])
