"""Only a few modules write, rename or remove files, each below a root of its own.

Whoever adds one states here which files it may touch, and makes sure that it touches no others.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.modules import PACKAGE, files, tree

OWNERS = {
    "files/atomic": "the file that its caller names: made anew, or replaced by a rename",
    "files/remote": "the copy of seeds that are in a store, in the build folder",
    "pages/writer": "generated pages below docs/, known by the hash that they carry",
    "publish/staging": "the folder beside the site, and files of the site that its journal lists",
    "publish/publication": "files in the staging folder",
    "plugin/desk/desk": "desk.json in the build folder",
    "plugin/preview": "the copy of the site that a preview makes in the system's temporary folder",
    "terminal/output": "the null device, in place of a closed stream",
    "publish/sitemap": "files in the staging folder",
    "publish/foreign": "pages of a site that another program rendered, and files beside them",
    "publish/leavings": "files in the staging folder",
    "publish/ledger": "the ledger in the build folder",
    "files/own_cache": "files in the user's cache folder",
    "commands/bundles": "former bundles in the build folder, known by the checksum beside them",
    "files/sqlite_files": "databases in the build folder, and what SQLite keeps beside them",
    "catalogue/store": "the catalogue in the build folder",
    "catalogue/tables": "a database in memory",
    "search/cache": "the cache of words in the build folder",
    "search/runs": "what a build keeps of each shard while it is at work, in the build folder",
    "search/sharded": "the folder of those, which goes with the build",
    "search/folder": "files of the site's search folder that its ledger lists",
    "search/publish": "the site's search page, known by the hash that it carries",
    "bundle/zim": "the bundle as a ZIM, and its draft, in the build folder",
    "bundle/zip_file": "the bundle, and drafts of it, in the build folder",
    "bundle/bag": "files of the draft of a handover",
    "files/lock": "the lock in the build folder",
    "permalinks/published": "addresses.csv beside mkdocs.yml",
    "commands/metadata": "metadata.csv beside mkdocs.yml, where there is none",
    "commands/publish": "files in build/publish/ and dot-files of the site, each with a checksum",
    "commands/new": "files of the draft of a new archive",
    "commands/export": "the target of an export, which is empty, and files in it",
    "exchange/databases": "a database in memory",
    "exchange/texts": "a zip in memory",
    "commands/draft": "the draft of a new folder, a hidden one beside it that then becomes it",
    "accession/untouched": "source-stamps.json in the build folder",
    "terminal/report": "the report in the build folder",
    "names/curate/review": "build/review.csv",
    "names/curate/accept": "authorities.yml",
    "html/atlas/make_atlas": "coastlines of this package; no command runs it",
    "names/data/make_english": "word lists of this package; no command runs it",
    "names/data/make_hunspell": "word lists of this package; no command runs it",
    "search/data/make_french": "the dictionary of this package; no command runs it",
}
"""Module → what it may write, rename or remove."""

METHODS = frozenset(
    {"unlink", "rename", "renames", "rmdir", "removedirs", "mkdir", "makedirs", "touch", "truncate",
     "symlink_to", "hardlink_to", "symlink", "link", "write_text", "write_bytes", "chmod"}
)  # fmt: skip
"""Of paths, or functions of ``os``."""
FUNCTIONS = frozenset(
    {"write_file", "write_atomically", "replace_file", "rmtree", "copytree", "copyfile", "copy2",
     "mkdtemp", "mkstemp", "TemporaryDirectory", "NamedTemporaryFile"}
)  # fmt: skip
"""Called by their own name, or as one of their module."""
OF_MODULES = {("os", "remove"), ("os", "replace"), ("shutil", "copy"), ("shutil", "move")}


def list_modules() -> Iterator[tuple[str, ast.Module]]:
    for module, file in files().items():
        yield file.relative_to(PACKAGE).with_suffix("").as_posix(), tree(module)


def changes_files(call: ast.Call) -> bool:
    """Whether *call* may write, rename or remove a file."""
    name = _name_of(call.func)
    owner = _name_of(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    is_method = isinstance(call.func, ast.Attribute)
    if name == "replace" and len(call.args) == 1:  # of a path; of a text it takes two arguments
        return is_method and not call.keywords
    if name == "open":
        return _opens_for_writing(call)
    if name == "connect":
        return owner == "sqlite3" and not any(_is_word(key, "uri") for key in call.keywords)
    if name in ("ZipFile", "TarFile"):
        return any(_text_of(arg) in {"w", "a", "x"} for arg in call.args)
    return name in FUNCTIONS or (owner, name) in OF_MODULES or (is_method and name in METHODS)


def _opens_for_writing(call: ast.Call) -> bool:
    modes = [_text_of(arg) for arg in [*call.args, *(key.value for key in call.keywords)]]
    flags = {_name_of(node) for arg in call.args for node in ast.walk(arg)}
    writes = any(set(mode) & set("wax+") and set(mode) <= set("wrxabt+") for mode in modes if mode)
    return writes or bool(flags & {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"})


def _is_word(key: ast.keyword, name: str) -> bool:
    return key.arg == name


def _text_of(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _name_of(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def find_changes(tree: ast.Module) -> list[int]:
    """The lines of *tree* that may change a file."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if changes_files(call)]


def test_only_the_owners_change_files() -> None:
    found = {name: lines for name, code in list_modules() if (lines := find_changes(code))}
    assert {name: lines for name, lines in found.items() if name not in OWNERS} == {}


def test_every_owner_changes_files() -> None:
    modules = dict(list_modules())
    assert [name for name in OWNERS if not find_changes(modules[name])] == []


@pytest.mark.parametrize(
    "line",
    [
        "path.unlink()", "os.replace(a, b)", "draft.replace(path)", "shutil.rmtree(folder)",
        "open(file, 'w')", "path.open('ab')", "path.open(mode='x')", "path.write_text('')",
        "os.open(file, os.O_WRONLY | os.O_CREAT)", "sqlite3.connect(file)", "ZipFile(f, 'w')",
        "write_atomically(file, data)", "Path(a).rename(b)", "os.remove(a)", "shutil.copy(a, b)",
    ],
)  # fmt: skip
def test_what_counts_as_a_change(line: str) -> None:
    assert find_changes(ast.parse(line)) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "text.replace('a', 'b')", "replace(value, title='x')", "path.open('rb')", "open(file)",
        "sqlite3.connect(uri, uri=True)", "ZipFile(file)", "Path(file).read_text()",
    ],
)  # fmt: skip
def test_what_counts_as_none(line: str) -> None:
    assert find_changes(ast.parse(line)) == []


def test_owners_are_modules() -> None:
    assert all((PACKAGE / f"{name}.py").is_file() for name in OWNERS)
    assert Path(PACKAGE, "pipeline.py").is_file()


def test_no_script_makes_elements_of_text() -> None:
    ways = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
    for file in PACKAGE.rglob("*.js"):
        text = file.read_text(encoding="utf-8")
        assert [way for way in ways if way in text] == [], file
