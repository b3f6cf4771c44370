"""What a published site answers to a query: articles in their order, and what was understood."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path

from fonds.base.errors import UsageError
from fonds.base.locale import Words
from fonds.base.speech import tell
from fonds.search.answering.contents import Index, StaleError, is_index, last_up_to, open_index
from fonds.search.answering.describing import describe_notes, describe_query
from fonds.search.answering.evaluation import evaluate_query
from fonds.search.answering.offered import Offer
from fonds.search.answering.offering import find_offers
from fonds.search.answering.passages import Part, cut_passage
from fonds.search.answering.query import parse_query
from fonds.search.answering.ranking import sort_docs
from fonds.search.interface import scripts_version

_BELOW = ("search", "site/search", "data/site/search")
"""Where the index is: in a site, an unpacked bundle, a handover."""
_SUPPLIED, _RIGHT_TO_LEFT = 1, 2  # flags of a card
_ATTEMPTS = 2  # an index may be replaced while it is read
_OTHER_SCRIPTS = tell(
    "The site was made by another version of fonds; its own page may answer otherwise."
)
_MALFORMED = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError,
              StopIteration, RuntimeError)  # fmt: skip
"""Exceptions of reading what no build writes."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, as its card has it."""

    id: str
    address: str  # from the site's root
    title: str
    supplied: bool  # whether the title was made from the text
    date: str  # EDTF; may be empty
    date_words: str  # in the site's language, where it is more than a day, month or year
    lang: str
    dir: str  # "ltr" or "rtl"
    passage: tuple[Part, ...] = ()  # the best of its text, if that was asked for

    @property
    def shown_title(self) -> str:
        """The title, in square brackets if it is supplied."""
        return f"[{self.title}]" if self.supplied else self.title


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answers."""

    total: int  # articles that were found
    hits: list[Hit]  # the first of them
    understood: str  # the query as it was read; empty: it asks for nothing
    notes: list[str]  # what the person should know of words that were not found
    offers: list[Offer] = field(default_factory=list)  # other queries, if they were asked for


def find_index(site: Path) -> Path:
    """The folder of the index of *site*: a built site, an unpacked bundle, or a handover."""
    for folder in (site, *(site / below for below in _BELOW)):
        if is_index(folder):
            return folder
    if site.is_file():
        raise UsageError(tell("{site} is a file; unpack it and name the folder", site=site))
    if not site.is_dir():
        raise UsageError(
            tell("{site} is no folder; run “fonds build” first, or name a built site", site=site)
        )
    raise UsageError(
        tell(
            "{site} has no search index; run “fonds build” first, or name a site that has one",
            site=site,
        )
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of an answer is asked for."""

    sort: str  # order of the articles
    limit: int  # how many of them
    passages: bool = False  # whether with the best passage of each
    offers: bool = False  # whether with other queries that may be meant


def search_site(site: Path, query: str, wanted: Wanted, words: Words) -> Answer:
    """What *query* finds in *site*.

    *words*: of the search, in the language in which to say what was understood. Raises UsageError
    where there is no index that can be read.
    """
    folder = find_index(site)
    for attempt in range(_ATTEMPTS):
        try:
            return answer(open_index(folder), query, wanted, words)
        except (StaleError, *_MALFORMED) as error:
            reason = (
                error
                if isinstance(error, StaleError)
                else tell("{folder} is damaged", folder=folder)
            )
            if attempt + 1 == _ATTEMPTS:
                raise UsageError(tell("{reason}; build the site again", reason=reason)) from error
    raise AssertionError


def answer(index: Index, query: str, wanted: Wanted, words: Words) -> Answer:
    """The same of an open index."""
    parsed = parse_query(query)
    match, notes, terms = evaluate_query(index, parsed.tree, parsed.faults)
    docs = sort_docs(index, match, wanted.sort, wanted.limit)
    hits = [_read_card(index, doc) for doc in docs]
    if wanted.passages:
        hits = [
            replace(hit, passage=tuple(cut_passage(_read_text(index, doc), terms)))
            for hit, doc in zip(hits, docs, strict=True)
        ]
    total = len(match.docs)
    said = describe_notes(notes, total, words)
    if index.scripts not in map(scripts_version, _list_langs()):
        said.append(_OTHER_SCRIPTS)
    offers = find_offers(index, query, total) if wanted.offers else []
    return Answer(total, hits, describe_query(parsed.tree, words), said, offers)


@cache
def _list_langs() -> tuple[str, ...]:
    """The languages that the scripts of the search may speak, which are part of their version."""
    files = (resources.files("fonds.search") / "locales").iterdir()
    return tuple(file.name.removesuffix(".yml") for file in files)


def _read_text(index: Index, doc: int) -> list[str]:
    """The paragraphs of an article, without its title."""
    numbers = index.family("t").numbers
    chunk = last_up_to(numbers, doc)
    text: str = index.chunk("t", chunk)[doc - numbers[chunk]]
    return text.partition("\n")[2].split("\n\n")


def _read_card(index: Index, doc: int) -> Hit:
    chunk, row = divmod(doc, index.contents.cards)
    title, path, date, lang, flags, *in_words = index.chunk("c", chunk)[row]
    return Hit(
        id=path.rpartition("/")[2],
        address=f"articles/{path}{index.contents.suffix}",
        title=title,
        supplied=bool(flags & _SUPPLIED),
        date=date,
        date_words=in_words[0] if in_words else "",
        lang=lang,
        dir="rtl" if flags & _RIGHT_TO_LEFT else "ltr",
    )
