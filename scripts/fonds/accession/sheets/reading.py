"""The records of a table in any format: CSV and its kin, a workbook, JSON."""

from __future__ import annotations

import io
import zipfile

from fonds.accession.decoding import Decoded, decode
from fonds.accession.records import Rating, Records, read_records
from fonds.accession.sheets.members import DAMAGED, SheetError
from fonds.accession.sheets.objects import read_objects
from fonds.accession.sheets.ods import read_ods
from fonds.accession.sheets.xlsx import read_xlsx
from fonds.base.model import Remark
from fonds.base.speech import tell

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"
_SAVE = tell(
    "in Excel, File › Save as › CSV UTF-8 (comma delimited); in LibreOffice, File"
    " › Save as › Text CSV"
)
"""What a person does with a workbook that cannot be read."""
_NOTHING = Records([], "", 0)


def read_table_bytes(
    data: bytes, name: str, rate: Rating, encoding: str = ""
) -> tuple[Records, list[Remark]]:
    """The records of the table *data*, and what to say of it; *name* is that of its file.

    *rate* says how many cells of a header are known: what decides between separators, and sheets.
    *encoding*: what a person states that it is in, if it is text.
    """
    if data.startswith(_ZIP):
        return _read_workbook(data, name, rate)
    if data.startswith(_OLD):
        message: str = tell(
            "An old workbook cannot be read: save it as .xlsx, or {save}.", save=_SAVE
        )
        return _NOTHING, [Remark("note", "workbook", name, message)]
    decoded = decode(data, encoding)
    if not isinstance(decoded, Decoded):
        unread = tell("No table can be read here: save it as CSV UTF-8, or remove it.")
        message = decoded.message if encoding else unread
        return _NOTHING, [Remark("note", decoded.code, name, message)]
    remarks = [_note_encoding(decoded, name)] if decoded.remark else []
    if name.lower().endswith((".json", ".jsonl", ".ndjson")):
        if records := read_objects(decoded.text):
            return Records(records, "", 0), remarks
        message = tell("It holds no list of objects: write [{{“file”: …, “title”: …}}, …].")
        return _NOTHING, [*remarks, Remark("note", "no-objects", name, message)]
    return read_records(decoded.text, rate), remarks


def _read_workbook(data: bytes, name: str, rate: Rating) -> tuple[Records, list[Remark]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            read = read_xlsx if "xl/workbook.xml" in names else read_ods
            sheets = [list(grid.records()) for grid in read(archive)]
    except (*DAMAGED, ValueError) as error:
        reason = str(error) if isinstance(error, SheetError) else tell("is damaged")
        message = tell("The workbook {reason}: {save}.", reason=reason, save=_SAVE)
        return _NOTHING, [Remark("note", "workbook", name, message)]
    best = max(filter(None, sheets), key=lambda records: rate(records[0].cells), default=[])
    return Records(best, "", 0), []


def _note_encoding(decoded: Decoded, name: str) -> Remark:
    message = tell(
        "It was read as {encoding}: save it as CSV UTF-8 if letters look wrong.",
        encoding=decoded.encoding,
    )
    return Remark("note", "doubtful-encoding" if decoded.doubtful else "not-utf8", name, message)
