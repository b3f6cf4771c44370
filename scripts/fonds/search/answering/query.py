"""The query language: text → tree, by the words of grammar.yml, as query.js parses it.

::

    query = { group }                              all of them
    group = item { OR item }                       one of them at least
    item  = [ "-" | NOT ] ( "(" query ")" | field ":" operand | operand )
    operand = phrase [ "~" number ] | word [ "*" ]
"""

from __future__ import annotations

from fonds.search.analysis import is_unspaced, join_parts, name_words, query_runs
from fonds.search.answering import nodes
from fonds.search.answering.elisions import ends_elided, join_elided
from fonds.search.answering.nodes import Asked, Node, Parsed, Span
from fonds.search.answering.notices import DEEPEST, MOST_ASKED, Change, Noticing
from fonds.search.answering.scanner import (
    BAR,
    CLOSING,
    DISTANCE,
    MINUS,
    SPACES,
    trim_signs,
)
from fonds.search.answering.typed_dates import read_range

_MOST_DISTANT = 99
_MOST_READ = 10000  # characters of a query


def parse_query(text: str) -> Parsed:
    """*text* as it is read; its tree's size is bounded."""
    parser = _Parser(join_parts(text[:_MOST_READ]))
    if len(text) > _MOST_READ:
        parser.add_fault("long")
    return parser.parse()


class _Parser(Noticing):
    """One query that is being read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.left = MOST_ASKED
        self.depth = 0
        """How many parentheses are open."""
        self.ignored = 0
        """How many of those are too deep to count."""

    def parse(self) -> Parsed:
        items: list[Node] = []
        while not self.ended:
            items += self.read_groups().items
            self.skip(")")  # one too many is ignored
        if not items and self.is_of_signs():
            items.append(nodes.Nothing())
        self.end_notes()
        return Parsed(nodes.All(items), self.faults, self.ideas, self.text)

    def read_groups(self) -> nodes.All:
        """Groups up to a closing parenthesis or the end."""
        items: list[Node] = []
        joins = False
        while True:
            self.take(SPACES)
            if self.ended:
                break
            if self.peek() == ")":
                if not self.ignored:
                    break
                self.ignored -= 1
                self.at += 1
            elif self.take_operator("or") or self.take(BAR):
                joins = bool(items)
            elif self.take_operator("and"):
                continue
            elif item := self.read_placed(follows=bool(items) and not joins):
                items.append(_join(items.pop(), item) if joins else item)
                joins = False
        return nodes.All(items)

    def read_placed(self, follows: bool) -> Node | None:
        """An item that knows where it stands; if it *follows* another, it may be a small OR."""
        start = self.at
        item = self.read_item()
        if item:
            item.whole = Span(start, self.at)
            if follows:
                self.note_or(item)
        return item

    def read_item(self) -> Node | None:
        negations = 0
        while self.take(MINUS) or self.take_operator("not"):
            negations += 1
            self.take(SPACES)
        if self.ended or self.peek() == ")":
            return None
        item = self.read_positive(negations > 0)
        return _negate(item, negations) if item and negations else item

    def read_positive(self, negated: bool) -> Node | None:
        if self.skip("("):
            return self.read_parentheses()
        field = self.take_field()
        if field:
            return self.read_field(field)
        unknown = self.find_unknown_field()
        if unknown:
            self.note_field(unknown)
        if not negated:
            self.note_date()
        return self.read_operand(negated)

    def read_parentheses(self) -> Node | None:
        if self.depth == DEEPEST:
            self.ignored += 1
            self.add_fault("deep")
            return None
        self.depth += 1
        group = self.read_groups()
        self.depth -= 1
        self.skip(")")
        return group.items[0] if len(group.items) == 1 else group if group.items else None

    def read_field(self, field: str) -> Node | None:
        if field == "title":
            operand = self.read_operand(False)
            if operand:
                operand.in_title = True
            return operand
        if field == "date":
            return self.read_date()
        start, phrase = self.at, self.take_phrase()
        text = self.take_chunk() if phrase is None else phrase
        if not name_words(text) or not self.spend():
            return None
        star = phrase is None and text.endswith("*")
        return nodes.Named(field, text, phrase is not None, star, span=Span(start, self.at))

    def read_date(self) -> Node | None:
        """A range of dates; what is none finds nothing, and that is said."""
        start, phrase = self.at, None
        found = None if self.peek() in CLOSING else read_range(self.text, start)
        if found:
            self.at = found.end
        else:
            phrase = self.take_phrase()
            quoted = (phrase or "").strip()
            typed = read_range(quoted, 0)
            found = typed if typed and typed.end == len(quoted) else None
        text = self.text[start : self.at] if phrase is None else phrase
        if not found and phrase is None:
            text = self.take_chunk()
        if found and not found.fault:
            return nodes.Dated(*found.isos()) if self.spend() else None
        if not text:
            return None
        self.add_fault(f"date_{found.fault}" if found else "date", text)
        if found and found.fault == "reversed":
            self.add_idea("date", [Change(start, self.at, "..".join(reversed(found.isos())))])
        return nodes.Nothing()

    def read_operand(self, negated: bool) -> nodes.Word | nodes.Phrase | nodes.Near | None:
        start, phrase = self.at, self.take_phrase()
        if phrase is not None:
            return self.read_phrase(phrase, start)
        chunk = self.take_elided(negated)
        words = self.analyse(chunk)
        if not words:
            return None
        star = chunk.endswith("*") and len(words[-1].forms[0]) > 1
        return nodes.Word(words, star, trim_signs(chunk), span=Span(start, self.at))

    def take_elided(self, negated: bool) -> str:
        """A chunk, and what stands behind it if it is an elision without its apostrophe."""
        whole = self.take_chunk()
        while not negated and ends_elided(whole, self.text, self.at):
            if self.looks_at_operator():
                break
            self.at += 1
            whole += f"’{self.take_chunk()}"
        return whole

    def read_phrase(self, phrase: str, start: int) -> nodes.Phrase | nodes.Near | None:
        near = self.take(DISTANCE)
        words = self.analyse(phrase)
        if not words:
            return None
        text, span = phrase.strip(), Span(start, self.at)
        if near:
            return nodes.Near(words, min(_MOST_DISTANT, int(near[1])), text, span=span)
        joined = join_elided(phrase)
        elided = None if joined == phrase else self.analyse(joined)
        return nodes.Phrase(words, text, elided, span=span)

    def analyse(self, text: str) -> list[Asked]:
        """What *text* asks for, as far as the query may ask for so much."""
        asked: list[Asked] = []
        for word in map(_ask, query_runs(text)):
            size = len(word.forms)
            room = min(size, self.left)
            self.spend(room + (room < size))
            if room:
                asked.append(Asked(word.forms[:room], word.width - size + room, word.initial))
        return asked

    def spend(self, count: int = 1) -> bool:
        """Whether *count* more may be asked for; else the query ends here."""
        enough = count <= self.left
        self.left = max(0, self.left - count)
        if not enough:
            self.add_fault("long")
            self.end()
        return enough


def _ask(run: str) -> Asked:
    """What a word asks for; a run of a script without spaces, its pairs of characters."""
    if not is_unspaced(run):
        return Asked((run,), 1)
    if len(run) == 1:
        return Asked((run,), 1, initial=True)
    return Asked(tuple(run[at : at + 2] for at in range(len(run) - 1)), len(run))


def _negate(item: Node, times: int) -> Node:
    """*item* excluded; twice excluded is neither excluded nor ranked."""
    return nodes.Not(item) if times % 2 else nodes.Not(nodes.Not(item))


def _join(one: Node, other: Node) -> Node:
    joined = one if isinstance(one, nodes.Any) and one.joined else nodes.Any([one], joined=True)
    joined.items.append(other)
    if one.whole and other.whole:
        joined.whole = Span(one.whole.start, other.whole.end)
    return joined
