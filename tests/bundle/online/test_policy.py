"""The policy allows what stands in pages, by its hash, and nothing else of the kind."""

from __future__ import annotations

from fonds.bundle.online.policy import collect_inline, write_policy

ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
"""Of ``alert(1)``, by openssl."""


def test_a_script_is_allowed_by_its_hash() -> None:
    found = collect_inline([b"<script>alert(1)</script>", b"<SCRIPT defer >alert(1)</SCRIPT >"])
    assert found == {"script": frozenset({ALERT}), "style": frozenset()}
    assert f"script-src 'self' {ALERT};" in write_policy(found)


def test_line_ends_are_those_that_a_browser_sees() -> None:
    assert collect_inline([b"<style>a\r\nb</style>"]) == collect_inline([b"<style>a\nb</style>"])


def test_files_and_data_need_no_hash() -> None:
    page = b"""<script src="a.js"></script><script type="application/ld+json">{"a": 1}</script>
    <script id=x type=application/json>{}</script>"""
    assert collect_inline([page]) == {"script": frozenset(), "style": frozenset()}


def test_nothing_of_others_is_allowed() -> None:
    policy = write_policy({"script": frozenset(), "style": frozenset()})
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
    assert "unsafe" not in policy.replace("style-src-attr 'unsafe-inline'; ", "")  # drawn numbers
    assert "http" not in policy
