"""The rows of a data file as they stand there: name of the column → value."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

from fonds.accession.decoding import Decoded, Refusal, decode
from fonds.accession.formats.document import Note, list_notes
from fonds.accession.sheets.objects import Item, find_objects
from fonds.accession.sheets.reading import read_table_bytes
from fonds.accession.table import rate_header
from fonds.base.speech import tell

JSON = (".json", ".jsonl", ".ndjson")
PARQUET = ".parquet"
_MOST_BYTES = 500_000_000  # of a Parquet file, uncompressed


@dataclass(frozen=True, slots=True)
class Items:
    """The rows of a data file."""

    rows: list[Item]  # line and values of each
    notes: tuple[Note, ...] = ()  # how the file was read, if that is not plain to see


def read_items(path: str, data: bytes, encoding: str = "") -> Items | Refusal:
    """The rows of the data file at *path*, whatever its format.

    *encoding*: what a person states that it is in; "": nothing.
    """
    if path.lower().endswith(PARQUET):
        return _read_parquet(data)
    if path.lower().endswith(JSON):
        decoded = decode(data, encoding)
        if not isinstance(decoded, Decoded):
            return decoded
        return Items(list(find_objects(decoded.text)), tuple(list_notes(decoded)))
    read, remarks = read_table_bytes(data, path, rate_header, encoding)
    if not read.records:
        message = (
            remarks[0].message if remarks else tell("It holds no rows: add some, or remove it.")
        )
        return Refusal("no-rows", message)
    header, *rows = read.records
    notes = tuple(Note(it.code, it.message) for it in remarks)
    return Items([(row.line, _by_name(header.cells, row.cells)) for row in rows], notes)


def name_reader(path: str) -> str:
    """What reads the file at *path*, as its articles' notices say."""
    suffix = path.rpartition(".")[2].lower()
    return f"{suffix} (pyarrow {version('pyarrow')})" if suffix == PARQUET[1:] else suffix


def _by_name(names: list[str], cells: list[str]) -> Mapping[str, object]:
    """The cells of a row; of two columns of one name the first."""
    return dict(reversed(list(zip(names, cells, strict=False))))


def _read_parquet(data: bytes) -> Items | Refusal:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        message = tell("To read Parquet, run: pip install 'fonds[formats]'.")
        return Refusal("no-reader", message)
    try:
        file = ParquetFile(io.BytesIO(data))
        groups = (file.metadata.row_group(n) for n in range(file.metadata.num_row_groups))
        if sum(group.total_byte_size for group in groups) > _MOST_BYTES:
            return Refusal("too-large", tell("Unpacked, it is larger than 500 MB: split it."))
        rows = file.read().to_pylist()
    except (ArrowException, OSError, ValueError, OverflowError) as error:  # of cells, the last two
        return Refusal(
            "broken", tell("It is damaged and cannot be read ({error}): get it anew.", error=error)
        )
    return Items([(number, row) for number, row in enumerate(rows, 1)])
