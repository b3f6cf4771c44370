"""The scripts that readers get, joined from ES modules.

A site must work from file://, where browsers run no modules. So those of assets/js/ are put one
after the other in the order in which a browser would run them, each after what it imports. Lines
that import, the word "export" and comments are left out, which readers would fetch in vain: the
joined modules share one scope.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from fonds.base.minify import COMMENT, drop_comments
from fonds.base.patterns import late

MODULES = resources.files("fonds.search") / "assets" / "js"

GIVEN = "given"
"""The module that stands for constants put in front of what is joined; never joined itself."""
CONTENTS = "contents"
"""What is given to `openIndex`: modules that import it exist once an index."""

_LINK = late(
    r"^(import|export) \{([\w\s,]*)\} from '(?:\.|\.\./\.\./assets/js)/([\w-]+)\.js';\n+",
    re.MULTILINE,
)
_EXPORT = late(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_STATEMENT = late(r"^[ \t]*(?:import|export)\b", re.MULTILINE)
_DECLARED = late(r"^(?:export )?(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Link:
    """What one line imports, or exports again."""

    source: str  # module that it names
    names: tuple[str, ...]  # what it takes from there


@dataclass(frozen=True)
class Module:
    """A file of assets/js/."""

    name: str  # of the file, without .js
    code: str  # what of it is joined
    links: tuple[Link, ...]  # in their order
    exports: tuple[str, ...]  # in their order
    declares: frozenset[str]  # at its top level, exported or not


def join(*entries: str, given: Collection[str], folder: Traversable = MODULES) -> str:
    """The modules *entries* and all that they import; *given*: the names that `GIVEN` exports here.

    A module that *folder* has not is one of `MODULES`, which a room above imports from.

    ValueError where a browser would fail too (no such export, a circle), on a form of import or
    export that is not known here, and where two modules declare the same name.
    """
    modules = _order(entries, folder)
    _check_links(modules, given)
    _check_scope(modules)
    return _codes(modules)


def join_engine(
    answers: str, entry: str, *, given: Collection[str], folder: Traversable = MODULES
) -> str:
    """As `join`, with a function `openIndex(contents)` that returns what *answers* exports.

    Modules that import `contents`, or a module that does, stand in it.
    """
    modules = _order((answers, entry), folder)
    _check_links(modules, {*given, CONTENTS, "openIndex"})
    inner = _of_index(modules)
    if inner[-1].name != answers:
        raise ValueError(f"{entry}.js imports what there is once an index: reach it by openIndex")
    before = [module for module in _order((answers,), folder) if module not in inner]
    after = [module for module in modules if module not in inner and module not in before]
    _check_scope([*before, *after])
    _check_scope(inner)
    _check_shadows(inner)
    offered = f"return {{ seal: SEAL, {', '.join(inner[-1].exports)} }};"
    index = f"function openIndex(contents) {{\n{_codes(inner)}\n{offered}\n}}\n"
    return f"{_codes(before)}\n{index}\n{_codes(after)}"


def read_module(name: str, folder: Traversable = MODULES) -> Module:
    """The module *name*. ValueError on a form of import or export that is not known here."""
    own = folder / f"{name}.js"
    text = (own if own.is_file() else MODULES / own.name).read_text(encoding="utf-8")
    return _understand(name, text)


@cache
def _understand(name: str, text: str) -> Module:
    """The module *name* with this *text*; most stand in several scripts."""
    _check_forms(name, text)
    bare = drop_comments(text)
    links = [(kind, Link(source, _names(names))) for kind, names, source in _LINK.findall(bare)]
    again = [name for kind, link in links if kind == "export" for name in link.names]
    return Module(
        name=name,
        code=_EXPORT.sub("", _LINK.sub("", bare)),
        links=tuple(link for _, link in links),
        exports=(*again, *_EXPORT.findall(bare)),
        declares=frozenset(_DECLARED.findall(bare)),
    )


def _names(names: str) -> tuple[str, ...]:
    return tuple(name for part in names.split(",") if (name := part.strip()))


def _check_forms(name: str, text: str) -> None:
    lines = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for found in _STATEMENT.finditer(lines):
        link = _LINK.match(lines, found.start())
        known = link and all(map(str.isidentifier, _names(link[2])))
        if not known and not _EXPORT.match(lines, found.start()):
            line = lines.count("\n", 0, found.start()) + 1
            raise ValueError(
                f"{name}.js:{line}: write import {{ a, b }} from './c.js', or export before a"
                " function, class or const; no other form can be joined"
            )


def _order(entries: Iterable[str], folder: Traversable) -> list[Module]:
    """*entries* and what they import, each module after its imports. ValueError on a circle."""
    done: dict[str, Module] = {}
    for entry in entries:
        _visit(entry, (), done, folder)
    return list(done.values())


def _visit(name: str, above: tuple[str, ...], done: dict[str, Module], folder: Traversable) -> None:
    if name in above:
        circle = " → ".join((*above[above.index(name) :], name))
        raise ValueError(f"modules import each other: {circle}; move what they share into another")
    if name in done or name == GIVEN:
        return
    module = read_module(name, folder)
    for link in module.links:
        _visit(link.source, (*above, name), done, folder)
    done[name] = module


def _of_index(modules: list[Module]) -> list[Module]:
    """Those of *modules*, in order, that import `CONTENTS` or a module that does."""
    own: dict[str, Module] = {}
    for module in modules:
        given = any(link.source == GIVEN and CONTENTS in link.names for link in module.links)
        if given or any(link.source in own for link in module.links):
            own[module.name] = module
    return list(own.values())


def _check_links(modules: list[Module], given: Collection[str]) -> None:
    exports = {module.name: module.exports for module in modules}
    for module in modules:
        for link in module.links:
            known = given if link.source == GIVEN else exports[link.source]
            for name in link.names:
                if name not in known:
                    raise ValueError(f"{module.name}.js: {link.source}.js exports no {name} to it")


def _check_scope(modules: list[Module]) -> None:
    """ValueError where two of *modules*, which share a scope, declare the same name."""
    owners: dict[str, str] = {}
    for module in modules:
        for name in sorted(module.declares):
            if name in owners:
                raise ValueError(f"{owners[name]}.js and {module.name}.js both declare {name}")
            owners[name] = module.name


def _check_shadows(inner: list[Module]) -> None:
    """ValueError where one of *inner* imports from outside what another of them declares."""
    declared = {name for module in inner for name in module.declares}
    own = {module.name for module in inner}
    for module in inner:
        for link in module.links:
            for name in declared.intersection(link.names if link.source not in own else ()):
                raise ValueError(f"{module.name}.js would get another {name} than that it imports")


def _codes(modules: Iterable[Module]) -> str:
    return "".join(module.code for module in modules)
