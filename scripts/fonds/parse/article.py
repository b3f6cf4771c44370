"""From the text of one source to the article that it holds."""

from __future__ import annotations

from fonds.base.chars import split_lines
from fonds.base.edtf import Order
from fonds.base.model import Article, Edtf, Metadata, Remark
from fonds.base.speech import tell
from fonds.parse.datelines import find_dateline
from fonds.parse.dating import NOTHING_BESIDE, Beside, Dating, date_article
from fonds.parse.heading import read_opening
from fonds.parse.language import detect_language, direction
from fonds.parse.paragraphs import split_paragraphs
from fonds.parse.prefix import Prefix, read_prefix
from fonds.parse.titles import part_headline


class EmptyTextError(ValueError):
    """A text of nothing but white space and perhaps a date prefix."""


def parse_article(
    path: str,
    text: str,
    given: Metadata,
    order: Order = "",
    beside: Beside = NOTHING_BESIDE,
    *,
    titled: bool = False,
) -> tuple[Article, list[Remark]]:
    """The article in *text*, and what to report of it under *path*.

    *given* overrides title, date and language; a headline that it overrides stays in the body.
    *order* is that of day and month in figures, *beside* what is known of the date elsewhere,
    *titled* whether the source itself states the title that is given.
    Raises `EmptyTextError` if there is no text to show; a headline alone is an article.
    """
    prefix = read_prefix(text, order)
    body = text[prefix.length :]
    paragraphs = _split(body, prefix.length)
    heading, opening = read_opening(
        "\n\n".join(paragraphs), given.title, own=titled, name=beside.title
    )
    lang = given.lang or detect_language(body)
    dating = date_article(path, body, prefix, given, order, lang, beside)
    article = Article(
        title=heading.title,
        title_from=heading.title_from,
        headline_start=heading.start,
        body_start=heading.end,
        date=dating.date,
        date_from=dating.date_from,
        source_date=dating.source_date,
        modified=given.modified or dating.said.modified,
        lang=lang,
        dir=direction(body),
        dateline=_dateline(paragraphs),
        paragraphs=paragraphs,
        opening=opening,
    )
    return article, _remarks(path, text, prefix, given, dating)


def _split(body: str, lead: int) -> tuple[str, ...]:
    paragraphs = part_headline(split_paragraphs(body, lead))
    if not paragraphs:
        raise EmptyTextError(tell("There is no text to show."))
    return paragraphs


def _dateline(paragraphs: tuple[str, ...]) -> str:
    found = (dateline.place for p in paragraphs if (dateline := find_dateline(p)))
    return next(found, "")


def _remarks(path: str, text: str, prefix: Prefix, given: Metadata, dating: Dating) -> list[Remark]:
    line = len(split_lines(text[: prefix.start]))
    remarks = []
    if prefix.fault and not (prefix.code == "date-order" and given.date):
        remarks.append(Remark("note", prefix.code, path, prefix.fault, line))
    if dating.said.fault and not dating.date:
        line = len(split_lines(text[: prefix.length + dating.said.start]))
        remarks.append(Remark("note", dating.said.code, path, dating.said.fault, line))
    if prefix.date and given.date and not _overlap(prefix.date, given.date):
        message = tell(
            "The metadata date it {given}, the text itself {found}: the metadata's date is"
            " shown; correct it there if it is wrong.",
            given=given.date.text,
            found=prefix.date.text,
        )
        remarks.append(Remark("note", "date-differs", path, message, line))
    return remarks


def _overlap(one: Edtf, other: Edtf) -> bool:
    """Whether both can mean the same day."""
    return one.first <= other.last and other.first <= one.last
