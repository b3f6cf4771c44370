"""What the stories of an archive's pages are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from fonds.base.locale import Words
from fonds.catalogue.holdings import Holdings
from fonds.config import Archive


@dataclass(frozen=True, slots=True)
class Known:
    """One archive, read."""

    catalogue: sqlite3.Connection  # its texts and mentions
    archive: Archive  # its configuration
    held: Holdings  # every card, record and tag
    words: Words  # of its interface
    keys: Sequence[str]  # of each article, what its text and its mentions were made from
