"""What the home page says of the archive, below its hand-written words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from fonds.base.dates import period_words
from fonds.base.kinds import KINDS, Kind
from fonds.base.locale import Words
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.queries import Card, Record
from fonds.html.listing import Coins, lines_html
from fonds.html.markup import section_html, text_html, word_html
from fonds.html.timeline import timeline_svg
from fonds.names.text.listed import is_press
from fonds.pages.index import Item

LATEST = 6
"""How many of the latest articles the home page shows."""
MOST = 8
"""How many of the most often named records of a kind it shows."""
LEAST = 12
"""From this many articles on there is a link to a random one; fewer are seen at a glance."""
CHUNK = 500
"""How many addresses each file holds from which the browser chooses the random article."""


def home_html(held: Holdings, words: Words, find_list: Callable[[Card], str], coins: Coins) -> str:
    """Figures, timeline, latest articles and ways in; light, however large the archive is."""
    return "".join(
        (
            _figures(held, words),
            timeline_svg(held.cards, words, find_list=find_list),
            _latest(held, words, coins),
            _browse(held, words),
        )
    )


def period(cards: list[Card], words: Words) -> str:
    """From when to when the articles run; empty if none has a date."""
    dated = [card for card in cards if card.date]
    return period_words(dated[0].date, dated[-1].date, words) if dated else ""


def languages(cards: list[Card], words: Words) -> list[str]:
    """The names of the languages, the most frequent first."""
    counts = Counter(card.lang for card in cards if card.lang != "und")
    ordered = sorted(counts, key=lambda lang: (-counts[lang], lang))
    return [words.language(lang) for lang in ordered]


def _figures(held: Holdings, words: Words) -> str:
    named = languages(held.cards, words)
    parts = [words("articles", len(held.cards)), period(held.cards, words)]
    parts.append(words.joined(named) if len(named) <= 3 else words("home_languages", len(named)))
    shown = "".join(f"<li>{text_html(part)}</li>" for part in parts if part)
    return f'<ul class="fonds-figures">{shown}</ul>\n'


def _latest(held: Holdings, words: Words, coins: Coins) -> str:
    if not held.cards:
        return f"<p>{word_html('index_empty', words.lang)}</p>\n"
    dated = [card for card in held.cards if card.date]
    shown = reversed(dated[-LATEST:]) if dated else held.cards[:LATEST]
    lines = lines_html(shown, "", words, coins=coins)
    way = "home_all_time" if dated else "home_all_articles"
    link = f'<a href="time/index.html">{word_html(way, words.lang)}</a>'
    more = f'<p class="fonds-more">{link}{_chance(held, words)}</p>\n'
    heading = words("home_latest" if dated else "list_articles")
    return section_html("latest", heading, lines + more)


def _chance(held: Holdings, words: Words) -> str:
    """A link to a random article: the reader's browser chooses, each with the same probability."""
    if len(held.cards) < LEAST:
        return ""
    return (
        f' <a class="fonds-chance fonds-live" href="time/index.html" data-of="{len(held.cards)}"'
        f' data-chunk="{CHUNK}">{word_html("home_chance", words.lang)}</a>'
    )


def chance_file(number: int) -> str:
    """The file of the addresses from ``number * CHUNK`` on."""
    return f"assets/fonds/chance/{number}.js"


def _browse(held: Holdings, words: Words) -> str:
    """For each kind its most frequent records, and the way to all of them."""
    blocks = [
        _most(kind, records, held, words) for kind in KINDS if (records := held.of_kind(kind.name))
    ]
    if not blocks:
        return ""
    fitting = next((n for n in (4, 3) if len(blocks) % n in (0, n - 1)), 2)
    columns = (
        f'<div class="fonds-columns" style="--columns:{min(fitting, len(blocks))}">\n'
        f"{''.join(blocks)}</div>\n"
    )
    return section_html("browse", words("home_browse"), columns)


def _most(kind: Kind, records: list[Record], held: Holdings, words: Words) -> str:
    """The records of one kind that most articles bear, and the way to all of them."""
    address = f"{kind.folder}/index.html"
    ordered = sorted(records, key=lambda r: (_is_source(r), -len(held.tagged[r.id]), r.id))
    items = [Item(r.page, r.label, count=len(held.tagged[r.id]), unit="") for r in ordered[:MOST]]
    more = ""
    if len(records) > MOST:
        label = text_html(f"{words('see_all')} ({words.number(len(records))})")
        more = f'<p class="fonds-more"><a href="{address}">{label}</a></p>'
    heading = f'<h3><a href="{address}">{text_html(words(kind.folder))}</a></h3>'
    return f"<div>{heading}\n{lines_html(items, '', words)}{more}</div>\n"


def _is_source(record: Record) -> bool:
    """Whether articles mostly name *record* as where something was said: it is shown last."""
    return record.kind == "organisation" and is_press(record.label)
