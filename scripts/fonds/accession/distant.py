"""Seeds in a store far away, such as s3://: copied below build/, where all else finds them."""

from __future__ import annotations

from fonds.base.model import Remark
from fonds.base.speech import tell
from fonds.config import Archive
from fonds.files.remote import Mirror, Tick, refresh


def fetch_seeds(archive: Archive, tick: Tick, *, anew: bool = False) -> list[Remark]:
    """Copy what changed there, *anew* all; what cannot be copied, as remarks.

    Raises UsageError if the store cannot be read. Seeds on this machine stay where they are.
    """
    if not archive.remote:
        return []
    lost = refresh(Mirror(archive.remote, archive.seeds), archive.max_bytes, tick, anew=anew)
    return [Remark("lost", "not-fetched", path, _NOT_FETCHED) for path in lost]


_NOT_FETCHED = tell(
    "It was not fetched from the store: it is larger than “max_bytes” in"
    " mkdocs.yml, or its name is no path on this system; raise the one or change"
    " the other."
)
