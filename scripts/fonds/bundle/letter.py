"""The letter to whoever takes an archive on: what they hold, how it is verified and built again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fonds import __version__
from fonds.base.locale import Words
from fonds.bundle.withheld import Withheld


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter tells of one archive."""

    title: str  # the archive's name
    edition: str  # its edition
    articles: int  # how many it publishes
    command: str  # that builds it again
    places: Sequence[tuple[str, str]]  # "seeds", "docs" …, and where they lie below data/
    outside: Sequence[str]  # what mkdocs.yml finds in none of these places
    withheld: Withheld  # for withdrawn articles
    included: int  # withdrawn articles whose sources are here
    tables: Sequence[str]  # that were left out whole
    links: int  # that were not followed
    rights: Sequence[str]  # statements for the whole


def write_letter(letter: Letter, words: Words) -> dict[str, bytes]:
    """The name of the file and its bytes, in the language of *words*."""
    said = replace(words, strings={**words.strings, **words.strings["handover"]})
    text = said(
        "letter",
        title=letter.title,
        edition=words.strings["bundle"]["edition"].format(edition=letter.edition),
        articles=words.number(letter.articles),
        contents="\n".join(_list_contents(letter.places, said)),
        version=__version__,
        command=letter.command,
        outside=_tell_outside(letter.outside, said),
        withdrawn="\n".join(_tell_withdrawn(letter, said)),
        rights="\n".join(letter.rights) or said("rights_unstated").strip(),
    )
    # Windows' editor knows UTF-8 by its byte order mark, and long knew no line end but CR LF.
    return {said("file"): (text.rstrip() + "\n").replace("\n", "\r\n").encode("utf-8-sig")}


def _list_contents(places: Sequence[tuple[str, str]], said: Words) -> Iterator[str]:
    for role, place in places:
        yield f"data/{place}\n    {said(f'role_{role}', place=f'data/{place}')}"


def _tell_outside(paths: Sequence[str], said: Words) -> str:
    if not paths:
        return ""
    return said("outside", paths="\n".join(f"    {path}" for path in paths))


def _tell_withdrawn(letter: Letter, said: Words) -> Iterator[str]:
    withheld = letter.withheld
    if letter.included:
        yield said("withdrawn_included", letter.included)
    elif withheld.articles:
        yield said("withdrawn_left_out", withheld.articles)
        yield said("files_left_out", len(withheld.files))
        yield said("files_left_out_why")
    else:
        yield said("withdrawn_none")
    if withheld.rows:
        yield said("rows_left_out", withheld.rows)
    yield from (said("table_left_out", table=table) for table in letter.tables)
    if letter.links:
        yield said("links_left_out", letter.links)
