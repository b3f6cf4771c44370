"""A spliced page is, byte for byte, what the theme itself renders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.archives import Home, make_home

TITLES = [
    "L’hiver & l’été",
    "a < b > c",
    'Dit « "oui" »',
    "{{ 7 * 7 }}",
    "<script>x</script>",
    "Fin",
]

SEEDS = {
    **{f"{n}.txt": f" date 2022-0{n % 3 + 1} {title}\n\nLa France et l’Italie.\n\nFin {n}.\n"
       for n, title in enumerate(TITLES)},
    "sans-titre.txt": "Une phrase entière en tient lieu. Une autre suit.\n\nEt un paragraphe.\n",
    "année.txt": "date 2021 Une année seule\n\nAu Japon.\n",
    "double.txt": "date 2021 Une année seule\n\nAu Japon.\n",
    "dossier/profond.txt": "date 2020-05-04 Un jour\n\nEn Chine, à l’aube.\n",
    "metadata.csv": "file,publication,url,theme,theme\nannée.txt,Le Temps,https://example.org/a?b&c,A&B,\n",
}  # fmt: skip

PLAIN: dict[str, Any] = {}
LOADED = {
    "theme": {
        "name": "material",
        "language": "fr",
        "font": False,
        "features": ["navigation.tabs", "navigation.footer", "toc.integrate", "header.autohide"],
        "palette": [
            {"scheme": "default", "toggle": {"icon": "material/weather-sunny", "name": "Nuit"}},
            {"scheme": "slate", "toggle": {"icon": "material/weather-night", "name": "Jour"}},
        ],
    },
    "repo_url": "https://example.org/depot",
    "edit_uri": "edit/main/docs/",
    "copyright": "&copy; <b>2022</b>",
}
CUSTOM = {"theme": {"name": "material", "language": "fr", "font": False, "custom_dir": "mine"}}

ARTICLE = """{% extends "main.html" %}
{% block extrahead %}{{ super() }}
<meta name="mine" content="{{ page.meta.title }} / {{ page.url }} / {{ page.meta.description }}">
<link rel="mine" href="{{ page.url | url }}">
{% if page.next_page %}<link rel="mine-next" href="{{ page.next_page.url | url }}">{% endif %}
{% endblock %}
"""


@pytest.mark.parametrize("address", [None, "https://example.org/sous/chemin/"])
@pytest.mark.parametrize("options", [PLAIN, LOADED, CUSTOM], ids=["plain", "loaded", "custom"])
def test_every_page_is_the_theme_s_own(
    tmp_path: Path, options: Mapping[str, Any], address: str | None
) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    home.put("mine/article.html", ARTICLE)
    home.configure(**options, **({"site_url": address} if address else {}))
    fast = _build(home, fast=True)
    slow = _build(home, fast=False)
    assert fast.keys() == slow.keys()
    assert [path for path in fast if fast[path] != slow[path]] == []
    assert len([path for path in fast if path.startswith("articles/")]) == 2 * (len(SEEDS) - 1)
    if options is CUSTOM:
        assert b'name="mine"' in fast["articles/2020/05/dossier--profond.html"]


def test_a_theme_that_cannot_be_spliced_is_rendered_whole(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    home.put("mine/article.html", ARTICLE.replace("page.meta.title", "page.meta.title | upper"))
    home.configure(**CUSTOM)
    home.build()
    fast = home.build()
    spliced = _files(home.site)
    assert ("note", "theme-differs", "mkdocs.yml") in fast.remarks
    assert b'content="UN JOUR / ' in spliced["articles/2020/05/dossier--profond.html"]
    assert spliced == _build(home, fast=False)


def test_a_plugin_that_waits_for_each_page_sees_each_page(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    home.put("hook.py", "def on_post_page(html, page, config):\n    return html + '<!--seen-->'\n")
    home.configure(hooks=["hook.py"])
    outcome = home.build()
    assert ("note", "per-page-plugin", "mkdocs.yml") in outcome.remarks
    assert "<!--seen-->" in home.page("articles/2020/05/dossier--profond.html")
    home.configure(fonds={"fast": "always"})
    home.build()
    assert "<!--seen-->" not in home.page("articles/2020/05/dossier--profond.html")


def test_a_dead_link_fails_a_strict_build_and_a_good_one_does_not(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    good = "[un](articles/2020/05/dossier--profond.md), [deux](people/index.md)"
    home.put(
        "docs/index.md", f"# Accueil\n\n{good}, [trois](articles/2020/05/dossier--profond.txt)\n"
    )
    assert home.run("build", "--strict").returncode == 0
    assert 'href="articles/2020/05/dossier--profond.html"' in home.page("index.html")
    home.put("docs/index.md", "# Accueil\n\n[mort](articles/2020/05/absent.md)\n")
    assert home.run("build", "--strict").returncode == 1


def test_the_sitemap_has_every_page_and_no_invented_date(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    table = "file,modified\nannée.txt,2023-04-05\ndouble.txt,2021?\n"
    home.put("seeds/metadata.csv", table)
    home.configure(site_url="https://example.org/a/")
    home.build()
    sitemap = home.page("sitemap.xml")
    pages = {path for path in _files(home.site) if path.endswith(".html") and path != "404.html"}
    assert sitemap.count("<loc>") == len(pages)
    assert all(f"<loc>https://example.org/a/{page}</loc>" in sitemap for page in pages)
    assert sitemap.count("<lastmod>") == 1
    assert "<lastmod>2023-04-05</lastmod>" in sitemap


def _build(home: Home, *, fast: bool) -> dict[str, bytes]:
    home.configure(fonds={"fast": fast})
    assert home.build().exit_code == 0
    return _files(home.site)


def _files(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }
