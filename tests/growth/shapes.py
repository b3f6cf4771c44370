"""Texts and folders of any size in shapes that some rule, somewhere, might look at again and again.

A shape is a function of *n*: a text of about *n* characters, or a folder of *n* small files. What
they take, in time and memory, is to grow as they do.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice

Shape = Callable[[int], str]
"""Number of characters → text."""

Folder = Callable[[int], dict[str, str]]
"""Number of files → path below the archive → content."""


def repeat(unit: str) -> Shape:
    """*unit* again and again."""
    return lambda n: (unit * (n // len(unit) + 1))[:n]


def fill(write: Callable[[int], str], between: str = "\n\n") -> Shape:
    """What *write* writes of 0, 1, 2 …, with *between* between them."""
    size = len(write(5000) + between)
    return lambda n: between.join(map(write, range(n // size)))


def run_of(unit: str) -> str:
    """The name of the shape that is *unit* without end."""
    return f"run of {unit!a}"


def again(unit: str) -> str:
    """The name of the shape that is *unit* again and again."""
    return f"{unit!a} again"


_SYLLABLES = "bacedifoguhajekilomunaperisotuva"


def surname(number: int) -> str:
    """One of 65,536 names, each another."""
    places = (2 * (number >> shift & 15) for shift in (0, 4, 8, 12))
    return "".join(_SYLLABLES[at : at + 2] for at in places).capitalize()


RUNS = {
    run_of(unit): repeat(unit)
    for unit in (
        *".…!?,;:-–—_*`~#<>&|=+\"'’«»“()[]{}\\/@%$^。।؟Aa1éＡ日かไم한ﬁ \t\n\r\v\0",
        "\xa0", "\u202f", "\r\n", "\u2028", "\x85", "\u200b", "\xad", "\ufeff", "\u202e",
        "\u0301", "a\u0301", "\u200d", "\ufe0f", "\x01", "\x1b", "\x9f", "\uffff", "\ud800",
        "\U0001f600",
    )
}  # fmt: skip
"""One character, again and again."""

ALTERNATIONS = {
    again(unit): repeat(unit)
    for unit in (
        ". ", "a. ", "A. ", "A.", "a.b.", "A-", "a-", "a'", "l'", "d’", "A'", " – ", "« ", " »",
        ". »", "« Il ", "« Il pleut. » ", "(Il ", "(«\"'", "....»»»»", "...\" ", "?!", " 000", "1 ",
        "1.", "1,", "1 %", "M. ", "etc. ", "M. Dupont ", "Paris ", "Xyzab ", "Il pleut. ", "mot ",
        "Mot\n\n", "mot\n", "MOT\n", "- mot\n", "1. ", "# ", "a | b\n", "---\n", "---\na: b\n",
        "date ", "date 2020 ", "le 3 mars 2020 ", "2020-01-03 ", "PARIS – ", "PARIS (AFP) - ",
        "http://a.b/ ", "a@b.fr ", "<b>a</b> ", "&amp;", "[a](b)", "![a](", "de ", "Le ", "Jean ",
        "Jean de la ", "président ", "Ministère de la Santé ", "ministère de la ",
        "conseil général ", "Olympique olympique ", "ONU ", " (ONU)", "pape François ",
        "Louis XIV ", "Saint-", "France, ", "Tour de ", "film «", "selon X ", "日本。", "日a",
        "मर। ", "م؟ ", "Москва. ", "a\xad", "\u0301a", "\x01a", " \n", ".\xa0", "mot.Mot ",
    )
}  # fmt: skip
"""A few characters, again and again."""

LISTS = {
    "names in one paragraph": fill(lambda i: f"Jean {surname(i)}", ", "),
    "a name a paragraph": fill(lambda i: f"Jean {surname(i)} est venu hier."),
    "names that begin alike": fill(lambda i: f"Le juge Jean Pierre {surname(i)} a dit non."),
    "names that end alike": fill(lambda i: f"{surname(i)} Dupont a dit non."),
    "names with a particle": fill(lambda i: f"Jean de {surname(i)} a dit non."),
    "full and short names": fill(lambda i: f"Jean {surname(i)} va. M. {surname(i)} vient."),
    "initials": fill(lambda i: f"Jean Paul {surname(i)} (JP{surname(i)[0]}) va."),
    "organisations": fill(lambda i: f"Ministère de {surname(i)} en vue."),
    "acronyms": fill(lambda i: f"Confédération du {surname(i)} (C{surname(i)[:2].upper()}) va."),
    "capitalised words": fill(surname, " "),
    "words in capitals": fill(lambda i: surname(i).upper(), " "),
    "words": fill(lambda i: surname(i).lower(), " "),
    "numbers": fill(str, " "),
    "dates": fill(lambda i: f"Le {i % 28 + 1} mars {1000 + i % 1000}, rien.", "\n"),
    "quoted words": fill(lambda i: f"« {surname(i)} »", " "),
    "hyphenated name": lambda n: "Jean " + fill(surname, "-")(n) + " a dit non.",
    "contents with leaders": fill(lambda i: f"Chapitre {i} {'.' * 200} {i}", "\n"),
    "nested brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "wrapped lines": fill(
        lambda i: "le chat est sur la table et mange une souris grise qui dort la", "\n"
    ),
    "verse": fill(lambda i: "Le chat est", "\n"),
    "indented lines": fill(lambda i: "  Le chat est", "\n"),
    "a wide gap": lambda n: "Fin." + " " * n + "Suite.",
    "headline and one word": lambda n: "Titre\n\n" + "a" * n,
}
"""Ever another thing."""

TEXTS: dict[str, Shape] = {**RUNS, **ALTERNATIONS, **LISTS}

STUB = "Cet article est réservé aux abonnés. Connectez-vous pour lire la suite de ce texte."


def _number(content: Callable[[int], str]) -> Folder:
    """Files a0.txt, a1.txt … with *content* of their number."""
    return lambda n: {f"seeds/a{i}.txt": content(i) for i in range(n)}


def _with_table(folder: Folder, header: str, row: Callable[[int, str], str]) -> Folder:
    """*folder* and a table with a *row* for each of its files."""

    def make(n: int) -> dict[str, str]:
        files = folder(n)
        rows = [row(i, path.removeprefix("seeds/")) for i, path in enumerate(files)]
        return {**files, "seeds/metadata.csv": "\n".join([header, *rows])}

    return make


_WORDS = [surname(i).lower() for i in range(5000)]


def _tell(number: int, words: int) -> str:
    """A text that shares some words with others."""
    return " ".join(islice(cycle(_WORDS), number * 37 % 5000, number * 37 % 5000 + words))


_TELLING = _number(lambda i: f"date 2020-{i % 12 + 1:02d} Un port\n\n{_tell(i, 40)}.")

FOLDERS: dict[str, Folder] = {
    "one text": _number(lambda i: STUB),
    "one text under ever another title": _number(lambda i: f"Titre {surname(i)}\n\n{STUB} {STUB}"),
    "one text but for a number": _number(lambda i: f"{STUB} Numéro {i}."),
    "one text but for a date": _number(lambda i: f"Le {i % 28 + 1} mai {1900 + i // 28}. {STUB}"),
    "two texts that are nearly one": _number(lambda i: f"{STUB} {_tell(0, 60)} {'ab'[i % 2]}"),
    "a text and its extract": _number(lambda i: _tell(0, 300 if i % 2 else 60)),
    "one title": _number(lambda i: f"date 2020-05 Le billet\n\n{_tell(i, 40)}."),
    "one day": _number(lambda i: f"date 2020-05-03 Titre {surname(i)}\n\n{_tell(i, 40)}."),
    "one name in all": _number(lambda i: f"Jean Dupont à Lyon\n\nLe maire Jean Dupont dit {i}."),
    "a name in each": _number(lambda i: f"Voici\n\nLe maire Jean {surname(i)} a dit non."),
    "short texts": _number(lambda i: f"Photo {i}"),
    "empty files": _number(lambda i: ""),
    "a folder each": lambda n: {f"seeds/d{i}/a{i}.txt": f"Mot {i}." for i in range(n)},
    "one file name": lambda n: {f"seeds/d{i}/a.txt": f"Mot {i}." for i in range(n)},
    "names that clash but for case": lambda n: {
        f"seeds/{'aA'[i % 2]}{i // 2}.txt": f"Mot {i}." for i in range(n)
    },
    "a row each": _with_table(_TELLING, "file,title", lambda i, path: f"{path},Titre {i}"),
    "a row each by another path": _with_table(
        lambda n: {f"seeds/d{i}/a.txt": f"Mot {i}." for i in range(n)},
        "file,title",
        lambda i, path: f"/home/me/{path},Titre {i}",
    ),
    "people in a table": _with_table(
        _TELLING, "file,people", lambda i, path: f"{path},{surname(i)}; {surname(i // 2)}"
    ),
    "an author each": _with_table(_TELLING, "file,creator", lambda i, path: f"{path},{surname(i)}"),
    "a column each": lambda n: {
        "seeds/a.txt": "Mot.",
        "seeds/metadata.csv": "file," + ",".join(f"c{i}" for i in range(n * 10)) + "\na.txt\n",
    },
    "columns of one name": lambda n: {
        "seeds/a.txt": "Mot.",
        "seeds/metadata.csv": "file" + ",titre" * n * 10 + "\na.txt\n",
    },
}
