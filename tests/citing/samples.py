"""References to try: with everything, with nothing, and with what standards take for markup."""

from __future__ import annotations

from contextlib import closing
from functools import partial

from fonds.catalogue.holdings import read_holdings
from fonds.catalogue.queries import read_notices
from fonds.catalogue.store import read_catalogue
from fonds.citing.reference import Reference, describe_article
from tests.archives import Home

FULL = Reference(
    id="lemonde--2022-01-15",
    title="L’hiver sera rude",
    creators=("Anne O’Brien-Lévy", "Agence France-Presse"),
    date="2022-01-15",
    publication="Le Monde",
    lang="fr",
    abstract="Zelensky a déclaré…",
    people=("Joe Biden",),
    places=("Kiev", "États-Unis"),
    organisations=("OTAN",),
    topics=("Conflits et défense",),
    archive="Fonds de presse",
    url="https://example.org/archive/articles/2022/01/lemonde--2022-01-15.html",
    origin="https://lemonde.example/1?a=1&b=2",
    rights="© Le Monde",
    passage="Il a parlé à Kiev.",
)
BARE = Reference(
    id="rien",
    title="[Rien]",
    creators=(),
    date="",
    publication="",
    lang="",
    abstract="",
    people=(),
    places=(),
    organisations=(),
    topics=(),
    archive="Archive",
    url="articles/undated/rien.html",
    origin="",
    rights="",
)

NASTY = (
    'Il dit : « "oui" » & <b>non</b>',
    "]]> --> </script><script>alert(1)</script>",
    r"100 % {de} \textbf{TeX} $x_1^2$ #1 ~ & \\ } {",
    "\u200fשלום\u200e – العربية\u200f",
    "ER  - TY  - NEWS",
    "a, b; c | d and e",
    "=1+1",
    "@article{x,",
    "l’été, 東京 𝕏",
)
"""Texts that some standard could take for its own signs."""

DATES = {
    "2022": "2022",
    "2022-01": "2022/01",
    "2022-01-15": "2022/01/15",
    "1920~": "1920",
    "1920-05?": "1920/05",
    "2022-21": "2022",
    "2022-XX": "2022",
    "192X": "",
    "19XX": "",
    "2021-12/2022-02": "",
    "2022-01/2022-03": "2022",
    "2022-01-03/2022-01-09": "2022/01",
    "../2022": "",
    "2022/..": "",
    "Y17000": "",
    "-0050": "-050",
    "0912": "0912",
}
"""EDTF → the year, month and day that it states, as RIS writes them."""


def references_of(home: Home) -> list[Reference]:
    """The reference of each article of *home*, in the archive's order."""
    archive = home.describe()
    with closing(read_catalogue(archive.catalogue)) as catalogue:
        held = read_holdings(catalogue)
        notices = read_notices(catalogue, held.cards)
        describe = partial(describe_article, archive=archive)
        return [describe(notices[card.id], held.tags[card.id]) for card in held.cards]
