"""The desk: names by doubt, what is decided of each, and undo. It writes authorities.yml."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any

from fonds.base.errors import UsageError
from fonds.base.locale import Words, load_words
from fonds.base.plainyaml import read_utf8
from fonds.base.speech import tell
from fonds.catalogue.store import read_catalogue
from fonds.config import Archive
from fonds.files.atomic import write_atomically
from fonds.names.curate.accept import change_authorities, hold_authorities
from fonds.names.curate.authorities import read_authorities
from fonds.names.curate.deciding import ARTICLE_ACTIONS, NAME_ACTIONS, decide, standing
from fonds.names.curate.doubts import find_doubts, order_names
from fonds.names.curate.found import Name, read_names
from fonds.names.curate.marks import Decision
from fonds.plugin.desk.journal import Step, take_back
from fonds.plugin.desk.showing import (
    find_articles,
    show_article,
    show_name,
    show_row,
)
from fonds.terminal.tongue import spoken

_WHERE = re.compile(r"^:\d+: ")  # of a table, which a desk has not
_LONGEST = 2_000  # characters of a value

Answer = dict[str, Any]


@dataclass
class Desk:
    """What the browser asks, answered; safe to be asked by several threads."""

    archive: Archive  # whose names these are
    follow: Callable[[], None]  # has the pages follow a decision
    _lock: RLock = field(default_factory=RLock)
    _journal: list[Step] = field(default_factory=list)  # what can be undone, the last at the end
    _names: list[Name] = field(default_factory=list)  # as last read
    _stamp: tuple[int, int] = (0, 0)  # of the catalogue that they were read from
    _seen: frozenset[str] | None = None  # ids that were there the last time; None: the first time
    _noted: bool = False  # whether this session's names are noted for the next

    @property
    def words(self) -> Words:
        """The language of the interface."""
        return load_words(self.archive.lang)

    def list_names(self) -> Answer:
        """Every name with a page, those most in doubt first, and what is decided of each."""
        with self._lock:
            names = self._read_names()
            said = read_authorities(self.archive.authorities)
            doubts = find_doubts(names, self.archive.lang, self._seen)
            labels = {name.id: name.label for name in names}
            rows = [
                show_row(it, doubts.get(it.id, ()), standing(said, it.id, it.label), labels)
                for it in order_names(names, doubts)
            ]
            return {"names": rows, "undo": len(self._journal)}

    def show(self, record_id: str) -> Answer:
        """One name with its sentences."""
        with closing(read_catalogue(self.archive.catalogue)) as catalogue:
            return show_name(catalogue, record_id, self.words)

    def show_article(self, article_id: str) -> Answer:
        """One article's title, date and language."""
        amended = read_authorities(self.archive.authorities).articles.get(article_id)
        with closing(read_catalogue(self.archive.catalogue)) as catalogue:
            return show_article(catalogue, article_id, amended)

    def find_articles(self, sought: str) -> Answer:
        """Articles by a part of their title, or by their address."""
        with closing(read_catalogue(self.archive.catalogue)) as catalogue:
            return {"articles": find_articles(catalogue, sought)}

    def decide(self, asked: Answer) -> Answer:
        """Write what is *asked*: action, id, label and value. Raises UsageError in a sentence."""
        decision = self._read_decision(asked)
        with self._lock:
            if decision.action in NAME_ACTIONS and not asked.get("again"):
                said = read_authorities(self.archive.authorities)
                if standing(said, decision.id, decision.label) not in ("", "keep", "label"):
                    raise UsageError(str(self.words.strings["desk"]["decided_elsewhere"]))
            name = self.archive.authorities.name
            before, after = self._change(partial(_decide, decision, name))
            if before != after:
                self._journal.append(Step(decision.id, decision.action, before, after))
                self.follow()
            return {"undo": len(self._journal)}

    def undo(self) -> Answer:
        """Take the last decision back; raises UsageError where that cannot be."""
        strings = self.words.strings["desk"]
        with self._lock:
            if not self._journal:
                raise UsageError(str(strings["nothing_to_undo"]))
            step = self._journal[-1]

            def restore(text: str) -> str:
                restored = take_back(text, step)
                if restored is None:
                    raise UsageError(str(strings["changed_since"]))
                return restored

            self._change(restore)
            self._journal.pop()
        self.follow()
        return {"undo": len(self._journal), "id": step.id, "action": step.action}

    def _change(self, change: Callable[[str], str]) -> tuple[str, str]:
        with hold_authorities(self.archive.build):
            return change_authorities(self.archive.authorities, change)

    def _read_decision(self, asked: Answer) -> Decision:
        parts = [asked.get(key, "") for key in ("action", "id", "label", "value")]
        if not all(isinstance(part, str) and len(part) <= _LONGEST for part in parts):
            raise UsageError(tell("a decision has four texts"))
        action, id_, label, value = (" ".join(part.split()) for part in parts)
        if action not in (*NAME_ACTIONS, *ARTICLE_ACTIONS):
            raise UsageError(tell("“{action}” is no decision", action=action[:40]))
        if action in ARTICLE_ACTIONS and not id_.startswith("articles/"):
            raise UsageError(tell("“{id}” is no article", id=id_[:80]))
        return Decision(action, id_, label, value, 0)

    def _read_names(self) -> list[Name]:
        """The names in the catalogue; the former ones while a build writes it."""
        with suppress(OSError, sqlite3.Error):
            state = self.archive.catalogue.stat()
            stamp = (state.st_mtime_ns, state.st_size)
            if stamp != self._stamp:
                with closing(read_catalogue(self.archive.catalogue)) as catalogue:
                    self._names = read_names(catalogue, self.archive.page_from)
                self._stamp = stamp
                self._note_seen()
        return self._names

    def _note_seen(self) -> None:
        """Note which names are there, so that the next session knows new ones."""
        if self._noted:
            return
        self._noted = True
        file = self.archive.build / "desk.json"
        self._seen = _read_seen(file)
        ids = sorted({name.id for name in self._names} | (self._seen or frozenset()))
        write_atomically(file, json.dumps({"seen": ids}).encode())


def _read_seen(file: Path) -> frozenset[str] | None:
    with suppress(OSError, UsageError, ValueError, TypeError, KeyError):
        return frozenset(map(str, json.loads(read_utf8(file))["seen"]))
    return None


def _decide(decision: Decision, name: str, text: str) -> str:
    try:
        return decide(text, decision, name)
    except UsageError as error:
        raise UsageError(_WHERE.sub("", spoken(str(error)))) from error
