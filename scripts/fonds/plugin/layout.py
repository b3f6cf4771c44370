"""Which folders of an archive may lie where: none in one that a build empties or reads."""

from __future__ import annotations

from pathlib import Path

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.files.confined import refuse_links


def check_places(site: Path, seeds: Path, root: Path, docs: Path, *, apart: bool) -> None:
    """A build removes from the site whatever it did not make: nothing else may lie there.

    Nor does it write through a link. *apart*: seeds are no copy that fonds itself keeps in build/.
    """
    real = site.resolve()
    for place in (root, root / "build", seeds, docs):
        if place.resolve().is_relative_to(real):
            raise UsageError(
                tell(
                    "mkdocs.yml: “site_dir” holds {place}, which a build would empty; give the"
                    " site a folder of its own, such as build/site",
                    place=place,
                )
            )
    for place in (seeds, docs):
        if real.is_relative_to(place.resolve()):
            raise UsageError(
                tell("mkdocs.yml: “site_dir” lies in {place}; put it beside", place=place)
            )
    for place, name in (
        ((docs, "docs_dir"), (root / "build", tell("the folder build/"))) if apart else ()
    ):
        if _overlap(seeds.resolve(), place.resolve()):
            raise UsageError(
                tell(
                    "mkdocs.yml: “seeds” ({seeds}) and {name} ({place}) lie in one another, so"
                    " pages would be taken for sources; put them side by side",
                    seeds=seeds,
                    name=name,
                    place=place,
                )
            )
    for place in (docs, site, root / "build"):
        refuse_links(root, place)


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)
