"""References as context objects (OpenURL, Z39.88), by which Zotero takes the items of a list."""

from __future__ import annotations

from urllib.parse import quote

from fonds.citing.fields import ABSOLUTE, FIELDS, KIND, is_absolute, values_of
from fonds.citing.reference import Reference

_KEYS = tuple((field.name, field.coins) for field in FIELDS if field.coins)
_BEGINNING = (
    f"ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type={KIND.coins}"
)


class _Quoted(dict[int, str]):
    """Character → how it stands in an address, as it is asked for."""

    def __missing__(self, char: int) -> str:
        self[char] = quoted = quote(chr(char), safe="")
        return quoted


_QUOTED = _Quoted()  # whole values take `quote` ten times as long, and lists have thousands


def write_coins(reference: Reference) -> str:
    """*reference* as the title of an element of the class Z3988, not yet escaped as HTML."""
    pairs = [
        f"&{key}={value.translate(_QUOTED)}"
        for name, key in _KEYS
        for value in values_of(reference, name)
        if key not in ABSOLUTE or is_absolute(value)
    ]
    return _BEGINNING + "".join(pairs)
