"""What the page on the archive states by itself."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.base.dates import date_words
from fonds.base.locale import Words, load_words
from fonds.catalogue.holdings import Holdings
from fonds.config import Archive
from fonds.html.exporting import whole_html
from fonds.html.home import languages, period
from fonds.html.markup import section_html, text_html


def about_html(archive: Archive, held: Holdings, edition: str, day: str, withdrawn: int) -> str:
    """Edition, size, period, languages, beside what mkdocs.yml states, in the order of ISAD(G).

    *day*: that of the edition, "" if it is not known. Then how it was made and what is left out:
    *withdrawn* is how many articles.
    """
    words = load_words(archive.lang)
    files = whole_html("", len(held.cards), words)
    link = f'<a href="data/index.html">{text_html(words.strings["data"]["link"])}</a>'
    data = f'<p class="fonds-more">{link}</p>\n'
    rows = [*_describe(archive, held, edition, day, words)]
    rows += _tell_use(archive, edition, day, words)
    shown = "".join(
        f"<dt>{text_html(words(key))}</dt><dd>{text_html(value)}</dd>\n"
        for key, value in rows
        if value
    )
    lines = _tell_method(archive, withdrawn, words)
    method = "".join(f"<p>{text_html(line)}</p>\n" for line in lines)
    section = section_html("method", words("about_method"), method)
    return f'<dl class="fonds-facts">\n{shown}</dl>\n{files}{data}{section}'


def _describe(
    archive: Archive, held: Holdings, edition: str, day: str, words: Words
) -> Iterator[tuple[str, str]]:
    stated = archive.description
    yield "about_reference", stated.reference
    yield "about_edition", edition
    yield "about_day", date_words(day, words) if day else ""
    yield "about_period", stated.dates or period(held.cards, words)
    yield "about_articles", words.number(len(held.cards))
    yield "about_extent", stated.extent
    yield "about_creator", stated.creator
    yield "about_history", stated.history
    yield "about_scope", stated.scope
    yield "about_access", stated.access
    yield "about_languages", words.joined(languages(held.cards, words))
    yield "about_repository", stated.repository
    yield "about_contact", stated.contact


def _tell_use(archive: Archive, edition: str, day: str, words: Words) -> Iterator[tuple[str, str]]:
    """Who owns the texts, and how the whole is cited."""
    yield "about_rights", archive.rights
    dated = f", {date_words(day, words)}" if day else ""
    named = words.strings["bundle"]["edition"].format(edition=edition)
    where = f". {archive.site_url}" if archive.site_url else ""
    yield "about_cite", f"{archive.name}, {named}{dated}{where}"


def _tell_method(archive: Archive, withdrawn: int, words: Words) -> Iterator[str]:
    """How titles, dates and names were found, how often that is right, and what is not shown."""
    yield words("about_method_read")
    if archive.names != "none":
        yield words("about_method_names")
    if withdrawn:
        yield words("about_withdrawn", withdrawn)
    if not archive.publish_source:
        yield words("about_no_sources")
    if not archive.publish_path:
        yield words("about_no_paths")
