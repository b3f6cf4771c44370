from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import re

import pytest

from fonds.base.patterns import late

ROOMS = ("fonds.base", "fonds.parse", "fonds.search", "fonds.html")


def test_a_late_pattern_does_what_a_compiled_one_does() -> None:
    pattern, known = late(r"(?P<word>a+)b", re.IGNORECASE), re.compile(r"(?P<word>a+)b", re.I)
    for _ in range(2):  # before it is compiled, and after it
        assert pattern.findall("aab AB c") == known.findall("aab AB c")
        assert pattern.sub("x", "aab c") == "x c"
        found = pattern.fullmatch("AAB")
        assert found and found["word"] == "AA"
    assert (pattern.pattern, pattern.flags) == (known.pattern, known.flags)
    packed = pickle.dumps(pattern)
    for other in (copy.copy(pattern), pickle.loads(packed)):  # noqa: S301 - its own
        assert other.split("1aab2") == known.split("1aab2")


def test_a_wrong_pattern_is_said_when_it_is_used() -> None:
    with pytest.raises(re.error, match="unterminated"):
        late("(").search("")
    with pytest.raises(AttributeError):
        late("a").found("")  # type: ignore[attr-defined]


@pytest.mark.parametrize("room", ROOMS)
def test_every_pattern_can_be_compiled(room: str) -> None:
    """Nobody sees a wrong one when its module is loaded."""
    folder = importlib.import_module(room).__path__
    names = [it.name for it in pkgutil.walk_packages(folder, f"{room}.")]
    modules = [importlib.import_module(it) for it in names if ".data." not in it]
    found = [
        it for module in modules for it in vars(module).values() if type(it) is type(late("x"))
    ]
    assert found
    for pattern in found:
        assert re.compile(pattern.pattern, pattern.flags)
