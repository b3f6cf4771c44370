"""One decision at a time: what it writes, into files that people laid out in any way."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.errors import UsageError
from fonds.base.plainyaml import compose_yaml, load_yaml
from fonds.names.curate.authorities import parse_authorities
from fonds.names.curate.deciding import decide, standing
from fonds.names.curate.marks import Decision
from fonds.names.curate.yaml_change import add_item, read_value, remove_key, set_value
from fonds.plugin.desk.journal import Step, take_back

CURATED = """\
# Mended by hand; keep this line.
people:
  anne-roy:            # the mayor
    label: Anne Roy
    variants: [A. Roy]
  jo: {label: Jo}
places:
articles:
  a1:
    title: Old    # by hand
    add: {people: [jo]}
  a2:
reject: [Occident]     # nobody
"""


def at(action: str, id_: str, label: str = "", value: str = "", text: str = CURATED) -> str:
    return decide(text, Decision(action, id_, label, value, 0))


@pytest.mark.parametrize(
    ("decided", "was", "now"),
    [
        (("title", "articles/a1", "", "New: one"), "title: Old ", "title: 'New: one' "),
        (("date", "articles/a1", "", "2022-01-31"), "    add:", "    add:"),
        (("label", "people/anne-roy", "Anne Roy", "Anna R"), "label: Anne Roy", "label: Anna R"),
        (("label", "people/jo", "Jo", "Joe"), "{label: Jo}", "{label: Joe, variants: [Jo]}"),
        (("reject", "people/x", "X y", ""), "[Occident]", "[Occident, X y]"),
    ],
)  # fmt: skip
def test_what_is_there_is_replaced_where_it_stands(
    decided: tuple[str, str, str, str], was: str, now: str
) -> None:
    changed = at(*decided)
    assert now in changed
    comments = [line.partition("#")[2] for line in CURATED.splitlines() if "#" in line]
    assert [line.partition("#")[2] for line in changed.splitlines() if "#" in line] == comments
    assert was in CURATED


@pytest.mark.parametrize(
    ("decided", "path", "said"),
    [
        (("date", "articles/a2", "", "2022-01-31"), ("articles", "a2", "date"), "2022-01-31"),
        (("language", "articles/b", "", "pt_br"), ("articles", "b", "language"), "pt-BR"),
        (("withdraw", "articles/b", "", ""), ("articles", "b", "withdrawn"), "true"),
        (("keep", "places/lyon", "Lyon", ""), ("places", "lyon", "label"), "Lyon"),
        (("relabel", "people/zorbex", "Zorbex", "organisations"), ("relabel", "Zorbex"),
         "organisations"),
        (("pin", "articles/a1", "Vienne", "places/|Vienne (Isère)"),
         ("articles", "a1", "pin", "Vienne"), "places/vienne-isere---"),
        (("pin", "articles/a1", "Roy", "people/anne-roy|Anne Roy"),
         ("articles", "a1", "pin", "Roy"), "people/anne-roy"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_added(
    decided: tuple[str, str, str, str], path: tuple[str, ...], said: str
) -> None:
    changed = at(*decided)
    assert str(read_value(changed, path, "a.yml")).startswith(said)
    assert decided[0] == "relabel" or at(*decided, text=changed) == changed


@pytest.mark.parametrize(
    ("target", "declared"),
    [
        ("places/|Vienne (Isère)|places/vienne|Vienne",
         {"vienne": {"label": "Vienne"},
          "vienne-isere": {"label": "Vienne (Isère)", "variants": ["Vienne"]}}),
        ("places/|Ville|places/vienne|Vienne", {"ville": {"label": "Ville"}}),
        ("places/|Vienne (Isère)|people/vienne|Vienne",
         {"vienne-isere": {"label": "Vienne (Isère)"}}),
        ("places/|Vienne (Isère)|places/vienna|Vienna",
         {"vienne-isere": {"label": "Vienne (Isère)"}}),
        ("places/|Vienne|x (Isère)", {"vienne-x-isere": {"label": "Vienne|x (Isère)"}}),
    ],
)  # fmt: skip
def test_what_is_split_off_with_a_bracket_shares_the_name(
    target: str, declared: dict[str, object]
) -> None:
    said = load_yaml(at("pin", "articles/a1", "Vienne", target, "people: {}\n"), "a.yml")
    assert isinstance(said, dict) and isinstance(said["places"], dict)
    assert {slug.partition("---")[0]: it for slug, it in said["places"].items()} == declared
    again = "places:\n  vienne: {label: Vienne, within: x}\n  x: {label: Autriche}\n"
    text = at("pin", "articles/a1", "Vienne", target, again)
    assert "vienne: {label: Vienne, within: x}" in text


def test_a_record_of_another_kind_is_moved_with_all_that_is_said_of_it() -> None:
    text = "people:\n  x: {label: X, variants: [Y], wikidata: Q1}\n  z: {label: Z}\n"
    moved = at("relabel", "people/x", "X", "organisations", text)
    assert load_yaml(moved, "a.yml") == {
        "people": {"z": {"label": "Z"}},
        "organisations": {"x": {"label": "X", "variants": ["Y"], "wikidata": "Q1"}},
    }


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        (("date", "articles/a1", "", "31/1/22"), "is no date"),
        (("language", "articles/a1", "", "français"), "is no language"),
        (("title", "articles/a1", "", " "), "nothing is written"),
        (("relabel", "people/anne-roy", "Anne Roy", "places"), "a comment stands in it"),
        (("relabel", "people/jo", "Jo", "people"), "no other kind"),
        (("relabel", "people/jo", "Jo", "places"), "there is no record “people/jo”"),
        (("reject", "people/jo", "Jo", ""), "“people/jo” is declared in authorities.yml:6"),
        (("merge", "people/x", "X", "people/occident"), "is rejected in authorities.yml:13"),
        (("pin", "articles/a1", "V", "folders/x|V"), "which record it is"),
        (("pin", "articles/a1", "V", "people/../x|V"), "which record it is"),
    ],
)
def test_what_cannot_be_is_refused(decided: tuple[str, str, str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        at(*decided)


def test_what_stands_of_a_name() -> None:
    text = (
        "people: {a: {label: A}, b: {label: Bé}}\nreject: [c d]\nrelabel: {E: places}\n"
        "merge: [[people/a, f], [a, people/g]]\n"
    )
    said = parse_authorities(compose_yaml(text, "a.yml"), "a.yml")
    names = {
        ("people/a", "A"): "keep", ("people/b", "B"): "label", ("people/c-d", "C-D"): "reject",
        ("people/e", "E"): "relabel", ("places/e", "E"): "", ("people/f", "F"): "merge",
        ("people/g", "G"): "merge", ("places/h", "H"): "", ("places/g", "G"): "",
    }  # fmt: skip
    assert {name: standing(said, *name) for name in names} == names


keys = st.sampled_from(["a", "b", "c d", "é"])
trees = st.recursive(
    st.sampled_from(["x", "y: z", "n", "12", "true", "’"]),
    lambda inner: st.dictionaries(keys, inner, min_size=1, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(keys, st.dictionaries(keys, trees, min_size=1), max_size=3),
    st.booleans(),
    st.lists(keys, min_size=2, max_size=4),
    st.sampled_from(["v", "w: x", "é "]),
)
def test_a_value_is_there_and_nothing_else_is_changed(
    data: dict[str, object], flow: bool, path: list[str], value: str
) -> None:  # fmt: skip
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow) if data else ""
    try:
        changed = set_value(text, path, value, "a.yml")
    except (UsageError, AttributeError, TypeError):
        return  # a text stands where a mapping would have to
    assert read_value(changed, path, "a.yml") == value.strip()
    kept = read_value(text, path, "a.yml")
    assert kept is not None or len(remove_key(changed, path, "a.yml")) < len(changed)


def test_a_list_grows_in_its_own_shape() -> None:
    text = "a:\n  b:\n    - x  # c\n"
    assert add_item(text, ("a", "b"), "y", "f") == "a:\n  b:\n    - x  # c\n    - y\n"
    assert add_item("a: {b: [x]}\n", ("a", "b"), "x", "f") == "a: {b: [x]}\n"


lines = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=6)


@given(lines, lines, lines)
def test_undo_takes_back_its_own_lines_alone(
    before: list[str], own: list[str], others: list[str]
) -> None:
    """Another's lines at the top stay, whatever was decided below."""
    old, new = "top\n" + "".join(before), "top\n" + "".join([*before, "mine\n", *own])
    step = Step("people/x", "keep", old, new)
    assert take_back(new, step) == old
    assert take_back("".join(others) + "other\n" + new, step) == "".join(others) + "other\n" + old


def test_what_was_changed_since_is_not_undone() -> None:
    step = Step("people/x", "keep", "a\nb\n", "a\nX\nb\n")
    assert take_back("a\nY\nb\n", step) is None
