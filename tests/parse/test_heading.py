import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.chars import fold_white, show_windows
from fonds.parse.heading import Labels, find_heading, read_opening

PROSE = (
    "Après un long débat, les élus ont adopté hier soir le budget de la ville, dit le maire. Fin."
)
JAPANESE = (
    "市議会は昨夜、長い議論の末に来年度の予算を可決した。道路と学校の修繕費は三割近く増える。"
)


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("", "Le budget est voté"),
        ("http://example.org/a\n\n2012-02-28T19:00:00+0900\n\n", "Le budget est voté"),
        ("http://example.org/a\n2012-02-28T19:00:00+0900\n", "Le budget est voté"),
        ("November 1, 1926\n\nOBITUARY\n\n", "Anna Berg Dies After Operations"),
        ("12 mai 1921\n\nParis\n\n", "Le budget est voté"),
        ("POLITIQUE\n\n", "Le budget de la ville est voté"),
        ("[Politique]\n\n", "Le budget est voté hier"),
        ("Accueil > France > Politique\n\n", "Le budget est voté hier"),
        ("By Ann Smith | Jan 5, 2020\n\n", "Council passes the budget"),
        ("القاهرة، 12 مايو (رويترز)\n\n", "الميزانية الجديدة للمدينة"),
    ],
)
@pytest.mark.parametrize("end", ["\n\n", "\nPar Anne Martin\n\n"])
def test_the_headline_is_found_below_credits(above: str, headline: str, end: str) -> None:
    found = find_heading(f"{above}{headline}{end}{PROSE}")
    assert (found.title, found.title_from) == (headline, "source")
    assert found.start == len(above)
    assert found.end == len(above + headline) + (2 if end == "\n\n" else 1)


def test_a_line_of_text_sets_off_the_headline_below_credits() -> None:
    found = find_heading(f"http://example.org/\n12:30\n市議会が予算を可決\n{JAPANESE}\n\n{PROSE}")
    assert (found.title, found.title_from) == ("市議会が予算を可決", "source")


@pytest.mark.parametrize(
    "text",
    [
        f"12 mai 1921\n\nSous le pont Mirabeau coule la Seine\nEt nos amours\n\n{PROSE}",
        f"http://example.org/\n\n{PROSE}",
        f"{PROSE}\n\nUn intertitre\n\n{PROSE}",
        "http://example.org/",
        f"{PROSE}\n\nhttp://example.org/\n\nUn titre",
    ],
)
def test_what_is_no_headline_stays_none(text: str) -> None:
    found = find_heading(text)
    assert (found.title_from, found.start, found.end) == ("supplied", 0, 0)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# Budget voté", "Budget voté"),
        ("## Budget voté ##", "Budget voté"),
        (
            "# Le budget est voté par le conseil, enfin.",
            "Le budget est voté par le conseil, enfin.",
        ),
        ("**Budget voté**", "Budget voté"),
        ("== Budget voté ==", "Budget voté"),
        ("_Budget voté_", "Budget voté"),
        ("Budget voté\n=====", "Budget voté"),
        ("# hashtag", "hashtag"),
        ("#hashtag", "#hashtag"),
        ("** Budget", "** Budget"),
        ("*a* ou *b*", "*a* ou *b*"),
        ("C# et F#", "C# et F#"),
    ],
)
def test_marks_of_a_headline_are_no_part_of_the_title(line: str, title: str) -> None:
    found = find_heading(f"{line}\n\n{PROSE}")
    assert (found.title, found.title_from, found.end) == (title, "source", len(line) + 2)


def test_what_other_texts_share_is_no_headline_where_one_follows() -> None:
    labels = Labels(above=frozenset({"Le Courrier"}))
    found = find_heading(f"Le  Courrier\nLe budget est voté\n\n{PROSE}", labels)
    assert (found.title, found.title_from, found.start) == ("Le budget est voté", "source", 13)
    assert find_heading(f"Le Courrier\n\n{PROSE}", labels).title == "Le Courrier"


def test_what_nearly_all_share_never_is() -> None:
    labels = Labels(never=frozenset({"Le Courrier", "Lisez-nous en ligne."}))
    found = find_heading(f"Le Courrier\n\nLisez-nous en ligne.\n\n{PROSE}", labels)
    assert (found.title, found.title_from) == (PROSE.removesuffix(" Fin."), "supplied")
    assert find_heading("Le Courrier", labels).title == "Le Courrier"


def test_what_may_be_shared_are_the_first_short_lines_beside_what_follows() -> None:
    _, one = read_opening(f"Le Courrier\nEn  bref\n\n{PROSE * 2}\n\nUn mot", "")
    _, other = read_opening(f"Le Courrier\nEn bref\n\nUn autre texte. {PROSE * 2}", "")
    assert [line for line, _ in one] == [line for line, _ in other] == ["Le Courrier", "En bref"]
    assert not {after for _, after in one} & {after for _, after in other}
    assert len(read_opening("mot\n\n" * 9, "")[1]) == 5


def test_a_title_that_is_stated_is_no_line_of_the_text() -> None:
    heading, opening = read_opening(f"Un titre\n\n{PROSE * 2}", " Mon \x93titre\x94 ")
    assert (heading.title, heading.title_from, heading.end) == ("Mon “titre”", "metadata", 0)
    assert [line for line, _ in opening] == ["Un titre"]


def test_a_title_that_the_source_states_stays_stated_where_it_is_the_first_sentence() -> None:
    supplied = find_heading(PROSE)
    assert supplied.title_from == "supplied"
    assert read_opening(PROSE, supplied.title)[0] == supplied
    stated, _ = read_opening(PROSE, supplied.title, own=True)
    assert (stated.title, stated.title_from) == (supplied.title, "metadata")
    assert (stated.start, stated.end) == (0, 0)  # the sentence is text, and shown as such


lines = st.sampled_from(
    ["Un titre", "# Titre", "*Titre*", "====", "http://a.org/", "12:30", "POLITIQUE", "(x)",
     "Le Courrier", "Par Jean Dupont", "\x93Oui\x94", PROSE, "Paris", "« Non ! »"]
) | st.text(min_size=1).map(fold_white).filter(bool)  # fmt: skip
paragraphs = st.lists(
    st.lists(lines, min_size=1, max_size=3).map("\n".join), min_size=1, max_size=6
)
labels = st.builds(Labels, st.frozensets(lines), st.frozensets(lines))


@given(paragraphs, labels)
def test_a_title_from_the_text_is_what_its_line_shows(parts: list[str], shared: Labels) -> None:
    text = "\n\n".join(parts)
    found = find_heading(text, shared)
    assert found.title == fold_white(found.title) != ""
    if found.title_from == "supplied":
        assert (found.start, found.end, len(found.title) <= 200) == (0, 0, True)
    else:
        assert found.title in fold_white(show_windows(text[found.start : found.end]))
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.end - 1] == "\n" or found.end == len(text)
        assert text[found.start - 1] == "\n" or not found.start
