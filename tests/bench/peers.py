"""The peers, fed with the very Markdown that fonds makes: Material for MkDocs, and Hugo."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from fonds.base.kinds import GENERATED

HUGO_PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>
<p>{{ .Params.edtf }}</p>{{ .Content }}
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</main></body></html>
"""
HUGO_LIST = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul></main></body></html>
"""
MATERIAL = """site_name: Bench
use_directory_urls: false
not_in_nav: articles/
nav: [index.md, tags.md]
plugins: [search, tags]
theme: {name: material, font: false, language: fr}
"""


def make_hugo(docs: Path, folder: Path) -> list[str | Path]:
    """A Hugo site with a bare template in *folder*; return the command that builds it."""
    content, layouts = folder / "content" / "articles", folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    content.mkdir(parents=True)
    (folder / "hugo.toml").write_text('title = "Bench"\nbaseURL = "/"\n', encoding="utf-8")
    (layouts / "single.html").write_text(HUGO_PAGE, encoding="utf-8")
    (layouts / "list.html").write_text(HUGO_LIST, encoding="utf-8")
    for page, front, body in _articles(docs):
        head = {"title": front["title"], "edtf": front.get("date", ""), "tags": _tags(front)}
        head["date"] = f"{front['date']}-01"
        _write(content / page.name, head, body)
    return [Path(sys.executable).with_name("hugo"), "--quiet", "--noBuildLock"]


def make_material(docs: Path, folder: Path) -> list[str | Path]:
    """A MkDocs site with Material in *folder*; return the command that builds it."""
    target = folder / "docs" / "articles"
    target.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Bench\n", encoding="utf-8")
    (folder / "docs" / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")
    for page, front, body in _articles(docs):
        head = {"title": front["title"], "tags": _tags(front)}
        _write(target / page.name, head, body)
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def make_installed(docs: Path, folder: Path) -> list[str | Path]:
    """A MkDocs site as people begin one: Material and its search, every page in the navigation."""
    target = folder / "docs" / "articles"
    target.mkdir(parents=True)
    config = "site_name: Bench\ntheme: {name: material}\nplugins: [search]\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Bench\n", encoding="utf-8")
    for page, front, body in _articles(docs):
        _write(target / page.name, {"title": front["title"]}, body)
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def make_same_pages(docs: Path, folder: Path) -> list[str | Path]:
    """MkDocs and Material with every page that fonds makes of *docs*: names and time too."""
    config = MATERIAL.replace("nav: [index.md, tags.md]", "nav: [index.md]")
    config = config.replace("plugins: [search, tags]", "plugins: [search]")
    for name in GENERATED:
        for page in (docs / name).rglob("*.md"):
            _, front, body = page.read_text(encoding="utf-8").split("---\n", 2)
            target = folder / "docs" / page.relative_to(docs)
            target.parent.mkdir(parents=True, exist_ok=True)
            title = front.splitlines()[0]
            target.write_text(f"---\n{title}\n---\n{body}", encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Bench\n", encoding="utf-8")
    others = "".join(f"  {name}/\n" for name in GENERATED)
    config = config.replace("not_in_nav: articles/\n", f"not_in_nav: |\n{others}")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def make_empty(folder: Path) -> list[str | Path]:
    """MkDocs and Material with one page: what every build costs."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Bench\n", encoding="utf-8")
    config = MATERIAL.replace("nav: [index.md, tags.md]\nplugins: [search, tags]", "plugins: []")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def _articles(docs: Path) -> Iterator[tuple[Path, dict[str, Any], str]]:
    for page in sorted((docs / "articles").rglob("*.md")):
        _, front, body = page.read_text(encoding="utf-8").split("---\n", 2)
        yield page, yaml.load(front, Loader=yaml.CSafeLoader), body


def _tags(front: dict[str, Any]) -> list[str]:
    return [
        tag
        for kind in ("people", "places", "organisations", "topics")
        for tag in front.get(kind, [])
    ]


def _write(file: Path, head: dict[str, Any], body: str) -> None:
    front = yaml.dump(head, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10_000)
    file.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
