"""The paragraphs of an article, each with an address of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count

from fonds.base.locale import Words, load_words
from fonds.base.patterns import late
from fonds.catalogue.queries import Notice
from fonds.html.markup import (
    label_html,
    lang_attributes,
    linked_paragraphs_html,
    paragraphs_html,
)
from fonds.html.surroundings import Surroundings

_PARAGRAPH = late("<p>(.*?)</p>", re.DOTALL)


def passages_html(notice: Notice, around: Surroundings, words: Words) -> str:
    """The source's text below its headline, every paragraph with its link."""
    lang = notice.card.lang
    if around.mentions:
        shown = linked_paragraphs_html(notice.body, lang, _names(notice, around))
    else:
        shown = paragraphs_html(notice.body, lang)
    passages = "\n".join(_number(shown, notice, words))
    return f'<div class="fonds-text" data-source{_language(notice)}>\n{passages}\n</div>\n'


def edited_passages_html(html: str, between: str, notice: Notice, words: Words) -> str:
    """*html*, the title and text of a page edited by hand, in the form of any article's.

    *between*: the HTML that stands between the two.
    """
    title, end, text = html.rpartition("</h1>")
    linked = _number((found[1] for found in _PARAGRAPH.finditer(text)), notice, words)
    passages = _PARAGRAPH.sub(lambda _: next(linked), text.lstrip("\n"))
    return (
        f'{title}{end}\n{between}<div class="fonds-text"{_language(notice)}>\n{passages}\n</div>\n'
    )


def _language(notice: Notice) -> str:
    return lang_attributes(notice.card.lang, notice.card.dir)


def _number(shown: Iterable[str], notice: Notice, words: Words) -> Iterator[str]:
    """Each paragraph with its id and its link.

    The number counts the paragraphs of the source, 0 being its first, which may be its headline:
    so a title that metadata gives or a rule finds later moves no address.
    """
    above = notice.above
    for number, paragraph in zip(count(above), shown, strict=False):
        link = _link(number, number - above + 1, words.lang)
        yield f'<p id="p{number}">{paragraph}{link}</p>'


@lru_cache(maxsize=4096)
def _link(number: int, nth: int, lang: str) -> str:
    """The link to the *nth* paragraph; without text, so that the page's text stays the source's."""
    label = label_html(load_words(lang)("anchor", number=nth))
    return f'<a class="fonds-here" href="#p{number}" aria-label="{label}"></a>'


def _names(notice: Notice, around: Surroundings) -> Iterator[tuple[int, int, str]]:
    """Where names lead from the body: offsets into it, and addresses."""
    above = len(notice.text) - len(notice.body)
    for mention in around.mentions:
        if mention.start >= above:
            yield mention.start - above, mention.end - above, f"{around.up}{mention.record_id}.html"
