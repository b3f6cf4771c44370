"""Texts made by chance of words that tell: of headers, dates, tables and exports."""

from __future__ import annotations

from random import Random

from tests.accession.headers.test_many import FILES
from tests.texts import SNIPPETS
from tests.verify.test_block import BLOCKS
from tests.verify.test_header import DATES, PERIODS

_SIGNS = (
    "date", "Date", "le", "du", "au", "à", "et", "and", "–", "-", "/", ".", ",", ":", "(", ")",
    "[", "]", "?", "~", "%", "..", "T", "Z", "X", "XX", "Y", "00", "0", "31", "32", "13", "99",
    "1582", "10000", "9999", "-0001", "29 février", "30 Feb", "٢٠٢٢", "²", "Ⅻ", "①", "十二", "an",
    "BC", "av. J.-C.", "UTC", "+0530", "h", "AM", "pm", "uur", "Uhr", "klo", "г.", "년", "年", "月",
    "日", "\u200f", "\xa0", "\u202f", "\n", "\t", "\x85", "\x00", "\ud800", "é", "s", "er", "ème",
    "th", "º", "1er", "Q5", "Kw",
)  # fmt: skip
_WORDS = (*sorted({word for date in (*DATES, *PERIODS) for word in date.split()}), *_SIGNS)
_KEYS = (
    "Title", "title", "TITRE", "Titre", "Date", "date", "Datum", "Дата", "日付", "التاريخ",
    "Author", "Authors", "Auteur", "By", "Source", "Publication", "URL", "Link", "Lang", "Tags",
    "Keywords", "Text", "Texte", "Body", "From", "To", "Cc", "Subject", "Sent", "De", "À",
    "Objet", "Envoyé", "Message-ID", "created", "updated", "aliases", "Section", "Byline",
    "Length", "LENGTH", "Copyright", "HD", "BY", "PD", "SN", "LP", "TD", "AN", "SE", "x", "X-Y",
    "a b", "é", "日本", "Titre du journal", "Sport",
)  # fmt: skip
_SEPARATORS = (": ", ":", " : ", "：", " = ", "=", " ", "\n", " - ", "\t", "::")
_VALUES = (
    "A", "A: b", "https://example.org/x", "a@b.org", "Renée Dupont <r@example.org>", "[a, b]",
    "{a: b}", "[[a|b]]", '"a', "'a'", "|", ">-", "- a", "*a", "&a b", "!!x y", "@", "`", "1984",
    "1_0", "0x1F", "~", "no", "", "x" * 200, "fr", "fr-FR", "x y", "2021-05-12", "12/05/2021",
    "May 5, 2021", "1 of 2 DOCUMENTS", "58 words", "=?utf-8?q?=E9?=", "\\", "\x00", "\u2028",
    "\ufeff",
)  # fmt: skip
_LINES = (
    "---", "...", "+++", "****", "**** *source_a *date_2022-01", "<doc id=", "</doc>",
    "End of Document", "Un titre",
    "Après un long débat, les élus ont adopté hier soir le budget de l’année prochaine.",
    "Document A123456789", "*** START OF THE PROJECT GUTENBERG EBOOK X ***", "Body", "Le Jour",
    "Éco, jeudi 3 novembre 2022, p. 1", "5 words", "January 12, 2010 Tuesday",
    "Publié le 12 mai 2021 à 10h32", "WASHINGTON —", "PARIS (AFP) –", "# Titre", "===", "> a",
    "> From: b", "-----Original Message-----", "http://example.org/", "Page 1", "© AFP", "  a",
    "\ta", "", "", " ",
)  # fmt: skip
_ENDS = ("\n", "\n", "\n", "\n", "\n\n", "\r\n", "\r", "\n \n", "\u2028", "\x85", "\x0c", " ")
_WHOLE = (*BLOCKS.values(), *FILES.values())


def write_date(random: Random) -> str:
    """Something between a date and none."""
    choice = random.random()
    if choice < 0.3:
        return _spoil_text(random.choice((*DATES, *PERIODS)), random)
    if choice < 0.4:
        return f"{random.choice((*DATES, *PERIODS))}{random.choice(('/', ' – ', ' au ', '-'))}" + (
            random.choice((*DATES, *PERIODS))
        )
    between = random.choice((" ", " ", " ", "", "-", "/", "."))
    return between.join(random.choices(_WORDS, k=random.choice((1, 2, 3, 3, 4, 5, 7, 12))))


def write_text(random: Random) -> str:
    """Lines of an article that perhaps has a header, perhaps of two tools at once."""
    parts: list[str] = []
    for _ in range(random.choice((1, 2, 3, 5, 8, 14))):
        match random.randrange(8):
            case 0 | 1 | 2:
                parts.append(_write_pair(random))
            case 3:
                parts.append(
                    f"{random.choice(_KEYS)}{random.choice(_SEPARATORS)}{write_date(random)}"
                )
            case 4:
                parts.append(_spoil_text(random.choice(_WHOLE), random))
            case 5:
                parts.append(random.choice(SNIPPETS))
            case _:
                parts.append(random.choice(_LINES))
    end = random.choice(_ENDS)
    mixed = random.random() < 0.3
    return "".join(f"{it}{random.choice(_ENDS) if mixed else end}" for it in parts)


def write_front_matter(random: Random) -> str:
    """A block between two lines of signs, more or less YAML or TOML, and a text below it."""
    sign = random.choice(("---", "---", "+++"))
    joint = random.choice((": ", ":", " = "))
    lines = [
        random.choice(("", "", "", "  ", "- ", "# ", "[x]\n"))
        + f"{random.choice(_KEYS)}{joint}{random.choice(_VALUES)}"
        for _ in range(random.choice((0, 1, 2, 4, 8)))
    ]
    if random.random() < 0.1:
        lines.append(random.choice(("[", "{a: ", "- ")) * random.choice((3, 40, 2_000)))
    closing = random.choice((sign, sign, sign, "...", "", f"{sign} "))
    return "\n".join([sign, *lines, closing, write_text(random)])


def write_table(random: Random) -> str:
    """Rows of a table of metadata or of articles, with quotes that may never be closed."""
    separator = random.choice((",", ";", "\t", "|"))
    columns = ["file", "text", *random.choices(_KEYS, k=random.randrange(6))]
    random.shuffle(columns)
    rows = [columns[: random.randrange(1, len(columns) + 1)]]
    for number in range(random.choice((0, 1, 2, 5, 20))):
        cells = [_write_cell(number, random) for _ in rows[0]]
        rows.append(cells[: random.choice((len(cells), len(cells), len(cells) + 1, 1))])
    return random.choice(("\n", "\n", "\r\n", "\r")).join(map(separator.join, rows))


def _write_cell(number: int, random: Random) -> str:
    cell = random.choice((f"{number}.txt", *_VALUES, write_date(random)))
    return f'"{cell}"' if random.random() < 0.3 else cell


def write_json(random: Random, depth: int = 0) -> str:
    """A value of JSON, or nearly; the outer ones are mostly lists of objects."""
    kind = random.random() if depth else 0
    if kind < 0.5 and depth < 4:
        pairs = (
            f'"{random.choice((*_KEYS, "text", "file"))}": {write_json(random, depth + 1)}'
            for _ in range(random.randrange(5))
        )
        whole = f"{{{', '.join(pairs)}}}"
        return whole if depth else random.choice(_WHOLES).replace("@", whole)
    if kind < 0.65 and depth < 4:
        return f"[{', '.join(write_json(random, depth + 1) for _ in range(random.randrange(4)))}]"
    return random.choice((*_SCALARS, f'"{write_date(random)!a}"'))


_SCALARS = (
    "null", "true", "NaN", "1e999", "-1", "9" * 400, '"\\ud800"', '"a"', '"Un texte"', '"', "",
    '"\\u0000"', "[" * 3_000,
)  # fmt: skip
_WHOLES = ("@", "[@, @]", "@\n@\n", '{"articles": [@, @]}', "@@", "[@")


def _write_pair(random: Random) -> str:
    return f"{random.choice(_KEYS)}{random.choice(_SEPARATORS)}{random.choice(_VALUES)}"


def _spoil_text(text: str, random: Random) -> str:
    """*text*, perhaps cut, with a piece of itself elsewhere, or a sign in it."""
    at = random.randrange(len(text) + 1)
    match random.randrange(5):
        case 0:
            return text
        case 1:
            return text[:at]
        case 2:
            return text[:at] + random.choice((*_WORDS, *_SEPARATORS, *_ENDS)) + text[at:]
        case 3:
            return text[:at] + text[at + random.randrange(1, 6) :]
        case _:
            end = min(len(text), at + random.randrange(1, 30))
            return text[:end] + text[at:]
