"""Real archives whose names and related articles persons judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fonds.pipeline import convert
from tests.archives import find_corpus, make_home
from tests.sharing import share

Convert = Callable[[str], Path]


@pytest.fixture(scope="session")
def french_catalogue(request: pytest.FixtureRequest) -> Convert:
    """Method of names → the catalogue of 3,000 French articles, made once."""

    def share_catalogue(names: str) -> Path:
        folder = share(f"french-{names}", request, lambda folder: _convert(folder, names))
        return folder / "build" / "catalogue.db"

    return share_catalogue


def _convert(folder: Path, names: str) -> None:
    home = make_home(folder, find_corpus("orangesum-fr-2016-2017") / "seeds")
    home.configure(fonds={"names": names})
    convert(home.describe(), lambda stage, done, total: None)
