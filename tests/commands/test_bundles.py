"""Which older bundles make way for a new one."""

from __future__ import annotations

from pathlib import Path

from tests.archives import make_home


def test_what_a_killed_run_left_of_an_older_bundle_goes_with_the_next(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "Un titre\n\nUn texte.\n"})
    home.build()
    build = home.folder / "build"
    left = build / "essai-0123abcd.zip.sha256"
    left.write_text(f"{'0' * 64}  essai-0123abcd.zip\n", encoding="utf-8")
    mine = build / "essai-89abcdef.zip.sha256"
    mine.write_text("a note of my own\n", encoding="utf-8")
    home.bundle()
    (bundle,) = build.glob("*.zip")
    kept = {file.name for file in build.glob("*.sha256")}
    assert kept == {f"{bundle.name}.sha256", mine.name}
