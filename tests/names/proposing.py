"""Proposals of names as tests need them."""

from __future__ import annotations

from fonds.names.curate.doubts import Doubt
from fonds.names.curate.found import Name
from fonds.names.curate.proposals import Proposal


def make_proposal(
    slug: str,
    label: str = "",
    action: str = "",
    value: str = "",
    *,
    articles: int = 3,
    forms: tuple[str, ...] = (),
    sample: str = "",
) -> Proposal:
    """What is proposed for the person *slug*."""
    label = label or slug.title()
    votes = {"person": articles}
    name = Name(f"people/{slug}", label, "people", articles, votes, 0, forms, curated=False)
    return Proposal(name, Doubt("", action=action, value=value), sample)
