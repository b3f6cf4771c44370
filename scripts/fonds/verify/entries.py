"""The entries of a zip: whether each is a plain file or folder where a bundle may have one.

What unpacks to something else than it seems, or elsewhere than below the one folder at the top, is
found before anything is unpacked. Each kind of fault is one finding, which names the entries.
"""

from __future__ import annotations

import re
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fonds.base.speech import joined, tell
from fonds.bundle.portable import Problem, find_clashes, find_fault
from fonds.verify.directory import Entry
from fonds.verify.finding import SHOWN, Finding
from fonds.verify.unpacking import METHODS

_UTF_8 = 1 << 11  # general purpose bits (APPNOTE 4.4.4): how the name is encoded
_ENCRYPTED = 1 | 1 << 6 | 1 << 13  # general purpose bits
_PATCH = 1 << 5  # general purpose bit: the data are a patch of another file
_SECOND_NAME = 0x7075  # extra field: a name that some programs prefer (4.6.9)
_SECOND_KIND = (0x000D, 0x756E)  # extra fields: a file type that some programs prefer; link targets
_WINDOWS_FOLDER = 0x10  # FILE_ATTRIBUTE_DIRECTORY
_WINDOWS_LINK = 0x400  # FILE_ATTRIBUTE_REPARSE_POINT

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_ROOT = re.compile(r"[A-Za-z]:|[/\\]")
_LONGEST = 100  # characters of a name that a finding shows

_Fault = tuple[str, str]
"""Code and reason."""
_DOUBLE: _Fault = ("strange-name", tell("stands in it twice"))
_OUTSIDE: _Fault = ("strange-name", tell("lies outside the one folder of a bundle"))
_CLASH: _Fault = ("strange-name", tell("would overwrite another file"))


@dataclass(frozen=True, slots=True)
class Contents:
    """What a zip holds."""

    top: str  # its one folder at the top
    files: Mapping[str, Entry]  # path below it → entry, of all without fault
    findings: list[Finding]  # one for each kind of fault


def check_entries(entries: list[Entry]) -> Contents:
    """What *entries* are, and what is wrong with them."""
    named = [(read_name(entry), entry) for entry in entries]
    faults = {name: fault for name, entry in named if (fault := _find_fault(name, entry))}
    sound = [name for name, _ in named if name not in faults]
    top = sound[0].partition("/")[0] if sound else ""
    faults |= {name: _OUTSIDE for name in sound if not name.startswith(f"{top}/")}
    faults |= {problem.path: _describe_clash(problem) for problem in find_clashes(sound)}
    counts = Counter(name.removesuffix("/") for name in sound)
    faults |= {name: _DOUBLE for name in sound if counts[name.removesuffix("/")] > 1}
    below = len(top) + 1
    files = {name[below:]: entry for name, entry in named if name not in faults and name[-1] != "/"}
    return Contents(top, files, list(_report(faults)))


def read_name(entry: Entry) -> str:
    """The name of *entry*; bytes that are not in the encoding it states become surrogates."""
    if entry.flags & _UTF_8:
        return entry.name.decode("utf-8", "surrogateescape")
    return entry.name.decode("cp437")


def _find_fault(name: str, entry: Entry) -> _Fault | None:
    """What is wrong with *entry* by itself."""
    if entry.flags & (_ENCRYPTED | _PATCH) or entry.method not in METHODS:
        return "unreadable", tell("is encrypted, or packed by a method that no bundle uses")
    if reason := _find_false_kind(name.endswith("/"), entry):
        return "no-file", reason
    if reason := _find_false_name(name.removesuffix("/")):
        return "strange-name", reason
    seconds = {data[5:] for number, data in entry.fields if number == _SECOND_NAME}
    if seconds - {name.encode("utf-8", "surrogateescape")}:
        return "strange-name", tell("has a second name, which some programs unpack it to")
    return None


def _find_false_kind(is_folder: bool, entry: Entry) -> str:
    """Why *entry* is not the file or folder that its name makes it; "" if it is."""
    if entry.kind == stat.S_IFLNK or entry.attributes & _WINDOWS_LINK:
        return tell("is a symbolic link")
    if entry.kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return tell("is a device or pipe")
    marked = entry.kind == stat.S_IFDIR or bool(entry.attributes & _WINDOWS_FOLDER)
    if marked is not is_folder and (marked or entry.kind):
        return tell("is a file by its name and a folder by its kind, or the other way round")
    if is_folder and (entry.size or entry.packed > 2):  # an empty deflated stream has two bytes
        return tell("is a folder with content")
    if any(number in _SECOND_KIND for number, _ in entry.fields):
        return tell("has a second kind, which may be a link")
    return ""


def _find_false_name(path: str) -> str:
    """Why no bundle has anything at *path*; "" if one may."""
    if _CONTROL.search(path):
        return tell("has a control character in its name, or bytes that are no text")
    if _ROOT.match(path) or "\\" in path or not {"", ".", ".."}.isdisjoint(path.split("/")):
        return tell("leads out of the folder that it is unpacked to")
    reason = find_fault(path)
    return tell("would not unpack everywhere: {reason}", reason=reason) if reason else ""


def _report(faults: Mapping[str, _Fault]) -> Iterator[Finding]:
    """A finding for each kind of fault, on the first entry that has it; the message names more."""
    kinds: dict[_Fault, list[str]] = {}
    for name, (code, reason) in faults.items():
        kinds.setdefault((code, reason.partition(":")[0]), []).append(name)
    for (code, _), names in kinds.items():
        reason = faults[names[0]][1]
        message = tell(
            "{reason}{list_others}; do not unpack the zip, get it anew",
            reason=reason,
            list_others=_list_others(names[1:]),
        )
        yield Finding("fault", code, names[0], message)


def _describe_clash(problem: Problem) -> _Fault:
    code, clash = _CLASH
    return code, tell("{clash}: it is {reason}", clash=clash, reason=problem.reason)


def _list_others(names: list[str]) -> str:
    if not names:
        return ""
    shown = [f"{name[:_LONGEST]}…" if len(name) > _LONGEST else name for name in names[:SHOWN]]
    more = [tell("{n} more", n=len(names) - SHOWN)] if len(names) > SHOWN else []
    return tell("; so it is with {listed}", listed=joined([*shown, *more]))
