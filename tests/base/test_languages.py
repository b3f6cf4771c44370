"""The interface speaks what the theme speaks; any other language is refused before it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.base.errors import UsageError
from fonds.base.languages import MATERIAL, OWN, locate_theme, refuse_language
from tests.archives import THOROUGH, fonds, invoke, make_home

SPOKEN = sorted(
    file.stem for file in (locate_theme(MATERIAL) / "partials" / "languages").glob("*.html")
)
WITHOUT_OWN_WORDS = SPOKEN if THOROUGH else ["de", "pt-BR", "ku-IQ"]

NEAREST = {
    "frr": "fr", "FR": "fr", "fr-CA": "fr", "fr_FR": "fr", "français": "fr", "French": "fr",
    "english": "en", "en-US": "en", "deutsch": "de", "allemand": "de", "pt_br": "pt-BR",
    "zh-CN": "zh", "日本語": "ja", "xx": "", "": "", "../../fr.html": "", "\x1b[31m": "",
}  # fmt: skip


@pytest.mark.parametrize("lang", SPOKEN)
def test_what_the_theme_speaks_is_taken(lang: str) -> None:
    refuse_language("--lang", lang, [locate_theme(MATERIAL)])


@pytest.mark.parametrize(("lang", "nearest"), NEAREST.items())
def test_another_is_refused_with_the_nearest_and_all(lang: str, nearest: str) -> None:
    with pytest.raises(UsageError) as raised:
        refuse_language("--lang", lang, [locate_theme(MATERIAL)])
    told = str(raised.value)
    assert told.startswith(f"--lang: there is no “{lang}”; ")
    assert told.endswith(f"known: {', '.join(SPOKEN)}")
    assert (f"did you mean “{nearest}”?" in told) if nearest else ("did you mean" not in told)


def test_the_theme_of_our_own_speaks_what_fonds_speaks() -> None:
    for lang in ("fr", "en"):
        refuse_language("--lang", lang, [locate_theme(OWN)])
    with pytest.raises(UsageError) as raised:
        refuse_language("--lang", "ku-IQ", [locate_theme(OWN)])
    assert "fr" in str(raised.value).partition("known: ")[2].split(", ")


def test_new_refuses_it_and_writes_nothing(tmp_path: Path) -> None:
    done = fonds("new", str(tmp_path / "a"), "--lang", "frr")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "did you mean “fr”?" in line
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("lang", ["frr", "FR", False, None, ["fr"], 3])
def test_so_does_every_command_on_an_archive(tmp_path: Path, lang: object) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "date 2022 Un titre\n\nUn texte.\n"})
    home.configure(theme={"name": "material", "language": lang})
    for command in ("build", "convert", "verify", "bundle"):
        result = invoke(command, "-f", str(home.config))
        assert result.exit_code == 2, result.output
        (line,) = result.stderr.splitlines()
        assert f"mkdocs.yml: “theme.language”: there is no “{lang}”; " in line


@pytest.mark.parametrize("lang", WITHOUT_OWN_WORDS)
def test_one_for_which_there_are_no_own_words_builds(tmp_path: Path, lang: str) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "date 2022 Un titre\n\nUn texte.\n"}, lang=lang)
    assert home.build().exit_code == 0
    assert f'<html lang="{lang.partition("-")[0]}' in home.page("index.html")


def test_a_theme_of_ones_own_may_speak_more(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "date 2022 Un titre\n\nUn texte.\n"})
    words = (locate_theme(MATERIAL) / "partials" / "languages" / "fr.html").read_text(
        encoding="utf-8"
    )
    home.put("mine/partials/languages/frr.html", words)
    home.configure(theme={"name": "material", "language": "frr", "custom_dir": "mine"})
    assert home.build().exit_code == 0


def test_the_option_goes_before_the_theme_and_moves_no_address(tmp_path: Path) -> None:
    texts = {"a.txt": "date 2022 Un titre\n\nLe gouvernement des États-Unis est à Paris.\n"}
    home = make_home(tmp_path / "a", texts)
    home.build()
    pages = sorted(path.relative_to(home.site) for path in home.site.rglob("*.html"))

    home.configure(theme={"name": "material", "language": "en"}, fonds={"lang": "fr"})
    assert home.build().exit_code == 0

    assert sorted(path.relative_to(home.site) for path in home.site.rglob("*.html")) == pages
    assert '<html lang="fr"' in home.page("index.html")


def test_a_wrong_option_is_named(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "Un titre\n\nUn texte.\n"})
    home.configure(fonds={"lang": "frr"})
    result = invoke("build", "-f", str(home.config))
    assert result.exit_code == 2
    assert "mkdocs.yml: “lang”: there is no “frr”; " in result.stderr
