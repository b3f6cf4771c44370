import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.edtf import Order
from fonds.parse.path_dates import read_path


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2019-03-02 - Le Courrier - Budget.txt", "2019-03-02"),
        ("LeCourrier_12.05.2017_p3.txt", "2017-05-12"),
        ("2016/03/2016_03_13-001.txt", "2016-03-13"),
        ("1963/1963-03-21-debate/transcript.txt", "1963-03-21"),
        ("2016/03/12/x.txt", "2016-03-12"),
        ("2016/03/x.txt", "2016-03"),
        ("archive/2016/03/1234.txt", "2016-03"),
        ("2016-03/12/x.txt", "2016-03-12"),
        ("2016/02/31/x.txt", "2016-02"),
        ("a/2017-05-12.html.txt", "2017-05-12"),
        ("2016.03.13", "2016-03-13"),
        ("2016-03-13T10:20:00.txt", "2016-03-13"),
        ("2020-03-12-2.txt", "2020-03-12"),
        ("13-04-2017.txt", "2017-04-13"),
        ("3.4.2017 Le Monde.txt", "2017-04-03"),
        ("12 mai 2017.txt", "2017-05-12"),
        ("samedi-4-mars-1893.txt", "1893-03-04"),
        ("Le Monde - 12 mai 2017.txt", "2017-05-12"),
        ("Le Monde (mars 2016).txt", "2016-03"),
        ("May-5-2020_report.txt", "2020-05-05"),
        ("x/May 12, 2021 - clipping.txt", "2021-05-12"),
        ("3 de agosto de 2017.rtf", "2017-08-03"),
        ("15 января 2022.txt", "2022-01-15"),
        ("2019-03-02 - 2.3.2019.txt", "2019-03-02"),
    ],
)
def test_names_that_tell_a_day_or_month(path: str, date: str) -> None:
    found = read_path(path)
    assert found
    assert found.text == date


@pytest.mark.parametrize(
    "path",
    [
        "1234567.txt", "p2000.txt", "54321", "IMG_0012.txt", "rapport-1500-mots.txt", "1984.txt",
        "12052017.txt", "03-04-2017.txt", "v1.2.2017.txt", "1.2.3.2017.txt", "2016-1-2.txt",
        "2019-03-02_2019-03-05_x.txt", "rapport 2015-2016.txt", "2011-12/x.txt", "2016/13/x.txt",
        "2016/3/x.txt", "attentats-du-13-novembre-2015.txt", "attentats-13-novembre-2015.txt",
        "2016-02-31.txt", "2016-13-01.txt", "12-03-2020-2021.txt", "19-20-03-12.txt",
        "euro-2016.txt", "9782070612758.txt", "192.168.10.12.txt", "3000-01-01.txt",
        "0995-01-01.txt", "", "/", "2016",
    ],
)  # fmt: skip
def test_names_that_tell_none_or_two(path: str) -> None:
    assert read_path(path) is None


@pytest.mark.parametrize(
    ("order", "date"), [("day-first", "2017-04-03"), ("month-first", "2017-03-04")]
)
def test_the_archive_s_order_decides_for_figures_without_dots(order: Order, date: str) -> None:
    found = read_path("03-04-2017.txt", order)
    assert found
    assert found.text == date


@given(st.text(max_size=80) | st.text("0123456789-_./ x", max_size=40))
def test_any_path_is_read_or_left(path: str) -> None:
    found = read_path(path)
    assert found is None or "1400" <= found.text[:4] <= "2099"
