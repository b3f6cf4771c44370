"""Which free hosts a site fits."""

from __future__ import annotations

from pathlib import Path

from fonds.bundle.online.hosts import Size, judge, measure
from tests.archives import put


def unfit(size: Size) -> set[str]:
    return {name for name, why in judge(size) if why}


def test_a_small_site_fits_everywhere() -> None:
    assert unfit(Size(120, 12, 2_000_000, 140_000)) == set()


def test_each_bound_is_one_that_a_site_may_just_meet() -> None:
    assert unfit(Size(20_000, 100, 700_000_000, 0)) == set()
    assert unfit(Size(20_001, 100, 700_000_000, 0)) == {"Cloudflare Pages"}
    assert unfit(Size(0, 0, 1_000_000_000, 0)) == {"Codeberg Pages"}
    assert unfit(Size(0, 0, 1_000_000_001, 0)) == {
        "Codeberg Pages", "GitHub Pages", "GitLab Pages"
    }  # fmt: skip
    assert unfit(Size(1, 1, 0, 26 * 2**20)) == {"Cloudflare Pages"}


def test_gitlab_counts_folders_too() -> None:
    assert "GitLab Pages" not in unfit(Size(190_000, 10_000, 0, 0))
    assert "GitLab Pages" in unfit(Size(190_000, 10_001, 0, 0))


def test_what_does_not_fit_is_said_in_numbers() -> None:
    reasons = dict(judge(Size(25_000, 1, 0, 0)))
    assert reasons["Cloudflare Pages"] == "25,000 files, of which it takes 20,000"


def test_a_site_is_measured(tmp_path: Path) -> None:
    put(tmp_path / "a/b/c.txt", b"123")
    put(tmp_path / "a/d.txt", b"12345")
    assert measure(tmp_path, ["a/b/c.txt", "a/d.txt"]) == Size(2, 2, 8, 5)
