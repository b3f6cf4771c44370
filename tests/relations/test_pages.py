"""What the page of an article says of its copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import make_home
from tests.reading import fold, parse

STUB = (
    "Cet article est réservé aux abonnés du journal. Connectez-vous pour lire la suite de ce texte"
    " et de tous les autres, ou abonnez-vous pour un euro par mois."
)


@pytest.mark.parametrize(
    ("files", "lang", "linked", "ending"),
    [(51, "fr", 50, ""), (52, "fr", 10, "et 41 autres"), (52, "en", 10, "and 41 others")],
)
def test_a_page_links_some_of_many_copies_and_says_how_many_there_are(
    tmp_path: Path, files: int, lang: str, linked: int, ending: str
) -> None:
    seeds = {f"a{number:02d}.txt": f"Titre {number}\n\n{STUB}" for number in range(files)}
    home = make_home(tmp_path / "a", seeds, lang=lang)
    assert home.build().exit_code == 0
    page = parse(home.page("articles/undated/a00.html"))
    (line,) = (dd for dd in page.iterfind(".//dl/dd") if len(dd.findall("a")) > 5)
    assert len(line.findall("a")) == linked
    assert fold("".join(line.itertext())).endswith(f"Titre {linked} {ending}".strip())
