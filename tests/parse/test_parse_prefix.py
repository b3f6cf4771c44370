import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.parse.prefix import NO_PREFIX, read_prefix


@pytest.mark.parametrize(
    ("text", "edtf", "rest"),
    [
        (" date 2022-01 Poutine déploie", "2022-01", " Poutine déploie"),
        (" date 2022-01-15 Titre", "2022-01-15", " Titre"),
        ("date 2022 Mars : la planète", "2022", " Mars : la planète"),
        ("date 2022-01 15 janvier : fête", "2022-01", " 15 janvier : fête"),
        ("Date : 15 janvier 2022\nTitre", "2022-01-15", "\nTitre"),
        ("DATE: 2022-01-15\r\n\r\nTitre", "2022-01-15", "\r\n\r\nTitre"),
        ("date 2022/01 Titre", "2022-01", " Titre"),
        ("date 2022/.. Titre", "2022/..", " Titre"),
        ("\xa0date\xa02022-01\xa0Titre", "2022-01", "\xa0Titre"),
        ("\n\n\tdate\u202f:\t2022-01: Titre", "2022-01", " Titre"),
        ("Date: samedi 15 janvier 2022.\nTitre", "2022-01-15", "\nTitre"),
        ("\ufeff date 2022-01 Titre", "2022-01", " Titre"),
        ("date 2022-01", "2022-01", ""),
    ],
)
def test_a_prefix_is_read_and_cut(text, edtf, rest):
    prefix = read_prefix(text)
    assert prefix.date
    assert (prefix.date.text, text[prefix.length :], prefix.fault) == (edtf, rest, "")
    assert text[prefix.start :].startswith(prefix.written)


@pytest.mark.parametrize(
    ("text", "written", "code"),
    [
        (" date 2022-13 Titre", "2022-13", "impossible-date"),
        ("Date 2022-02-30 Titre", "2022-02-30", "impossible-date"),
        ("date janv.-22 Titre", "janv.-22", "ambiguous-date"),
        ("Date : 03/04/22\nTitre", "03/04/22", "ambiguous-date"),
    ],
)
def test_a_faulty_date_is_cut_and_reported(text, written, code):
    prefix = read_prefix(text)
    assert (prefix.date, prefix.written, prefix.code) == (None, written, code)
    assert prefix.fault
    assert text[prefix.length :].strip() == "Titre"


@pytest.mark.parametrize(
    "text",
    [
        "Date limite de dépôt : 2022",
        "Date 12 is a milestone",
        "Date 2022 was remembered",
        "Date March 5 on your calendar",
        "dated 2022-01 x",
        "date: jeudi",
        "date:",
        "date\n",
        "",
        "Titre date 2022-01",
        "date2022-01 Titre",
        "2022-01 Titre",
    ],
)
def test_sentences_are_no_prefix(text):
    assert read_prefix(text) == NO_PREFIX


@given(st.sampled_from(["", " date ", "Date: ", "\ufeffdate "]), st.text(max_size=80))
def test_any_text_is_cut_within_its_bounds(start, text):
    whole = start + text
    prefix = read_prefix(whole)
    assert 0 <= prefix.length <= len(whole)
    assert bool(prefix.length) == bool(prefix.date or prefix.fault)
