"""Review postings: approve, hold, dismiss, and undo any of it until it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents, postings, sending
from mlconnector_gui.store.repositories.postings import StoredPosting


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A posting as the person saw it: an action on anything newer is refused."""

    posting_id: str
    revision: int


async def approve_postings(workplace: Workplace, seen: Sequence[Seen]) -> int:
    """
    Approve postings as they were seen, all of them or none.

    Each approval is bound to the digest of the lines. Approving one that changed, or that somebody else moved
    meanwhile, is refused with its name, and nothing is approved. Returns how many.
    """
    await workplace.fault_points.reach("approve.before_commit")
    await workplace.store.write(_approve, tuple(dict.fromkeys(seen)), workplace)
    await workplace.fault_points.reach("approve.after_commit")
    workplace.tell("posting", *(one.posting_id for one in seen))
    return len(seen)


async def hold_postings(workplace: Workplace, seen: Sequence[Seen], *, reason: str) -> None:
    """Put postings aside, with a reason, until they are released."""
    _ask_reason(reason)
    await workplace.store.write(_move_all, tuple(seen), Move.HOLD, workplace, reason)
    workplace.tell("posting", *(one.posting_id for one in seen))


async def dismiss_postings(workplace: Workplace, seen: Sequence[Seen], *, reason: str) -> None:
    """Decide that postings are not to be made; they stay listed and can be brought back."""
    _ask_reason(reason)
    await workplace.store.write(_move_all, tuple(seen), Move.DISMISS, workplace, reason)
    workplace.tell("posting", *(one.posting_id for one in seen))


async def release_postings(workplace: Workplace, seen: Sequence[Seen]) -> None:
    """Bring held or dismissed postings back: they are prepared again from their documents."""
    await workplace.store.write(_bring_back, tuple(seen), workplace)
    workplace.tell("posting", *(one.posting_id for one in seen))


async def withdraw_approvals(workplace: Workplace, seen: Sequence[Seen]) -> None:
    """Undo approvals of postings that were not sent yet."""
    await workplace.store.write(_withdraw, tuple(seen), workplace)
    workplace.tell("posting", *(one.posting_id for one in seen))


def _ask_reason(reason: str) -> None:
    if not reason.strip():
        raise Problem("review.reason_missing")


def _approve(transaction: Transaction, seen: Sequence[Seen], workplace: Workplace) -> None:
    if not seen:
        raise Problem("review.nothing_selected")
    for one in seen:
        posting = as_seen(transaction, one)
        if posting.state is PostingState.APPROVED:
            raise Problem("posting.already_approved", cause=Cause.STATE, posting=posting.explanation)
        postings.move(
            transaction,
            posting,
            Move.APPROVE,
            actor=workplace.actor,
            at=workplace.now,
            told={"digest": posting.digest, "content": (posting.content or b"").decode()},
        )
        sending.approve(
            transaction,
            approval_id=workplace.ids.new(),
            posting_id=posting.posting_id,
            revision=posting.revision,
            digest=posting.digest,
            actor=workplace.actor,
            at=workplace.now,
        )


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


def _move_all(
    transaction: Transaction, seen: Sequence[Seen], how: Move, workplace: Workplace, reason: str
) -> None:
    for one in seen:
        posting = as_seen(transaction, one)
        postings.move(
            transaction,
            posting,
            how,
            actor=workplace.actor,
            at=workplace.now,
            told={"reason": reason.strip()},
        )


def _bring_back(transaction: Transaction, seen: Sequence[Seen], workplace: Workplace) -> None:
    for one in seen:
        posting = as_seen(transaction, one)
        how = Move.RELEASE if posting.state is PostingState.HELD else Move.PREPARE_AGAIN
        postings.move(transaction, posting, how, actor=workplace.actor, at=workplace.now)
        documents.ask_to_prepare_again(transaction, postings.documents_of(transaction, posting.posting_id))


def _withdraw(transaction: Transaction, seen: Sequence[Seen], workplace: Workplace) -> None:
    for one in seen:
        posting = as_seen(transaction, one)
        postings.move(transaction, posting, Move.WITHDRAW_APPROVAL, actor=workplace.actor, at=workplace.now)
        sending.void_approval(transaction, posting.posting_id, reason="withdrawn", at=workplace.now)
