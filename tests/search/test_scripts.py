"""What readers get of the scripts: the modules one after the other, without import and export."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.search import interface
from fonds.search.exploring.bundle import MODULES as EXPLORING
from fonds.search.scripts import GIVEN, MODULES, join, join_engine, read_module
from tests.archives import ROOT

NAMES = sorted(path.name.removesuffix(".js") for path in Path(str(MODULES)).glob("*.js"))
ABOVE = sorted(path.name.removesuffix(".js") for path in Path(str(EXPLORING)).glob("*.js"))
"""Modules of the page that explores, which import from the others."""
DATA = ("WORDS", "SEAL")
RULES = ("RULES", "GRAMMAR", "SEAL")


def engine() -> str:
    return join_engine("answers", "serving", given=RULES)


def scripts() -> dict[str, str]:
    return {
        "engine": engine(),
        "box": join("box", "marks", given=DATA),
        "page": join("page", given=DATA),
        "explore": join("explore", given=DATA, folder=EXPLORING),
    }


def write(folder: Path, **modules: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, code in modules.items():
        (folder / f"{name}.js").write_text(code, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "js"


def test_every_module_is_in_a_script_and_none_is_twice() -> None:
    found = scripts().values()
    for name in (*NAMES, *ABOVE):
        code = read_module(name, MODULES if name in NAMES else EXPLORING).code
        assert name in {GIVEN, "answers"} or any(script.count(code) == 1 for script in found), name
        assert all(script.count(code) <= 1 for script in found if len(code) > 50), name


def test_a_module_is_named_once() -> None:
    assert {*NAMES} & {*ABOVE} == set()


def test_what_a_module_exports_another_imports_or_a_test() -> None:
    tests = "".join(file.read_text("utf-8") for file in (ROOT / "tests/js").glob("*.test.js"))
    links = [link for name in NAMES for link in read_module(name).links]
    links += [link for name in ABOVE for link in read_module(name, EXPLORING).links]
    used = {(link.source, name) for link in links for name in link.names}
    for names, source in re.findall(r"import \{ (.+?) \} from '.*/([\w-]+)\.js'", tests):
        used |= {(source, name) for name in names.split(", ")}
    exported = {(n, e) for n in NAMES if n != "answers" for e in read_module(n).exports}
    exported |= {(n, e) for n in ABOVE for e in read_module(n, EXPLORING).exports}
    assert exported - used == set()


def test_what_scripts_are_given_is_what_stands_for_it() -> None:
    assert {*read_module(GIVEN).exports} == {*DATA, *RULES, "contents", "openIndex"}


def test_no_script_has_import_or_export_left_or_a_comment_to_maintainers() -> None:
    for script in scripts().values():
        assert not re.search(r"^\s*(import|export)\b|^\s*/\*|[;,] // ", script, re.MULTILINE)


def test_what_asks_an_index_is_made_anew_for_each() -> None:
    before, _, rest = engine().partition("\nfunction openIndex(contents) {\n")
    inner, _, after = rest.partition("\nreturn { seal: SEAL, ")
    for name in NAMES:
        code = read_module(name).code
        if code in inner and len(code) > 50:
            assert code not in before + after
    assert "contents." in inner
    assert not re.search(r"[^'.\w]contents\.(?!js)", before)


def test_only_import_lines_and_the_word_export_are_left_out(folder: Path) -> None:
    write(
        folder,
        a="/* A. */\n\nimport { b, C } from './b.js';\nimport {\n  d,\n  e,\n} from './b.js';\n\n"
        "/** Of a. */\nexport async function a() {} // export\n\nconst imports = 'import';\n",
        b="export const b = 1;\nexport class C {}\nexport function d() {}\nexport const e = 2;\n",
    )
    kept = "const b = 1;\nclass C {}\nfunction d() {}\nconst e = 2;\n"
    assert join("a", given=(), folder=folder) == (
        f"{kept}async function a() {{}}\n\nconst imports = 'import';\n"
    )


def test_comments_and_types_are_left_out_code_beside_them_is_not(
    folder: Path,
) -> None:
    write(
        folder,
        a="/* A. */\n\n/** @import { B } from './types.js' */\n\n/** Of b. @type {B} */\n"
        "const /** @type {Record<string, { b: 1 }>} */ b = {}, /** @type {B[]} */ c = [];\n"
        "class D {\n  /** @type {B} */ d; // of d\n\n  /**\n   * Of e *.\n   **/\n  e() {}\n}\n"
        "  /* kept */ const f = 'http://b // c';\n"
        "/* @ts-expect-error: g */\nconst g = /** @type {B} */ h => 1;\n",
    )
    assert join("a", given=(), folder=folder) == (
        "const b = {}, c = [];\nclass D {\n  d;\n\n  e() {}\n}\n"
        "  /* kept */ const f = 'http://b // c';\nconst g = h => 1;\n"
    )


@given(st.data())
def test_each_module_stands_once_after_what_it_imports_in_the_order_of_the_lines(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, 7))
    imports = [
        data.draw(st.lists(st.integers(0, n - 1), unique=True)) if n else [] for n in range(count)
    ]
    folder = tmp_path_factory.mktemp("modules")
    for n, sources in enumerate(imports):
        lines = "".join(f"import {{ m{source} }} from './m{source}.js';\n" for source in sources)
        write(folder, **{f"m{n}": f"{lines}export const m{n} = {n};\n"})
    joined = join(f"m{count - 1}", given=(), folder=folder)
    order = [int(number) for number in re.findall(r"const m\d+ = (\d+);", joined)]
    assert joined == "".join(f"const m{n} = {n};\n" for n in order)
    assert order == as_a_browser(count - 1, imports, [])


def as_a_browser(entry: int, imports: list[list[int]], done: list[int]) -> list[int]:
    """ECMA-262, InnerModuleEvaluation: what a module imports runs before it, in order, once."""
    for source in imports[entry]:
        if source not in done:
            as_a_browser(source, imports, done)
    done.append(entry)
    return done


@pytest.mark.parametrize(
    "line",
    [
        "export default function a() {}", "export default 1;", "export * from './b.js';",
        "export { b };", "export let a = 1;", "export const { a } = b;", "export function* a() {}",
        "import b from './b.js';", "import * as b from './b.js';", "import './b.js';",
        "import { b as c } from './b.js';", "import { default as b } from './b.js';",
        'import { b } from "./b.js";', "import { b } from './b.js'",
        "  import { b } from './b.js';",
        "import { b } from './b.js'; // of b", "import { b } from 'b';", "import('./b.js');",
        "export { b as c } from './b.js';", "import { b, } from '../b.js';",
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_joined_is_refused_with_its_line(folder: Path, line: str) -> None:
    write(
        folder, a=f"/* A,\n   of two lines. */\n\nconst x = 1;\n{line}\n", b="export const b = 1;\n"
    )
    with pytest.raises(ValueError, match=r"^a\.js:5: write import"):
        join("a", given=(), folder=folder)


def test_an_import_of_what_no_module_exports_is_refused(folder: Path) -> None:
    write(folder, a="import { b } from './b.js';\n", b="const b = 1;\n")
    with pytest.raises(ValueError, match=r"^a\.js: b\.js exports no b"):
        join("a", given=(), folder=folder)


def test_what_another_script_is_given_is_refused(folder: Path) -> None:
    write(folder, a="import { RULES } from './given.js';\n")
    with pytest.raises(ValueError, match=r"^a\.js: given\.js exports no RULES"):
        join("a", given=DATA, folder=folder)
    assert join("a", given=RULES, folder=folder) == ""


def test_an_import_of_a_missing_module_is_refused(folder: Path) -> None:
    write(folder, a="import { b } from './b.js';\n")
    with pytest.raises(FileNotFoundError, match=r"b\.js"):
        join("a", given=(), folder=folder)


def test_modules_that_import_each_other_are_refused(folder: Path) -> None:
    one = "import {{ {0} }} from './{0}.js';\nexport const {1} = 1;\n"
    write(folder, a=one.format("b", "a"), b=one.format("c", "b"), c=one.format("b", "c"))
    with pytest.raises(ValueError, match="import each other: b → c → b"):
        join("a", given=(), folder=folder)


def test_two_modules_of_a_script_may_not_declare_the_same_name(folder: Path) -> None:
    write(
        folder,
        a="import { b } from './b.js';\nfunction help() {}\n",
        b="export const b = 1;\nfunction help() {}\n",
    )
    with pytest.raises(ValueError, match=r"^b\.js and a\.js both declare help"):
        join("a", given=(), folder=folder)


OF_INDEX = {
    "answers": "export { one } from './one.js';\n",
    "one": "import { contents } from './given.js';\nimport { two } from './two.js';\n"
    "export function one() { return contents + two; }\n",
    "two": "export const two = 2;\n",
    "entry": "import { openIndex } from './given.js';\nopenIndex(1);\n",
}


def test_an_index_has_its_own_modules_and_shares_the_others(folder: Path) -> None:
    write(folder, **OF_INDEX)
    assert join_engine("answers", "entry", given=("SEAL",), folder=folder) == (
        "const two = 2;\n\n"
        "function openIndex(contents) {\nfunction one() { return contents + two; }\n\n"
        "return { seal: SEAL, one };\n}\n\nopenIndex(1);\n"
    )


def test_what_serves_an_index_may_not_import_from_it(folder: Path) -> None:
    write(folder, **OF_INDEX | {"entry": "import { one } from './one.js';\none();\n"})
    with pytest.raises(ValueError, match=r"^entry\.js imports what there is once an index"):
        join_engine("answers", "entry", given=(), folder=folder)


def test_a_name_of_an_index_may_not_stand_before_one_imported_from_outside(folder: Path) -> None:
    answers = "export { one } from './one.js';\nexport { three } from './three.js';\n"
    three = (
        "import { contents } from './given.js';\n"
        "export function three() { return contents; }\nfunction two() {}\n"
    )
    write(folder, **OF_INDEX | {"answers": answers, "three": three})
    with pytest.raises(ValueError, match=r"^one\.js would get another two"):
        join_engine("answers", "entry", given=(), folder=folder)


def test_what_is_kept_of_scripts_is_what_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    words = interface.load_search_words("en")
    made = []
    for _ in range(2):  # once they are made, then they are known
        interface._describe_scripts.cache_clear()
        made.append((interface.scripts_version("en"), list(interface.write_scripts(words))))
    (version, files), (known, others) = made
    assert version == known
    assert [(it.name, it.key) for it in files] == [(it.name, it.key) for it in others]
    for file in others:
        assert file.key in (blake2b(file.make(), digest_size=size).hexdigest() for size in (6, 12))
