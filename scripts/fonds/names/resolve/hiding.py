"""Names that a person wants no page to show: a source, a minor."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def hide_records(catalogue: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Take out the records *ids*: of tags, indexes and quotations; texts keep the names.

    No sentence with any of their forms is quoted, also where no rule saw a name in it.
    """
    hidden = [(record_id,) for record_id in ids]
    catalogue.execute("DELETE FROM hidden_names")
    catalogue.executemany(
        "INSERT OR IGNORE INTO hidden_names"
        " SELECT a.id, f.form FROM articles a JOIN"
        " (SELECT label AS form FROM records WHERE id = :id"
        " UNION SELECT form FROM variants WHERE record_id = :id"
        " UNION SELECT surface FROM mentions WHERE record_id = :id) f"
        " ON instr(a.text, f.form)",
        [{"id": record_id} for (record_id,) in hidden],
    )
    catalogue.executemany("UPDATE mentions SET record_id = NULL WHERE record_id = ?", hidden)
    catalogue.executemany("DELETE FROM records WHERE id = ?", hidden)
