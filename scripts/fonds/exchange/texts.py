"""The texts of articles, each as a file of its own: plain, or as TEI."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fonds.catalogue.queries import read_notices
from fonds.exchange.channels import read_references
from fonds.exchange.collection import Collection
from fonds.exchange.dictionary import ARTICLES, MENTIONS
from fonds.exchange.table_rows import BATCH, rows_of
from fonds.exchange.tei import Named, tei_xml
from fonds.exchange.writing import CsvWriter

Files = Iterator[tuple[str, bytes]]
"""Name and bytes of each file of a folder."""

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can state."""
_REGULAR = 0o100644 << 16
_UNIX = 3


def txt_files(collection: Collection, positions: Sequence[int]) -> Files:
    """The text of each article at *positions*, and a table of what is known of them."""
    table, text = CsvWriter(ARTICLES.public), len(ARTICLES.columns) - 1
    for row in rows_of(ARTICLES, collection, positions):
        table.add([row])
        yield f"{row[0]}.txt", f"{row[text]}\n".encode()
    yield "metadata.csv", table.data()


def tei_files(collection: Collection, positions: Sequence[int]) -> Files:
    """Each article at *positions* as TEI."""
    for start in range(0, len(positions), BATCH):
        some = positions[start : start + BATCH]
        names: dict[str, list[Named]] = {}
        for article_id, begin, end, _, _, record_id, _ in rows_of(MENTIONS, collection, some):
            names.setdefault(article_id, []).append((begin, end, record_id))
        notices = read_notices(collection.catalogue, [collection.held.cards[at] for at in some])
        for card, reference in read_references(collection, some):
            notice, named = notices[card.id], names.get(card.id, ())
            data = tei_xml(collection, card, reference, notice.text, notice.body_start, named)
            yield f"{card.id}.xml", data


def pack(files: Files) -> bytes:
    """*files* as a zip, the same bytes each time."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as packed:
        for name, data in files:
            info = ZipInfo(name, _MOMENT)
            info.create_system, info.external_attr = _UNIX, _REGULAR
            info.compress_type = ZIP_DEFLATED
            packed.writestr(info, data)
    return stream.getvalue()
