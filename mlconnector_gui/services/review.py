"""Review postings: approve, hold, dismiss, and undo any of it until it is sent."""

from collections.abc import Sequence

from mlconnector_gui.accounting.approval_policy import ApprovalPolicy
from mlconnector_gui.accounting.states import Move, PostingState, moved
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.services.correct import drop_reversal
from mlconnector_gui.services.policies import policy_in_force
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.wishes import OUTSIDE_BAND
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import approving, documents, postings, sending, take_overs
from mlconnector_gui.store.repositories.postings import StoredPosting

__all__ = [
    "Seen",
    "approve_postings",
    "as_seen",
    "dismiss_postings",
    "hold_postings",
    "release_postings",
    "withdraw_approvals",
]


async def approve_postings(workplace: Workplace, seen: Sequence[Seen]) -> int:
    """
    Approve postings as they were seen, all of them or none.

    Each approval is bound to the digest of the lines. Approving one that changed, or that somebody else moved
    meanwhile, is refused with its name, and nothing is approved. A price that changes by more than its store's band
    is approved by itself, so that somebody looked at it. Returns how many are approved now: where the policy asks
    for two persons, the first one's approval is kept and the posting waits for the second.
    """
    distinct = tuple(dict.fromkeys(seen))
    await workplace.fault_points.reach("approve.before_commit")
    approved = await workplace.store.write(_approve, distinct, workplace)
    await workplace.fault_points.reach("approve.after_commit")
    workplace.tell("posting", *(one.posting_id for one in distinct))
    return approved


async def hold_postings(workplace: Workplace, seen: Sequence[Seen], *, reason: str) -> None:
    """Put postings aside, with a reason, until they are released."""
    _ask_reason(reason)
    await workplace.store.write(_move_all, tuple(seen), Move.HOLD, workplace, reason)
    workplace.tell("posting", *(one.posting_id for one in seen))


async def dismiss_postings(workplace: Workplace, seen: Sequence[Seen], *, reason: str) -> None:
    """
    Decide that postings are not to be made; they stay listed and can be brought back.

    Dismissing a reversal gives up the reversing: the entry it was made for stands again.
    """
    _ask_reason(reason)
    await workplace.store.write(_move_all, tuple(seen), Move.DISMISS, workplace, reason)
    workplace.tell("posting", *(one.posting_id for one in seen))


async def release_postings(workplace: Workplace, seen: Sequence[Seen]) -> None:
    """Bring held, dismissed or refused postings back: they are prepared again from their documents."""
    for connection_id in await workplace.store.write(_bring_back, tuple(seen), workplace):
        await request_run(workplace, Job.PREPARE, connection=connection_id, trigger=Trigger.FOLLOW_UP)
    workplace.tell("posting", *(one.posting_id for one in seen))


async def withdraw_approvals(workplace: Workplace, seen: Sequence[Seen]) -> None:
    """Undo approvals of postings that were not sent yet."""
    await workplace.store.write(_withdraw, tuple(seen), workplace)
    workplace.tell("posting", *(one.posting_id for one in seen))


def _ask_reason(reason: str) -> None:
    if not reason.strip():
        raise Problem("review.reason_missing")


def _approve(transaction: Transaction, seen: Sequence[Seen], workplace: Workplace) -> int:
    if not seen:
        raise Problem("review.nothing_selected")
    parallel = take_overs.parallel_ids(transaction)
    policy = policy_in_force(transaction)
    odd = postings.with_finding(transaction, [one.posting_id for one in seen], OUTSIDE_BAND)
    approved = 0
    for one in seen:
        posting = as_seen(transaction, one)
        if parallel & {posting.connection_id, posting.target_id}:
            raise Problem("take_over.never_sent", cause=Cause.STATE, posting=posting.explanation)
        if len(seen) > 1 and posting.posting_id in odd:
            raise Problem("review.approve_alone", cause=Cause.STATE, posting=posting.explanation)
        if posting.state is PostingState.APPROVED:
            raise Problem("posting.already_approved", cause=Cause.STATE, posting=posting.explanation)
        moved(posting.state, Move.APPROVE)
        _refuse_maker(transaction, posting, policy, workplace.actor.name)
        if _is_only_the_first(transaction, posting, policy, workplace):
            continue
        give_approval(transaction, posting, workplace)
        approved += 1
    return approved


def give_approval(
    transaction: Transaction, posting: StoredPosting, workplace: Workplace, **told: object
) -> None:
    """Approve the content of a ready posting in the name of the workplace's actor; asks no policy."""
    approving.forget_first_approval(transaction, posting.posting_id)
    postings.move(
        transaction,
        posting,
        Move.APPROVE,
        actor=workplace.actor,
        at=workplace.now,
        changes={"why": ""},
        told={"digest": posting.digest, "content": (posting.content or b"").decode(), **told},
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


def _refuse_maker(
    transaction: Transaction, posting: StoredPosting, policy: ApprovalPolicy, person: str
) -> None:
    if not policy.maker_may_approve and approving.maker_of(transaction, posting.posting_id) == person:
        raise Problem(
            "policy.maker_approves", cause=Cause.PERMISSION, posting=posting.explanation, person=person
        )


def _is_only_the_first(
    transaction: Transaction, posting: StoredPosting, policy: ApprovalPolicy, workplace: Workplace
) -> bool:
    """Where two must approve: keep the first one's, refuse the same person's again, let the second one's count."""
    if not policy.needs_two(posting.gross):
        return False
    first = approving.first_approval(transaction, posting.posting_id)
    if first is not None and first.digest == posting.digest:
        if first.person == workplace.actor.name:
            raise Problem(
                "policy.second_person",
                cause=Cause.PERMISSION,
                posting=posting.explanation,
                person=first.person,
                gross=str(posting.gross),
            )
        return False
    approving.give_first_approval(transaction, posting, actor=workplace.actor, at=workplace.now)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="posting.first_approval",
        subject_kind="posting",
        subject_id=posting.posting_id,
        digest=posting.digest,
        gross=str(posting.gross),
        policy=policy.version,
    )
    return True


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
        if how is Move.DISMISS and posting.reverses:
            drop_reversal(transaction, posting, workplace)


def _bring_back(transaction: Transaction, seen: Sequence[Seen], workplace: Workplace) -> list[str]:
    """Return the connections whose documents are to be prepared."""
    concerned: dict[str, None] = {}
    for one in seen:
        posting = as_seen(transaction, one)
        concerned[posting.connection_id] = None
        if posting.reverses and posting.state is PostingState.DISMISSED:
            raise Problem(
                "review.reversal_dropped", cause=Cause.STATE, retry=Retry.NEVER, posting=posting.explanation
            )
        how = Move.RELEASE if posting.state is PostingState.HELD else Move.PREPARE_AGAIN
        postings.move(transaction, posting, how, actor=workplace.actor, at=workplace.now)
        documents.ask_to_prepare_again(transaction, postings.documents_of(transaction, posting.posting_id))
    return list(concerned)


def _withdraw(transaction: Transaction, seen: Sequence[Seen], workplace: Workplace) -> None:
    for one in seen:
        posting = as_seen(transaction, one)
        postings.move(transaction, posting, Move.WITHDRAW_APPROVAL, actor=workplace.actor, at=workplace.now)
