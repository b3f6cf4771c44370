"""The text of HTML by the standard library alone: what a reader would see, block by block."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from fonds.base.chars import WHITE, strip_white

_BLOCKS = frozenset(
    """address article aside blockquote body br center dd div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tr
    ul""".split()  # noqa: SIM905 - a list of 40 strings is longer to read
)
"""Elements that begin a line of their own (HTML Living Standard, 15.3)."""
_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "object", "iframe", "svg"})
_SPACE = re.compile(f"[{WHITE}]+")
_LINES = re.compile(r"\n{2,}")


def html_text(html: str) -> str:
    """What *html* shows, an empty line between its blocks; white space as HTML folds it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.blocks.join()


class Blocks:
    """Collects what elements show as they begin and end, each block after an empty line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._unseen = ""  # the element that hides what is in it
        self._depth = 0  # how many of that name are open

    def begin(self, tag: str) -> None:
        """Part the blocks; leave out what is not shown."""
        if self._unseen:
            self._depth += tag == self._unseen
        elif tag in _UNSEEN:
            self._unseen, self._depth = tag, 1
        elif tag in _BLOCKS:
            self._part("\n" if tag == "br" else "\n\n")
        elif tag in ("td", "th") and not self._begins():
            self._parts.append(" ")

    def end(self, tag: str) -> None:
        """Part the blocks; show again what follows a hidden element."""
        if self._unseen:
            self._depth -= tag == self._unseen
            self._unseen = self._unseen if self._depth else ""
        elif tag in _BLOCKS:
            self._part("\n\n")

    def add(self, text: str) -> None:
        """Text, its white space folded."""
        if not self._unseen:
            text = _SPACE.sub(" ", text)
            self._parts.append(text.lstrip(" ") if self._begins() else text)

    def join(self) -> str:
        """All that was collected."""
        return strip_white(_LINES.sub("\n\n", "".join(self._parts)))

    def _begins(self) -> bool:
        """Whether a line begins here."""
        return not self._parts or self._parts[-1].endswith("\n")

    def _part(self, gap: str) -> None:
        if self._parts:
            self._parts[-1] = self._parts[-1].rstrip(" ")
        self._parts.append(gap)


class _Reader(HTMLParser):
    """Tells what begins and ends in a text of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = Blocks()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.blocks.begin(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:  # an element without content hides nothing
            self.blocks.begin(tag)

    def handle_endtag(self, tag: str) -> None:
        self.blocks.end(tag)

    def handle_data(self, data: str) -> None:
        self.blocks.add(data)
