"""Articles that are hard on every format, and an archive of them."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from fonds.base.cells import take_guard_off
from fonds.exchange.dictionary import TABLES, Column, Table
from tests.archives import Home, make_home

URL = "https://example.org/fonds/"

TEXT = "Joe Biden parle à Kiev de ce qui vient, longuement.\n\nÀ Kiev, rien n’a changé depuis.\n"
SAMPLES = {
    "bare.txt": "Il n’y a ici qu’une phrase, et rien d’autre ne se sait d’elle.\n",
    "month.txt": f" date 2022-01 Poutine déploie 20 navires\n\n{TEXT}",
    "copy.txt": f" date 2022-01 Poutine déploie ses navires\n\n{TEXT}",
    "day.txt": " date 2022-03-04 =1+1 ]]> & <b>“fin”</b>\n\nL’Ukraine ]]> </p> &amp; Biden.\n",
    "marks.txt": " date 2021 \u202eTitre\u202c \u200fretourné\n\nUn\x07son \x00 ici.\ufffe\n",
    "open.txt": "Un intervalle\n\nIl dure encore.\n",
    "metadata.csv": (
        "file,title,date,creator,publication,url,rights,topics,cote,lang\n"
        'open.txt,,2020-05/..,"Jeanne ""J."" <Dupont>; Luc & fils","Le ""Monde"" & <fils>",'
        'https://e.org/?a=1&b="2",© <tous>,Conflits,"=cmd|"" /C""!A0",fr\n'
    ),
}  # fmt: skip


def build_archive(folder: Path, **options: Any) -> Home:
    """The archive of the samples, built."""
    home = make_home(folder, SAMPLES)
    home.configure(site_url=URL, fonds={"metadata": "seeds/metadata.csv", **options})
    home.build()
    return home


def table_files(home: Home, table: Table, suffix: str) -> list[Path]:
    """The files of *table*, in order."""
    pattern = f"{table.name}{'-*' if table.yearly else ''}.{suffix}"
    return sorted((home.site / "data").glob(pattern))


def read_csv(home: Home, table: Table) -> list[dict[str, str]]:
    """Every row of *table* as its cells are."""
    rows = []
    for file in table_files(home, table, "csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            rows += list(csv.DictReader(lines, strict=True))
    return rows


def read_jsonl(home: Home, table: Table) -> list[dict[str, Any]]:
    """Every row of *table* as its objects are."""
    files = table_files(home, table, "jsonl")
    lines = (line for file in files for line in file.read_text("utf-8").split("\n"))
    return [json.loads(line) for line in lines if line]


def read_cell(column: Column, cell: str) -> Any:
    """The value that *cell* means; None if it is empty."""
    if not cell:
        return None
    match column.type:
        case "integer":
            return int(cell)
        case "number":
            return float(cell)
        case "boolean":
            return {"true": True, "false": False}[cell]
        case "date":
            return date.fromisoformat(cell).isoformat()
        case "list":
            return take_guard_off(cell).split("; ")
        case "object":
            return json.loads(take_guard_off(cell))
        case _:
            return take_guard_off(cell) if column.free else cell


def table_of(name: str) -> Table:
    return next(table for table in TABLES if table.name == name)
