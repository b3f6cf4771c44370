"""The scripts by which readers keep articles: light, whole, and of one archive."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from fonds.base.locale import load_words
from fonds.base.minify import minify_script
from fonds.render.dossier import (
    EVERY,
    GIVEN,
    MODULES,
    PAGE,
    dossier_version,
    write_dossier_scripts,
)
from fonds.search.scripts import read_module
from tests.archives import ROOT

NAMES = sorted(path.name.removesuffix(".js") for path in Path(str(MODULES)).glob("*.js"))
LIGHT = 4000
"""Bytes, gzipped, of what every page loads."""


def scripts(lang: str = "fr", name: str = "Essai", site: str = "") -> dict[str, str]:
    written = write_dossier_scripts(name, site, load_words(lang))
    return {file: script.decode() for file, script in written.items()}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_every_page_loads_is_light(lang: str) -> None:
    assert len(gzip.compress(scripts(lang)[EVERY].encode(), 6)) <= LIGHT


def test_every_module_is_in_a_script_and_none_is_twice() -> None:
    for name in NAMES:
        code = minify_script(read_module(name, MODULES).code)
        counts = [script.count(code) for script in scripts().values()]
        assert name == "given" or (max(counts) == 1 and min(counts) <= 1), name


def test_what_a_module_exports_another_imports_or_a_test() -> None:
    tests = (ROOT / "tests/js/dossier.test.js").read_text("utf-8")
    links = [link for name in NAMES for link in read_module(name, MODULES).links]
    used = {(link.source, name) for link in links for name in link.names}
    for names, source in re.findall(r"import \{ (.+?) \} from '.*/([\w-]+)\.js'", tests):
        used |= {(source, name) for name in names.split(", ")}
    exported = {(n, e) for n in NAMES for e in read_module(n, MODULES).exports}
    assert exported - used == set()


def test_scripts_are_given_what_they_ask_for() -> None:
    assert read_module("given", MODULES).exports == GIVEN
    for script in scripts().values():
        said = set(re.findall(r"say\('(\w+)'", script)) | set(
            re.findall(r"'(dossier_\w+)'", script)
        )
        assert said
        assert all(f'"{key}":' in script for key in said)


def test_no_script_has_import_or_export_left_or_a_comment_to_maintainers() -> None:
    for script in scripts().values():
        assert not re.search(r"^\s*(import|export)\b|^\s*/\*", script, re.MULTILINE)


def test_an_archive_has_an_id_of_its_own() -> None:
    ids = [
        re.findall('"id":"([0-9a-f]{12})"', script)
        for name, site in (("A", ""), ("B", ""), ("A", "https://a.example/"))
        for script in scripts(name=name, site=site).values()
    ]
    assert ids[0::2] == ids[1::2]
    assert len({tuple(found) for found in ids}) == 3


def test_a_name_is_data() -> None:
    script = scripts(name="</script>\u2028\"'")[PAGE]
    assert "</script>" not in script
    assert "\u2028" not in script


def test_another_script_has_another_version() -> None:
    words = load_words("fr")
    assert dossier_version("A", "", words) == dossier_version("A", "", words)
    assert dossier_version("A", "", words) != dossier_version("B", "", words)
