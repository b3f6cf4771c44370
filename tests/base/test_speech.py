"""A message is an English text that keeps what it is made of, and is said in French by it."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.speech import (
    Message,
    joined,
    one_line,
    pack,
    phrase,
    phrase_all,
    read_catalogue,
    reason_of,
    tell,
    unpack,
)
from tests.texts import texts

ANY = texts(surrogates=True)


def test_it_reads_as_english() -> None:
    said = tell("{path}: {error}", path="a.txt", error=tell("run “fonds build” first"))
    assert said == "a.txt: run “fonds build” first"


def test_it_is_said_in_french_with_what_is_in_it() -> None:
    said = tell("{path}: {error}", path="a.txt", error=tell("run “fonds build” first"))
    assert phrase(said, "fr") == "a.txt\xa0: lancez d’abord «\xa0fonds build\xa0»"


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        (0, "0 articles", "0 article"),
        (1, "1 article", "1 article"),
        (2, "2 articles", "2 articles"),
    ],
)
def test_the_number_chooses_the_form(number: int, english: str, french: str) -> None:
    said = tell("{n} articles", one="{n} article", n=number)
    assert [phrase(said, lang) for lang in ("en", "fr")] == [english, french]


def test_figures_are_written_as_the_language_does() -> None:
    said = (
        tell("{size:,.0f} MB", size=1234.5),
        tell("Bundle: {target} ({size:.1f} MB)", target="a", size=2.5),
    )
    assert [phrase(it, "fr") for it in said] == ["1\xa0234\xa0Mo", "Paquet\xa0: a (2,5\xa0Mo)"]


def test_a_sentence_in_a_sentence_loses_its_dot_where_that_is_said() -> None:
    said = tell(
        "{error!e}; the date was left unset.",
        error=ValueError(tell("This is too long for a date.")),
    )
    assert said == "This is too long for a date; the date was left unset."
    assert (
        phrase(said, "fr") == "C’est trop long pour une date\xa0; la date est restée sans valeur."
    )


def test_an_error_hands_on_the_message_that_it_was_raised_with() -> None:
    message = tell("“{text}” ends before it begins.", text="2022/2021")
    assert isinstance(str(ValueError(message)), Message)
    assert isinstance(tell("{error}", error=ValueError(message)).values["error"], Message)


def test_the_system_s_words_are_translated() -> None:
    error = OSError(13, "Permission denied")
    assert phrase(reason_of(error), "fr") == "accès refusé"
    assert reason_of(OSError(999, "{odd}")) == "{odd}"


def test_what_is_in_no_catalogue_stays_english() -> None:
    assert phrase(Message("{n} odd ones", "one odd", {"n": 1}), "fr") == "one odd"


@given(ANY, ANY, st.integers())
def test_values_are_shown_as_they_are(text: str, other: str, number: int) -> None:
    said = tell("{a}{b}{n}", a=text, b=tell("{c}", c=other), n=number)
    assert said == f"{text}{other}{number}"
    assert phrase(said, "fr") == f"{text}{other}{number}"


@given(ANY, st.integers())
def test_it_is_the_same_after_it_was_kept(text: str, number: int) -> None:
    said = (
        tell("{n} files", one="{n} file", n=number),
        tell("{path}: {error}", path=text, error=joined([text, tell("none")])),
    )
    for it in said:
        kept = [
            pickle.loads(pickle.dumps(it)),  # noqa: S301 - made here
            copy.deepcopy(it),
            unpack(json.loads(json.dumps(pack(it)))),
        ]
        for one in kept:
            assert one == it
            assert phrase(one, "fr") == phrase(it, "fr")


@given(ANY)
def test_a_plain_text_is_no_message(text: str) -> None:
    assert pack(text) == []
    assert unpack([], text) == text
    assert phrase(text, "fr") == text


@given(st.lists(ANY), ANY)
def test_parts_are_joined(parts: list[str], by: str) -> None:
    assert joined(parts, by) == by.join(parts)


def test_all_messages_in_what_a_program_reads_are_said() -> None:
    data = {"a": [tell("none"), 1, {"b": ("x", tell("none"))}]}
    assert phrase_all(data, "fr") == {"a": ["aucun", 1, {"b": ["x", "aucun"]}]}


def test_a_message_is_one_line_already() -> None:
    assert one_line("a\n b  c", 4) == "a b "
    assert isinstance(one_line(tell("none")), Message)


def test_a_catalogue_is_read() -> None:
    text = (
        'msgid "a\\"{n}"\nmsgstr "b"\n\n'
        'msgid "one"\nmsgid_plural "more"\nmsgstr[0] "un"\nmsgstr[1] "plus"\n'
    )
    assert read_catalogue(text) == {'a"{n}': ("b",), "more": ("un", "plus")}
