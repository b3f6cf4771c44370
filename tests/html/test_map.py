"""The map of places: what it shows, where, and when there is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.locale import load_words
from fonds.html.atlas.locating import WIDTH, frame_of, land_in
from fonds.html.map import Spot, map_html
from tests.archives import make_home
from tests.reading import parse

PLACES = st.tuples(st.floats(-57, 83), st.floats(-180, 180))
SVG = "{http://www.w3.org/2000/svg}"


@given(st.lists(PLACES, min_size=1, max_size=9))
def test_every_place_lies_on_the_map_and_its_shape_is_that_of_a_page(
    places: list[tuple[float, float]],
) -> None:
    frame = frame_of(places)
    for place in places:
        x, y = frame.point(place)
        assert -1 <= x <= WIDTH + 1
        assert -1 <= y <= frame.height + 1
    assert 1.2 <= WIDTH / frame.height <= 6


def test_a_small_part_of_the_world_has_its_own_coasts_alone() -> None:
    france, world = frame_of([(46.6, 2.5)]), frame_of([(70, -170), (-50, 170)])
    assert 0 < len(land_in(france)) < len(land_in(world)) < 20_000


def test_fewer_than_three_places_are_no_map() -> None:
    words = load_words("fr")
    spots = [Spot("Ici", "a.html", 3, (1, 1)), Spot("Là", "b.html", 2, (2, 2))]
    lost = Spot("Nulle part", "c.html", 1, None)
    assert map_html([*spots, lost], words) == ""
    shown = map_html([*spots, lost, Spot("Plus <loin>", "d.html", 1, (40, 4))], words)
    assert re.findall(r'<a href="(\w\.html)" aria-label="([^"]+)"', shown) == [
        ("a.html", "Ici : 3 articles"),
        ("b.html", "Là : 2 articles"),
        ("d.html", "Plus &lt;loin&gt; : 1 article"),
    ]
    assert "Nulle part" in shown.partition("<details")[2]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_countries_are_known_and_other_places_are_placed_by_hand(tmp_path: Path, lang: str) -> None:
    text = "La France, l’Allemagne, la Russie et Kiev, en Ukraine. Ici, on parle de Sainte-Verge."
    home = make_home(tmp_path / "a", {"a.txt": f" date 2022-01 Titre\n\n{text}\n"}, lang=lang)
    home.put("authorities.yml", "places:\n  kiev: {label: Kiev, lat: 50.45, lon: 30.52}\n")
    assert home.build().exit_code == 0
    section = parse(home.page("places/index.html")).find(".//section[@class='fonds-map']")
    assert section is not None
    links = {str(link.get("href")) for link in section.iter(f"{SVG}a")}
    assert "../places/kiev.html" in links
    assert len(links) == 5
