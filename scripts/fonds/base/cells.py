"""Guards cells of CSV files against formula injection, and takes the guard off again.

What counts as the start of a formula is OWASP's list (https://owasp.org/www-community/attacks/
CSV_Injection): = + - @, their full-width forms, tab and line ends, also behind white space or
after a separator, since a spreadsheet of another locale splits cells at another one.
"""

from __future__ import annotations

import re

from fonds.base.patterns import late

_SIGNS = (
    "=+\\-@\u207a-\u207c\u208a-\u208c\u2212\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b"
    "\uff0b\uff0d\uff1d\uff20"
)
"""What begins a formula, and every character that NFKC maps to one of them."""
_SKIPPED = (
    " '\x00-\x08\v\f\x0e-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ufeff"
)
"""What a spreadsheet may skip before a sign; the guard itself is one."""
_FORMULA = rf"(?=[{_SKIPPED}]*+[{_SIGNS}])"
"""A place where a formula begins."""
_QUOTED_FORMULA = rf"(?=[{_SKIPPED}\"]*+[{_SIGNS}])"
"""The same after a separator, where a quotation mark may open the cell of another locale."""
_UNSAFE = late(rf"\A{_FORMULA}|(?<=[,;\t\r\n]){_QUOTED_FORMULA}|\A(?='*[\t\r\n])")
IN_SCRIPTS = _UNSAFE.pattern.replace("*+", "*").replace(r"\A", "^")
"""The same as JavaScript has it: what `guard` changes, by which scripts do as it does."""
_GUARDED = late(rf"\A'{_FORMULA}|(?<=[,;\t\r\n])'{_QUOTED_FORMULA}|\A'(?='*[\t\r\n])")
_WRAPPED = late('="(.*)"', re.DOTALL)


def guard(cell: str) -> str:
    """*cell* with an apostrophe wherever a spreadsheet could see the start of a formula."""
    return _UNSAFE.sub("'", cell)


def take_guard_off(cell: str) -> str:
    """*cell* as it was before `guard`."""
    return _GUARDED.sub("", cell)


def unwrap(cell: str) -> str:
    """What the formula ``="…"`` holds, by which tables keep Excel from reading a number."""
    wrapped = cell.startswith("=") and _WRAPPED.fullmatch(cell)
    return wrapped[1].replace('""', '"') if wrapped else cell
