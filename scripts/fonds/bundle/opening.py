"""What a bundle has beside the site: the page that opens the archive, and a readme."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib import resources

from fonds.base.slugs import slugify
from fonds.html.standalone import document_html

STYLESHEET = "site/assets/fonds/open.css"
"""Where the bundle holds the stylesheet whose presence proves that everything is unpacked."""

ENTRANCE = "site/index.html"

BROWSERS = ("Chromium 156",)
"""The browsers that the offline pages are tested with."""

MAX_NAME = 40
"""Longest slug of the site's name in a bundle's name: every path in the bundle begins with it."""

_HEAD = """\
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.2rem/1.6 Georgia, serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem }}
h1 {{ font-size: 1.6em; line-height: 1.25; text-wrap: balance }}
</style>
<link rel="stylesheet" href="{stylesheet}" onload="location.replace('{entrance}')">
"""
_BODY = """\
<body>
<main>
<h1 dir="auto">{title}</h1>
<p>{edition}</p>
<div class="unpack">
<p><strong>{unpack}</strong></p>
<p>{unpack_how}</p>
</div>
<p class="enter" hidden><a href="{entrance}">{enter}</a></p>
</main>
</body>
"""


@dataclass(frozen=True, slots=True)
class OpeningWords:
    """The words of the opening in one language: the key ``bundle`` of a locale file."""

    page: str  # file name of the opening page: "OUVRIR.html"
    readme: str  # file name of the readme: "LISEZMOI.txt"
    edition: str  # "Édition {edition}"
    unpack: str  # the warning to a reader who opened the page inside the zip
    unpack_how: str  # what to do then; {page} is the page's file name
    enter: str  # text of the link into the archive
    readme_text: str  # {title} {edition} {articles} {page} {browsers} {sources}
    sources: str  # the readme's paragraph on the sources, where they are published
    sources_packed: str  # the same where they are packed


@dataclass(frozen=True, slots=True)
class Opening:
    """What the opening of one bundle says."""

    lang: str  # BCP 47 tag of the words
    title: str  # name of the archive, as plain text
    edition: str  # which edition of it this is: "2026"
    articles: str  # number of its articles, as the language writes numbers
    words: OpeningWords  # the words, in that language
    sources: bool = True  # whether the sources' bytes lie beside the pages
    packed: bool = False  # whether those of one folder are one file
    browsers: tuple[str, ...] = BROWSERS  # what it was tested with

    @property
    def edition_line(self) -> str:
        """The edition, as a line of text."""
        return self.words.edition.format(edition=self.edition)


def bundle_name(site_name: str, edition: str) -> str:
    """The name of a bundle and of the folder in it: ``le-fonds-2026``, ASCII, lower case.

    A name without a Latin letter or digit becomes ``archive``.
    """
    slug = slugify(site_name).lower()[:MAX_NAME].strip("-_")
    return "-".join(filter(None, (slug or "archive", slugify(edition).lower()[:MAX_NAME])))


def make_opening(opening: Opening) -> dict[str, bytes]:
    """The files that a bundle adds to the site: path in the bundle's folder → content."""
    style = resources.files("fonds.bundle").joinpath("open.css").read_bytes()
    return {
        opening.words.page: render_page(opening).encode(),
        # Windows' editor knows UTF-8 by its byte order mark, and long knew no line end but CR LF.
        opening.words.readme: render_readme(opening).replace("\n", "\r\n").encode("utf-8-sig"),
        STYLESHEET: style,
    }


def render_page(opening: Opening) -> str:
    """The page that goes on to the archive, or warns where it lies alone.

    Windows shows a zip as a folder, and a page opened there is unpacked without its neighbours.
    So the warning is what the page itself shows, and the stylesheet, where it is found, hides the
    warning, shows the link for browsers without JavaScript, and its load event opens the archive.
    """
    words = opening.words
    values = {
        "title": opening.title,
        "edition": opening.edition_line,
        "unpack": words.unpack,
        "unpack_how": words.unpack_how.format(page=words.page),
        "enter": words.enter,
    }
    safe = {key: escape(value) for key, value in values.items()}
    head, body = (
        part.format(**safe, stylesheet=STYLESHEET, entrance=ENTRANCE) for part in (_HEAD, _BODY)
    )
    return document_html(f'lang="{escape(opening.lang)}"', head, body)


def render_readme(opening: Opening) -> str:
    """The readme that says what the bundle is and how to open it; "\\n" ends its lines."""
    words = opening.words
    return (
        words.readme_text.format(
            title=opening.title,
            edition=opening.edition_line,
            articles=opening.articles,
            page=words.page,
            browsers=", ".join(opening.browsers),
            sources=_tell_sources(opening),
        ).rstrip()
        + "\n"
    )


def _tell_sources(opening: Opening) -> str:
    if not opening.sources:
        return ""
    return opening.words.sources_packed if opening.packed else opening.words.sources
