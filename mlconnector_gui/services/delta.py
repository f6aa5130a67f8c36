"""Correct an entry that JDE holds by the difference to what its source comes to now: an entry of its own, linked."""

from collections.abc import Iterable
from dataclasses import replace

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.drafting import Draft, DraftLine
from mlconnector_gui.accounting.item_drafting import is_item
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH
from mlconnector_gui.accounting.receipt_drafting import is_receipt
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.books import books_of
from mlconnector_gui.services.correct import REVERSAL, open_date
from mlconnector_gui.services.customers import is_customer
from mlconnector_gui.services.replay import made_anew
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.vouchers import draft_lines_of, is_voucher
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import posting_lists, postings, source_changes
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting

DELTA = "delta"
_CORRECTABLE = frozenset({PostingState.CONFIRMED, PostingState.POSTED})
_Key = tuple[LineRole, Account | None, str, str]


async def correct_by_difference(workplace: Workplace, seen: Seen, *, reason: str) -> str:
    """
    Draft an entry of the difference between what JDE holds of a source and what the source comes to now.

    JDE keeps what it holds: the correction goes the same way as any posting, dated on the same day or the first open
    one after it, and names the entry it corrects. Several corrections add up. Of an entry whose reversal JDE holds,
    the difference is all of it: the entry is replaced. Returns the new posting's id.
    """
    if not reason.strip():
        raise Problem("review.reason_missing")
    posting_id = await workplace.store.write(_correct, seen, reason.strip(), workplace)
    workplace.tell("posting", seen.posting_id, posting_id)
    return posting_id


def _correct(transaction: Transaction, seen: Seen, reason: str, workplace: Workplace) -> str:
    posting = as_seen(transaction, seen)
    earlier = posting_lists.corrections_of(transaction, posting.posting_id, kind=DELTA)
    _check_correctable(transaction, posting, earlier)
    reversals = posting_lists.reversals_of(transaction, posting.posting_id)
    held = [one for one in (posting, *reversals, *earlier) if one.state in IN_LEDGER]
    wanted = made_anew(transaction, posting, workplace)
    lines = _difference(
        wanted.draft.lines, [line for one in held for line in draft_lines_of(transaction, one)]
    )
    if not lines:
        raise Problem("correct.no_difference", cause=Cause.STATE, posting=posting.explanation)
    delta_id = workplace.ids.new()
    at, actor = workplace.now, workplace.actor
    prepared = _prepared(transaction, posting, lines, wanted, number=len(earlier) + 1)
    postings.insert_posting(
        transaction,
        posting_id=delta_id,
        lineage=Lineage(
            connection_id=posting.connection_id,
            kind=DELTA,
            external_id=posting.posting_id,
            sequence=len(earlier) + 1,
        ),
        prepared=prepared,
        actor=actor,
        at=at,
    )
    audit.record(
        transaction,
        at=at,
        actor=actor,
        event="posting.corrected",
        subject_kind="posting",
        subject_id=posting.posting_id,
        reason=reason,
        correction=delta_id,
    )
    source_changes.note_source_change(transaction, posting, None, actor=actor, at=at)
    return delta_id


def _check_correctable(
    transaction: Transaction, posting: StoredPosting, earlier: Iterable[StoredPosting]
) -> None:
    subject = postings.subject_of(transaction, posting.posting_id)
    is_journal = not (is_voucher(subject) or is_customer(subject) or is_receipt(subject) or is_item(subject))
    if posting.kind in {REVERSAL, DELTA} or not is_journal:
        raise Problem(
            "correct.only_journals", cause=Cause.STATE, posting=posting.explanation, kind=posting.kind
        )
    is_turned_round = posting.state is PostingState.REVERSED and _is_reversal_held(transaction, posting)
    if posting.state not in _CORRECTABLE and not is_turned_round:
        raise Problem(
            "replay.not_now", cause=Cause.STATE, posting=posting.explanation, state=posting.state.value
        )
    settled = _CORRECTABLE | {PostingState.DISMISSED, PostingState.REVERSED}
    pending = next((one for one in earlier if one.state not in settled), None)
    if pending is not None:
        raise Problem(
            "correct.delta_pending",
            cause=Cause.STATE,
            posting=posting.explanation,
            correction=pending.explanation,
        )


def _is_reversal_held(transaction: Transaction, posting: StoredPosting) -> bool:
    return postings.posting_by_id(transaction, posting.reversed_by or "").state in _CORRECTABLE


def _difference(wanted: Iterable[DraftLine], held: Iterable[DraftLine]) -> tuple[DraftLine, ...]:
    """Add up what is wanted and take away what is held, per role, account and subledger."""
    left: dict[_Key, DraftLine] = {}
    for line in (*wanted, *(replace(line, amount=-line.amount) for line in held)):
        key = (line.role, line.account, line.subledger, line.subledger_type)
        known = left.get(key)
        left[key] = replace(known, amount=known.amount + line.amount) if known else line
    return tuple(line for line in left.values() if not line.amount.is_zero)


def _prepared(
    transaction: Transaction,
    posting: StoredPosting,
    lines: tuple[DraftLine, ...],
    wanted: PreparedContent,
    *,
    number: int,
) -> PreparedContent:
    lookup = MasterLookup(transaction, posting.target_id)
    books = books_of(transaction, posting)
    draft = Draft(
        kind=DELTA,
        external_id=posting.posting_id,
        bookkeeping=books,
        gl_date=open_date(posting, lookup),
        currency=posting.currency,
        explanation=f"ADJ {posting.explanation}"[:EXPLANATION_WIDTH],
        reference=books.reference(DELTA, f"{posting.posting_id}/{number}", revision=1),
        revision=1,
        lines=lines,
        findings=wanted.draft.findings,
        subject={"kind": DELTA, "corrects": posting.posting_id},
    )
    return PreparedContent(
        draft=draft,
        findings=check_draft(draft, lookup.masters_for(draft)),
        target_id=posting.target_id,
        order_id=posting.order_id,
        number=posting.number,
        document_ids=wanted.document_ids,
    )
