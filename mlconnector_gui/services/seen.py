"""A posting as a person saw it, so that nobody decides on what changed behind the screen."""

from dataclasses import dataclass

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.postings import StoredPosting


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A posting as the person saw it: an action on anything newer is refused."""

    posting_id: str
    revision: int


def as_seen(transaction: Transaction, seen: Seen) -> StoredPosting:
    """Load a posting and make sure that it is still the revision the person looked at."""
    posting = postings.posting_by_id(transaction, seen.posting_id)
    if posting.revision != seen.revision:
        raise Problem(
            "posting.changed_meanwhile",
            cause=Cause.SOURCE_CHANGED,
            posting=posting.explanation,
            seen=seen.revision,
            found=posting.revision,
        )
    return posting
