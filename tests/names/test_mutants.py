"""The faults of `make mutants` fit the code as it is."""

from __future__ import annotations

from pathlib import Path

import yaml

import fonds.names
from tests.names.mutants import FILE


def test_every_fault_has_its_place_in_the_code() -> None:
    mutants = yaml.safe_load(FILE.read_text("utf-8"))
    names = Path(fonds.names.__file__).parent
    found = {
        it["name"]: (names / it["module"]).read_text("utf-8").count(it["old"]) for it in mutants
    }
    assert [name for name, count in found.items() if count != 1] == []
    assert len(found) == len(mutants) >= 40
