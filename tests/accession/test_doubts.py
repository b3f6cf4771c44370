"""Which lines of ``encoding:`` are proposed where the encodings of texts are in doubt."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.choice import fits
from fonds.accession.doubts import Clue, propose_encodings


def sure(path: str, codec: str) -> Clue:
    return Clue(path, plain=False, codecs=(codec,))


def doubt(path: str, *codecs: str) -> Clue:
    return Clue(path, plain=False, codecs=codecs, doubtful=True)


def plain(path: str) -> Clue:
    return Clue(path, plain=True, codecs=())


def utf8(path: str) -> Clue:
    return Clue(path, plain=False, codecs=())


def page(path: str) -> Clue:
    return Clue(path, plain=False, codecs=(), document=True)


def propose(*clues: Clue) -> dict[str, tuple[str, tuple[str, ...], int]]:
    found = propose_encodings(clues)
    return {it.pattern: (it.codec, it.others, it.files) for it in found}


def test_what_most_texts_of_a_folder_are_in_settles_the_doubt_of_a_few() -> None:
    texts = [sure(f"old/deep/{n}.txt", "mac-roman") for n in range(5)]
    found = propose(*texts, doubt("old/x.txt", "cp1252", "mac-roman"), utf8("new/a.txt"))
    assert found == {"/old/": ("mac-roman", (), 1)}


def test_a_doubt_without_others_names_all_that_it_can_be() -> None:
    found = propose(
        doubt("a.txt", "cp1252", "cp850"), doubt("b.txt", "cp850", "cp1252", "cp437"),
        doubt("c.txt", "cp850", "cp1252"), plain("d.txt"),
    )  # fmt: skip
    assert found == {"*": ("cp850", ("cp1252",), 3)}


def test_texts_in_no_doubt_keep_their_encoding() -> None:
    found = propose(
        sure("a.txt", "cp1252"), sure("b.txt", "cp1252"), utf8("c.txt"),
        doubt("d.txt", "cp850", "cp1252"), doubt("e.txt", "koi8-r", "cp1251"),
    )  # fmt: skip
    assert found == {
        "/d.txt": ("cp1252", (), 1),
        "/e.txt": ("koi8-r", ("cp1251",), 1),
    }


def test_documents_beside_them_declare_their_own() -> None:
    found = propose(page("old/a.html"), doubt("old/a.txt", "cp850"), sure("old/b.TXT", "cp850"))
    assert found == {"/old/**/*.txt": ("cp850", (), 1)}
    assert propose(page("a.html"), doubt("b", "cp850", "cp437")) == {"/b": ("cp850", ("cp437",), 1)}


def test_what_no_codec_reads_is_not_proposed() -> None:
    assert propose(doubt("a.txt"), sure("b.txt", "cp850")) == {}
    assert propose(sure("b.txt", "cp850")) == {}


CODECS = ["cp850", "cp1252", "mac-roman"]
PATHS = [
    f"{folder}{name}" for folder in ("", "a/", "a/b/", "c*/") for name in ("x.txt", "y", "z.t")
]
readings = st.one_of(
    st.just((True, (), False, False)),
    st.sampled_from(CODECS).map(lambda codec: (False, (codec,), False, False)),
    st.just((False, (), False, True)),
    st.lists(st.sampled_from(CODECS), unique=True).map(lambda it: (False, tuple(it), True, False)),
)


@given(st.dictionaries(st.sampled_from(PATHS), readings))
def test_a_line_fits_only_what_can_be_read_by_it(
    found: dict[str, tuple[bool, tuple[str, ...], bool, bool]],
) -> None:
    clues = [Clue(path, *rest) for path, rest in found.items()]
    proposals = propose_encodings(clues)
    for clue in clues:
        fitting = [it for it in proposals if fits((it.pattern,), clue.path)]
        if clue.document:
            assert not fitting
        assert clue.plain or all(it.codec in clue.codecs for it in fitting)
        assert bool(fitting) or not (clue.doubtful and clue.codecs)
