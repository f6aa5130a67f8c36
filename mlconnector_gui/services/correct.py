"""Correct what JDE holds: a reversal is a new, linked posting with every line turned round."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.drafting import Draft, DraftLine
from mlconnector_gui.accounting.findings import Finding
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH
from mlconnector_gui.accounting.posting_draft import PostingDraft
from mlconnector_gui.accounting.receipt_drafting import TakeBackDraft, is_receipt, take_back_of
from mlconnector_gui.accounting.receipts import RECEIPT_TYPE
from mlconnector_gui.accounting.states import Move, PostingState, moved
from mlconnector_gui.accounting.voucher_checks import check_voucher
from mlconnector_gui.accounting.voucher_drafting import (
    VoucherDraft,
    automation_of,
    facts_of,
    head_of,
    pay_items_of,
)
from mlconnector_gui.accounting.vouchers import INVOICE_NUMBER_WIDTH, PayItem, TaxSplit
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.services.books import books_of
from mlconnector_gui.services.customers import customer_prepared_again, is_customer
from mlconnector_gui.services.item_postings import is_item, item_prepared_again
from mlconnector_gui.services.receipts import receipt_prepared_again
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.store_records import is_store_record, record_prepared_again
from mlconnector_gui.services.vouchers import (
    draft_lines_of,
    is_of_document,
    is_voucher,
    voucher_prepared_again,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import posting_lists, postings
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting

REVERSAL = "reversal"
_MADE_AGAIN = (
    (is_voucher, voucher_prepared_again),
    (is_customer, customer_prepared_again),
    (is_item, item_prepared_again),
    (is_receipt, receipt_prepared_again),
    (is_store_record, record_prepared_again),
)
"""What has content of its own, and who makes it anew."""
_REVERSED = " REV"


async def reverse_posting(workplace: Workplace, seen: Seen, *, reason: str) -> str:
    """
    Draft the reversal of an entry that JDE holds, dated on the same day or the first open one after it.

    The reversal goes the same way as any posting: checks, approval, sending once, read-back. The entry itself
    becomes *reversed* when its reversal is drafted, and names it; when that reversal is dismissed instead of sent,
    the entry stands again. Returns the new posting's id.
    """
    if not reason.strip():
        raise Problem("review.reason_missing")
    posting_id = await workplace.store.write(reverse_within, seen, reason.strip(), workplace)
    workplace.tell("posting", seen.posting_id, posting_id)
    return posting_id


def reverse_within(transaction: Transaction, seen: Seen, reason: str, workplace: Workplace) -> str:
    """Draft a reversal as part of a transaction; see `reverse_posting`."""
    posting = as_seen(transaction, seen)
    moved(posting.state, Move.REVERSE)
    subject = postings.subject_of(transaction, posting.posting_id)
    if is_customer(subject) or is_store_record(subject) or is_item(subject):
        code = "customer.not_reversed" if is_customer(subject) else "record.not_reversed"
        raise Problem(code, cause=Cause.STATE, retry=Retry.NEVER, posting=posting.explanation)
    if subject is not None and is_voucher(subject) and automation_of(subject) is not None:
        raise Problem("voucher.reversed_in_purchasing", cause=Cause.STATE, posting=posting.explanation)
    earlier = posting_lists.reversals_of(transaction, posting.posting_id)
    unused_revision = max((one.revision for one in earlier), default=0) + 1
    reversal_id = workplace.ids.new()
    postings.insert_posting(
        transaction,
        posting_id=reversal_id,
        lineage=Lineage(
            connection_id=posting.connection_id,
            kind=REVERSAL,
            external_id=posting.posting_id,
            sequence=len(earlier) + 1,
        ),
        prepared=reversal_of(transaction, posting, revision=unused_revision),
        actor=workplace.actor,
        at=workplace.now,
    )
    postings.move(
        transaction,
        posting,
        Move.REVERSE,
        actor=workplace.actor,
        at=workplace.now,
        changes={"reversed_by": reversal_id},
        told={"reason": reason, "reversal": reversal_id},
    )
    return reversal_id


def check_own_again(transaction: Transaction, workplace: Workplace, connection_id: str) -> int:
    """
    Check anew the reversals, vouchers, customers and receipts that wait: no document of a store does so.

    Returns how many are free.
    """
    freed = 0
    for posting in posting_lists.open_without_source(transaction, connection_id):
        if not has_own_content(transaction, posting):
            continue
        prepared = prepared_again(transaction, posting, revision=posting.revision)
        if posting.state is PostingState.BLOCKED and prepared.is_blocked:
            continue
        state = postings.replace_content(
            transaction, posting, prepared, actor=workplace.actor, at=workplace.now
        )
        freed += state is PostingState.READY
    return freed


def has_own_content(transaction: Transaction, posting: StoredPosting) -> bool:
    """Say whether a posting is made of itself or of another posting, not of a store's document."""
    subject = postings.subject_of(transaction, posting.posting_id)
    return bool(posting.reverses) or (subject is not None and not is_of_document(posting, subject))


def prepared_again(transaction: Transaction, posting: StoredPosting, *, revision: int) -> PreparedContent:
    """Make anew what no document of a store leads to, as the periods are open and the accounts stand today."""
    subject = postings.subject_of(transaction, posting.posting_id)
    if not posting.reverses and subject is not None:
        for is_of_kind, made_again in _MADE_AGAIN:
            if is_of_kind(subject):
                return made_again(transaction, posting, subject, revision=revision)
        return _checked_again(transaction, posting, subject, revision=revision)
    original = postings.posting_by_id(transaction, posting.reverses or "")
    return reversal_of(transaction, original, revision=revision)


def _checked_again(
    transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any], *, revision: int
) -> PreparedContent:
    """Check the lines of a correction anew; they stay the difference that was drafted."""
    lookup = MasterLookup(transaction, posting.target_id)
    books = books_of(transaction, posting)
    draft = Draft(
        kind=posting.kind,
        external_id=posting.external_id,
        bookkeeping=books,
        gl_date=open_date(posting, lookup),
        currency=posting.currency,
        explanation=posting.explanation,
        reference=books.reference(
            posting.kind, f"{subject['corrects']}/{posting.sequence}", revision=revision
        ),
        revision=revision,
        lines=draft_lines_of(transaction, posting),
        findings=(),
        subject=subject,
    )
    prepared = _prepared(transaction, posting, draft, check_draft(draft, lookup.masters_for(draft)))
    return replace(prepared, reverses=None)


def drop_reversal(transaction: Transaction, reversal: StoredPosting, workplace: Workplace) -> None:
    """The reversal will not be sent, so the entry it was to turn round stands in JDE as it did."""
    original = postings.posting_by_id(transaction, reversal.reverses or "")
    postings.move(
        transaction,
        original,
        Move.REVERSAL_DROPPED,
        actor=workplace.actor,
        at=workplace.now,
        changes={"reversed_by": None},
        told={"reversal": reversal.posting_id},
    )


def reversal_of(transaction: Transaction, posting: StoredPosting, *, revision: int) -> PreparedContent:
    """Turn an entry round; a revision that was not used for it before gives a reference of its own."""
    subject = postings.subject_of(transaction, posting.posting_id)
    lookup = MasterLookup(transaction, posting.target_id)
    if subject is not None and is_voucher(subject):
        voucher = _credit_of(transaction, posting, subject, lookup, revision=revision)
        return _prepared(transaction, posting, voucher, check_voucher(voucher, lookup.masters_for(voucher)))
    if is_receipt(subject) and posting.document_type == RECEIPT_TYPE:
        back = _take_back(transaction, posting, lookup, revision=revision)
        return _prepared(transaction, posting, back, check_draft(back, lookup.masters_for(back)))
    books = books_of(transaction, posting)
    draft = Draft(
        kind=REVERSAL,
        external_id=posting.posting_id,
        bookkeeping=books,
        gl_date=open_date(posting, lookup),
        currency=posting.currency,
        explanation=_reversal_words(posting),
        reference=books.reference(REVERSAL, posting.reference, revision=revision),
        revision=revision,
        lines=_turned_round(transaction, posting),
        findings=(),
    )
    return _prepared(transaction, posting, draft, check_draft(draft, lookup.masters_for(draft)))


def _take_back(
    transaction: Transaction, posting: StoredPosting, lookup: MasterLookup, *, revision: int
) -> TakeBackDraft:
    """Take a receipt back in purchasing, where JDE opens the order again and turns its own journal round."""
    if posting.content is None or posting.ledger_number is None:
        raise AssertionError(f"{posting.explanation} is in JDE without content or document")
    books = books_of(transaction, posting)
    return TakeBackDraft(
        kind=REVERSAL,
        bookkeeping=books,
        reference=books.reference(REVERSAL, posting.reference, revision=revision),
        revision=revision,
        receipt=take_back_of(
            json.loads(posting.content),
            document=posting.ledger_number,
            gl_date=open_date(posting, lookup),
            explanation=_reversal_words(posting),
        ),
    )


def _credit_of(
    transaction: Transaction,
    posting: StoredPosting,
    subject: Mapping[str, Any],
    lookup: MasterLookup,
    *,
    revision: int,
) -> VoucherDraft:
    """
    Credit a voucher: the same pay items with every sign turned, under an invoice number of its own.

    A credit memo holds for paid and unpaid vouchers alike, is found by its own number, and does not depend on a void
    program; JDE's payment run sets both off. The number is the invoice's with REV behind it, since two equal ones
    are duplicates to JDE. What JDE was asked about the supplier holds; nobody has used that number before.
    """
    head = head_of(subject)
    facts = facts_of(subject)
    books = books_of(transaction, posting)
    return VoucherDraft(
        kind=REVERSAL,
        bookkeeping=books,
        explanation=_reversal_words(posting),
        reference=books.reference(REVERSAL, posting.reference, revision=revision),
        revision=revision,
        head=replace(
            head,
            gl_date=open_date(posting, lookup),
            invoice_number=head.invoice_number[: INVOICE_NUMBER_WIDTH - len(_REVERSED)].rstrip() + _REVERSED,
        ),
        pay_items=tuple(_credited(item) for item in pay_items_of(subject)),
        lines=_turned_round(transaction, posting),
        facts=replace(facts, duplicates=()) if facts else None,
    )


def _credited(item: PayItem) -> PayItem:
    split = item.split
    turned = (
        TaxSplit(taxable=-split.taxable, non_taxable=-split.non_taxable, tax=-split.tax) if split else None
    )
    return PayItem(gross=-item.gross, split=turned, due_date=item.due_date)


def _prepared(
    transaction: Transaction, posting: StoredPosting, draft: PostingDraft, findings: tuple[Finding, ...]
) -> PreparedContent:
    return PreparedContent(
        draft=draft,
        findings=findings,
        target_id=posting.target_id,
        order_id=posting.order_id,
        number=posting.number,
        document_ids=tuple(postings.documents_of(transaction, posting.posting_id)),
        reverses=posting.posting_id,
    )


def _reversal_words(posting: StoredPosting) -> str:
    return f"REV {posting.explanation}"[:EXPLANATION_WIDTH]


def _turned_round(transaction: Transaction, posting: StoredPosting) -> tuple[DraftLine, ...]:
    lines = draft_lines_of(transaction, posting)
    return tuple(replace(line, amount=-line.amount, rule_id=REVERSAL) for line in lines)


def open_date(posting: StoredPosting, lookup: MasterLookup) -> date:
    """Return the day of an entry, or where its period is closed by now the first open one after it."""
    company = lookup.company(posting.company) if lookup.is_loaded else None
    if company is None:
        return posting.gl_date
    first, _ = company.calendar.open_window()
    return max(posting.gl_date, first)
