"""Texts that are no articles but say something of the one beside them: author, address, date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fonds.accession.choice import Choice
from fonds.accession.decoding import Decoded, decode
from fonds.accession.folder import BY_KIND, Aside, Found, read_source
from fonds.accession.kinds import COMPANION, TEXT, UNKNOWN
from fonds.base.model import Source
from fonds.base.patterns import late

_SAID = late(r"(?<![a-z])(?:meta(?:[ _-]?(?:data|donn[eé]es|infos?|information))?)(?![a-z])")
"""The word by which a name says that the file holds metadata."""
_JOINTS = " ._-"
_FEWEST = 3  # files of a suffix of their own that all stand beside a text of their name
_SAMPLE = 8  # files of a group that are read
_LARGEST = 4_000  # bytes of a file of metadata
_MOST_LINES = 60
_LONG = 12  # words from which a line is prose rather than a value
_SHORT = 4  # words up to which it is rather a value


@dataclass(frozen=True, slots=True)
class _Candidate:
    file: Found  # may be a companion
    pattern: str  # of ``include:``, for it and its like; the group that is judged as one


def set_companions_aside(
    found: Sequence[Found], choice: Choice = BY_KIND
) -> tuple[list[Found], list[Aside]]:
    """*found* without files of metadata, and these.

    A file is one if its name, or that of its folder, says “meta” and a text of the same name
    without that word stands beside it (``true-meta/1-meta.txt``, ``true/1.txt``); or if all files
    of a suffix that fonds does not know stand beside a text of their name. In both cases, only if
    those that are read of its group hold short lines such as ``author``, ``date``, and no prose.
    What *choice* includes is an article all the same.
    """
    groups: dict[str, list[Found]] = defaultdict(list)
    for candidate in (*_named(found), *_suffixed(found)):
        if not choice.includes(candidate.file.path):
            groups[candidate.pattern].append(candidate.file)
    patterns = {
        file.path: pattern
        for pattern, files in groups.items()
        if all(map(_holds_fields, _pick(files)))
        for file in files
    }
    if not patterns:
        return list(found), []
    kept = [file for file in found if file.path not in patterns]
    return kept, [Aside(path, COMPANION, pattern) for path, pattern in sorted(patterns.items())]


def _named(found: Iterable[Found]) -> Iterator[_Candidate]:
    """Files whose path says “meta”, beside a text of the same name."""
    said = [file for file in found if "meta" in file.path.lower() and _says_meta(file.path)]
    if not said:
        return
    places = {
        place
        for file in found
        if not _says_meta(file.path)
        for place in _places(*_split(file.path)[:2])
    }
    for file in said:
        folder, stem, suffix = _split(file.path)
        bare = _SAID.sub("", stem).strip(_JOINTS)
        above = folder.rpartition("/")[0]
        if (folder, bare) in places or (above, bare) in places:
            at = stem.rfind(bare)
            name = f"{stem[:at]}*{stem[at + len(bare) :]}{suffix}"
            yield _Candidate(file, f"{folder}/{name}".removeprefix("/"))


def _says_meta(path: str) -> bool:
    return any(_SAID.search(part) for part in path.lower().split("/")[-2:])


def _places(folder: str, stem: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Where the companion of a text called *stem* may be: in its folder, or in one beside it."""
    return (folder, stem), (folder.rpartition("/")[0], stem)


def may_describe(path: str, text: str) -> bool:
    """Whether the file at *path*, which is no article, bears the name of the one at *text*.

    ``true-meta/1-meta.txt`` that of ``true/1.txt``, and ``1.pdf``, ``1_files/a.png`` or
    ``1-photo.jpg`` that of ``1.txt`` beside it.
    """
    of_folder, of_stem, _ = _split(text)
    if _says_meta(path):
        folder, stem, _ = _split(path)
        bare = _SAID.sub("", stem).strip(_JOINTS)
        places = {(folder, bare), (folder.rpartition("/")[0], bare)}
        if not places.isdisjoint(_places(of_folder, of_stem)):
            return True
    start = f"{of_folder}/{of_stem}".removeprefix("/")
    follows = path.lower().removeprefix(start)
    return bool(of_stem) and follows != path.lower() and not follows[:1].isalnum()


def _split(path: str) -> tuple[str, str, str]:
    """Folder, stem and suffix of *path*, in lower case."""
    folder, _, name = path.lower().rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return (folder, stem, f".{suffix}") if dot else (folder, name, "")


def _suffixed(found: Iterable[Found]) -> Iterator[_Candidate]:
    """Files of an unknown suffix, if all of that suffix stand beside a text of their name."""
    by_suffix: dict[str, list[tuple[Found, tuple[str, str]]]] = defaultdict(list)
    for file in found:
        if file.kind is UNKNOWN:
            folder, stem, suffix = _split(file.path)
            by_suffix[suffix].append((file, (folder, stem)))
    groups = [files for suffix, files in by_suffix.items() if suffix and len(files) >= _FEWEST]
    if not groups:
        return
    texts = {_split(file.path)[:2] for file in found if file.kind is TEXT}
    for files in groups:
        if all(place in texts for _, place in files):
            pattern = f"*{_split(files[0][0].path)[2]}"
            yield from (_Candidate(file, pattern) for file, _ in files)


def _pick(files: Sequence[Found]) -> Sequence[Found]:
    """Some of *files*, spread over all of them."""
    return files[:: -(-len(files) // _SAMPLE)]


def _holds_fields(file: Found) -> bool:
    source = read_source(file.path, file.file, _LARGEST)
    if not isinstance(source, Source):
        return False
    decoded = decode(source.data)
    return isinstance(decoded, Decoded) and is_list_of_fields(decoded.text)


def is_list_of_fields(text: str) -> bool:
    """Whether *text* is a few short lines, as of ``author``, ``address``, ``date``: no prose."""
    lines = [len(line.split()) for line in text.splitlines() if line.strip()]
    if not 2 <= len(lines) <= _MOST_LINES:
        return False
    prose = sum(words >= _LONG for words in lines)
    short = sum(words <= _SHORT for words in lines)
    return prose * 10 <= len(lines) and short * 2 >= len(lines)
