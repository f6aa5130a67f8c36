"""Correct what JDE holds: a reversal is a new, linked posting with every line turned round."""

import json
from datetime import date
from decimal import Decimal

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.digest import reference_of
from mlconnector_gui.accounting.drafting import Bookkeeping, Draft, DraftLine
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import Move, PostingState, moved
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.queries.review import posting_roles
from mlconnector_gui.store.repositories import connections, posting_lists, postings
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting

REVERSAL = "reversal"


async def reverse_posting(workplace: Workplace, seen: Seen, *, reason: str) -> str:
    """
    Draft the reversal of an entry that JDE holds, dated on the same day or the first open one after it.

    The reversal goes the same way as any posting: checks, approval, sending once, read-back. The entry itself
    becomes *reversed* when its reversal is drafted, and names it; when that reversal is dismissed instead of sent,
    the entry stands again. Returns the new posting's id.
    """
    if not reason.strip():
        raise Problem("review.reason_missing")
    posting_id = await workplace.store.write(_reverse, seen, reason.strip(), workplace)
    workplace.tell("posting", seen.posting_id, posting_id)
    return posting_id


def _reverse(transaction: Transaction, seen: Seen, reason: str, workplace: Workplace) -> str:
    posting = as_seen(transaction, seen)
    moved(posting.state, Move.REVERSE)
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


def check_reversals_again(transaction: Transaction, workplace: Workplace, connection_id: str) -> int:
    """Prepare anew the reversals that wait for a check: no document of a store does so. Returns how many are free."""
    freed = 0
    for reversal in posting_lists.open_reversals(transaction, connection_id):
        prepared = prepared_again(transaction, reversal, revision=reversal.revision)
        if reversal.state is PostingState.BLOCKED and prepared.is_blocked:
            continue
        state = postings.replace_content(
            transaction, reversal, prepared, actor=workplace.actor, at=workplace.now
        )
        freed += state is PostingState.READY
    return freed


def prepared_again(transaction: Transaction, reversal: StoredPosting, *, revision: int) -> PreparedContent:
    """Make the content of a reversal anew, as the periods are open and the accounts stand today."""
    original = postings.posting_by_id(transaction, reversal.reverses or "")
    return reversal_of(transaction, original, revision=revision)


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
    lookup = MasterLookup(transaction, posting.target_id)
    name = connections.name_of(transaction, posting.connection_id)
    draft = Draft(
        kind=REVERSAL,
        external_id=posting.posting_id,
        bookkeeping=Bookkeeping(
            environment=posting.environment,
            connection=name,
            company=posting.company,
            document_type=posting.document_type,
        ),
        gl_date=_open_date(posting, lookup),
        currency=posting.currency,
        explanation=f"REV {posting.explanation}"[:EXPLANATION_WIDTH],
        reference=reference_of(
            environment=posting.environment,
            company=posting.company,
            connection=name,
            kind=REVERSAL,
            external_id=posting.reference,
            revision=revision,
        ),
        revision=revision,
        lines=_turned_round(posting, posting_roles(transaction, posting.posting_id)),
        findings=(),
    )
    return PreparedContent(
        draft=draft,
        findings=check_draft(draft, lookup.masters_for(draft)),
        target_id=posting.target_id,
        order_id=posting.order_id,
        number=posting.number,
        document_ids=tuple(postings.documents_of(transaction, posting.posting_id)),
        reverses=posting.posting_id,
    )


def _turned_round(posting: StoredPosting, roles: list[str]) -> tuple[DraftLine, ...]:
    content = json.loads(posting.content or b"{}")
    return tuple(
        DraftLine(
            role=LineRole(role),
            amount=-Money(Decimal(line["amount"]), posting.currency),
            account=Account.parse(line["account"]),
            description=line["description"],
            rule_id=REVERSAL,
            subledger=line["subledger"],
            subledger_type=line["subledger_type"],
        )
        for line, role in zip(content["lines"], roles, strict=True)
    )


def _open_date(posting: StoredPosting, lookup: MasterLookup) -> date:
    company = lookup.company(posting.company) if lookup.is_loaded else None
    if company is None:
        return posting.gl_date
    first, _ = company.calendar.open_window()
    return max(posting.gl_date, first)
