"""The forms that dates have in a header, in figures and in the words of many languages.

Whether a text is a date, not which day it means. It shares no code with the parser, and its lists
are its own: what a fault or a word too many makes the parser take for a date is to be seen here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LONGEST = 100  # characters; no date is longer

_TIME = r"[0-9]{2}(?::[0-9]{2}){1,2}(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_EDTF = (
    r"(?:Y-?[0-9]{5,9}|-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)(?:-(?:[0-9]{2}|XX)){0,2})"
    rf"(?:T{_TIME})?[?~%]?"
)
_WHOLE_FIGURES = (
    rf"(?:{_EDTF}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} {_TIME}|[0-9]{{8}}(?:\.0)?"
    r"|[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?"  # 2022.1.5
    r"|(?:[0-9]{1,2}(?:[-/]|\. ?)){1,2}[0-9]{4}"  # 15/01/2022, 15. 1. 2022
    r"|[0-9]{4} ?[年년](?: ?[0-9]{1,2} ?[月월](?: ?[0-9]{1,2} ?[日일])?)?"
    r"|[0-9]{4}(?:\. [0-9]{1,2}){2}\.)"  # 2022. 1. 15. in Korean
)
_FIGURES = re.compile(
    rf"{_WHOLE_FIGURES}|{_EDTF}/(?:{_EDTF}|\.\.)?|(?:\.\.)?/{_EDTF}"  # intervals of ISO 8601-2
    r"|(?:[0-9]{1,2}[-/.])?[0-9]{1,2}[-/.][0-9]{2}|[0-9]{1,2}[-/][0-9]{1,2}"  # 15/01/22, 15/01
)

_LANGUAGES = (
    "ar", "ar_DZ", "ar_MA", "bg", "ca", "cs", "da", "de", "de_AT", "el", "en", "es", "fi", "fr",
    "fr_CA", "it", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk",
)  # fmt: skip
_OTHER_WORDS = {"des", "pro", "led"}
"""Short names of months that without a stop are everyday words: “10 des 2000 candidats”."""
_JOINTS = "am|d|de|del|den|der|di|dne|dnia|do|el|il|le|of|on|op|the|vom|от"
"""Words between the parts of a date, folded; never the last of it, where a headline may begin."""
_DAY = r"(?<![0-9])[0-9]{1,2}(?:ere|er|st|nd|rd|th|e|o|a|°)?(?![^\W_])"
_ENDS_YEAR = r"(?!(?!(?:г|года|году|р|року|r|roku)(?![^\W_]))[^\W_])"  # 2022г.
_YEAR = rf"(?<![0-9])(?:[0-9]{{4}}|[0-9]{{1,2}}){_ENDS_YEAR}"
_WHOLE_YEAR = rf"(?<![0-9])[0-9]{{4}}{_ENDS_YEAR}"
_BETWEEN = rf"(?:[ .,،、'’/–-]|(?<![^\W\d_])(?:{_JOINTS})(?![^\W\d_]))*"
_YEAR_MARK = r"(?: ?(?:г|года|году|р|року|r|roku)\.?(?![^\W_]))?"
_LOWER_MARK = re.compile(rf"(?<=[0-9]{{4}}){_YEAR_MARK}\Z")
_CAPITAL_MARK = re.compile(r"(?<=[0-9]) ?(?:[ГРR]|Год|Року?|Roku)[^\W\d_]*\.?\Z")
"""What in lower case is “year” behind one; with a capital a headline begins."""

_ARTICLE = (
    r"(?:(?:les?|la|the|el|los|il|gli|os?|els?|die|das|der|im|in|en|au|aux|de|den|du|lo) |l['’] ?)*"
)
_ABOUT = (
    r"(?:(?:(?:ca|c|circa|cca|vers|env|environ|autour de|around|about|approx|approximately|um|etwa"
    r"|ungefahr|gegen|hacia|alrededor de|cerca de|verso|intorno al|por volta de|omstreeks|rond"
    r"|omkring|okolo|ok|около|approximativement|близько|prob|probablement|probably|sans doute"
    r"|possibly|perhaps|peut-etre|vermutlich|wahrscheinlich|wohl|probablemente|quizas?|forse"
    r"|probabilmente|provavelmente|talvez|waarschijnlijk)\.?|[~±≈]) ?)"
)
_DECADE = (
    r"(?:(?:annees|decennie|decade|decenio|decada|anos|anni|decennio|anys|anii|jaren|lata|dekada)"
    r"(?: des?)? [0-9]{4}|[0-9]{4} ?(?:['’]?s|er(?: jahren?)?|-t[ae]le?t?|-[а-я](?: годов|годы)?)"
    r"|[0-9]{3}[-_u]|[0-9]{2}(?:--|__|uu))(?![^\W_])"
)
_AGE = (
    "siecle|s|century|c|cent|siglo|jahrhundert|jhd?|secolo?|sec|seculo|eeuw|segle|secolul|wiek|века?"
    "|столетие|століття|stoleti|arhundradet"
)
_CENTURY = (
    r"(?:(?:[ivx]+(?:e|eme|er|o|\.)?|[0-9]{1,2}(?:e|eme|er|th|st|nd|rd|\.|-[а-я]+))[ -]"
    rf"(?:{_AGE})\.?|(?:{_AGE})\.? [ivx]+)(?![^\W_])"
)
_SEASON = (
    "(?:printemps|ete|automne|hiver|spring|summer|autumn|fall|winter|primavera|verano|otono|invierno"
    "|fruhling|fruhjahr|sommer|herbst|estate|autunno|inverno|verao|outono|lente|zomer|herfst|estiu"
    "|tardor|hivern|vara|toamna|iarna|wiosna|lato|jesien|zima|весна|лето|осень|зима|літо|осінь|jaro"
    "|leto|podzim|var|sommar|host|vinter),?(?: (?:de|del|of|von|van))? [0-9]{4}(?:[-/–][0-9]{2,4})?"
)
_QUARTER = (
    r"(?:[qt] ?[1-4]|[1-4](?:er|e|eme|st|nd|rd|th|\.)? (?:trimestre|quarter|quartal|trim\.?))"
    r"[ /-]?(?:de |of )?[0-9]{4}"
)
_REPUBLIC = (
    r"(?:(?:[a-z]{3,6}di )?(?:[0-9]{1,2}(?:er|e)? )?(?:vendemiaire|brumaire|frimaire|nivose"
    r"|pluviose|ventose|germinal|floreal|prairial|messidor|thermidor|fructidor"
    r"|jours? complementaires?),?(?: de)? )?(?:l['’])?an (?:[0-9]{1,2}|[ivx]+)"
    r"(?: de la republique(?: francaise)?)?(?![^\W_])"
)
_TO = (
    r"(?: ?(?:[–—/&-]) ?| (?:a|au|aux|et|to|until|till|through|and|bis|und|al|y|ao|e|tot|en|i|do|po"
    r"|по|до|и|sampt|och|og) )"
)
_FROM = (
    r"(?:(?:de|du|des|from|between|entre|vom|von|zwischen|del|dal|da|van|tussen|od|с|desde) "
    r"|d['’])?"
)
_CLOCK = (
    r"[0-2]?[0-9](?::[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]+)?)?"
    r"| ?h(?:rs?)?(?: ?[0-5][0-9](?: ?mi?n?)?)?)"
)
_NAMED_ZONE = re.compile(
    r"(?<=[0-9f]) \(?(?:UTC|GMT|WES?T|CES?T|EES?T|BST|IST|MSK|MES?Z|[ECMP][SD]?T|AE[SD]T|[JKS]ST"
    r"|HKT)\)?(?![^\W_])(?! ?[+-])"
)
"""A zone in capitals; in small letters “et” begins a headline."""
_HALF_DAY = re.compile(r"(?<=[0-9]) ?(?:[AP]\.?M|[ap]\.?m)(?:\.|(?![^\W_]))")
"""Before or after noon; “Am” begins a headline."""
_ZONE = (
    r"(?: ?(?:z|zone|h|uhr|heures?|hours?|hrs|\([a-z]{2,5}\)|(?:utc|gmt)? ?[+-][0-9]{1,2}:?"
    r"(?:[0-9]{2})?(?: \([^()]+\))?)(?![^\W_])){0,2}"
)
_HOUR = rf"(?:{_CLOCK}(?: half)?|[0-2]?[0-9](?:[.:][0-5][0-9])?(?: half| ?uhr)){_ZONE}"
_AT = r"(?:(?:a|at|um|om|kl\.?|klo|alle(?: ore)?|a las|as|ore|ora|o|о|в|godz\.?|[,•·|–—-]) ?)?"
_EAST_ASIAN_DAY = (
    r"(?: ?(?:\([日月火水木金土월화수목금토일](?:曜日?|요일)?\)|[日月火水木金土]曜日?"
    r"|(?:星期|周)[一二三四五六日天]|[월화수목금토일]요일))?"
)
_EAST_ASIAN_HOUR = (
    r" ?(?:午前|午後|上午|下午|오전|오후)? ?[0-9]{1,2} ?[時时点시](?: ?[0-9]{1,2} ?[分분])?"
)


def is_date(text: str) -> bool:
    """Whether *text*, its white space folded, is a date and nothing else."""
    if len(text) > _LONGEST:
        return False
    text = "".join(map(_narrow, text)).strip(" ")
    if _FIGURES.fullmatch(_LOWER_MARK.sub("", text)):
        return True
    folded = _fold(_NAMED_ZONE.sub(" zone", _HALF_DAY.sub(" half", text)))
    is_named = any(map(str.isalpha, text)) and _named().fullmatch(folded) is not None
    return (is_named or _period().fullmatch(folded) is not None) and not _CAPITAL_MARK.search(text)


@cache
def _named() -> re.Pattern[str]:
    """A date whose month is named, folded: with a day or a year of four digits at least."""
    day_name, month = _names("days"), _names("months")
    orders = (
        f"{_DAY}{_BETWEEN}{month}(?:{_BETWEEN}{_YEAR}{_YEAR_MARK})?",
        f"{month}{_BETWEEN}{_DAY}(?:{_BETWEEN}{_YEAR})?",
        rf"{month}{_BETWEEN}{_WHOLE_YEAR}{_YEAR_MARK}",
    )
    return re.compile(rf"{_BETWEEN}(?:{day_name}{_BETWEEN})?(?:{'|'.join(orders)})")


@cache
def _period() -> re.Pattern[str]:
    """A date with a time of day, a period, or the first and last of several days, folded."""
    day_name, month = _names("days"), _names("months")
    point = _point(day_name, month)
    days = rf"{_DAY}\.?(?:{_BETWEEN}{month})?|{month}(?:{_BETWEEN}{_DAY}\.?)?"
    part = rf"{_BETWEEN}(?:{day_name}{_BETWEEN})?(?:[ivx]+(?:e|eme)?|{days}|{point})"
    last = rf"(?:{_ARTICLE}{point}|{_DAY}{_BETWEEN}{_WHOLE_YEAR})"
    span = rf"(?:{_FROM}{_ARTICLE}{part}{_TO}{last}|{point})(?: (?:ca|circa|env|environ)\.?)?"
    return re.compile(_with_hours(_with_doubts(span)))


def _point(day_name: str, month: str) -> str:
    """One date in any form: a day, a month, a year, a season, a decade …"""
    named = (
        rf"{_BETWEEN}(?:{day_name}{_BETWEEN})?(?:{_DAY}{_BETWEEN}{month}{_BETWEEN}{_WHOLE_YEAR}{_YEAR_MARK}"
        rf"|{month}{_BETWEEN}(?:{_DAY}{_BETWEEN})?{_WHOLE_YEAR}{_YEAR_MARK})"
    )
    figures = _WHOLE_FIGURES.replace("X", "x").replace("Y", "y").replace("T", "t").replace("Z", "z")
    wide = rf"{_ARTICLE}(?:{_DECADE}|{_CENTURY}|{_SEASON}|{_QUARTER}|{_REPUBLIC})"
    # As Unix has it: Sat Jan 15 10:20:00 CET 2022
    unix = rf"(?:{day_name},? )?{month} [0-9]{{1,2}} {_CLOCK}{_ZONE} [0-9]{{4}}"
    in_figures = rf"(?:{day_name},? )?{figures}{_YEAR_MARK}{_EAST_ASIAN_DAY}"
    return rf"(?:{named}|{in_figures}|{wide}|{unix})"


def _with_doubts(span: str) -> str:
    """*span* alone, or as archivists give what they are not sure of: “[ca. 1920?]”."""
    about = rf"(?:{_ABOUT}+{_ARTICLE})?{span}\??"
    return rf"(?:{_ABOUT}*\[ ?{about} ?\]\??|\( ?{about} ?\)|{about}|{span})"


def _with_hours(span: str) -> str:
    """*span*, and the time of day or the day of the week beside it."""
    hour = rf"[, ] ?{_AT}{_HOUR}[.,]?|t[0-9]{{4,6}}z?|[, –—-]*{_EAST_ASIAN_HOUR}"
    behind = rf"{_EAST_ASIAN_DAY}(?:{hour})?"
    before = rf"(?:{_AT}{_HOUR}(?:,| ?[–—-])? (?:on |le |am )?)?"
    return rf"{before}{span}{behind}"


def _names(field: str) -> str:
    """A regex for the names and short names of days or months, with a full stop or without."""
    from babel import Locale  # costs 150 ms, which dates in figures are spared

    names = {
        _fold(name).rstrip(".")
        for language in _LANGUAGES
        for context in getattr(Locale.parse(language), field).values()
        for width in ("wide", "abbreviated")
        for name in context[width].values()
    }
    longest_first = sorted(names - _OTHER_WORDS, key=lambda name: (-len(name), name))
    stopped = "|".join(sorted(_OTHER_WORDS & names))
    plain = rf"(?:{'|'.join(map(re.escape, longest_first))})(?![^\W\d_])\.?"
    return rf"(?<![^\W\d_])(?:{plain}|(?:{stopped or plain})\.)"


def _narrow(char: str) -> str:
    """A figure of any script as a plain one, a full-width sign as a narrow one."""
    if char.isascii():
        return char
    if char in "\u200e\u200f\u061c":  # marks of direction
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char


def _fold(text: str) -> str:
    """*text* without case and accents."""
    parts = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in parts if not unicodedata.combining(char)).casefold()
    return unicodedata.normalize("NFC", plain).replace("ı", "i")
