"""A small archive as one page of HTML, to send by mail: it asks nobody, and opens from any disk.

All text is escaped; the one script searches, and without it the page is read as it is. The last
line has the SHA-256 of all above it, by which ``fonds verify`` proves that nothing changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib import resources
from itertools import groupby

from fonds.base.dates import date_words
from fonds.base.errors import UsageError
from fonds.base.kinds import KINDS
from fonds.base.locale import Words
from fonds.base.speech import tell
from fonds.bundle.online.policy import collect_inline, write_policy
from fonds.catalogue.queries import Card, Notice, Record, read_notices
from fonds.exchange.collection import Collection
from fonds.html.markup import lang_attributes, paragraphs_html, text_html, title_html
from fonds.html.standalone import document_html
from fonds.search.interface import load_search_words

MOST = 200
"""Articles of the largest archive that is one page: more are read in a zip."""
SEAL = "<!-- fonds sha256 "
"""How the last line begins."""

_ROOT = 'lang="{lang}" dir="{dir}"'
_HEAD = """\
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
{style}
"""
_BODY = """\
<body>
<header>
<h1 dir="auto">{title}</h1>
{about}
<form role="search" hidden>
<label for="q">{search}</label>
<input id="q" type="search" autocomplete="off" spellcheck="false">
<output data-lang="{lang}" data-none="{none}" data-one="{one}" data-other="{other}"></output>
</form>
</header>
<nav>
{contents}
</nav>
<main>
{articles}
</main>
{script}
</body>
"""


def write_page(collection: Collection) -> bytes:
    """The whole archive as one page.

    Raises UsageError if it has more articles than such a page is good for.
    """
    count = len(collection.held.cards)
    if count > MOST:
        raise UsageError(
            tell(
                "{n} articles are too many for one page ({most} at most): --zip",
                n=count,
                most=MOST,
            )
        )
    values = _fill(collection)
    page = document_html(*(part.format(**values) for part in (_ROOT, _HEAD, _BODY)))
    return seal(page).encode("utf-8", "surrogatepass")


def seal(page: str) -> str:
    """*page* with the checksum of it as its last line."""
    return f"{page}{SEAL}{sha256(page.encode('utf-8', 'surrogatepass')).hexdigest()} -->\n"


def _fill(collection: Collection) -> dict[str, str]:
    archive, words = collection.archive, collection.words
    found = load_search_words(archive.lang).strings
    style, script = (f"<{tag}>\n{_read(name)}</{tag}>" for tag, name in _PARTS)
    forms = found["found"]
    inline = collect_inline([style.encode(), script.encode()])
    values = {
        "lang": words.lang,
        "dir": "rtl" if words.locale.character_order == "right-to-left" else "ltr",
        "title": archive.name,
        "search": found["label"],
        "none": found["found_none"],
        "one": forms.get("one", forms["other"]),
        "other": forms["other"],
        "policy": write_policy(inline).replace("; frame-ancestors 'self'", ""),  # of headers alone
    }
    return {key: text_html(value) for key, value in values.items()} | {
        "style": style,
        "script": script,
        "about": "\n".join(_state(collection)),
        "contents": "\n".join((*_list_dates(collection), *_list_names(collection))),
        "articles": "\n".join(_write_articles(collection)),
    }


_PARTS = (("style", "one_page.css"), ("script", "one_page.js"))


def _read(name: str) -> str:
    return (resources.files("fonds.bundle") / name).read_text("utf-8")


def _state(collection: Collection) -> Iterator[str]:
    """What the whole is: paragraphs below its name."""
    archive, words = collection.archive, collection.words
    edition = words.strings["bundle"]["edition"].format(edition=collection.edition)
    count = words("articles", len(collection.held.cards))
    stated = (archive.summary, f"{count}. {edition}", archive.rights, archive.description.contact)
    return (f'<p dir="auto">{text_html(text)}</p>' for text in stated if text)


def _list_dates(collection: Collection) -> Iterator[str]:
    """Every article by its year."""
    for year, cards in groupby(collection.held.cards, key=lambda card: card.year):
        label = collection.words("undated") if year is None else str(year)
        yield _details(label, (f"<li>{_link(card)}</li>" for card in cards))


def _list_names(collection: Collection) -> Iterator[str]:
    """Every name with the articles that have it."""
    held, words = collection.held, collection.words
    for kind in KINDS:
        if records := held.of_kind(kind.name):
            lines = (_list_record(record, held.articles(record)) for record in records)
            yield _details(words(kind.folder), lines)


def _list_record(record: Record, cards: Iterable[Card]) -> str:
    links = "; ".join(map(_link, cards))
    return f"<li><b><bdi>{text_html(record.label)}</bdi></b>: {links}</li>"


def _details(label: str, lines: Iterable[str]) -> str:
    items = "\n".join(lines)
    return f"<details>\n<summary>{text_html(label)}</summary>\n<ul>\n{items}\n</ul>\n</details>"


def _link(card: Card) -> str:
    shown = title_html(card.title, card.supplied, card.lang)
    return f'<a href="#a-{text_html(card.id)}"{lang_attributes(card.lang, card.dir)}>{shown}</a>'


def _write_articles(collection: Collection) -> Iterator[str]:
    cards = collection.held.cards
    notices = read_notices(collection.catalogue, cards)
    for card in cards:
        yield _write_article(notices[card.id], collection)


def _write_article(notice: Notice, collection: Collection) -> str:
    card, words, archive = notice.card, collection.words, collection.archive
    date = date_words(card.date, words) if card.date else words("undated")
    known = (date, notice.publication or archive.publication, ", ".join(notice.creator))
    stated = " · ".join(text_html(text) for text in known if text)
    text = "\n".join(f"<p>{it}</p>" for it in paragraphs_html(notice.body, card.lang))
    names = ", ".join(f"<bdi>{text_html(tag.label)}</bdi>" for tag in collection.held.tags[card.id])
    return (
        f'<article id="a-{text_html(card.id)}">\n'
        f"<h2{lang_attributes(card.lang, card.dir)}>"
        f"{title_html(card.title, card.supplied, card.lang)}</h2>\n<p>{stated}</p>\n"
        f"<div{lang_attributes(card.lang, card.dir)}>\n{text}\n</div>\n"
        f"<footer>\n{_tell_origin(notice, words, archive.publish_path)}"
        f"{f'<p>{names}</p>' if names else ''}\n</footer>\n</article>"
    )


def _tell_origin(notice: Notice, words: Words, publish_path: bool) -> str:
    """The source and its checksum, as an article's page states them."""
    path = f"{text_html(notice.path)}, " if publish_path else ""
    rights = f"<p>{text_html(notice.rights)}</p>\n" if notice.rights else ""
    label = text_html(words("field_path"))
    return f"{rights}<p>{label}: {path}SHA-256 <code>{notice.sha256}</code></p>\n"
