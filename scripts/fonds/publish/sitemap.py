"""The sitemap (sitemaps.org protocol 0.9): every page, split at 50,000; no invented dates."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

LIMIT = 50_000
"""Most addresses in one file, as the protocol has it."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _date_addresses(
    addresses: Iterable[str], changes: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """(address, last change) of each of *addresses*, in order; *changes*: article id → EDTF."""
    for address in sorted(addresses):
        article = address.rpartition("/")[2].removesuffix(".html")
        changed = changes.get(article, "") if address.startswith("articles/") else ""
        yield address, changed if changed.replace("-", "").isdigit() else ""


def make_sitemap(
    site_url: str, addresses: Iterable[str], changes: Mapping[str, str]
) -> dict[str, str]:
    """File name → text of the sitemap of the pages at *addresses* below *site_url*.

    *changes*: article id → EDTF of its last change. One file up to the limit; beyond, an index and
    its parts.
    """
    base, pages = site_url.rstrip("/") + "/", _date_addresses(addresses, changes)
    entries = [_entry("url", base + address, changed) for address, changed in pages]
    if len(entries) <= LIMIT:
        return {"sitemap.xml": _wrap("urlset", entries)}
    parts = {
        f"sitemap-{number}.xml": _wrap("urlset", entries[start : start + LIMIT])
        for number, start in enumerate(range(0, len(entries), LIMIT), 1)
    }
    links = [_entry("sitemap", base + name, "") for name in parts]
    return {"sitemap.xml": _wrap("sitemapindex", links), **parts}


def _wrap(element: str, entries: list[str]) -> str:
    return f'{_HEAD}<{element} xmlns="{_NAMESPACE}">\n{"".join(entries)}</{element}>\n'


def _entry(element: str, address: str, changed: str) -> str:
    lastmod = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    return f"<{element}><loc>{escape(address)}</loc>{lastmod}</{element}>\n"


def write_sitemap(tree: Path, sitemap: dict[str, str]) -> None:
    """Write the sitemap's parts, and MkDocs' compressed copy without the time of the build."""
    for name, text in sitemap.items():
        (tree / name).write_text(text, encoding="utf-8", newline="\n")
    data = sitemap["sitemap.xml"].encode()
    (tree / "sitemap.xml.gz").write_bytes(gzip.compress(data, mtime=0))
