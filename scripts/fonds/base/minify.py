"""Minified scripts and styles: without comments, line ends and most spaces.

What is read here is fonds' own code, which its linters keep in one style, so plain rules do; code
of others may not be minified so. No name becomes shorter.
"""

from __future__ import annotations

import re
from functools import cache

from fonds.base.patterns import late

COMMENT = late(r"^[ ]*/\*(?:[^*]|\*(?!/))*\*/\n+", re.MULTILINE)
"""A comment of a script that begins a line."""
_ASIDE = late(r"(?<=[;,(){}\]]) // [^\n]*$", re.MULTILINE)
_TYPE = late(r"/\*\* @type \{[^\n]*?\} \*/ ")
_LINE = late(r"^[ ]*//[^\n]*\n", re.MULTILINE)

_STRING = r"""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*\""""
_SPACED = late(rf"({_STRING})| *([{{}}()\[\],;:=*?>&|]) *")
_OPEN = tuple("{([,;")
"""What a line of a script may end with so that the next one goes on, whatever it begins with."""
_LITERAL = ("`", "/")
"""What begins a template, a regular expression or a comment: their spaces count."""

_STYLE_TOKEN = late(rf"({_STRING})|/\*(?:[^*]|\*(?!/))*\*/\s*|\s*([{{}};,])\s*|(:) +")
_LAST = late(r";(?=\})")


def drop_comments(script: str) -> str:
    """*script* without its comments, those of types included."""
    return _LINE.sub("", _ASIDE.sub("", COMMENT.sub("", _TYPE.sub("", script))))


@cache
def minify_script(script: str) -> str:
    """*script*, which has no comments any more, without indentation and most of its spaces."""
    lines = (_minify_line(line.strip()) for line in script.split("\n"))
    return "".join(line if _goes_on(line) else f"{line}\n" for line in lines if line)


def _minify_line(line: str) -> str:
    if any(mark in line for mark in _LITERAL):
        return line
    return _SPACED.sub(lambda found: found[1] or found[2], line)


def _goes_on(line: str) -> bool:
    return line.endswith(_OPEN) and "//" not in line


@cache
def minify_style(style: str) -> str:
    """*style* without its comments, line ends and most of its spaces."""
    joined = _STYLE_TOKEN.sub(lambda found: found[1] or found[2] or found[3] or "", style)
    return _LAST.sub("", joined).strip() + "\n"
