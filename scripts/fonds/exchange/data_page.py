"""The page on the data: which files there are, how large they are, and what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from babel.numbers import format_decimal

from fonds.base.locale import Words
from fonds.exchange.code_samples import SAMPLES
from fonds.exchange.collection import FOLDER, UNDATED, Collection
from fonds.exchange.dictionary import TABLES, YEARLY, Table, describe_column, describe_table
from fonds.exchange.package import Made
from fonds.exchange.table_files import WRITERS, file_of
from fonds.html.markup import lang_attributes, section_html, text_html

PAGE = f"{FOLDER}/index.md"
"""The page, relative to docs/."""
ADDRESS = f"{FOLDER}/index.html"
_SIZES = ((1_000_000, "mb"), (1_000, "kb"))


def data_html(collection: Collection, made: Made, listed: Iterable[tuple[str, str, str]]) -> str:
    """The page below its heading.

    *listed*: group ("whole", "described" or "feed"), kind and address of each file that is no
    table, in order.
    """
    words, files = collection.words, list(listed)
    return "".join(
        (
            _paragraph("intro", words),
            _tables(collection, made),
            *(_group(group, files, made, words) for group in ("whole", "described", "feed")),
            _code(words),
            _dictionary(words),
        )
    )


def title_of(words: Words) -> str:
    """The title of the page, as text."""
    return str(words.strings["data"]["title"])


def _said(words: Words) -> Any:
    return words.strings["data"]


def _text(text: str, words: Words) -> str:
    """*text* in the language of the interface, as HTML."""
    return text_html(text, words.lang)


def _paragraph(key: str, words: Words) -> str:
    return f"<p>{_text(_said(words)[key], words)}</p>\n"


def _tables(collection: Collection, made: Made) -> str:
    """The files of the tables, a line for each year."""
    words, said = collection.words, _said(collection.words)
    if not collection.parts:
        return section_html("tables", said["tables_title"], _paragraph("no_table", words))
    names = next(table for table in TABLES if not table.yearly)
    head = "".join(f'<th scope="col">{table.name}</th>' for table in YEARLY)
    lines = "".join(_year_lines(collection, made))
    shown = (
        f"{_paragraph('tables_intro', words)}"
        f'<p class="fonds-files">{names.name} · {_links(names, "", made, words, " · ")}</p>\n'
        f'<div class="fonds-wide fonds-files" tabindex="0" role="region" aria-label="'
        f'{_text(said["tables_title"], words)}">\n<table>\n<thead><tr><th scope="col">'
        f"{_text(said['year'], words)}</th>{head}</tr></thead>\n<tbody>\n{lines}</tbody>\n"
        "</table>\n</div>\n"
    )
    return section_html("tables", said["tables_title"], shown)


def _year_lines(collection: Collection, made: Made) -> Iterator[str]:
    words = collection.words
    for part in collection.parts:
        year = words("undated") if part.name == UNDATED else part.name
        cells = "".join(f"<td>{_links(table, part.name, made, words)}</td>" for table in YEARLY)
        yield f'<tr><th scope="row">{_text(year, words)}</th>{cells}</tr>\n'


def _links(table: Table, part: str, made: Made, words: Words, separator: str = "<br>") -> str:
    """The files of one part of *table*, each with its size."""
    shown = []
    for form in WRITERS:
        name = file_of(table, part, form)
        size = size_words(made[f"{FOLDER}/{name}"].size, words)
        label = _text(_said(words)[form], words)
        shown.append(f'<a href="{name}" download>{label}</a> <small>{size}</small>')
    return separator.join(shown)


def size_words(size: int, words: Words) -> str:
    """*size* bytes in words: "12,3 ko"; with three figures at most."""
    least, unit = next(((it, key) for it, key in _SIZES if size >= it), (1, "b"))
    shown = format_decimal(size / least, "#,##0.#" if size < 100 * least else "#,##0", words.locale)
    return _text(_said(words)["size"][unit].format(n=shown), words)


def _group(group: str, files: list[tuple[str, str, str]], made: Made, words: Words) -> str:
    """The files of one kind that are no tables: what each is, its size."""
    said = _said(words)
    lines = [
        f'<li><a href="{_relative(address)}">{escape(address.rpartition("/")[2])}</a>'
        f" <small>{size_words(made[address].size, words)}</small><br>"
        f"{_text(said[group][kind], words)}</li>\n"
        for of, kind, address in files
        if of == group
    ]
    title = said["feeds_title" if group == "feed" else f"{group}_title"]
    return section_html(group, title, f"<ul>\n{''.join(lines)}</ul>\n") if lines else ""


def _relative(address: str) -> str:
    """*address*, relative to the site, from the page."""
    below = f"{FOLDER}/"
    return address.removeprefix(below) if address.startswith(below) else f"../{address}"


def _code(words: Words) -> str:
    said = _said(words)
    samples = "".join(
        f"<h3>{_text(said['code'][lang], words)}</h3>\n"
        f'<pre tabindex="0"><code>{escape(lines)}</code></pre>\n'
        for lang, lines in SAMPLES.items()
    )
    return section_html("code", said["code_title"], _paragraph("code_intro", words) + samples)


def _dictionary(words: Words) -> str:
    """What each column of each table means."""
    tables = "".join(_describe(table, words) for table in TABLES)
    intro = _paragraph("dictionary_intro", words)
    return section_html("dictionary", _said(words)["dictionary_title"], intro + tables)


def _describe(table: Table, words: Words) -> str:
    said = _said(words)
    head = "".join(
        f'<th scope="col">{_text(said[key], words)}</th>' for key in ("column", "type", "meaning")
    )
    lines = "".join(
        f'<tr><th scope="row"><code>{column.name}</code></th>'
        f"<td>{_text(said['types'][column.type], words)}</td>"
        f"<td>{_text(describe_column(table, column, words), words)}</td></tr>\n"
        for column in table.columns
    )
    return (
        f'<h3 id="{table.name}"{lang_attributes("en")}>{table.name}</h3>\n'
        f"<p>{_text(describe_table(table, words), words)}</p>\n"
        f'<div class="fonds-wide" tabindex="0" role="region" aria-label="{table.name}">\n'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n</div>\n"
    )
