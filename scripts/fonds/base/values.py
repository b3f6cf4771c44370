"""Dataclasses whose methods are not written and compiled one by one: there are two hundred.

`dataclasses` makes six functions of source text for each of them, a quarter of the time that all of
fonds takes to be loaded. Here they share code, and what makes a value is compiled when the first
one is made. All else is the library's: fields, slots, `replace`, `asdict`, patterns of `match`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        cls=None,
        /,
        *,
        repr=True,
        eq=True,
        order=False,
        frozen=False,
        slots=False,
    ):
        """What `dataclasses.dataclass` does; but who sets an attribute of a frozen value from
        within sets it as its `__init__` does, and a value must not hold itself."""

        def make(cls):
            own = {*vars(cls)}
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
            methods = {"__init__": _make_late(made)}
            methods |= _make_shown(made) if repr else {}
            methods |= _make_compared(made, frozen=frozen) if eq else {}
            methods |= _make_ordered(made) if order else {}
            methods |= _FROZEN if frozen else {}
            methods |= _PICKLED if frozen and slots else {}
            for name in methods.keys() - own:
                setattr(made, name, methods[name])
            return made

        return make if cls is None else make(cls)


def _make_late(cls: type[Any]) -> Callable[..., None]:
    """What makes a value of *cls*: it puts what is compiled in its own place."""

    def __init__(self: Any, *args: Any, **named: Any) -> None:  # noqa: N807
        cls.__init__ = made = _write_init(cls)
        made(self, *args, **named)

    return __init__


def _write_init(cls: type[Any]) -> Callable[..., None]:
    """The function that takes the fields of *cls* and sets them."""
    known: dict[str, Any] = {"put": object.__setattr__, "none": dataclasses.MISSING}
    ordered, named, lines = ["self"], ["*"], []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        if field.default is not dataclasses.MISSING:
            known[f"default_{name}"] = field.default
            stated = f"{name}=default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"make_{name}"] = field.default_factory
            stated, value = f"{name}=none", f"make_{name}() if {name} is none else {name}"
        else:
            stated = name
        if field.init:
            (named if field.kw_only else ordered).append(stated)
        else:
            value = f"default_{name}" if f"default_{name}" in known else f"make_{name}()"
        lines.append(f" put(self, {name!r}, {value})")
    parameters = ", ".join(ordered + (named if len(named) > 1 else []))
    text = "\n".join([f"def __init__({parameters}):", *(lines or [" pass"])])
    exec(text, known)  # noqa: S102 - names of fields, as the library does
    made: Callable[..., None] = known["__init__"]
    return made


def _read(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads the fields of these *names*."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _make_shown(cls: type[Any]) -> dict[str, Any]:
    names = [field.name for field in dataclasses.fields(cls) if field.repr]
    read, shape = _read(names), ", ".join(f"{name}=%r" for name in names)

    def __repr__(self: Any) -> str:  # noqa: N807
        return f"{type(self).__qualname__}({shape % read(self)})"

    return {"__repr__": __repr__}


def _make_compared(cls: type[Any], *, frozen: bool) -> dict[str, Any]:
    fields = [field for field in dataclasses.fields(cls) if field.compare]
    read = _read([field.name for field in fields])

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        return read(self) == read(other) if type(other) is type(self) else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(read(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}


def _make_ordered(cls: type[Any]) -> dict[str, Any]:
    read = _read([field.name for field in dataclasses.fields(cls) if field.compare])

    def make(compare: Callable[..., bool]) -> Callable[..., bool]:
        def method(self: Any, other: object) -> bool:
            same = type(other) is type(self)
            return compare(read(self), read(other)) if same else NotImplemented

        return method

    return {f"__{compare.__name__}__": make(compare) for compare in (lt, le, gt, ge)}


def _refuse_set(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _get_state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_FROZEN = {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
_PICKLED = {"__getstate__": _get_state, "__setstate__": _set_state}
"""A frozen value with slots is put together by these, since nobody else may set its fields."""
