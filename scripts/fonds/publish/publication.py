"""What a build writes and removes: only files that changed, all at once, by way of staging."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from fonds.base.assembly import Assembly
from fonds.files.atomic import write_file
from fonds.files.manifest import NAME, checksum_of, write_manifest
from fonds.files.stamps import stamp_file
from fonds.files.walk import is_hidden, list_files
from fonds.publish.leavings import Leavings, Staged
from fonds.publish.ledger import Ledger, Output
from fonds.publish.possession import Found, Own, look_into, refuse_conflicts, refuse_foreign
from fonds.publish.staging import Folders, Staging
from fonds.render.task import Group, Task


@dataclass(slots=True)
class Publication:
    """One build's way to the site."""

    staging: Staging  # where it is prepared
    ledger: Ledger  # what the last build left there
    known: dict[str, Output] = field(default_factory=dict)  # what the ledger says
    own: Container[str] = ()  # paths of the site that fonds made
    foreign: list[str] = field(default_factory=list)  # paths there that it did not make
    kept: dict[str, Output] = field(default_factory=dict)  # outputs that stay as they are
    staged: dict[str, Staged] = field(default_factory=dict)  # outputs made anew
    left: Leavings | None = None  # those that a killed build had staged
    found: Found | None = None  # what is in the site: looked at when it is first asked for
    grouped: dict[str, str] = field(default_factory=dict)  # name → key of groups, by the ledger
    groups: dict[str, str] = field(default_factory=dict)  # the same of those that are added

    def begin(self, *, going_on: bool = False) -> None:
        """Finish what a killed build had begun to publish, and start with nothing staged.

        *going_on*: what it had staged is taken up where it would be made from the same again.
        Raises UsageError, before anything is changed, if the site's folder is somebody else's.
        """
        self.known, self.grouped = self.ledger.read_all()
        refuse_foreign(self.staging.site, self.known)
        aside = self.staging.open(going_on=going_on)
        if going_on:
            self.left = Leavings(self.staging.folder, aside)
        self.own = Own(self.staging.site, self.known)

    def holds(self, task: Task) -> bool:
        """Whether the output of *task* is there as it was written."""
        known = self.known.get(task.output)
        if not known or not task.key or known.key != task.key:
            return False
        return task.output not in self._look().altered

    def is_made(self, task: Task | Group) -> bool:
        """Whether the output of *task* is in the site, where it stays, or was staged before.

        Of a group: whether all its pages are in the site; if not, each must be added.
        """
        if isinstance(task, Group):
            return self._keeps(task)
        if self.holds(task):
            self.kept[task.output] = self.known[task.output]
            return True
        return bool(self.left and self.left.holds(task.output, task.key))

    def _keeps(self, group: Group) -> bool:
        """Whether all pages of *group* are there as they were written, and made from the same."""
        self.groups[group.name], known = group.key, self.known
        same = self.grouped.get(group.name) == group.key
        if not same or not self._look().altered.isdisjoint(group.outputs):
            return False
        kept = {path: known[path] for path in group.outputs if path in known}
        self.kept |= kept
        return len(kept) == len(group.outputs)

    def add(self, tasks: Iterable[Task]) -> None:
        """Keep each task's output if it is as it was written, else make and stage it."""
        site, made = os.fspath(self.staging.site), Folders(self.staging.tree)
        anew = not self.staging.site.exists()
        for task in tasks:
            if task.output in self.kept:  # by `is_made`
                continue
            known = self.known.get(task.output)
            if known and self.holds(task):
                self.kept[task.output] = known
                continue
            if self.left and self.left.holds(task.output, task.key):
                place = made.path_for(task.output)
                self.staged[task.output] = self.left.take_up(task.output, place)
                continue
            file = f"{site}/{task.output}"
            data, spans = _make(task, known, file)
            sha256 = hashlib.sha256(data).hexdigest()
            stamp = None if anew else stamp_file(file)
            if stamp and stamp[0] == len(data) and _read(file) == data:
                self.kept[task.output] = Output(task.key, stamp, sha256, spans)
            else:
                write_file(place := made.path_for(task.output), data)
                staged = self.staged[task.output] = Staged(task.key, sha256, spans)
                if self.left:
                    self.left.note(task.output, staged, place)

    def take_part(self, prefix: str) -> Publication:
        """What another process needs to add the outputs below *prefix*."""
        known = {path: output for path, output in self.known.items() if path.startswith(prefix)}
        altered = frozenset(path for path in self._look().altered if path.startswith(prefix))
        return Publication(self.staging.branch(), self.ledger, known, found=Found(altered, ()))

    def adopt(self, part: Publication, last: str, key: str) -> None:
        """Take over what *part* kept and staged; its output *last* has the *key*."""
        self.staging.merge(part.staging)
        self.kept |= part.kept
        self.staged |= part.staged
        if last in self.staged:
            self.staged[last] = self.staged[last]._replace(key=key)
        else:
            self.kept[last] = self.kept[last]._replace(key=key)

    def describe(self, path: str) -> tuple[int, str]:
        """Size and SHA-256 of an output that was added."""
        if path in self.kept:
            return self.kept[path].stamp[0], self.kept[path].sha256
        stamp = stamp_file(os.fspath(self.staging.tree / path))
        return stamp[0] if stamp else 0, self.staged[path].sha256

    def keep_all(self, prefix: str, last: str, key: str) -> bool:
        """Keep the outputs below *prefix* if they are as written, and *last* was made for *key*.

        With an empty *key* they only have to be as they were written.
        """
        below = {path: output for path, output in self.known.items() if path.startswith(prefix)}
        wanted = last in below and (not key or below[last].key == key)
        whole = wanted and self._look().altered.isdisjoint(below)
        if whole:
            self.kept |= below
        return whole

    def _look(self) -> Found:
        if self.found is None:
            self.found = look_into(self.staging.site, self.known)
        return self.found

    def abandon(self) -> None:
        """Leave the site as it was."""
        if self.left:
            self.left.close()
        self.staging.discard()

    def finish(self) -> None:
        """Publish, the manifest with it."""
        if self.left:
            self.left.close()
        rest = self._stage_rest()
        self._stage_manifest()
        claimed = self.kept.keys() | self.staged.keys() | rest
        refuse_conflicts(self.staging.site, self.staged, self.own)
        others = [path for path in chain(self.known, self._look().others) if path not in claimed]
        self.foreign = sorted(path for path in others if path not in self.own)
        self.staging.publish(path for path in others if path in self.own)
        outputs = {**self.kept, **self._list_staged()}
        self.ledger.write(self.known, outputs, self.groups)
        self.known = outputs

    def finish_early(self) -> None:
        """Publish what was made anew, and leave all else as it is, even the manifest."""
        refuse_conflicts(self.staging.site, self.staged, self.own)
        self.staging.publish(())
        # No group is known then: of some, pages were made from what others are not made from yet.
        self.ledger.write(self.known, {**self.known, **self.kept, **self._list_staged()}, {})

    def _list_staged(self) -> dict[str, Output]:
        """What was staged, as it now is in the site."""
        site = os.fspath(self.staging.site)
        return {
            path: Output(key, stamp, sha256, spans)
            for path, (key, sha256, spans) in self.staged.items()
            if (stamp := stamp_file(f"{site}/{path}"))
        }

    def _stage_rest(self) -> set[str]:
        """The paths of all staged files; those of MkDocs that are as published are dropped."""
        staged = set(list_files(self.staging.tree, is_hidden))
        for path in staged - self.staged.keys():
            mine, theirs = self.staging.site / path, self.staging.tree / path
            if mine.is_file() and not mine.is_symlink() and _same(mine, theirs):
                theirs.unlink()
                self._keep(path)
            else:
                self.staged[path] = Staged("", checksum_of(theirs))
        return staged

    def _keep(self, path: str) -> None:
        """Leave the file at *path* as it is; its checksum is read only if the ledger has it not."""
        file = self.staging.site / path
        stamp, known = stamp_file(os.fspath(file)), self.known.get(path)
        if known and known.stamp == stamp:
            self.kept[path] = known
        elif stamp:
            self.kept[path] = Output("", stamp, checksum_of(file))

    def _stage_manifest(self) -> None:
        """The checksum of every file that the site is to have, in a file beside them.

        Its key is that of the whole site, which is known once all is done: see `Ledger.sign`.
        """
        checksums = {path: output.sha256 for path, output in self.kept.items()}
        checksums |= {path: staged.sha256 for path, staged in self.staged.items()}
        data, path = write_manifest(checksums), self.staging.tree / NAME
        path.write_bytes(data)
        if (self.staging.site / NAME).is_file() and _same(self.staging.site / NAME, path):
            path.unlink()
            self._keep(NAME)
            self.kept[NAME] = self.kept[NAME]._replace(key="")
        else:
            self.staged[NAME] = Staged("", hashlib.sha256(data).hexdigest())


def _make(task: Task, known: Output | None, file: str) -> tuple[bytes, str]:
    """The bytes of *task*, and where its pieces lie; *file*: what may still have some of them."""
    if not isinstance(task.make, Assembly):
        return task.make(), ""
    former: dict[str, memoryview] = {}
    if known and known.spans and stamp_file(file) == known.stamp:
        data = memoryview(_read(file))
        spans = json.loads(known.spans)
        former = {key: data[start : start + size] for key, start, size in spans}
    whole, spans = task.make.assemble(former)
    return whole, json.dumps(spans)


def _read(file: str) -> bytes:
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - on a hot path
        return stream.read()


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
