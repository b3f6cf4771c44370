from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fonds.base import values


def _declare(decorate: Callable[..., Any], **options: bool) -> Any:
    """The same class by either decorator, with all that fields may state."""

    @decorate(**options)
    class Value:
        """One of each kind of field."""

        number: int
        word: str = "one"
        many: tuple[int, ...] = dataclasses.field(default_factory=lambda: (1, 2))
        hidden: int = dataclasses.field(default=3, repr=False)
        asked: int = dataclasses.field(default=4, init=False, compare=False)
        named: int = dataclasses.field(default=5, kw_only=True)

    return Value


@dataclasses.dataclass(frozen=True, slots=True)
class _Given:
    """What a value is made of."""

    args: tuple[Any, ...]
    named: dict[str, Any]


GIVEN = [_Given((1,), {}), _Given((1, "b"), {"named": 7}), _Given((2, "a", (9,), 0), {}),
         _Given((), {"number": 0, "many": ()})]  # fmt: skip
OPTIONS = [{"frozen": True, "slots": True}, {"frozen": True}, {"slots": True}, {},
           {"frozen": True, "order": True}, {"slots": True, "eq": False},
           {"frozen": True, "slots": True, "repr": False}]  # fmt: skip


@pytest.mark.parametrize("options", OPTIONS)
def test_values_are_those_of_the_library(options: dict[str, bool]) -> None:
    own, known = (_declare(it.dataclass, **options) for it in (values, dataclasses))
    mine, theirs = ([kind(*it.args, **it.named) for it in GIVEN] for kind in (own, known))
    assert [*map(dataclasses.asdict, mine)] == [*map(dataclasses.asdict, theirs)]
    if options.get("repr", True):
        assert [*map(repr, mine)] == [*map(repr, theirs)]
    for one, other in ((one, other) for one in range(4) for other in range(4)):
        assert (mine[one] == mine[other]) == (theirs[one] == theirs[other])
        if options.get("order"):
            assert (mine[one] < mine[other]) == (theirs[one] < theirs[other])
            assert (mine[one] >= mine[other]) == (theirs[one] >= theirs[other])
    assert mine[0] != theirs[0] and mine[0] != 1
    assert own.__match_args__ == known.__match_args__
    assert hasattr(mine[0], "__dict__") == hasattr(theirs[0], "__dict__")
    assert (own.__hash__ is None) == (known.__hash__ is None)
    if own.__hash__ and options.get("eq", True):
        assert hash(mine[0]) == hash(own(1)) == hash(theirs[0])


@pytest.mark.parametrize("options", OPTIONS)
def test_only_a_value_that_is_not_frozen_can_be_changed(options: dict[str, bool]) -> None:
    value = _declare(values.dataclass, **options)(1)
    if not options.get("frozen"):
        value.number = 2
        assert value.number == 2
        return
    with pytest.raises(dataclasses.FrozenInstanceError, match="number"):
        value.number = 2
    with pytest.raises(dataclasses.FrozenInstanceError, match="number"):
        del value.number
    changed = dataclasses.replace(value, number=2)
    assert (value.number, changed.number, changed.named) == (1, 2, 5)


@pytest.mark.parametrize("args", [(), (1, 2, 3, 4, 5, 6)])
def test_what_does_not_fit_is_refused(args: tuple[int, ...]) -> None:
    kind = _declare(values.dataclass, frozen=True)
    for _ in range(2):  # before the function is compiled, and after it
        with pytest.raises(TypeError, match=r"number|positional"):
            kind(*args)


@values.dataclass(frozen=True, slots=True)
class _Base:
    """One field."""

    first: int


@values.dataclass(frozen=True, slots=True)
class _Inner(_Base):
    """That one, and another."""

    second: list[int] = dataclasses.field(default_factory=list)

    def __repr__(self) -> str:
        return "its own"


def test_values_inherit_fields_and_go_to_other_processes() -> None:
    value = _Inner(1, [2])
    packed = pickle.dumps(value)
    assert pickle.loads(packed) == value == copy.deepcopy(value)  # noqa: S301 - its own
    assert _Inner(1).second is not _Inner(1).second
    assert (repr(value), repr(_Base(1))) == ("its own", "_Base(first=1)")
    assert _Base(1) != _Inner(1)
    match value:
        case _Inner(first, [second]):
            assert (first, second) == (1, 2)
        case _:
            pytest.fail("no match")


def test_all_of_fonds_declares_values_so() -> None:
    package = Path(values.__file__).parents[1]
    files = [it for it in package.rglob("*.py") if it.name != "values.py"]
    known = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)
    assert [it.name for it in files if known.search(it.read_text(encoding="utf-8"))] == []
