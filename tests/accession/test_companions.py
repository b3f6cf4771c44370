"""Files of metadata beside texts are no articles; texts that only look like them are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from fonds.accession.choice import Choice
from fonds.accession.companions import is_list_of_fields, set_companions_aside
from fonds.accession.folder import Found, walk

PROSE = (
    "A câmara aprovou o orçamento na noite de ontem, depois de um longo debate entre os vereadores."
)
FIELDS = "Ana Martins\nhttp://noticias.example.org/1\npolitica\n13/12/2017\n168\nNone\n"


def sort_out(
    root: Path, files: Mapping[str, str], choice: Choice | None = None
) -> tuple[list[str], dict[str, str]]:
    """The paths that stay articles; the path → the pattern of each companion."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found = [entry for entry in walk(root) if isinstance(entry, Found)]
    kept, aside = set_companions_aside(found, choice or Choice())
    return [file.path for file in kept], {item.path: item.pattern for item in aside}


@pytest.mark.parametrize(
    ("text", "companion", "pattern"),
    [
        ("true/1.txt", "true-meta-information/1-meta.txt", "true-meta-information/*-meta.txt"),
        ("1.txt", "1.meta.txt", "*.meta.txt"),
        ("1.txt", "1.meta", "*.meta"),
        ("texts/a_1.txt", "meta/a_1.txt", "meta/*.txt"),
        ("corpus/1.txt", "corpus/Metadata/1.txt", "corpus/metadata/*.txt"),
        ("été.txt", "métadonnées/x.txt", ""),
    ],
)
def test_short_lines_beside_a_text_of_the_same_name(
    tmp_path: Path, text: str, companion: str, pattern: str
) -> None:
    kept, aside = sort_out(tmp_path, {text: PROSE, companion: FIELDS})
    assert aside == ({companion: pattern} if pattern else {})
    assert (companion in kept) is not bool(pattern)
    assert text in kept


@pytest.mark.parametrize(
    "files",
    [
        {"google/1.txt": PROSE, "meta/1.txt": PROSE},  # the name of a firm
        {"1-meta.txt": FIELDS},  # beside nothing
        {"a.txt": PROSE, "b-meta.txt": FIELDS},
        {"metaphor.txt": FIELDS, "phor.txt": PROSE},
        {"1.txt": PROSE, "meta/1.txt": PROSE, "meta/2.txt": FIELDS, "2.txt": PROSE},
    ],
)
def test_what_is_no_companion_stays_an_article(tmp_path: Path, files: Mapping[str, str]) -> None:
    kept, aside = sort_out(tmp_path, files)
    assert aside == {}
    assert set(kept) == set(files)


def test_files_of_their_own_suffix_that_all_stand_beside_a_text(tmp_path: Path) -> None:
    texts = {f"{n}.txt": PROSE for n in range(4)}
    fields = {f"{n}.key9": FIELDS for n in range(4)}
    kept, aside = sort_out(tmp_path, texts | fields)
    assert set(kept) == set(texts)
    assert aside == dict.fromkeys(fields, "*.key9")


@pytest.mark.parametrize(
    "more", [{"lone.key9": FIELDS}, {"9.txt": PROSE, "9.key9": PROSE}], ids=["alone", "prose"]
)
def test_one_that_does_not_fit_keeps_all_of_its_suffix(
    tmp_path: Path, more: Mapping[str, str]
) -> None:
    texts = {f"{n}.txt": PROSE for n in range(3)}
    fields = {f"{n}.key9": FIELDS for n in range(3)}
    assert sort_out(tmp_path, {**texts, **fields, **more})[1] == {}


def test_what_is_included_is_an_article(tmp_path: Path) -> None:
    files = {"1.txt": PROSE, "1-meta.txt": FIELDS}
    kept, aside = sort_out(tmp_path, files, Choice(include=("*-meta.txt",)))
    assert (set(kept), aside) == (set(files), {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FIELDS, True),
        ("author: Ann\ndate: 2020\ntitle: The council has passed the budget\n", True),
        ("", False),
        ("one line", False),
        (PROSE, False),
        (f"{PROSE}\n\n{PROSE}\n", False),
        (
            "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\n",
            False,
        ),
        ("a b\n" * 100, False),
    ],
)
def test_a_list_of_fields(text: str, expected: bool) -> None:
    assert is_list_of_fields(text) is expected
