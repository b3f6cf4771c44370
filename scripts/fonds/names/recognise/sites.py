"""Places whose name begins with what they are: « rue de Rivoli », « gare Saint-Charles ».

And rooms, churches, hotels, which are none: nobody means Colbert by « la salle Colbert ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fonds.names.recognise.spans import THING, Span
from fonds.names.text.lexicon import Lexicon

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'-]*[\w]"
_NAME = rf"(?P<name>{_CAPITAL}(?:[ -]{_CAPITAL})*)"
_SITE = re.compile(
    r"\b(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Qq]uai|[Gg]are|[Pp]ont|[Cc]ol|[Ff]orêt|[Gg]olfe|[Vv]allée"
    r"|[Cc]hâteau|[Aa]bbaye|[Cc]athédrale|[Bb]asilique|[ÎîI]le|[Pp]romenade|[Ss]quare|[Ee]splanade"
    r"|[Dd]étroit|[Mm]assif|(?P<square>[Pp]lace(?= (?:du|des|de la|de l')\b)))"
    rf" (?:de la |de l'|des |du |de |d'){_NAME}"
)
_CALLED = re.compile(
    r"\b(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Qq]uai|[Gg]are|[Bb]asilique|[Pp]romenade|[Ss]quare"
    rf"|[Ee]splanade|(?P<palace>[Pp]alais de)) {_NAME}"
)
_HALL = re.compile(
    r"\b(?:[Éé]glise|[Cc]hapelle|[Cc]athédrale|[Ss]alle|[Aa]mphithéâtre|[Gg]ymnase"
    r"|[Gg]roupe scolaire|[Rr]ésidence|[Pp]iscine|[Pp]aroisse|[Zz]énith|[Pp]orte-avions"
    r"|[Pp]aquebot|métro"
    r"|(?P<owned>[Ss]tation|[Rr]estaurant|[Hh]ôtel|[Cc]inéma|[Bb]rasserie|café|[Dd]iscothèque"
    r"|[Bb]oîte de nuit|[Cc]entre commercial|[Cc]linique|[Tt]ournoi|[Nn]avire))"
    rf" (?:[a-zà-ÿ]{{4,12}} )?(?:de (?=Notre-Dame)|du (?=Sacré))?{_NAME}"
)
_NOBLE = re.compile(rf" d(?:e|u) (?:la )?{_CAPITAL}")


def find_sites(plain: str, lexicon: Lexicon, places: frozenset[str]) -> Iterator[Span]:
    """The sites in *plain*, under their whole name; *places*: words that are places."""
    for match in _SITE.finditer(plain):
        name = match["name"]
        # « la place de la France » is no square; that of the Republic is called by a common word
        first = name.partition(" ")[0]
        square = match["square"] and (first in places or not lexicon.is_common(first))
        if _may_name(name, lexicon) and not square:
            yield Span(match.start(), match.end(), "place", "rule/place-lead", match[0])
    for match in _CALLED.finditer(plain):
        name = match["name"]
        if _may_name(name, lexicon) and not (match["palace"] and lexicon.is_common(name)):
            end = _find_end(plain, match, lexicon)
            form = plain[match.start() : end]
            yield Span(match.start(), end, "place", "rule/place-lead", form)


def find_halls(plain: str, lexicon: Lexicon, known: Iterable[Span]) -> Iterator[Span]:
    """Rooms and the like in *plain*, unless an organisation of *known* has its seat there."""
    seats = {span.start for span in known if span.kind == "organisation"}
    for match in _HALL.finditer(plain):
        name = match["name"]
        first = name.partition(" ")[0]
        owner = match["owned"] and lexicon.is_first_name(first)  # du restaurant Jean Vurmak
        if match.start("name") not in seats and not name.isupper() and not owner:
            end = _find_end(plain, match, lexicon)
            yield Span(match.start(), end, THING, "rule/eponym", plain[match.start() : end])


def _may_name(name: str, lexicon: Lexicon) -> bool:
    return not (name.isupper() or lexicon.is_title(name) or lexicon.is_demonym(name))


def _find_end(plain: str, match: re.Match[str], lexicon: Lexicon) -> int:
    """Where the name ends that *match* begins: esplanade Charles de Gaulle."""
    if lexicon.is_first_name(match["name"]):
        noble = _NOBLE.match(plain, match.end())
        return noble.end() if noble else match.end()
    return match.end()
