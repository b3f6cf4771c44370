"""An article's Markdown page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fonds.base.kinds import CURATED
from fonds.catalogue.queries import Notice, Record
from fonds.config import Archive
from fonds.pages.escape import escape_heading, escape_paragraphs, quote_yaml
from fonds.pages.ownership import sign_page


def write_article(notice: Notice, tags: list[Record], archive: Archive) -> str:
    """The page of *notice*: front matter, title, and every character of the source's text but the
    marks of a headline that is one in Markdown already."""
    title = escape_heading(notice.card.title)
    if notice.card.supplied:
        title = rf"\[{title}\]"
    above, below = map(_split, (notice.credits, notice.body))
    blocks = [*escape_paragraphs(above), f"# {title} {{#t}}", *escape_paragraphs(below)]
    return sign_page("".join(_front_matter(notice, tags, archive)), "\n\n".join(blocks) + "\n")


def _split(text: str) -> list[str]:
    return text.split("\n\n") if text else []


def _front_matter(notice: Notice, tags: list[Record], archive: Archive) -> Iterator[str]:
    card = notice.card
    yield f"title: {quote_yaml(card.title)}\n"
    yield f"title_supplied: {'true' if card.supplied else 'false'}\n"
    if card.date:
        yield f"date: {quote_yaml(card.date)}\n"
        if notice.date_from in ("line", "name"):
            yield f"date_from: {notice.date_from}\n"
    yield f"lang: {quote_yaml(card.lang)}\n"
    for key, value in (
        ("publication", notice.publication or archive.publication),
        ("url", notice.url),
        ("rights", notice.rights or archive.rights),
        ("modified", notice.modified),
    ):
        if value:
            yield f"{key}: {quote_yaml(value)}\n"
    yield from _list("creator", notice.creator)
    for kind in CURATED:
        yield from _list(kind.folder, (tag.label for tag in tags if tag.kind == kind.name))
    yield from _mapping(
        "metadata", ((quote_yaml(name), quote_yaml(value)) for name, value in notice.extra)
    )
    yield from _mapping("source", _source(notice, archive))


def _source(notice: Notice, archive: Archive) -> Iterator[tuple[str, str]]:
    if archive.publish_path:
        yield "path", quote_yaml(notice.path)
    yield "sha256", quote_yaml(notice.sha256)
    yield "bytes", str(notice.bytes)
    if notice.encoding:
        yield "encoding", quote_yaml(notice.encoding)
    if notice.reader:
        yield "reader", quote_yaml(notice.reader)
        yield "text_sha256", quote_yaml(notice.extract_sha256)


def _list(key: str, values: Iterable[str]) -> Iterator[str]:
    items = ", ".join(map(quote_yaml, values))
    if items:
        yield f"{key}: [{items}]\n"


def _mapping(key: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """*pairs* of a name and a value, both YAML already."""
    items = ", ".join(f"{name}: {value}" for name, value in pairs)
    if items:
        yield f"{key}: {{{items}}}\n"
