"""What the commands do with the names that were found: list them for review, take corrections."""

from __future__ import annotations

from pathlib import Path

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.catalogue.store import open_catalogue
from fonds.commands.options import command_line
from fonds.commands.site import describe_site
from fonds.files.lock import hold_lock
from fonds.names.curate.accept import accept_review, hold_authorities
from fonds.names.curate.proposals import read_proposals
from fonds.names.curate.review import describe, write_review


def review_names(config_file: Path) -> tuple[Path, list[str]]:
    """Write build/review.csv from the catalogue; return it and the report in lines."""
    archive = describe_site(config_file)
    if not archive.catalogue.is_file():
        raise UsageError(
            tell("{catalogue} is missing; run “fonds build” first", catalogue=archive.catalogue)
        )
    review = archive.build / "review.csv"
    with hold_lock(archive.build, "fonds authorities"):
        with open_catalogue(archive.catalogue) as catalogue:
            proposals = read_proposals(catalogue, archive.lang, archive.page_from)
        kept = write_review(review, proposals, archive.lang)
    return review, [*describe(proposals), *kept]


def accept_names(config_file: Path) -> list[str]:
    """Turn the marked rows of build/review.csv into lines of authorities.yml; say which, and what
    comes next.
    """
    archive = describe_site(config_file)
    with hold_lock(archive.build, "fonds authorities"), hold_authorities(archive.build):
        done = accept_review(archive.build / "review.csv", archive.authorities)
    following = tell("Next: {command}", command=command_line("build", config_file))
    return [*done, following] if done else [tell("build/review.csv marks nothing")]
