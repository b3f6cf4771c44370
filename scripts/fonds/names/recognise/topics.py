"""What an article is about, of a closed list: by words that are evidence of it, or not at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import compress
from pathlib import Path

from yaml.nodes import Node

from fonds.base.errors import UsageError
from fonds.base.fingerprint import fingerprint
from fonds.base.patterns import late
from fonds.base.plainyaml import compose_yaml, read_utf8
from fonds.base.slugs import slugify
from fonds.base.speech import tell
from fonds.base.wordcache import WordCache
from fonds.names.curate.yaml_nodes import Nodes
from fonds.names.text.lexicon import split_list
from fonds.names.text.plain import fold, fold_text

_WORD = late(r"\w+(?:-\w+)*")
_ENOUGH = 3  # points for one trigger at most, however often it occurs


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the list."""

    id: str  # "conflits-et-defense"
    iptc: str  # id among IPTC's Media Topics
    labels: dict[str, str]  # language → label


class Triggers:
    """The words of one language that are evidence of topics."""

    def __init__(self, triggers: dict[str, list[str]]) -> None:
        self._given = triggers
        self._whole: dict[str, list[str]] = defaultdict(list)
        self._begun: dict[str, list[str]] = defaultdict(list)
        self._phrases: dict[str, set[int]] = defaultdict(set)  # first word → numbers of words
        for topic, forms in triggers.items():
            for form in map(fold, forms):
                if form.endswith("*"):
                    self._begun[form[:-1]].append(topic)
                    continue
                for spelling in (form, form + "s", form + "x"):
                    self._whole[spelling].append(topic)
                first, *rest = form.split(" ")
                if rest:
                    self._phrases[first].add(len(rest) + 1)
        self._lengths = sorted({len(form) for form in self._begun})
        self._topics_of = WordCache(self._read_word)

    def __reduce__(self) -> tuple[type[Triggers], tuple[dict[str, list[str]]]]:
        """How it is pickled for a worker: without the cache."""
        return Triggers, (self._given,)

    def count(self, text: str) -> dict[str, int]:
        """Topic → points that *text* gives it."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        words = _WORD.findall(fold_text(text))
        counts = Counter(words)
        for word in compress(counts, map(self._topics_of.__getitem__, counts)):
            for topic, form in self._topics_of[word]:
                found[topic][form] += counts[word]
        for at in compress(range(len(words)), map(self._phrases.__contains__, words)):
            for size in self._phrases[words[at]]:
                form = " ".join(words[at : at + size])
                for topic in self._whole.get(form, ()):
                    found[topic][form] += 1
        return {
            topic: sum(min(count, _ENOUGH) for count in forms.values())
            for topic, forms in found.items()
        }

    def _read_word(self, word: str) -> tuple[tuple[str, str], ...]:
        """(topic, trigger) of all that the folded *word* is evidence of."""
        whole = [(topic, word) for topic in self._whole.get(word, ())]
        begun = [
            (topic, word[:length])
            for length in self._lengths
            if length <= len(word)
            for topic in self._begun.get(word[:length], ())
        ]
        return (*whole, *begun)


@dataclass(frozen=True, slots=True)
class TopicList:
    """The closed list."""

    topics: dict[str, Topic]  # by id, in the file's order
    triggers: dict[str, Triggers]  # by language
    threshold: int  # points that a topic needs
    most: int  # topics that an article has at most
    key: str  # hash of the file that it comes from

    def find(self, title: str, text: str, lang: str) -> list[str]:
        """The ids of the topics of an article, the surest first; none rather than a guess."""
        triggers = self.triggers.get(lang.partition("-")[0])
        if triggers is None:
            return []
        points = Counter(triggers.count(text))
        points.update(dict.fromkeys(triggers.count(title), 1))
        order = {topic: rank for rank, topic in enumerate(self.topics)}
        ranked = sorted(points, key=lambda topic: (-points[topic], order[topic]))
        best = points[ranked[0]] if ranked else 0
        enough = [t for t in ranked if points[t] >= max(self.threshold, best / 2)]
        return enough[: self.most]

    def label(self, topic: str, lang: str) -> str:
        """What *topic* is called in *lang*, in English where it has no name there."""
        labels = self.topics[topic].labels
        return labels.get(lang.partition("-")[0]) or labels.get("en") or topic


def load_topics(path: Path | None = None) -> TopicList:
    """The list in the YAML file at *path*, fonds' own without one; UsageError if it is wrong."""
    if path and not path.exists():
        raise UsageError(
            tell("{path}: there is no list of topics; mend “topics” in mkdocs.yml", path=path)
        )
    own = files("fonds.names") / "data" / "topics.yml"
    text = read_utf8(path) if path else own.read_text(encoding="utf-8")
    return _parse_topics(path.name if path else own.name, text)


@cache
def _parse_topics(name: str, text: str) -> TopicList:
    """The list in the *text* of the file *name*."""
    root = compose_yaml(text, name)
    if root is None:
        raise UsageError(
            tell("{name}: this is no list of topics; compare it with fonds' own", name=name)
        )
    return _Reader(name).read(root, fingerprint(text))


class _Reader(Nodes):
    """Reads the file."""

    def read(self, root: Node, key: str) -> TopicList:
        sections = self.entries(root, ("threshold", "most", "topics"))
        topics: dict[str, Topic] = {}
        triggers: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for node in self.items(sections["topics"]):
            langs = self.mapping(node)
            topic = self.topic(node, langs)
            if topic.id in topics:
                raise self.fault(
                    node, tell("the topic “{id}” stands here twice; keep one", id=topic.id)
                )
            topics[topic.id] = topic
            for lang in topic.labels:
                words = self.entries(langs[lang], ("triggers",))["triggers"]
                triggers[lang][topic.id] = split_list(self.text(words))
        return TopicList(
            topics,
            {lang: Triggers(listed) for lang, listed in triggers.items()},
            self.number(sections["threshold"]),
            self.number(sections["most"]),
            key,
        )

    def topic(self, node: Node, entry: dict[str, Node]) -> Topic:
        slug = self.text(self.entries(node, ("id",))["id"])
        if slug != slugify(slug):
            raise self.fault(
                node,
                tell(
                    "the id “{slug}” has other signs than letters, figures and hyphens", slug=slug
                ),
            )
        iptc = self.text(entry["iptc"]) if "iptc" in entry else ""
        labels = {
            lang: self.text(self.entries(value, ("label",))["label"])
            for lang, value in entry.items()
            if lang not in ("id", "iptc")
        }
        return Topic(slug, iptc, labels)

    def entries(self, node: Node, needed: tuple[str, ...]) -> dict[str, Node]:
        """The entries of the mapping *node*, which has those *needed*."""
        found = self.mapping(node)
        for key in needed:
            if key not in found:
                raise self.fault(
                    node, tell("“{key}” is missing in this list of topics; add it", key=key)
                )
        return found

    def number(self, node: Node) -> int:
        text = self.text(node)
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise self.fault(node, tell("“{text}” is no number; write one such as 4", text=text))
        return int(text)
