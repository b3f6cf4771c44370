"""What the properties of a document state of it: titles, persons and dates, where they are plain.

Programs fill in what nobody wrote: a template's title, the name of a file, the owner of a computer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fonds.accession.values import Statement, read_metadata
from fonds.base.chars import fold_white, show_controls, show_surrogates, strip_white
from fonds.base.fields import find_field
from fonds.base.fold import fold
from fonds.base.model import Metadata
from fonds.parse.paragraphs import split_paragraphs
from fonds.parse.titles import is_headline, part_headline

_NO_TITLE = re.compile(
    r"(?:microsoft word|microsoft powerpoint|microsoft publisher) ?-.*"
    r"|(?:(?:microsoft )?word |new |nouveau |neues |nuevo |nuovo )?"
    r"(?:document|dokument|documento|text ?document)(?: microsoft word)?[ (]*[0-9]*\)?"
    r"|(?:untitled|sans[ -]titre|sans[ -]nom|unbenannt|ohne titel|senza titolo|sin t[íi]tulo"
    r"|sem t[íi]tulo|naamloos|unknown|unnamed|no title|title|titre|titel|t[íi]tulo|titolo"
    r"|powerpoint presentation|pr[ée]sentation powerpoint|about:blank|print|layout|slide|normal"
    r"|default|template|mod[èe]le)[ (_-]*[0-9]*\)?"
    r"|.*\.(?:docx?|dotx?|odt|ott|rtf|pdf|txt|html?|xhtml|xml|tex|dvi|ps|eps|indd|qxp|qxd|pmd|p65"
    r"|pub|wpd|wps|pages|pptx?|xlsx?|ai|cdr|fm|md|php|aspx?|jpe?g|png|tiff?)"
    r"|(?:[a-z]:\\|\\\\|/|file:|https?:|www\.).*"
    r"|[^ ]*[0-9_][^ ]*"  # one word with a figure or a low line: the name of a file
    r"|[\W\d_]*",
    re.IGNORECASE | re.DOTALL,
)
_NOBODY = re.compile(
    r"(?:microsoft(?: office)?|windows|office|hp|dell|asus|acer|lenovo|toshiba|sony)"
    r" ?(?:user|inc\.?|corporation|customer)?"
    r"|utilisateur(?: (?:de )?(?:windows|microsoft(?: office)?))?|(?:test)?users? ?[0-9]*"
    r"|usuario(?: de windows)?|utente(?: windows)?|benutzer|windows-benutzer|gebruiker"
    r"|admin(?:istrator|istrateur|istrador)?|root|owner|propri[ée]taire|besitzer|guest|invit[ée]"
    r"|(?:un-?named|unknown|inconnue?|unbekannt|anonymous|none|default|defaultuser[0-9]*)"
    r"|author|auteur|autor|autore|creator|pc|home|desktop|laptop|acer-pc"
    r"|python-docx|docx4j|apache poi|openpyxl|libreoffice|openoffice(?:\.org)?|aspose.*|calibre.*"
    r"|[\W\d_]*",
    re.IGNORECASE,
)
_TEMPLATE_DATES = ("2013-12-23",)  # that of python-docx' template
_LONGEST = 300  # characters of a title or a name
_BEGINNING = 3000  # characters in which the title of a text stands
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")


def state(
    text: str, title: str, creators: Iterable[str] = (), created: str = "", modified: str = ""
) -> Metadata:
    """What the properties of a document state that holds *text*.

    When it was created is no date of publication: the notice shows it beside.
    """
    names = [name for name in map(_clean, creators) if name and not _NOBODY.fullmatch(name)]
    values: dict[str, str | tuple[str, ...]] = {
        "title": find_title(title, text),
        "creator": tuple(names),
        "modified": find_day(modified),
    }
    fields = (Statement(name, find_field(name), value) for name, value in values.items())
    metadata, _ = read_metadata(fields)
    day = find_day(created)
    return replace(metadata, extra=(("created", day),)) if day else metadata


def find_title(stated: str, text: str) -> str:
    """*stated* if a person wrote it as the title of *text*; nothing where that is not plain.

    A document that was made from another one keeps that one's title. So where the text has a
    headline, the title must stand near it; and nothing is said where the headline says as much.
    """
    title = _clean(stated)
    if not title or _NO_TITLE.fullmatch(title):
        return ""
    beginning = strip_white(text)[:_BEGINNING]
    paragraphs = part_headline(split_paragraphs(beginning))
    if not paragraphs or not is_headline(paragraphs[0]):
        return title
    headline, body = fold(fold_white(paragraphs[0])), fold(fold_white(beginning))
    return "" if headline.startswith(fold(title)) or fold(title) not in body else title


def find_day(stated: str) -> str:
    """The day of a timestamp of any of these formats; nothing if it has none."""
    match = _DAY.match(stated.strip().removeprefix("D:"))
    day = "-".join(match.groups()) if match else ""
    try:
        date.fromisoformat(day)
    except ValueError:
        return ""
    return "" if day in _TEMPLATE_DATES or day < "1000" else day


def _clean(text: str) -> str:
    folded = fold_white(show_surrogates(text))
    return folded if len(folded) <= _LONGEST and show_controls(folded) == folded else ""
