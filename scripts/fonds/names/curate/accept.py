"""What a person decided in the review, as lines of authorities.yml."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic, sleep

from fonds.accession.values import shorten
from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.fold import fold_name
from fonds.base.kinds import CURATED
from fonds.base.plainyaml import compose_yaml, read_utf8
from fonds.base.speech import tell
from fonds.files.atomic import write_atomically
from fonds.files.lock import Lock
from fonds.names.curate.authorities import is_record_id, parse_authorities
from fonds.names.curate.marks import Decision, load_marks, read_decisions
from fonds.names.curate.settling import settle
from fonds.names.curate.yaml_edit import Additions, Entry, Value
from fonds.names.curate.yaml_nodes import suggest

_TIMEOUT = 3.0  # seconds that a change waits for another
_FOLDERS = tuple(kind.folder for kind in CURATED)


def accept_review(review: Path, authorities: Path) -> list[str]:
    """Put what *review* decides into *authorities*; return a sentence for each change.

    All or nothing: the text is read as fonds reads it before it takes the place of the old one.
    Raises UsageError where the table or the outcome cannot be understood.
    """
    decisions = read_decisions(load_marks(review))
    done: list[str] = []

    def apply(text: str) -> str:
        text, done[:] = apply_decisions(text, decisions, review.name, authorities.name)
        return text

    change_authorities(authorities, apply)
    return done


def change_authorities(authorities: Path, change: Callable[[str], str]) -> tuple[str, str]:
    """Put what *change* makes of the text of *authorities* in its place; return both texts."""
    if authorities.is_symlink():
        raise UsageError(
            tell(
                "{authorities}: this is a link; put the file itself there", authorities=authorities
            )
        )
    old = read_utf8(authorities) if authorities.exists() else ""
    text = change(old)
    if text != old:
        write_atomically(authorities, text.encode())
    return old, text


@contextmanager
def hold_authorities(build: Path) -> Iterator[None]:
    """Hold the lock of the authorities.yml of the archive that builds into *build*.

    It is held for moments, and waited for; the archive's own is held for as long as a build takes.
    """
    lock, until = Lock(build, ".authorities.lock"), monotonic() + _TIMEOUT
    while True:
        try:
            lock.acquire("another change of authorities.yml")
            break
        except BuildFailedError:
            if monotonic() > until:
                raise
            sleep(0.02)
    try:
        yield
    finally:
        lock.release()


def apply_decisions(
    text: str, decisions: Sequence[Decision], table: str, name: str = "authorities.yml"
) -> tuple[str, list[str]]:
    """The curated file *text* with *decisions*, and a sentence for each that says something new.

    *table* and *name* are the files that errors speak of.
    """
    root = compose_yaml(text, name)
    said = parse_authorities(root, name)  # its own faults first, with its own lines
    decisions = settle([replace(it, value=_fold_kind(it)) for it in decisions], said, table)

    def apply_first(count: int) -> _Outcome:
        additions = Additions(text, root)
        applier = _Applier(additions, table)
        done = [said for decision in decisions[:count] if (said := applier.apply(decision))]
        changed = additions.apply()
        return _Outcome(changed, done, _find_fault(additions, changed, name))

    outcome = apply_first(len(decisions))
    if not outcome.fault:
        return outcome.text, outcome.done
    first = bisect_left(range(len(decisions)), True, key=lambda n: bool(apply_first(n + 1).fault))
    where = f"{table}:{decisions[first].line}"
    raise UsageError(
        tell(
            "{where}: this mark was not accepted; with it, {fault}",
            where=where,
            fault=apply_first(first + 1).fault,
        )
    )


def _fold_kind(decision: Decision) -> str:
    """The value of *decision*; of a kind, the folder as it is written in the file."""
    folder = fold_name(decision.value)
    return folder if decision.action == "relabel" and folder in _FOLDERS else decision.value


@dataclass(frozen=True, slots=True)
class _Outcome:
    text: str  # of the curated file, with the decisions
    done: list[str]  # a sentence for each that says something new
    fault: str  # why fonds cannot read the text as it should; "" if it can


def _find_fault(additions: Additions, text: str, name: str) -> str:
    """Why *text* is not what it was with *additions*, as fonds reads it; "" if it is."""
    try:
        root = compose_yaml(text, name)
        parse_authorities(root, name)
    except UsageError as error:
        return str(error)
    if additions.match(Additions(text, root)):
        return ""
    return tell("{name} says something else: write the mark into that file by hand", name=name)


class _Applier:
    """Turns decisions into what comes into the file."""

    def __init__(self, additions: Additions, table: str) -> None:
        self._additions, self._table = additions, table
        self._lines: dict[tuple[str, Value], int] = {}  # section and key → line of the table

    def apply(self, decision: Decision) -> str:
        """What *decision* changes, as a sentence; "" if the file says so already."""
        if not is_record_id(decision.id):
            wrong = tell("“{id}” is no id", id=shorten(decision.id))
            raise self._fault(decision, tell("{wrong}; leave that column alone", wrong=wrong))
        folder, _, slug = decision.id.partition("/")
        match decision.action:
            case "merge":
                stays = self._find_target(decision)
                return self._add(decision, "merge", (stays, decision.id if "/" in stays else slug))
            case "reject":
                return self._add(decision, "reject", decision.label)
            case "split":
                forms = decision.value.split("|") if decision.value else [decision.label]
                named = [form.strip() for form in forms if form.strip()]
                return next(filter(None, [self._add(decision, "split", f) for f in named]), "")
            case "relabel":
                return self._add(decision, "relabel", decision.label, self._find_folder(decision))
        label = decision.value if decision.action == "label" else decision.label
        entry: dict[str, Value] = {"label": label}
        if label != decision.label:
            entry["variants"] = (decision.label,)
        return self._add(decision, folder, slug, entry)

    def _add(self, decision: Decision, section: str, key: Value, entry: Entry = "") -> str:
        stands = self._additions.add(section, key, entry)
        value = f" → {decision.value}" if decision.value else ""
        if stands is None:
            self._lines[section, key] = decision.line
            return tell(
                "{action}: {label}{value}",
                action=decision.action,
                label=decision.label,
                value=value,
            )
        wanted = entry["label"] if isinstance(entry, Mapping) else entry
        if decision.action == "keep" or stands == wanted:
            return ""
        if line := self._lines.get((section, key)):
            raise self._fault(decision, tell("line {line} decides otherwise; keep one", line=line))
        return tell(
            "left as it is: {label}{value}, for the file says “{stands}” already",
            label=decision.label,
            value=value,
            stands=stands,
        )

    def _find_target(self, decision: Decision) -> str:
        """The id of the record that stays, as short as that of the one that it takes in."""
        folder = decision.id.partition("/")[0]
        stays = decision.value if "/" in decision.value else f"{folder}/{decision.value}"
        if not is_record_id(stays):
            hint = tell(
                "write that of the record that stays, such as {folder}/joe-biden", folder=folder
            )
            raise self._fault(
                decision,
                tell("“{value}” is no id; {hint}", value=shorten(decision.value), hint=hint),
            )
        if stays == decision.id:
            raise self._fault(
                decision, tell("“{stays}” is this row itself; write another id", stays=stays)
            )
        return stays.removeprefix(f"{folder}/")

    def _find_folder(self, decision: Decision) -> str:
        folder = fold_name(decision.value)
        if folder not in _FOLDERS:
            nearest = suggest(decision.value, _FOLDERS)
            raise self._fault(
                decision,
                tell(
                    "“{value}” is no kind; {nearest}",
                    value=shorten(decision.value),
                    nearest=nearest,
                ),
            )
        return folder

    def _fault(self, decision: Decision, message: str) -> UsageError:
        return UsageError(
            tell(
                "{table}:{line}: {message}", table=self._table, line=decision.line, message=message
            )
        )
