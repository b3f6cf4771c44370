r"""``python -m tests.quality.ablation [FOLDER]``: what each rule and guard of names earns.

For each, the F1 of all names with it less the F1 without it, on the sample of this folder and on
every file \*.jsonl of FOLDER. Without a guard: it gives always the answer that it mostly gives.
"""

from __future__ import annotations

import dataclasses
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from fonds.names.text.lexicon import Lexicon, load_lexicon
from tests.names.guards import forced, list_guards, replaced
from tests.quality.annotated import SAMPLE, Annotated, by_rules, read_annotated, score

STEPS: dict[str, Callable[..., Any]] = {
    "recognise.organisations.find_headed": lambda *args: iter(()),
    "recognise.ranks.name_by_rank": lambda plain, spans, lexicon: iter(spans),
    "recognise.coreference._agree": lambda spans: spans,
    "recognise.coreference._initials": lambda spans: {},
    "recognise.coreference._short_persons": lambda spans: {},
    "recognise.coreference._acronyms": lambda plain, spans: {},
    "recognise.coreference._widen": lambda plain, words, spans, full: spans,
    "recognise.coreference._find_again": lambda *args: iter(()),
    "resolve.clusters._join_spellings": lambda *args: {},
    "resolve.clusters._join_short": lambda *args: {},
    "recognise.capitals._Reader.find_person": lambda reader, start, end: start,
    "recognise.capitals._Reader.skip_particles": lambda reader, start, at: 0,
    "recognise.context.Context.find_expansion": lambda context, at: "",
    "recognise.context.Context.judge_quoted": lambda context, first, last: _unknown(),
}
"""Function → what stands for it when it is off."""

Switch = tuple[str, Callable[[], AbstractContextManager[None]]]


def main() -> None:
    """Print a line for each rule, those that earn least first."""
    files = [SAMPLE, *(sorted(Path(sys.argv[1]).glob("*.jsonl")) if sys.argv[1:] else [])]
    sets = [read_annotated(file) for file in files]
    print("earns on " + ", ".join(file.stem for file in files), flush=True)
    full = [_f1(articles) for articles in sets]
    print(*(f"{value:8.2f}" for value in full), " F1 of all names", flush=True)
    for name, off in [*_list_steps(), *_list_words(), *_list_guards(sets[0])]:
        try:
            with off():
                earned = [value - _f1(it) for value, it in zip(full, sets, strict=True)]
        except IndexError:  # it says yes beyond the last word
            continue
        print(*(f"{value:8.2f}" for value in earned), f" {name}", flush=True)


def _f1(articles: list[Annotated]) -> float:
    return score(articles, by_rules)["all"]


def _unknown() -> Any:
    return import_module("fonds.names.recognise.spans").UNKNOWN


def _list_steps() -> Iterator[Switch]:
    for path, function in STEPS.items():
        room, module, *owners, key = path.split(".")
        owner: Any = import_module(f"fonds.names.{room}.{module}")
        for name in owners:
            owner = getattr(owner, name)
        yield f"{module}.{key}", partial(replaced, owner, key, function)


def _list_words() -> Iterator[Switch]:
    lexicon = load_lexicon("fr")
    assert lexicon
    for field in dataclasses.fields(lexicon):
        if isinstance(getattr(lexicon, field.name), frozenset):
            yield f"words: {field.name}", partial(_emptied, lexicon, field.name)


@contextmanager
def _emptied(lexicon: Lexicon, name: str) -> Iterator[None]:
    """A list of words has none."""
    words = getattr(lexicon, name)
    object.__setattr__(lexicon, name, frozenset())
    try:
        yield
    finally:
        object.__setattr__(lexicon, name, words)


def _list_guards(articles: list[Annotated]) -> Iterator[Switch]:
    """Each guard that *articles* ask, fixed at the answer that it gives them most often."""
    answers: dict[str, Counter[bool]] = {name: Counter() for name in list_guards()}
    with ExitStack() as stack:
        for name, (owner, key) in list_guards().items():
            stack.enter_context(replaced(owner, key, _counted(vars(owner)[key], answers[name])))
        _f1(articles)
    for name, (owner, key) in list_guards().items():
        if answers[name]:
            ((answer, _),) = answers[name].most_common(1)
            yield f"{name}, always {answer}", partial(forced, owner, key, answer)


def _counted(guard: Callable[..., bool], answers: Counter[bool]) -> Callable[..., bool]:
    def ask(*args: Any, **options: Any) -> bool:
        answer = guard(*args, **options)
        answers[bool(answer)] += 1
        return answer

    return ask


if __name__ == "__main__":
    main()
