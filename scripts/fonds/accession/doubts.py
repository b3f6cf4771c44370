"""Which encodings mkdocs.yml could state, where those of texts are in doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import commonpath, splitext

from fonds.accession.kinds import escape_pattern


@dataclass(frozen=True, slots=True)
class Clue:
    """What speaks for the encoding of one text."""

    path: str  # in the seeds
    plain: bool  # whether it is the same text in any of the code pages: ASCII, or with a mark
    codecs: tuple[str, ...]
    """Those it can be in: one if that is sure, the likeliest first if it is in doubt; none that
    the option `encoding` could not read it by."""
    doubtful: bool = False  # whether it is in doubt between them
    document: bool = False  # whether it is no plain text, and may declare what it is in


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line of ``encoding:``."""

    pattern: str  # of .gitignore: a folder, or a file
    codec: str  # what its texts seem to be in
    others: tuple[str, ...]  # what they may be in as well; none where other texts decide
    files: int  # texts for which it settles a doubt


def propose_encodings(clues: Iterable[Clue]) -> list[Proposal]:
    """A line for each folder, as high as can be, all of whose texts can be in one code page of
    which some are in doubt; and for each text in doubt beside others that are in another one.

    No line changes how a text is read that is in no doubt.
    """
    below: dict[str, list[Clue]] = defaultdict(list)
    inside: dict[str, set[str]] = defaultdict(set)
    for clue in clues:
        for folder in _list_folders(clue.path):
            below[folder].append(clue)
            if folder:
                inside[folder.rpartition("/")[0]].add(folder)
    return sorted(_propose(below, inside), key=lambda it: it.pattern)


def _list_folders(path: str) -> Iterator[str]:
    """The folders that *path* lies in, "" for all."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _propose(below: Mapping[str, list[Clue]], inside: Mapping[str, set[str]]) -> Iterator[Proposal]:
    pending = [""]
    while pending:
        folder = pending.pop()
        texts = [clue for clue in below.get(folder, ()) if not clue.document]
        if not any(clue.doubtful for clue in texts):
            continue
        codecs = _agree(texts)
        if codecs:
            folder = _narrow(texts)
            texts = [clue for clue in below[folder] if not clue.document]
        patterns = _list_patterns(folder, texts, alone=len(texts) == len(below[folder]))
        if codecs and patterns:
            for pattern, files in patterns.items():
                yield Proposal(pattern, codecs[0], codecs[1:], files)
            continue
        pending.extend(inside.get(folder, ()))
        own = [clue for clue in texts if clue.path.rpartition("/")[0] == folder]
        yield from _propose_files(own)


def _propose_files(texts: list[Clue]) -> Iterator[Proposal]:
    """A line for each of *texts* in doubt: what most others beside it are in, if it can be."""
    sure = Counter(clue.codecs[0] for clue in texts if clue.codecs and not clue.doubtful)
    for clue in texts:
        if not (clue.doubtful and clue.codecs):
            continue
        usual = max(clue.codecs, key=lambda codec: sure[codec])
        settled = sure[usual] * 2 > sum(sure.values())
        codec = usual if settled else clue.codecs[0]
        others = () if settled else tuple(it for it in clue.codecs if it != codec)
        yield Proposal("/" + escape_pattern(clue.path), codec, others, 1)


def _agree(texts: list[Clue]) -> tuple[str, ...]:
    """The code pages that all of *texts* can be in: the one that some are surely in, or those
    between which all are in doubt, that which is likeliest of most first; none if there is none."""
    marked = [clue for clue in texts if not clue.plain]
    common = set(marked[0].codecs).intersection(*(clue.codecs for clue in marked[1:]))
    first = Counter(clue.codecs[0] for clue in marked if clue.codecs)
    return tuple(sorted(common, key=lambda codec: (-first[codec], codec)))


def _narrow(texts: Iterable[Clue]) -> str:
    """The innermost folder that holds all of *texts* that are not plain."""
    return commonpath([clue.path.rpartition("/")[0] for clue in texts if not clue.plain])


def _list_patterns(folder: str, texts: Iterable[Clue], *, alone: bool) -> dict[str, int]:
    """Patterns of *texts*, all those in *folder*, and how many in doubt each has; none if no
    pattern parts them from the documents with them, unless they are *alone*."""
    here = f"/{escape_pattern(folder)}/" if folder else ""
    found: Counter[str] = Counter()
    for clue in texts:
        suffix = splitext(clue.path)[1]
        if not (alone or suffix):
            return {}
        if clue.doubtful:
            within = f"{here}**/*" if here else "*"
            found[(here or "*") if alone else f"{within}{escape_pattern(suffix)}"] += 1
    return found
