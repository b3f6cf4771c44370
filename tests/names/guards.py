"""Switching one guard of the rules of names off: what a test or a measurement then still finds.

A guard is a function of fonds.names that answers yes or no.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

MODULES = (
    "recognise.acronyms", "recognise.boundaries", "recognise.capitals", "recognise.classify",
    "recognise.complements", "recognise.context", "recognise.coreference",
    "recognise.enumerations", "recognise.gazetteer", "recognise.guards",
    "recognise.organisations", "recognise.phrases", "recognise.recognise", "recognise.sites",
    "recognise.unspaced", "recognise.works", "resolve.cluster", "resolve.clusters",
    "resolve.containment", "resolve.misspellings", "text.lexicon", "text.words",
)  # fmt: skip
"""Where guards are; each is called by the module's last name and its own: "guards.is_passing"."""


def list_guards() -> dict[str, tuple[Any, str]]:
    """Guard → where it is: a module or a class, and the name of the attribute."""
    guards: dict[str, tuple[Any, str]] = {}
    for name in MODULES:
        module = import_module(f"fonds.names.{name}")
        for owner in (module, *_list_classes(module)):
            for key, value in vars(owner).items():
                if _is_guard(value, module):
                    guard = f"{name.rpartition('.')[2]}.{key.lstrip('_')}"
                    assert guard not in guards, f"two guards are called {guard}"
                    guards[guard] = (owner, key)
    return guards


def _list_classes(module: ModuleType) -> list[type]:
    own = [value for value in vars(module).values() if isinstance(value, type)]
    return [value for value in own if value.__module__ == module.__name__]


def _is_guard(value: object, module: ModuleType) -> bool:
    return (
        isinstance(value, FunctionType)
        and value.__module__ == module.__name__
        and value.__annotations__.get("return") == "bool"
    )


@contextmanager
def forced(owner: Any, key: str, answer: bool) -> Iterator[None]:
    """The guard *key* of *owner* gives *answer* to everything."""
    with replaced(owner, key, lambda *args, **options: answer):
        yield


@contextmanager
def replaced(owner: Any, key: str, function: Callable[..., Any]) -> Iterator[None]:
    """The function *key* of *owner* is another one, for whoever imported it."""
    former = vars(owner)[key]
    names = [module for name, module in sys.modules.items() if name.startswith("fonds.names.")]
    holders = [owner, *(m for m in names if m is not owner and vars(m).get(key) is former)]
    for holder in holders:
        setattr(holder, key, function)
    try:
        yield
    finally:
        for holder in holders:
            setattr(holder, key, former)
