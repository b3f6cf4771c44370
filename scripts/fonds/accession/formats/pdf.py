"""PDF documents that hold text: by pypdf, which ``fonds[formats]`` brings."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import islice
from math import hypot
from typing import TYPE_CHECKING, Any

from fonds.accession.formats.document import Document, Text, UnreadableError
from fonds.accession.formats.lines import Line, join_lines
from fonds.accession.formats.packed import encrypted
from fonds.accession.formats.properties import state
from fonds.base.chars import strip_white
from fonds.base.model import Metadata
from fonds.base.speech import tell
from fonds.catalogue.sources import NO_TEXT

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

Matrix = list[float]
"""a, b, c, d, e, f of PDF 32000-1, 8.3.4."""

_READER = "pdf"
_MOST_PAGES = 3000
_LARGEST = 24 << 20  # bytes of one stream, unpacked
_MOST_WORK = 400_000
"""Operands of one page: of text it has 20,000, and drawings with more than that hold little."""
_MOST_GARBAGE = 0.1
"""Share of signs that mean nothing from which on the letters of its fonts are unknown."""
_GARBAGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]|/g[0-9]+")
_MOST_PICTURES = 50
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "ſt",
    0xFB06: "st",
}
"""Signs that a font has for several letters: the text has the letters."""
_RUN_OCR = tell("run OCR on them (such as ocrmypdf), which puts the text behind the pictures.")


def read_pdf(data: bytes) -> Document:
    """A PDF document."""
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs what it mends on its own
    try:
        with pypdf.apply_configuration(
            zlib_maximum_output_length=_LARGEST,
            lzw_maximum_output_length=_LARGEST,
            run_length_maximum_output_length=_LARGEST,
            array_based_stream_maximum_output_length=_LARGEST,
            stream_parsing_work_maximum_count=_MOST_WORK,
        ):
            text = _read(pypdf.PdfReader(BytesIO(data)))
    except (DependencyError, FileNotDecryptedError) as error:
        raise encrypted() from error
    except LimitReachedError as error:
        message = tell("A page of it is too large to be read: save its text as .txt.")
        raise UnreadableError("too-large", message) from error
    return Document(f"{_READER} (pypdf {pypdf.__version__})", (text,))


def _read(reader: PdfReader) -> Text:
    if reader.is_encrypted and not reader.decrypt(""):
        raise encrypted()
    if len(reader.pages) > _MOST_PAGES:
        message = tell(
            "It has more than {most_pages} pages: divide it, or save its text as .txt.",
            most_pages=_MOST_PAGES,
        )
        raise UnreadableError("too-large", message)
    text = join_lines([_list_lines(page) for page in reader.pages])
    if len(_GARBAGE.findall(text)) > _MOST_GARBAGE * len(text):
        message = tell(
            "PDF documents whose fonts do not say which letters they show: {run_ocr}",
            run_ocr=_RUN_OCR,
        )
        raise UnreadableError(NO_TEXT, message)
    if not text:
        raise UnreadableError(
            NO_TEXT, tell("PDF documents that hold no text: {run_ocr}", run_ocr=_RUN_OCR)
        )
    return Text(
        text, _read_properties(reader, text), tuple(islice(_list_omitted(reader), _MOST_PICTURES))
    )


def _list_lines(page: PageObject) -> list[Line]:
    """The lines of *page*, in the order in which they are drawn."""
    lines: list[Line] = []
    pieces: list[str] = []
    place = (0.0, 0.0, 0.0)

    def end_line() -> None:
        text = strip_white("".join(pieces).translate(_LIGATURES))
        pieces.clear()
        if text:
            lines.append(Line(text, *place))

    def visit(text: str, shift: Matrix, matrix: Matrix, _: object, size: float) -> None:
        nonlocal place
        for number, part in enumerate(text.split("\n")):
            if number:
                end_line()
            if strip_white(part) and not pieces:
                place = _find_place(matrix, shift, size)
            if part and (pieces or strip_white(part)):
                pieces.append(part)

    page.extract_text(visitor_text=visit)
    end_line()
    return lines


def _find_place(matrix: Matrix, shift: Matrix, size: float) -> tuple[float, float, float]:
    """Where text is on its page, and its size there: x, y and size."""
    a, b, c, d, e, f = shift
    across, up = matrix[2] * a + matrix[3] * c, matrix[2] * b + matrix[3] * d
    x, y = matrix[4] * a + matrix[5] * c + e, matrix[4] * b + matrix[5] * d + f
    return x, y, abs(size) * hypot(across, up)


def _list_omitted(reader: PdfReader) -> Iterator[str]:
    """The names of its attachments, and of its pictures by their pages."""
    yield from reader.attachments
    for number, page in enumerate(reader.pages, 1):
        objects = _look_up(_look_up(page, "/Resources"), "/XObject")
        for name in objects:
            if _look_up(objects, name).get("/Subtype") == "/Image":
                yield f"{number}{name}"


def _look_up(entries: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The dictionary that *entries* have under *name*; an empty one if they have none."""
    found = entries[name] if name in entries else {}  # noqa: SIM401 - get() leaves references
    return found if isinstance(found, Mapping) else {}


def _read_properties(reader: PdfReader, text: str) -> Metadata:
    stated: Mapping[str, Any] = reader.metadata or {}
    title, author, created, modified = (
        str(stated.get(name) or "") for name in ("/Title", "/Author", "/CreationDate", "/ModDate")
    )
    return state(text, title, author.split(";"), created, modified)
