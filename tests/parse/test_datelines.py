import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.parse.datelines import find_dateline
from fonds.parse.other_datelines import is_dateline_alone
from fonds.parse.places import is_place
from fonds.parse.sentences import split_sentences
from fonds.parse.shortening import shorten_title
from fonds.parse.titles import LONGEST, is_headline, supply_title

PROSE = "Le président américain s’est entretenu jeudi après-midi avec son homologue ukrainien."


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("WASHINGTON – ", "WASHINGTON"),
        ("PARIS (Reuters) - ", "PARIS"),
        ("Kiev, 12 janvier (AFP) — ", "Kiev"),
        ("PARIS/LONDRES, 12 janv (Reuters) - ", "PARIS"),
        ("NEW YORK, Jan. 12, 2022 (AP) -- ", "NEW YORK"),
        ("AUSTIN, Texas (AP) — ", "AUSTIN"),
        ("NATIONS UNIES (AFP) — ", "NATIONS UNIES"),
        ("MONTREAL\xa0—\xa0", "MONTREAL"),
        ("Genève — ", "Genève"),
        ("MÜNCHEN – ", "MÜNCHEN"),
    ],
)
def test_a_known_place_before_a_dash_is_a_dateline(head: str, place: str) -> None:
    found = find_dateline(head + PROSE)
    assert found
    assert found.place == place == (head + PROSE)[found.start : found.start + len(place)]
    assert (head + PROSE)[found.end :] == PROSE


@pytest.mark.parametrize(
    "text",
    [
        f"VIDÉO – {PROSE}",
        f"ENTRETIEN (Reuters) - {PROSE}",
        "FRANCE - BELGIQUE 1-0",
        f"Paris-Nice : {PROSE}",
        f"Paris - Nice : {PROSE}",
        f"Le maire de PARIS – {PROSE}",
        PROSE,
        "",
    ],
)
def test_other_beginnings_are_none(text: str) -> None:
    assert find_dateline(text) is None


ARABIC = (
    "قال الرئيس يوم الأربعاء إن بلاده ستواصل دعم الجهود الرامية إلى وقف إطلاق النار في المنطقة."
)
RUSSIAN = "Президент заявил в среду, что страна продолжит переговоры с соседними государствами."
GREEK = "Ο πρωθυπουργός δήλωσε την Τετάρτη ότι η χώρα θα συνεχίσει τις διαπραγματεύσεις της."
CHINESE = "国务院总理二十八日主持召开国务院常务会议，讨论明年的预算，会议通过了预算案。"
JAPANESE = "政府は二十八日の閣議で、来年度の予算案を決定し、国会に提出すると発表した。"
KOREAN = "정부는 28일 국무회의에서 내년도 예산안을 의결했다고 밝혔다. 지출이 늘어난다고 한다."


@pytest.mark.parametrize(
    ("head", "text", "place"),
    [
        ("القاهرة (رويترز) - ", ARABIC, "القاهرة"),
        ("القاهرة، 12 مايو (أ ف ب) - ", ARABIC, "القاهرة"),
        ("رام الله - ", ARABIC, "رام الله"),
        ("МОСКВА, 12 мая – РИА Новости. ", RUSSIAN, "МОСКВА"),
        ("МОСКВА, 12 мая. /ТАСС/. ", RUSSIAN, "МОСКВА"),
        ("Киев (УНІАН) — ", RUSSIAN, "Киев"),
        ("ΑΘΗΝΑ – ", GREEK, "ΑΘΗΝΑ"),
        ("新华社北京2月28日电（记者张三）", CHINESE, "北京"),
        ("（北京＝山田太郎）", JAPANESE, "北京"),
        ("【ワシントン共同】", JAPANESE, "ワシントン"),
        ("[東京　２８日　ロイター] - ", JAPANESE, "東京"),
        ("(서울=연합뉴스) 홍길동 기자 = ", KOREAN, "서울"),
    ],
)
def test_so_it_is_in_other_scripts(head: str, text: str, place: str) -> None:
    found = find_dateline(head + text)
    assert found
    assert found.place == place == (head + text)[found.start : found.start + len(place)]
    assert (head + text)[found.end :] == text
    assert supply_title([head + text]) == shorten_title(next(split_sentences(text)), LONGEST)


@pytest.mark.parametrize(
    "text",
    [
        f"Москва – столица России, где {RUSSIAN}",  # a dash stands for “is”
        f"وزير - {ARABIC}",
        "مصر - السعودية 1-0",
        "北京是中国的首都，也是政治文化中心（详见下文），每年有许多游客前来参观。",
        f"（写真）{JAPANESE}",
    ],
)
def test_other_beginnings_in_other_scripts_are_none(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("القاهرة، 12 مايو (رويترز)", True),
        ("القاهرة - 12 مايو", True),
        ("МОСКВА, 12 мая", True),
        ("[東京 28日 ロイター]", True),
        ("北京2月28日电", True),
        ("القاهرة", False),
        ("Каир, 12 погибших", False),
        ("Москва – столица России", False),
        ("القاهرة تستعد للانتخابات", False),
    ],
)
def test_a_dateline_alone_is_no_headline(line: str, is_one: bool) -> None:
    assert is_dateline_alone(line) is is_one
    assert is_headline(line) is not is_one


@given(
    st.text(
        st.sampled_from("القاهرة -–،(رويترز)12北京电【】МОСКВА=/.") | st.characters(), max_size=150
    )
)
def test_any_text_may_be_looked_at(text: str) -> None:
    if found := find_dateline(text):
        assert text[found.start :].startswith(found.place)
        assert found.start + len(found.place) <= found.end <= len(text)
    is_dateline_alone(text)


def test_places_are_known_without_case_accents_or_hyphens() -> None:
    assert all(map(is_place, ["etats-unis", "ÉTATS UNIS", "United States", "Los Angeles", "kyiv"]))
    assert not any(map(is_place, ["", "Vidéo", "Exclusif", "Éditorial"]))
