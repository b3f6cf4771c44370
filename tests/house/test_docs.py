"""The guide knows all that fonds can be told, and nothing that fonds does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import click
import pytest
import yaml
from mkdocs.config.base import Config
from mkdocs.config.config_options import SubConfig
from mkdocs.config.defaults import MkDocsConfig

from fonds.base.fields import FIELDS, find_field, is_file_column
from fonds.base.plainyaml import compose_yaml
from fonds.cli import main
from fonds.names.curate import authorities
from fonds.names.curate.authorities import parse_authorities
from fonds.plugin.options import FondsOptions
from tests.archives import ROOT

GUIDE = sorted((ROOT / "docs" / "guide").rglob("*.md"))
PLACES = {file.relative_to(ROOT / "docs" / "guide").as_posix(): file for file in GUIDE}
PAGES = PLACES | {
    file.name: file for file in [ROOT / "README.md", ROOT / ".github/CONTRIBUTING.md"]
}
SPAN = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
FLAG = re.compile(r"(?<![\w-])(--[a-z][a-z-]*|-[a-z])(?![\w-])")
SETTING = re.compile(r"(?:^|[{ ])([a-z_]{3,}):(?= |$)")
ON_SETTINGS = (
    "articles.md",
    "data.md",
    "names.md",
    "online.md",
    "options.md",
    "publishing.md",
    "reading.md",
    "verify.md",
)
OTHERS = {"title_supplied", "date_from", "key", "material", "fonds", "mend", "note"}
"""Keys that these pages name and that are no options: of front matter, a locale file, lines."""


@cache
def text(page: str) -> str:
    return PAGES[page].read_text("utf-8")


def spans(page: str) -> list[str]:
    return SPAN.findall(BLOCK.sub("", text(page)))


def code(page: str) -> list[str]:
    """The code of *page*: each span, and each line of a block without its comment."""
    lines = "".join(BLOCK.findall(text(page))).splitlines()
    return [*spans(page), *(line.partition("  #")[0] for line in lines)]


def all_code() -> list[tuple[str, str]]:
    return [(page, line) for page in PAGES for line in code(page)]


def block(page: str, sign: str) -> str:
    """The block of code of *page* that holds *sign*."""
    (found,) = (lines for lines in BLOCK.findall(text(page)) if sign in lines)
    return str(found)


def rows(page: str, header: str) -> list[list[str]]:
    """The cells of the table of *page* whose header begins with *header*."""
    lines = text(page).splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {header} |")) + 2
    end = next(at for at in range(start, len(lines) + 1) if not "".join(lines[at : at + 1]))
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[start:end]]


def flags(command: click.Command) -> set[str]:
    """The options that *command* takes."""
    context = click.Context(command, **main.context_settings)
    return {flag for param in command.get_params(context) for flag in param.opts if flag[0] == "-"}


def commands_in(line: str) -> Iterator[tuple[str, str]]:
    """Each ``fonds NAME`` in *line*, and what follows it."""
    for match in re.finditer(r"(?<![\w/.-])fonds ([a-z]+)([^;|&]*)", line):
        yield match[1], match[2]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_each_command_is_in_the_guide(name: str) -> None:
    said = {command for page, line in all_code() for command, _ in commands_in(line)}
    assert name in said


@pytest.mark.parametrize("name", sorted(main.commands))
def test_each_option_of_a_command_is_in_the_guide(name: str) -> None:
    """The table names each option with its commands."""
    told = {
        flag
        for options, of, _ in rows("options.md", "option")
        if of == "all" or name in SPAN.findall(of)
        for flag in FLAG.findall(options)
    }
    assert told == flags(main.commands[name])


def test_the_options_of_fonds_itself_are_in_the_guide() -> None:
    assert flags(main) <= {flag for line in code("options.md") for flag in FLAG.findall(line)}


@pytest.mark.parametrize("page", PAGES)
def test_what_the_guide_calls_is_there(page: str) -> None:
    """No command, option of one or target of make that the code does not know."""
    for line in code(page):
        for command, rest in commands_in(line):
            assert command in main.commands, line
            assert set(FLAG.findall(rest)) <= flags(main.commands[command]), line
        for target in re.findall(r"^make ([a-z]+)", line):
            assert target in targets(), line


@pytest.mark.parametrize("page", PAGES)
def test_an_option_without_its_command_is_one_of_some_command(page: str) -> None:
    known = flags(main).union(*map(flags, main.commands.values()))
    alone = [line for line in code(page) if FLAG.match(line)]
    told = {flag for line in alone for flag in FLAG.findall(line)}
    assert {flag for flag in told if not flag.startswith("--fonds-")} <= known  # those: CSS


@cache
def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))


@pytest.mark.parametrize("target", sorted(targets()))
def test_each_target_of_make_is_in_the_guide(target: str) -> None:
    assert [page for page, line in all_code() if re.match(rf"make {target}\b", line)]


def schema(options: Config) -> dict[str, object]:
    """The options of the plugin and their defaults, nested ones too."""
    return {
        key: schema(option.validate({})) if isinstance(option, SubConfig) else option.default
        for key, option in options._schema
    }


def shown_options() -> dict[str, Any]:
    """The options that the guide's mkdocs.yml shows, those behind a # among them."""
    lines = block("options.md", "use_directory_urls")
    uncommented = re.sub(r"^( +)# ([a-z_]+: \S.*)$", r"\1\2", lines, flags=re.MULTILINE)
    (plugin,) = yaml.safe_load(uncommented)["plugins"]
    return dict(plugin["fonds"])


def test_each_option_of_mkdocs_yml_is_in_the_guide_and_no_other() -> None:
    known, shown = schema(FondsOptions()), shown_options()
    assert known.keys() == shown.keys()
    for nested in ("publish", "description"):
        assert known[nested].keys() == shown[nested].keys()  # type: ignore[attr-defined]


def test_the_guide_shows_the_defaults() -> None:
    """But of those that are unset unless they are written."""
    known, shown = schema(FondsOptions()), shown_options()
    unset = {"metadata", "dates", "publish"}
    assert {key: shown[key] for key in shown.keys() - unset} == {
        key: known[key] for key in known.keys() - unset
    }


def test_no_key_that_the_guide_names_is_unknown() -> None:
    options = schema(FondsOptions())
    known = options.keys() | OTHERS
    known |= options["publish"].keys() | options["description"].keys()  # type: ignore[attr-defined]
    known |= {key for key, _ in MkDocsConfig()._schema}
    named = {
        (page, key) for page in ON_SETTINGS for span in spans(page) for key in SETTING.findall(span)
    }
    assert {(page, key) for page, key in named if key not in known} == set()
    assert len(named) > 10


def test_each_column_of_metadata_csv_is_in_the_guide() -> None:
    told = [SPAN.findall(columns) for columns, _, _ in rows("articles.md", "column")]
    assert [name for names in told for name in names] == ["file", *(field.name for field in FIELDS)]


def test_the_other_names_of_columns_are_understood() -> None:
    for columns, others, _ in rows("articles.md", "column"):
        names = SPAN.findall(columns)
        for other in others.split(", "):
            field = find_field(other)
            assert field.name in names if field else is_file_column(other) and names == ["file"]


def test_each_key_of_a_record_is_in_the_guide() -> None:
    told = [SPAN.findall(keys) for keys, _ in rows("names.md", "key")]
    assert {key for keys in told for key in keys} == set(authorities._RECORD_KEYS)


@pytest.mark.parametrize("page", ["names.md", "options.md"])
def test_the_guide_s_authorities_are_understood(page: str) -> None:
    lines = block(page, "volodymyr-zelensky")
    assert parse_authorities(compose_yaml(lines, page), page).records


def test_each_section_of_authorities_is_in_the_guide() -> None:
    whole = yaml.safe_load(block("names.md", "volodymyr-zelensky"))
    assert whole.keys() == set(authorities._SECTIONS)
    (article,) = whole["articles"].values()
    assert article.keys() == set(authorities._CHANGES)
