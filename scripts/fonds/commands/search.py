"""``fonds search``: what a published site answers to a query, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from fonds.base.cells import guard
from fonds.base.chars import fold_white, show_controls
from fonds.base.errors import UsageError
from fonds.base.speech import ENGLISH, joined, tell
from fonds.search.answering.answer import Answer, Hit, Wanted, search_site
from fonds.search.answering.offered import Offer
from fonds.search.interface import load_search_words
from fonds.terminal.tongue import spoken_language

_LONGEST = 60  # characters of a query in a message


def search_archive(config_file: Path, site: Path | None, query: str, wanted: Wanted) -> Answer:
    """The answer of *site*, else of the site of *config_file*.

    Raises UsageError if *query* asks for nothing.
    """
    if not fold_white(query):
        raise UsageError(tell("the query is empty; write what to search for"))
    answer = search_site(
        site or _find_site(config_file), query, wanted, load_search_words(spoken_language())
    )
    if not answer.understood:
        reason = joined(answer.notes, " ") or tell("it has no word, name or date to search for")
        asked = (tell(" Did you mean “{query}”?", query=offer.query) for offer in answer.offers)
        raise UsageError(
            tell(
                "“{query}” asks for nothing: {reason}",
                query=_shorten(fold_white(query)),
                reason=joined([reason, *asked], ""),
            )
        )
    return answer


def _find_site(config_file: Path) -> Path:
    from fonds.commands.site import describe_site  # with MkDocs, which takes half a second

    return describe_site(config_file).site


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def head_lines(answer: Answer) -> list[str]:
    """How many articles there are, how the query was understood, and what to know of it."""
    say = load_search_words(spoken_language())
    total = say("found", answer.total) if answer.total else say("found_none")
    shown = len(answer.hits)
    first = tell("; the first {shown}:", shown=shown) if 0 < shown < answer.total else ""
    found = joined([total, first], "")
    return [found, answer.understood, *answer.notes, *offer_lines(answer)]


def offer_lines(answer: Answer) -> list[str]:
    """Other queries that may be meant, and what finds more without a word that stops the search."""
    less = [offer for offer in answer.offers if offer.kind == "less"]
    meant = [offer for offer in answer.offers if offer.kind != "less"]
    say = load_search_words(spoken_language())
    head = [say("offers_meant")] if meant else []
    stop = [say("offers_less", len(less))] if less else []
    return [*head, *map(_offer_line, meant), *stop, *map(_offer_line, less)]


def _offer_line(offer: Offer) -> str:
    say = load_search_words(spoken_language())
    words = ", ".join(say("quoted", text=word) for word in offer.words)
    without = tell("{words}; without: ", words=words) if words else ""
    return tell(
        "    {without}{query} ({found})",
        without=without,
        query=fold_white(show_controls(offer.query)),
        found=say("found", offer.count),
    )


def hit_line(hit: Hit) -> str:
    """One result: its date, title and address."""
    date = hit.date or load_search_words(spoken_language())("no_date").lower()
    return f"{date} · {fold_white(show_controls(hit.shown_title))} — {hit.address}"


def passage_line(hit: Hit) -> str:
    """The best passage of a result, what is searched for in brackets; empty if there is none."""
    text = "".join(f"[{part.text}]" if part.marked else part.text for part in hit.passage)
    return f"    {fold_white(show_controls(text))}" if text else ""


def table_rows(answer: Answer) -> Iterator[list[str]]:
    """The results as cells of a table, as the site's page saves them; none is a formula."""
    yield load_search_words(ENGLISH).strings["table_columns"]
    for hit in answer.hits:
        cells = (hit.id, hit.title, "1" * hit.supplied, hit.date, hit.lang, hit.address)
        yield [guard(show_controls(cell)) for cell in cells]


def summarise(query: str, answer: Answer) -> dict[str, object]:
    """*answer* for a program that reads."""
    return {
        "query": query,
        "total": answer.total,
        "understood": answer.understood,
        "notes": answer.notes,
        "offers": [asdict(offer) for offer in answer.offers],
        "results": [asdict(hit) for hit in answer.hits],
    }
