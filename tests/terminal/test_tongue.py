"""Which language a command speaks: FONDS_LANG's, else the archive's, else the locale's."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.base.speech import tell
from fonds.terminal.tongue import CHOICE, choose_language, speak_as, spoken
from tests.archives import Home, fonds, make_home


@pytest.mark.parametrize(
    ("archive", "environment", "language"),
    [
        ("", {}, "en"),
        ("fr", {"LANG": "C.UTF-8"}, "fr"),
        ("fr", {"LANG": "en_US.UTF-8"}, "fr"),
        ("en", {"LANG": "fr_FR.UTF-8"}, "en"),
        ("fr-CA", {}, "fr"),
        ("", {"LANG": "fr_FR.UTF-8"}, "fr"),
        ("", {"LC_ALL": "en_GB", "LANG": "fr_FR.UTF-8"}, "en"),
        ("", {"LC_ALL": "", "LC_MESSAGES": "fr_CA@euro", "LANG": "en_GB"}, "fr"),
        ("de", {"LANG": "fr_FR.UTF-8"}, "fr"),
        ("de", {"LANG": "de_DE.UTF-8"}, "en"),
        ("fr", {CHOICE: "en"}, "en"),
        ("en", {CHOICE: "fr"}, "fr"),
        ("fr", {CHOICE: "klingon"}, "fr"),
        ("../fr", {}, "en"),
    ],
)
def test_the_first_that_can_be_spoken(
    archive: str, environment: dict[str, str], language: str
) -> None:
    assert choose_language(archive, {"LANG": "C", **environment}) == language


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("theme:\n  name: material\n  language: fr\n", "aucun"),
        ("theme:\n  language: fr\nplugins:\n  - fonds:\n      lang: en\n", "none"),
        ("plugins:\n  - fonds:\n      lang: 'fr'\ntheme:\n  language: en\n", "aucun"),
        ("site_name: x\n", "none"),
        ("plugins: [\n  lang: fr\n", "aucun"),
    ],
)
def test_a_configuration_tells_before_it_is_read(
    stated: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(stated)
    with monkeypatch.context() as patch:
        patch.delenv(CHOICE)
        patch.setenv("LC_ALL", "C")
        speak_as(config)
        assert spoken(tell("none")) == said
        speak_as(tmp_path / "none.yml")
        assert spoken(tell("none")) == "none"
    speak_as(config)


@pytest.fixture
def archive(tmp_path: Path) -> Home:
    home = make_home(tmp_path / "archive")
    home.seed({"a.txt": "Une phrase.\n", "b.txt": "", "c.docx": b"PK\x03\x04"})
    return home


def test_a_french_archive_is_told_of_in_french(archive: Home) -> None:
    said = archive.run("convert", FONDS_LANG="")
    assert (
        "perdu\xa0: b.txt\xa0: Le fichier est vide\xa0: mettez-y son texte, ou retirez-le.\n"
        in said.stderr
    )
    assert "1 article de 3 sources" in said.stdout
    report = archive.folder / "build" / "report.csv"
    assert 'lost,empty,b.txt,,"Le fichier est vide\xa0: mettez-y' in report.read_text("utf-8-sig")


def test_what_is_known_already_is_said_in_each_language(archive: Home) -> None:
    """The catalogue keeps no language: nothing is read anew to be said in another."""
    archive.run("convert", FONDS_LANG="fr")
    said = archive.run("convert", FONDS_LANG="en")
    assert "lost: b.txt: The file is empty: put its text there, or remove it.\n" in said.stderr
    assert "(0 read anew)" in said.stdout


def test_the_catalogue_does_not_depend_on_the_language(archive: Home) -> None:
    archive.run("convert", FONDS_LANG="fr")
    french = (archive.folder / "build" / "catalogue.db").read_bytes()
    (archive.folder / "build" / "catalogue.db").unlink()
    archive.run("convert", FONDS_LANG="en")
    assert (archive.folder / "build" / "catalogue.db").read_bytes() == french


def test_help_and_what_was_typed_wrongly() -> None:
    told = fonds("build", "-h", FONDS_LANG="fr").stdout
    assert "Usage\xa0: " in told
    assert "La configuration de l’archive, ou son dossier." in told
    refused = fonds("build", "--nope", FONDS_LANG="fr")
    assert refused.returncode == 2
    assert "Erreur\xa0: Il n’y a pas d’option '--nope'." in refused.stderr
