"""Places whose name begins with what they are: « rue de Rivoli », « vallée de l'Euphrate »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.names.recognise.spans import Span
from fonds.names.text.lexicon import Lexicon

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'-]*[\w]"
_SITE = re.compile(
    r"\b(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Qq]uai|[Gg]are|[Pp]ont|[Cc]ol|[Ff]orêt|[Gg]olfe|[Vv]allée"
    r"|[Cc]hâteau|[Aa]bbaye|[Cc]athédrale|[Bb]asilique|[ÎîI]le|[Pp]romenade|[Ss]quare|[Ee]splanade"
    r"|[Dd]étroit|[Mm]assif|(?P<square>[Pp]lace(?= (?:du|des|de la|de l')\b)))"
    rf" (?:de la |de l'|des |du |de |d')(?P<name>{_CAPITAL}(?:[ -]{_CAPITAL})*)"
)


def find_sites(plain: str, lexicon: Lexicon, places: frozenset[str]) -> Iterator[Span]:
    """The sites in *plain*, under their whole name; *places*: words that are places."""
    for match in _SITE.finditer(plain):
        name = match["name"]
        if name.isupper() or lexicon.is_title(name) or lexicon.is_demonym(name):
            continue
        # « la place de la France » is no square; that of the Republic is called by a common word
        first = name.partition(" ")[0]
        if match["square"] and (first in places or not lexicon.is_common(first)):
            continue
        yield Span(match.start(), match.end(), "place", "rule/place-lead", match[0])
