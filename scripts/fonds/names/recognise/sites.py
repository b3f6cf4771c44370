"""Places whose name begins with what they are: « rue de Rivoli », « gare Saint-Charles ».

And rooms, churches, hotels, which are none: nobody means Colbert by « la salle Colbert ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fonds.base.patterns import late
from fonds.names.recognise.spans import THING, Span
from fonds.names.text.lexicon import Lexicon
from fonds.names.text.plain import fold
from fonds.names.text.words import Word, find_words

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'-]*[\w]"
_NAME = rf"(?P<name>{_CAPITAL}(?:[ -](?![IVX]+e\b){_CAPITAL})*)"
_SITE = late(
    r"\b(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Qq]uai|[Gg]are|[Pp]ont|[Cc]ol|[Ff]orêt|[Gg]olfe|[Vv]allée"
    r"|[Cc]hâteau|[Aa]bbaye|[Cc]athédrale|[Bb]asilique|(?P<isle>[ÎîI]le)|[Pp]romenade|[Ss]quare"
    r"|[Ee]splanade|[Dd]étroit|[Mm]assif|(?P<square>[Pp]lace(?= (?:du|des|de la|de l')\b)))"
    rf" (?:de la |de l'|des |du |de |d'){_NAME}"
)
_CALLED = late(
    r"\b(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Qq]uai|[Gg]are|[Bb]asilique|[Pp]romenade|[Ss]quare"
    rf"|[Ee]splanade|(?P<palace>[Pp]alais de)) {_NAME}"
)
_GATE = late(
    r"(?:Porte (?:des |du |de |d')|(?<=la )porte (?:d'|de |des )(?=(?:Versailles|Orléans|Vincennes"
    r"|Saint-Cloud|Vanves|Bagnolet|Montreuil|Clichy|Clignancourt|Pantin|Italie|Ivry|Choisy"
    r"|Charenton|Châtillon|Asnières|Saint-Ouen|Champerret|Auteuil|Bercy|Gentilly|Aubervilliers"
    r"|Lilas)\b))"
    rf"{_NAME}"
)
"""The gates of Paris also in small letters after « la »; the door of Brussels is none."""
_HALL = late(
    r"\b(?:[Éé]glise|[Cc]hapelle|[Cc]athédrale|[Ss]alle|[Aa]mphithéâtre|[Gg]ymnase"
    r"|[Ll]ycée|[Cc]ollège|[Gg]roupe scolaire|[Rr]ésidence|[Pp]iscine|[Pp]aroisse|[Zz]énith"
    r"|[Pp]orte-avions|[Pp]aquebot|métro"
    r"|(?P<owned>[Ss]tation|[Rr]estaurant|[Hh]ôtel|[Cc]inéma|[Bb]rasserie|café|[Dd]iscothèque"
    r"|[Bb]oîte de nuit|[Cc]entre commercial|[Cc]linique|[Tt]ournoi|[Nn]avire))"
    rf" (?:[a-zà-ÿ]{{4,12}} )?(?:de (?=Notre-Dame)|du (?=Sacré))?{_NAME}"
)
_BEGIN = """
    rue avenue boulevard quai gare pont col forêt golfe vallée château abbaye cathédrale basilique
    île ile promenade square esplanade détroit massif place palais église chapelle salle
    amphithéâtre gymnase lycée collège groupe résidence piscine paroisse zénith porte-avions
    paquebot métro station restaurant hôtel cinéma brasserie café discothèque boîte centre clinique
    tournoi navire porte
"""
_HEADS = frozenset(form for head in _BEGIN.split() for form in (head, head.capitalize()))
"""The words with which one of these begins."""
_NOBLE = late(rf" d(?:e|u) (?:la )?{_CAPITAL}")


def list_heads(words: list[Word]) -> list[int]:
    """Where one of *words* may begin a site; patterns would look at every letter."""
    return [words[at].start for at in find_words(words, _HEADS.__contains__)]


def find_sites(
    plain: str, heads: Iterable[int], lexicon: Lexicon, places: frozenset[str]
) -> Iterator[Span]:
    """The sites at *heads*, under their whole name; *places*: words that are places."""
    for match in _match(_SITE, plain, heads):
        name = match["name"]
        # « la place de la France » is no square; that of the Republic is called by a common word
        first = name.partition(" ")[0]
        square = match["square"] and (first in places or not lexicon.is_common(first))
        country = match["isle"] and name in lexicon.isles  # it is known without « île »
        if _may_name(name, lexicon) and not (square or country):
            yield Span(match.start(), match.end(), "place", "rule/place-lead", match[0])
    for match in _match(_CALLED, plain, heads):
        name = match["name"]
        if _may_name(name, lexicon) and not (match["palace"] and lexicon.is_common(name)):
            end = _find_end(plain, match, lexicon)
            form = plain[match.start() : end]
            yield Span(match.start(), end, "place", "rule/place-lead", form)
    for match in _match(_GATE, plain, heads):
        if _may_name(match["name"], lexicon):
            yield Span(match.start(), match.end(), "place", "rule/place-lead", match[0])


def _match(pattern: re.Pattern[str], plain: str, heads: Iterable[int]) -> Iterator[re.Match[str]]:
    return filter(None, (pattern.match(plain, start) for start in heads))


def find_halls(
    plain: str, heads: Iterable[int], lexicon: Lexicon, known: Iterable[Span]
) -> Iterator[Span]:
    """Rooms and the like at *heads*, unless an organisation of *known* has its seat there."""
    seats = {span.start for span in known if span.kind == "organisation"}
    for match in _match(_HALL, plain, heads):
        name = match["name"]
        first = name.partition(" ")[0]
        owner = match["owned"] and lexicon.is_first_name(first)  # du restaurant Jean Vurmak
        made = fold(first) in lexicon.org_heads_capital  # la boîte de nuit Club Vurmak
        if match.start("name") not in seats and not (name.isupper() or owner or made):
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
