"""What the join puts in front of the scripts, as JSON: for tests of single modules in Node."""

from __future__ import annotations

import json

from fonds.search.analysis import give_rules
from fonds.search.exploring.explore_words import load_explore_words
from fonds.search.interface import load_grammar, load_search_words


def make_given() -> dict[str, object]:
    words, own = load_search_words("en"), load_explore_words("en")
    return {
        "RULES": give_rules(),
        "GRAMMAR": load_grammar(),
        "WORDS": {"lang": words.lang, "strings": {**words.strings, **own.strings}},
        "SEAL": "",
    }


if __name__ == "__main__":
    print(json.dumps(make_given()))
