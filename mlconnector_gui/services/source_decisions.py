"""Let an entry stand whose source changed after it was sent."""

from collections.abc import Mapping
from typing import Any

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import source_changes
from mlconnector_gui.store.repositories.postings import StoredPosting

DECIDABLE = frozenset({PostingState.CONFIRMED, PostingState.POSTED})


def has_open_change(source_change: Mapping[str, Any] | None) -> bool:
    """Say whether somebody still has to decide: what JDE shows otherwise is another matter."""
    return bool(set(source_change or {}) & {"lines", "source"})


async def ignore_source_change(workplace: Workplace, seen: Seen, *, reason: str) -> None:
    """
    Let an entry stand as it was sent although its source changed since; the reason and the change are kept.

    It holds for this change: another one is shown again.
    """
    if not reason.strip():
        raise Problem("review.reason_missing")
    await workplace.store.write(_ignore, seen, reason.strip(), workplace)
    workplace.tell("posting", seen.posting_id)


def _may_ignore(posting: StoredPosting) -> bool:
    return posting.state in DECIDABLE and has_open_change(posting.source_change)


def _ignore(transaction: Transaction, seen: Seen, reason: str, workplace: Workplace) -> None:
    posting = as_seen(transaction, seen)
    if not _may_ignore(posting):
        raise Problem(
            "correct.nothing_to_ignore",
            cause=Cause.STATE,
            posting=posting.explanation,
            state=posting.state.value,
        )
    at, actor = workplace.now, workplace.actor
    audit.record(
        transaction,
        at=at,
        actor=actor,
        event="posting.source_change_ignored",
        subject_kind="posting",
        subject_id=posting.posting_id,
        reason=reason,
        change=dict(posting.source_change or {}),
    )
    source_changes.ignore_source_change(transaction, posting)
