"""The meaning of a query, read from the guide and applied to the articles one by one.

It shares nothing with the index but the list of ligatures and accents, and the families of words,
which are a dictionary's and Snowball's: no vocabulary, no postings, no numbers, no parser. A script
without spaces is scanned character by character.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import product
from typing import Any

from fonds.search.analysis import load_rules
from fonds.search.families import choose_families
from fonds.search.french import Families

RULES = load_rules()
DIGIT = re.compile(f"[{RULES['digits']}]")
UNSPACED = re.compile(f"[{RULES['unspaced']}]")
ELISIONS = (
    "l d j m t s c n qu jusqu lorsqu puisqu quoiqu presqu "
    "un gl all coll dall dell nell sull agl dagl degl negl sugl"
)
PARTICLES = "에서 에게 에 으로 로 은 는 이 가 을 를 의 와 과 도 만 들 부터 까지 처럼 보다 께서 한테"
ARTICLES = ("ال", "وال", "فال", "بال", "كال", "لل")
SHORT = {"st": "saint", "ste": "sainte"}
ACRONYMS = "US UK UN UE EU DC PS PC FN RN TV"
"""Those of two letters; others are initials."""
FEW = 10
"""One in so many occurrences of a form must be spelled as a family is, for the form to be of it."""


Key = tuple[str, str]
"""A family: its language, and its key."""

LEFT_OUT = {*"ldjmtscn", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "aujourd"}
"""Before a vowel, an apostrophe behind these may have been left out of a query."""


@dataclass(frozen=True)
class Word:
    """A word of a text or a query."""

    form: str  # folded
    written: str  # as it stands there
    run: int = 0  # number of the run of a script without spaces that it belongs to; 0: none


@dataclass
class Article:
    """What the scan sees of an article."""

    id: str
    lang: str
    start: int | None  # first day as year × 10000 + month × 100 + day; None when undated
    end: int | None
    parts: list[list[Word]]  # title, then each paragraph
    names: dict[str, set[str]]  # facet → labels
    month: str = ""  # "2022-01" or "2022" under which it is filed
    twice: dict[int, set[int]] = field(default_factory=dict)
    """Of parts that are read once more since words are divided in them: which words are joined."""

    @cached_property
    def whole(self) -> View:
        """The article as a scan looks at it."""
        return View([[word.form for word in part] for part in self.parts])

    @cached_property
    def headed(self) -> View:
        """Its title alone."""
        return View(self.whole.rows[:1])


@dataclass
class View:
    """Forms in rows, none of which reaches into the next."""

    rows: list[list[str]]  # the forms of each part

    @cached_property
    def forms(self) -> set[str]:
        """All of them, to see fast what cannot be there."""
        return {form for row in self.rows for form in row}

    @cached_property
    def joined(self) -> str:
        """All of them as text, a zero around each form and a line's end around each row."""
        return "\n".join("\0" + "".join(f"{form}\0" for form in row) for row in self.rows)


@dataclass
class Archive:
    """All articles, and the names that they are tagged with."""

    articles: list[Article]
    forms: dict[str, dict[str, list[str]]]  # facet → label → other forms of the name
    asked: dict[str, set[Key]] = field(default_factory=dict)  # form → families that it asks for
    having: dict[Key, set[str]] = field(default_factory=dict)  # family → forms that answer to it

    def __post_init__(self) -> None:
        words = [(word, article.lang) for article in self.articles for part in article.parts
                 for word in part if not word.run]  # fmt: skip
        counts = Counter(word.written for word, _ in words)
        for lang in {lang for _, lang in words}:
            spellings: dict[str, set[str]] = {}
            for word in {word for word, its in words if its == lang}:
                spellings.setdefault(word.form, set()).add(word.written)
            for form, written in spellings.items():
                self._find_families(form, {one: counts[one] for one in written}, lang)

    def _find_families(self, form: str, spelled: dict[str, int], lang: str) -> None:
        """Those of a tenth of the occurrences of *form* at least, by how these are spelled."""
        asks, answers = Counter[Key](), Counter[Key]()
        for written, count in spelled.items():
            families = families_of(written, lang)
            asks.update({(lang, key): count for key in families.asks})
            answers.update({(lang, key): count for key in families.answers})
        total = sum(spelled.values())
        self.asked.setdefault(form, set()).update(k for k, n in asks.items() if n * FEW >= total)
        for key in (key for key, count in answers.items() if count * FEW >= total):
            self.having.setdefault(key, set()).add(form)

    def inflections(self, form: str) -> set[str]:
        """The form, and all that answer to a family that an occurrence of it asks for."""
        found = {form}.union(*(self.having.get(key, ()) for key in self.asked.get(form, ())))
        return found | self.inflections(SHORT[form]) if form in SHORT else found


def read_words(text: str) -> list[Word]:
    """The words of one paragraph."""
    text = re.sub(f"[{RULES['dropped']}]", "", text).replace("ʼ", "’").replace("ʻ", "’")
    text = "".join(_grouped(text))
    text = re.sub(r"[^\W_](?:\.[^\W_])+", _without_stops, text)
    words: list[Word] = []
    for number, found in enumerate(_written(text), 1):
        folded = fold_whole(found)
        if UNSPACED.search(folded):
            words += _characters(found, number)
        elif re.search("[\u1100-\u11ff\uac00-\ud7a3]", folded):
            words += [Word(fold(part), part) for part in _korean(folded)]
        else:
            words.append(Word(fold(found), found))
    return words


def _grouped(text: str) -> Iterator[str]:
    """*text* with numbers in one piece whose groups of three digits are apart."""
    at = 0
    while at < len(text):
        end = at + 1
        if text[at] in "0123456789" and not text[at - 1 : at].isalnum():
            found = (_number_at(text, at, apart) for apart in (RULES["spaces"], ".", ",", "'’"))
            end = next((end for end in found if end), end)
        yield re.sub("[^0-9]", "", text[at:end]) if end > at + 1 else text[at]
        at = end


def _number_at(text: str, at: int, apart: str) -> int:
    """Where the number at *at* ends, whose groups a character of *apart* parts; 0 if it is none."""
    found = re.match(rf"[0-9]{{1,3}}(?:[{apart}][0-9]{{3}})+(?![0-9])", text[at:])
    if not found:
        return 0
    end = at + found.end()
    if apart == RULES["spaces"]:
        return end
    beside = text[max(at - 2, 0) : at], text[end : end + 2]
    if text[at] == "0" or (
        apart in ".,"
        and (re.fullmatch("[0-9][.,]", beside[0]) or re.fullmatch(f"[{apart}][0-9]", beside[1]))
    ):
        return 0
    address = re.match(r"(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}(?!\d)", text[at:])
    is_address = address and all(
        int(part) < 256 and str(int(part)) == part for part in address.groups()
    )
    return 0 if apart == "." and is_address else end


def _without_stops(found: re.Match[str]) -> str:
    """An acronym without its full stops; what is none as it is."""
    text, at = found.string, found.span()
    around = text[at[0] - 1 : at[0]], text[at[1] : at[1] + 1]
    letters = found[0].replace(".", "")
    if around[0] == "." or any(char.isalnum() for char in around):
        return found[0]
    one_case = re.fullmatch("[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]+|[a-zß-öø-ÿα-ωа-я]+", letters)
    known = len(letters) > 2 or letters.upper() in ACRONYMS.split()
    return letters if one_case and known else found[0]


def _korean(word: str) -> list[str]:
    """A Korean word, and each particle at its end."""
    for particle in sorted(PARTICLES.split(), key=len, reverse=True):
        rest = word.removesuffix(particle)
        if rest != word and re.search("[a-z0-9가-힣]{2}$", rest):
            return [*_korean(rest), particle]
    return [word]


def read_rows(text: str) -> list[list[Word]]:
    """The words of one paragraph, and of what is read once more since words are divided in it."""
    return [read_words(text), *(read_words(row) for row, _ in _joined(text))]


def read_twice(texts: list[str]) -> dict[int, set[int]]:
    """Which rows of `read_rows` of *texts* are there since words are divided, and which words."""
    found: dict[int, set[int]] = {}
    number = 0
    for text in texts:
        number += 1
        for _, before in _joined(text):
            found[number] = {len(read_words(part)) - 1 for part in before}
            number += 1
    return found


def _joined(text: str) -> Iterator[tuple[str, list[str]]]:
    """Divided words, joined, with four words on either side; and all before each division."""
    words = re.split("([ \n]+)", text)  # each second one is the space after a word
    divided = {at for at in range(0, len(words) - 2, 2) if _is_divided(*words[at : at + 3])}
    near = {at + 2 * n for at in divided for n in range(-4, 6)} & {*range(0, len(words), 2)}
    for at in sorted(near):
        if at - 2 in near:
            continue
        row, before = "", []
        while at in near:
            row += words[at][:-1] if at in divided else "".join(words[at : at + 2])
            before += [row] if at in divided else []
            at += 2
        yield row, before


def _is_divided(word: str, space: str, following: str) -> bool:
    return (
        word[-1:] in {*"\xad¬‐⸗-"}
        and len(space) == 1
        and unicodedata.category(word[-2:-1] or " ")[0] in "LM"
        and unicodedata.category(following[:1] or " ") == "Ll"
    )


def _written(text: str) -> Iterator[str]:
    """Runs of letters or digits, with marks; those that an apostrophe elides are left out."""
    word, glued = "", False  # to a word before it
    for at, char in enumerate(f"{text} "):
        if char.isalnum() or (word and unicodedata.category(char)[0] == "M"):
            if word and char.isalnum() and bool(DIGIT.match(char)) != bool(DIGIT.match(word[0])):
                yield word
                word, glued = "", True
            word += char
            continue
        following = text[at + 1 : at + 2]
        elided = (
            char in RULES["apostrophes"]
            and following.isalnum()
            and word.casefold() in ELISIONS.split()
        )
        if word and not (elided and not glued):
            yield word
        word, glued = "", False


def _characters(word: str, run: int) -> list[Word]:
    words: list[Word] = []
    for index, part in enumerate(
        re.findall(f"[{RULES['unspaced']}]+|[^{RULES['unspaced']}]+", fold_whole(word))
    ):
        if UNSPACED.match(part):
            words += [Word(char, char, run * 1000 + index + 1) for char in part]
        else:
            words += [Word(fold(word), word) for word in _korean(part)]
    return words


@cache
def fold(word: str) -> str:
    """Without case, ligatures and accents; the first 64 characters."""
    return fold_whole(word)[:64] or word


def fold_whole(word: str) -> str:
    """However long it is."""
    plain = unicodedata.normalize("NFKD", word).lower()
    plain = "".join(RULES["letters"].get(char, char) for char in plain)
    plain = re.sub(f"[{RULES['accents']}]", "", plain)
    plain = "".join(c for c in plain if c.isalnum() or unicodedata.category(c)[0] == "M")
    plain = unicodedata.normalize("NFC", plain)
    while article := next((a for a in ARTICLES if _has_article(plain, a)), ""):
        plain = plain.removeprefix(article)
    return plain


def _has_article(word: str, article: str) -> bool:
    """Whether three letters of Arabic stand after it."""
    return word.startswith(article) and bool(re.match("[ء-ي]{3}", word[len(article) :]))


@cache
def families_of(written: str, lang: str) -> Families:
    """The families of a word as it is written."""
    families = choose_families(lang)
    return next(families([written])) if families else Families((), ())


# ---- Queries, as nested tuples: ("and", q, …), ("or", q, …), ("not", q), ("word", text),
# ("start", text), ("phrase", text), ("near", text, n), ("title", q), ("name", facet, text, quoted),
# ("date", from, to)


def scan(archive: Archive, query: tuple[Any, ...]) -> set[str]:
    """The ids of the articles that *query* means."""
    return {archive.articles[number].id for number in meant(archive, query)}


def meant(archive: Archive, query: tuple[Any, ...], title: bool = False) -> set[int]:
    """The numbers of those articles; only titles are looked at if *title*."""
    kind, *rest = query
    if kind == "and" and not rest:
        return set(range(len(archive.articles)))
    if kind == "and":
        return set.intersection(*(meant(archive, part, title) for part in rest))
    if kind == "or":
        return set.union(*(meant(archive, part, title) for part in rest))
    if kind == "not":
        return set(range(len(archive.articles))) - meant(archive, rest[0], title)
    if kind == "title":
        return meant(archive, rest[0], True)
    if kind == "date":
        return {n for n, article in enumerate(archive.articles) if in_range(article, *rest)}
    if kind == "name":
        labels = names_meant(archive, *rest)
        found = (article.names.get(rest[0], set()) for article in archive.articles)
        return {n for n, names in enumerate(found) if names & labels}
    fits = TESTS[kind](archive, *rest)
    return {
        n
        for n, article in enumerate(archive.articles)
        if fits(article.headed if title else article.whole)
    }


Test = Callable[[View], bool]
"""Whether an article fits."""


def phrase_test(archive: Archive, text: str) -> Test:
    """The phrase as it stands, or with the apostrophes that were left out: "de l etat"."""
    rows = [
        "\0" + "".join(f"{word.form}\0" for word in read_words(one))
        for one in {text, with_apostrophes(text)}
    ]
    return lambda view: any(row in view.joined for row in rows)


def with_apostrophes(text: str) -> str:
    """An apostrophe in place of the space after what is elided before a vowel or h."""
    words = text.split(" ")
    return "".join(
        word + ("’" if is_elidable(word) and _elides(word, following) else " ")
        for word, following in zip(words, [*words[1:], ""], strict=True)
    ).rstrip(" ")


def is_elidable(word: str) -> bool:
    """Whether *word* is one before which an apostrophe may have been left out."""
    return re.split("['’]", word)[-1].casefold() in LEFT_OUT


def _elides(word: str, following: str) -> bool:
    start = re.match(r"[^\W\d_]+", following)
    form = fold(start[0]) if start else ""
    if form[:1] not in {*"aeiouyh"} or form == "et":
        return False
    return not word[0].isupper() or following[0].isupper()


def word_test(archive: Archive, text: str) -> Test:
    sets = [{w.form} if w.run else archive.inflections(w.form) for w in read_words(text)]
    return lambda view: in_a_row(sets, view)


def start_test(archive: Archive, text: str) -> Test:
    *first, last = read_words(text)
    sets = [archive.inflections(word.form) for word in first]

    def test(view: View) -> bool:
        if f"\0{last.form}" not in view.joined:
            return False
        return in_a_row([*sets, {form for form in view.forms if form.startswith(last.form)}], view)

    return test


def near_test(archive: Archive, text: str, distance: int) -> Test:
    keys = near_keys(read_words(text))
    needed = {form for key in keys for form in key}
    return lambda view: (
        needed <= view.forms and any(are_near(keys, distance, row) for row in view.rows)
    )


TESTS: dict[str, Callable[..., Test]] = {
    "phrase": phrase_test,
    "word": word_test,
    "start": start_test,
    "near": near_test,
}
"""Kind of query → what tells whether an article fits."""


Filters = list[tuple[str, str, bool]]
"""Facet, label, and whether the name is excluded."""


def lift_names(
    archive: Archive, query: tuple[Any, ...], filters: Filters
) -> tuple[tuple[Any, ...], Filters]:
    """The same with the names that stand alone in *query* ticked, or excluded, instead.

    One is alone that need not stand there together with another of its facet.
    """
    named = [(item, read) for item in query[1:] if (read := _read_names(archive, item))]
    ticked = [facet for _, (facet, _, out) in named if not out]
    alone = {
        item: (facet, labels, out)
        for item, (facet, labels, out) in named
        if labels and (out or ticked.count(facet) == 1)
    }
    lifted = [(f, label, out) for f, labels, out in alone.values() for label in sorted(labels)]
    return (
        ("and", *(item for item in query[1:] if item not in alone)),
        [*filters, *(one for one in lifted if one not in filters)],
    )


def _read_names(archive: Archive, item: tuple[Any, ...]) -> tuple[str, set[str], bool] | None:
    """Facet and labels of one name or of several, any of which will do; and whether excluded."""
    out = item[0] == "not"
    inner = item[1] if out else item
    names = inner[1:] if inner[0] == "or" else [inner]
    if any(name[0] != "name" or name[1] != names[0][1] for name in names):
        return None
    return names[0][1], set.union(*(names_meant(archive, *name[1:]) for name in names)), out


def with_filters(query: tuple[Any, ...], filters: Filters) -> tuple[Any, ...]:
    """*query* with names that are ticked, of each facet any of them, and without the excluded."""
    names = {facet: [n for f, n, out in filters if f == facet and not out] for facet, *_ in filters}
    ticked = [
        ("or", *(("name", facet, label, True) for label in labels))
        for facet, labels in names.items()
        if labels
    ]
    excluded = [("not", ("name", facet, label, True)) for facet, label, out in filters if out]
    return ("and", query, *ticked, *excluded)


def count_names(
    archive: Archive, query: tuple[Any, ...], filters: Filters
) -> dict[str, dict[str, int]]:
    """What stands beside each name: facet → label → number of articles.

    Those that have it and answer to the query and all filters but the names ticked in its own
    facet; of a name that is excluded, those that answer to the query and all filters of others.
    """
    counts: dict[str, dict[str, int]] = {}
    for facet, labels in archive.forms.items():
        excluded = {label for f, label, out in filters if f == facet and out}
        ticked = {label for f, label, out in filters if f == facet and not out}
        kept = [one for one in filters if one[0] != facet or one[2]]
        docs = meant(archive, with_filters(query, kept))
        free = meant(archive, with_filters(query, [one for one in filters if one[0] != facet]))
        having = {
            label: {
                n for n, one in enumerate(archive.articles) if label in one.names.get(facet, ())
            }
            for label in labels
        }
        counts[facet] = {
            label: len(having[label] & (free if label in excluded else docs)) for label in labels
        }
        shown = ticked | excluded
        counts[facet] = {label: n for label, n in counts[facet].items() if n or label in shown}
    return {facet: found for facet, found in counts.items() if found}


def in_a_row(asked: list[set[str]], view: View) -> bool:
    if not all(view.forms & one for one in asked):
        return False
    return len(asked) == 1 or any(
        row_at(asked, row, at)
        for row in view.rows
        for at, form in enumerate(row)
        if form in asked[0]
    )


def row_at(asked: list[set[str]], row: list[str], at: int) -> bool:
    return at + len(asked) <= len(row) and all(row[at + n] in one for n, one in enumerate(asked))


def near_keys(asked: list[Word]) -> set[tuple[str, ...]]:
    """The different words, a run of characters in a script without spaces being one."""
    groups: list[list[Word]] = []
    for word in asked:
        if word.run and groups and groups[-1][-1].run == word.run:
            groups[-1].append(word)
        else:
            groups.append([word])
    return {tuple(word.form for word in group) for group in groups}


def are_near(keys: set[tuple[str, ...]], distance: int, row: list[str]) -> bool:
    """Whether one place of each is there, none further off than *distance*."""
    places = [
        [
            at
            for at, form in enumerate(row)
            if form == key[0] and tuple(row[at : at + len(key)]) == key
        ]
        for key in keys
    ]
    return all(places) and any(max(pick) - min(pick) <= distance for pick in product(*places))


def in_range(article: Article, first: str, last: str) -> bool:
    """Whether the article's date may lie between two dates; an undated one never does."""
    if article.start is None or article.end is None:
        return False
    low = day(first, "01", "01") if first else article.end
    high = day(last, "12", "31") if last else article.start
    return article.start <= high and article.end >= low


def day(text: str, month: str, of_month: str) -> int:
    parts = (
        [*text.split("-"), month, of_month][:3]
        if text.count("-") == 0
        else [*text.split("-"), of_month][:3]
    )
    return int("".join(parts))


def names_meant(archive: Archive, facet: str, text: str, quoted: bool) -> set[str]:
    """The labels that *text* means: the whole of one if quoted, preferred forms before others."""
    key = [word.form for word in read_words(text)]
    spelled = {
        label: [[word.form for word in read_words(form)] for form in (label, *others)]
        for label, others in archive.forms.get(facet, {}).items()
    }
    if not quoted:
        return {label for label, forms in spelled.items() if any(_has_row(f, key) for f in forms)}
    preferred = {label for label, forms in spelled.items() if forms[0] == key}
    return preferred or {label for label, forms in spelled.items() if key in forms}


def _has_row(form: list[str], key: list[str]) -> bool:
    return any(form[at : at + len(key)] == key for at in range(len(form) - len(key) + 1))
