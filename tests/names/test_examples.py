"""Every rule and every guard of names has an example, and every example holds."""

from __future__ import annotations

import pytest

from fonds.names.recognise.spans import WHYS
from tests.names.examples import Example, read_examples
from tests.names.guards import forced, list_guards

EXAMPLES = read_examples()
GUARDS = list_guards()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda it: f"{it.rule}: {it.text or it.texts}")
def test_the_example_holds(example: Example) -> None:
    assert example.run() == example.names


@pytest.mark.parametrize("why", WHYS)
def test_every_reason_that_the_catalogue_can_give_is_shown(why: str) -> None:
    given = {
        word for it in EXAMPLES if it.text for told in it.names.values() for word in told.split()
    }
    assert why in given
    assert why in {it.rule for it in EXAMPLES}


def test_every_line_is_about_a_rule_or_a_guard() -> None:
    assert {it.rule for it in EXAMPLES} <= {*WHYS, *GUARDS}


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_that_always_gives_one_answer_breaks_one_of_its_examples(guard: str) -> None:
    own = [it for it in EXAMPLES if it.rule == guard]
    assert any(_breaks(it, guard, answer) for it in own for answer in (True, False))


def _breaks(example: Example, guard: str, answer: bool) -> bool:
    with forced(*GUARDS[guard], answer):
        try:
            return example.run() != example.names
        except IndexError:  # it said yes beyond the last word
            return True
