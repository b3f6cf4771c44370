"""A first look at every file that would be an article: size, checksum, encoding; nothing parsed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from posixpath import splitext

from fonds.accession.choice import columns_of, encoding_of
from fonds.accession.decoding import Decoded, decode
from fonds.accession.doubts import Clue
from fonds.accession.folder import Found, read_source
from fonds.accession.formats.suffixes import READABLE
from fonds.accession.kinds import UNKNOWN, Kind, kind_of_bytes
from fonds.base.model import Remark, Source
from fonds.config import Archive
from fonds.files.workers import spread


@dataclass(frozen=True, slots=True)
class Look:
    """What one file shows at a first look."""

    path: str  # in the seeds
    sha256: str = ""  # of its bytes; "" if they could not be read
    encoding: str = ""  # of a text; "" of a document, and of what is no text
    guessed: bool = False  # whether its encoding is not plain to see
    clue: Clue | None = None  # what speaks for it, of a text
    refused: Remark | None = None  # why it would have no page
    kind: Kind | None = None  # what it is, where its bytes show that it is no article


def look_at(
    archive: Archive, found: Sequence[Found], tick: Callable[[int, int], None]
) -> list[Look]:
    """A look at each of *found*."""
    looks: list[Look] = []
    for _, look in spread(partial(_make_look, archive), found, archive.workers):
        looks.append(look)
        tick(len(looks), len(found))
    return looks


def list_doubles(looks: Iterable[Look]) -> list[list[str]]:
    """The paths of files with the same bytes, those of each content together."""
    by_content: dict[str, list[str]] = defaultdict(list)
    for look in looks:
        if look.sha256 and not look.refused and not look.kind:
            by_content[look.sha256].append(look.path)
    return [paths for paths in by_content.values() if len(paths) > 1]


def pick_sample(found: Sequence[Found], most: int) -> Sequence[Found]:
    """At most *most* of *found*, spread evenly over them."""
    return found[:: -(-len(found) // most) or 1]


def _make_look(archive: Archive) -> Callable[[Found], Look]:
    return partial(_look, archive)


def _look(archive: Archive, file: Found) -> Look:
    source = read_source(file.path, file.file, archive.max_bytes)
    if isinstance(source, Remark):
        return Look(file.path, refused=source)
    opened = splitext(file.path)[1].lower() in READABLE
    if opened or columns_of(archive, file.path) is not None:
        clue = Clue(file.path, plain=False, codecs=(), document=True)
        return Look(file.path, source.sha256, clue=clue)
    decoded = decode(source.data, encoding_of(archive, file.path))
    if isinstance(decoded, Decoded):
        clue = _weigh(source, decoded)
        return Look(file.path, source.sha256, decoded.encoding, bool(decoded.remark), clue)
    kind = kind_of_bytes(source.data)
    if decoded.code == "not-text" and kind.group == "document":
        return Look(file.path, source.sha256)  # read as what it is
    if decoded.code == "not-text" and file.kind is UNKNOWN:
        return Look(file.path, source.sha256, kind=kind)
    remark = Remark("lost", decoded.code, file.path, decoded.message)
    return Look(file.path, source.sha256, refused=remark)


def _weigh(source: Source, decoded: Decoded) -> Clue:
    plain = source.data.isascii() or not (decoded.remark or decoded.encoding == "utf-8")
    likely = () if plain or not decoded.remark else decoded.likely or (decoded.encoding,)
    codecs = tuple(codec for codec in likely if isinstance(decode(source.data, codec), Decoded))
    return Clue(source.path, plain, codecs, decoded.doubtful)
