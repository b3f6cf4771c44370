"""What is said at the terminal and in the report is said in French too, whole and well set."""

from __future__ import annotations

import ast
import io
import os
import re
from functools import cache

from babel.messages.pofile import read_po

from fonds.base.speech import SYSTEM, read_catalogue
from fonds.terminal.help import OF_CLICK, OF_CLICK_COUNTED
from tests.house.modules import PACKAGE, files, place, tree

MESSAGES = PACKAGE / "base" / "messages"
FRENCH = dict(read_catalogue((MESSAGES / "fr.po").read_text(encoding="utf-8")))
del FRENCH[""]  # the head of the file
ENGLISH_ROOMS: tuple[str, ...] = ()
"""Rooms whose messages are not all in French yet; this list only grows shorter."""
TOLD = {"UsageError", "BuildFailedError", "UnreadableError", "Refusal", "Remark", "Finding",
        "Concern", "SheetError", "ManifestError"}  # fmt: skip
"""Values that hold a message for a person."""
_PLACE = re.compile(r"(?<!\{)\{([a-z_0-9]*)(![a-z])?(:[^{}]*)?\}(?!\})")


def _name(call: ast.expr) -> str:
    if isinstance(call, ast.Attribute):
        return call.attr
    return call.id if isinstance(call, ast.Name) else ""


def _text(node: ast.AST) -> str:
    assert isinstance(node, ast.Constant), "a template is one literal"
    return str(node.value)


def _is_command(node: ast.AST) -> bool:
    marks = getattr(node, "decorator_list", ())
    return any(
        isinstance(mark, ast.Call) and _name(mark.func) in ("command", "group") for mark in marks
    )


@cache
def collect_english() -> dict[str, str]:
    """Each English text → its form for one; empty if it has one form."""
    found = {**dict.fromkeys(OF_CLICK, ""), **dict.fromkeys(map(os.strerror, SYSTEM), "")}
    found |= {several: one for one, several in OF_CLICK_COUNTED}
    for module in files():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Call):
                stated = {word.arg: word.value for word in node.keywords}
                if _name(node.func) == "tell":
                    found[_text(node.args[0])] = _text(stated["one"]) if "one" in stated else ""
                elif _name(node.func) in ("option", "argument") and "help" in stated:
                    found[_text(stated["help"])] = ""
            elif isinstance(node, ast.FunctionDef) and _is_command(node):
                found[" ".join((ast.get_docstring(node) or "").split())] = ""
    return found


def test_every_message_is_in_french() -> None:
    assert not sorted(collect_english().keys() - FRENCH.keys())


def test_no_message_is_left_over() -> None:
    assert not sorted(FRENCH.keys() - collect_english().keys())


def test_the_french_has_what_the_english_has() -> None:
    assert [
        (one, said)
        for text, forms in FRENCH.items()
        for one, said in zip(_forms(text), forms, strict=True)
        if set(_PLACE.findall(one)) != set(_PLACE.findall(said)) or _edges(one) != _edges(said)
    ] == []


def _forms(text: str) -> tuple[str, ...]:
    one = collect_english().get(text)
    return (one, text) if one else (text,)


def _edges(text: str) -> tuple[bool, bool]:
    """Whether *text*, which may be a part of a longer one, begins and ends with a space."""
    return text[:1] == " ", text[-1:] == " "


def test_the_french_is_well_set() -> None:
    slips = re.compile(
        r"[^\W\d_]'[^\W\d_]"  # an apostrophe is ’
        r"| [;:!?»%]|« |[^\xa0]»|«[^\xa0]"  # its spaces do not break
        r"|[^\W\d_][;!?](?!\w)"  # and are there
    )
    assert [form for forms in FRENCH.values() for form in forms if slips.search(form)] == []


def test_babel_reads_the_same() -> None:
    catalogue = read_po(io.BytesIO((MESSAGES / "fr.po").read_bytes()))
    for entry in catalogue:
        if entry.id:
            several = entry.id[-1] if isinstance(entry.id, tuple) else entry.id
            forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
            assert FRENCH[str(several)] == forms
    assert len(catalogue) == len(FRENCH)


def _is_composed(node: ast.AST) -> bool:
    """Whether *node* is a text that could be said in one language alone."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and " " in node.value
    return isinstance(node, ast.JoinedStr | ast.BinOp) or (
        isinstance(node, ast.Call) and _name(node.func) in ("join", "format")
    )


def test_no_message_is_composed_otherwise() -> None:
    found = [
        f"{place(module)}:{argument.lineno}"
        for module in files()
        if module.partition(".")[0] not in ENGLISH_ROOMS
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and _name(node.func) in TOLD
        for argument in [*node.args[-2:], *(word.value for word in node.keywords)]
        if _is_composed(argument) and not _is_path(node, argument)
    ]
    assert not found


def _is_path(node: ast.Call, argument: ast.expr) -> bool:
    """Whether *argument* is the third one, of a remark or a finding: the file that it is about."""
    return len(node.args) > 3 and argument is node.args[2]
