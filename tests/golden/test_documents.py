"""The office documents of formats/ are what documents.py makes: their content is read there."""

from __future__ import annotations

import pytest

from tests.golden.documents import DOCUMENTS, FOLDER


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_files_are_those_that_are_made(name: str) -> None:
    assert (FOLDER / name).read_bytes() == DOCUMENTS[name]
