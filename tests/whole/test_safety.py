"""What a build must never do: empty a person's folder, trust a page, mix two states."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.publish.staging import Staging
from tests.archives import Home, copy_of_the_repository, make_home, put, read_tree

BIDEN = "President Biden came. Then Joe Biden spoke well. Then Jill Biden sang to the crowd."
RECORDS = """people:
  joe-biden: {label: Joe Biden, variants: [President Biden]}
  jill-biden: {label: Jill Biden}
"""


@pytest.mark.parametrize("site_dir", ["build", ".", "docs", "docs/site", "seeds", "seeds/site"])
def test_a_site_that_would_empty_another_folder_is_refused(tmp_path: Path, site_dir: str) -> None:
    home = make_home(tmp_path / "a", {"un.txt": "date 2022 Un titre\n\nUn texte.\n"})
    home.put("build/review.csv", "marks")
    home.configure(site_dir=site_dir)
    before = read_tree(home.folder)
    result = home.run("build")
    assert result.returncode == 2
    assert "site_dir" in result.stderr
    assert read_tree(home.folder) == before


def test_an_edited_page_whose_source_is_gone_stays_inert(tmp_path: Path) -> None:
    title = "<img src=x onerror=alert(1)> big title"
    home = make_home(
        tmp_path / "a", {"y.txt": f"{title}\n\nUn texte.\n", "x.txt": "Autre\n\nTexte.\n"}
    )
    home.build()
    page = home.docs / "articles/undated/y.md"
    page.write_text(page.read_text() + "\nedit\n")
    (home.seeds / "y.txt").unlink()
    assert home.build().needing == {"articles/undated/y.md": "edited-orphan"}
    html = home.page("articles/undated/y.html")
    assert "<img src=x" not in html
    assert "edit</p>" in html
    assert "{#t}" not in html


def rebuilt_equals_fresh(home: Home) -> None:
    rebuilt = read_tree(home.site)
    for folder in (home.folder / "build").iterdir():
        if folder.is_file():
            folder.unlink()
    home.build()
    assert read_tree(home.site) == rebuilt


def test_a_pin_moves_the_link_of_its_name(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"p.txt": f"Headline\n\n{BIDEN}\n"}, lang="en")
    home.put("authorities.yml", RECORDS)
    home.build()
    assert 'people/joe-biden.html">President Biden' in home.page("articles/undated/p.html")
    home.put(
        "authorities.yml", RECORDS + "articles: {p: {pin: {President Biden: people/jill-biden}}}\n"
    )
    home.build()
    assert 'people/jill-biden.html">President Biden' in home.page("articles/undated/p.html")
    rebuilt_equals_fresh(home)


def test_a_headline_that_metadata_repeats_moves_no_quote(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"p.txt": f"Joe Biden visits France\n\n{BIDEN}\n"}, lang="en")
    home.put("authorities.yml", RECORDS)
    home.build()
    home.put("seeds/metadata.csv", "file,title\np.txt,Joe Biden visits France\n")
    home.build()
    rebuilt_equals_fresh(home)


def test_the_search_follows_the_source_of_an_edited_page(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"x.txt": "Un titre\n\nUn texte.\n"})
    home.build()
    page = home.docs / "articles/undated/x.md"
    page.write_text(page.read_text() + "\nhand\n")
    home.build()
    home.put("seeds/x.txt", "Un titre\n\nUn zygomatique.\n")
    home.build()
    index = b"".join(data for path, data in read_tree(home.site / "search").items())
    assert b"zygomatique" in index


def test_a_bundle_is_never_made_without_a_catalogue(tmp_path: Path) -> None:
    home = copy_of_the_repository(tmp_path / "a")
    home.build()
    bundle = home.bundle()
    (home.folder / "build/catalogue.db").unlink()
    assert home.run("bundle").returncode == 2
    assert bundle.exists()


def test_what_a_killed_conversion_left_is_swept(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"x.txt": "Un titre\n\nUn texte.\n"})
    home.put("docs/articles/2022/01/.gone.md.part", "---\nwithdrawn")
    home.build()
    assert "gone" not in " ".join([*read_tree(home.docs), *read_tree(home.site)])


@pytest.mark.parametrize(("old", "new"), [("foo/bar.png", "foo"), ("foo", "foo/bar.png")])
def test_a_file_may_take_a_folder_s_place(tmp_path: Path, old: str, new: str) -> None:
    put(tmp_path / "site" / old, b"old")
    staging = Staging(tmp_path / "site")
    staging.open()
    put(staging.tree / new, b"new")
    staging.publish([old])
    assert read_tree(tmp_path / "site") == {new: b"new"}


def test_a_publication_that_fails_half_way_is_finished_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "site/a", b"old")
    staging = Staging(tmp_path / "site")
    staging.open()
    put(staging.tree / "a", b"new")
    with monkeypatch.context() as patch:
        patch.setattr(
            Path, "unlink", lambda *args, **kwargs: (_ for _ in ()).throw(OSError("full"))
        )
        with pytest.raises(OSError, match="full"):
            staging.publish(["gone"])
    staging.discard()
    staging.recover()
    assert read_tree(tmp_path / "site") == {"a": b"new"}
    assert staging.folder.exists()
