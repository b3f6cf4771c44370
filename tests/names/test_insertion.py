"""Lines put into a file that a person laid out in any way are there, and nothing else moved."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.base.errors import UsageError
from fonds.base.plainyaml import compose_yaml, load_yaml
from fonds.names.curate.yaml_edit import Additions

indents = st.sampled_from(["", "  ", "    "])
comments = st.sampled_from(["", "", "  # c", " # [x] {y: z"])
between = st.sampled_from(["", "\n", "# between\n", "    # indented\n"])
scalars = st.sampled_from(
    ["a", "b c", "'q: r'", '"x\\ty"', "L’été", "12", "yes", '"\\ud83d\\ude00"', "&k v",
     "|\n{}  a\n{}  b", "|+\n{}  a\n\n", ">-\n{}  a", '"a\n{}  b"', "a\n{}  b"]
)  # fmt: skip
flat = st.sampled_from(["a", "b c", '"q"', "'r: s'", "12"])


@st.composite
def lists(draw: st.DrawFn, indent: str) -> str:
    """A list as the value of a key."""
    if draw(st.booleans()):
        items = draw(st.lists(flat, max_size=3))
        opened, part, closed = draw(
            st.sampled_from([("[", ", ", "]"), ("[ ", " , ", " ]"), ("[\n   ", ",\n   ", "\n ]"),
                             ("[ # o\n   ", ", # c\n   ", "\n ]"), ("[", ", ", " # l\n ]"),
                             ("[", ", ", ",]")])
        )  # fmt: skip
        closed = closed if items else closed.replace(",", "")
        return f" {opened}{part.join(items)}{closed}{draw(comments)}\n"
    indent += draw(indents)
    lines = draw(st.lists(scalars, min_size=1, max_size=3))
    head = draw(st.sampled_from(["", " # c", " !!seq"])) + "\n"
    space = draw(st.sampled_from([" ", "   "]))
    return head + "".join(
        f"{draw(between)}{indent}-{space}{line.replace('{}', indent)}\n" for line in lines
    )


@st.composite
def mappings(draw: st.DrawFn, indent: str) -> str:
    """A mapping of records as the value of a key."""
    keys = [f"k{n}" for n in range(draw(st.integers(0, 3)))]
    if not keys or draw(st.booleans()):
        opened, part, closed = draw(
            st.sampled_from(
                [("{", ", ", "}"), ("{\n   ", ",\n   ", "\n }"), ("{", ", ", " # l\n }")]
            )
        )
        entries = [
            f"{k}: {draw(st.sampled_from(['{label: A}', 'places', '{label: [', 'z']))}"
            for k in keys
        ]
        entries = [e.replace("{label: [", "{label: A, variants: [b]}") for e in entries]
        return f" {opened}{part.join(entries)}{closed}{draw(comments)}\n"
    indent += draw(indents) or " "
    head = draw(st.sampled_from(["", " # c", " !!map"])) + "\n"
    return head + "".join(draw(between) + draw(records(indent, key)) for key in keys)


@st.composite
def records(draw: st.DrawFn, indent: str, key: str) -> str:
    note = draw(scalars).replace("{}", indent + "  ").replace("&k ", "")
    return draw(
        st.sampled_from([
            f"{indent}{key}: {{label: A}}  # c\n",
            f"{indent}{key}:  # c\n{indent}  label: A\n{indent}  note: {note}\n",
            f"{indent}? {key}\n{indent}: {{label: A}}\n",
            f"{indent}{key}:\n{indent}  label: A\n{indent}  variants:\n{indent}  - b\n",
        ])
    )  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> str:
    """A whole file, by hand or by a program."""
    if draw(st.integers(0, 5)) == 0:
        held = {"reject": draw(st.lists(flat)), "people": {"k0": {"label": "Zoé 😀"}}}
        return json.dumps(held, indent=draw(st.sampled_from([None, 1, 4])))
    indent = draw(st.sampled_from(["", "", "  "]))
    parts = [draw(st.sampled_from(["", "# top\n", "---\n", "%YAML 1.1\n---\n"]))]
    for name in draw(st.permutations(["reject", "split", "people", "relabel"]))[
        : draw(st.integers(0, 4))
    ]:
        empty = st.sampled_from(["\n", " null\n", " ~ # c\n", " ''\n", "  # c\n"])
        full = lists(indent) if name in ("reject", "split") else mappings(indent)
        value = draw(st.one_of(empty, full, full, full)).replace("&k", f"&{name}{len(parts)}")
        parts += [f"{indent}{name}:{value}", draw(between)]
    text = "".join(parts) + draw(st.sampled_from(["", "# end\n", "...\n", "\n\n"]))
    text = text.rstrip("\n") if draw(st.booleans()) else text
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    return mark + text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))


@st.composite
def additions(draw: st.DrawFn) -> tuple[str, Any, Any]:
    section = draw(st.sampled_from(["reject", "split", "people", "relabel"]))
    if section in ("reject", "split"):
        return (
            section,
            draw(st.sampled_from(["n", "a", "n: w", "#h", "n,w", ("x", "y"), "[", "a\nb"])),
            "",
        )
    key = draw(st.sampled_from(["n", "k0", "yes", "[x"]))
    entry = draw(st.sampled_from([{"label": "N, [w"}, {"label": "N", "variants": ("a", "b: c")}]))
    return section, key, entry if section == "people" else "places"


@settings(max_examples=400)
@given(files(), st.lists(additions(), min_size=1, max_size=4))
def test_lines_come_into_any_layout_and_all_else_stays(
    text: str, added: list[tuple[str, Any, Any]]
) -> None:
    try:
        expected = copy.deepcopy(load_yaml(text, "a.yml") or {})
        root = compose_yaml(text, "a.yml")
    except UsageError:  # put together to something that is no YAML
        return
    inserted = Additions(text, root)
    for section, key, entry in added:
        if inserted.add(section, key, entry) is not None:
            continue
        plain: object = entry
        if isinstance(entry, dict):
            plain = {k: list(v) if isinstance(v, tuple) else v for k, v in entry.items()}
        item = list(key) if isinstance(key, tuple) else key
        old = expected.get(section)
        expected[section] = {**(old or {}), key: plain} if entry else [*(old or []), item]
    changed = inserted.apply()
    assert _plain(load_yaml(changed, "a.yml")) == _plain(expected)
    assert all(comment in changed for comment in re.findall("#[^\r\n]*", text))


def _plain(value: object) -> object:
    """*value* with texts for keys, and no line ends behind texts: a block may keep one more."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.rstrip("\n") if isinstance(value, str) else value
