"""Correct what JDE holds: a reversal is a new, linked posting with every line turned round."""

import json
from datetime import date
from decimal import Decimal

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.digest import reference_of
from mlconnector_gui.accounting.drafting import Bookkeeping, Draft, DraftLine
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH
from mlconnector_gui.accounting.masters import Masters
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import Move, moved
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.review import Seen, as_seen
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.queries.review import posting_roles
from mlconnector_gui.store.repositories import connections, mappings, postings
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting

REVERSAL = "reversal"


async def reverse_posting(workplace: Workplace, seen: Seen, *, reason: str) -> str:
    """
    Draft the reversal of an entry that JDE holds, dated on the same day or the first open one after it.

    The reversal goes the same way as any posting: checks, approval, sending once, read-back. The entry itself
    becomes *reversed* when its reversal is drafted, and names it. Returns the new posting's id.
    """
    if not reason.strip():
        raise Problem("review.reason_missing")
    posting_id = await workplace.store.write(_reverse, seen, reason.strip(), workplace)
    workplace.tell("posting", seen.posting_id, posting_id)
    return posting_id


def _reverse(transaction: Transaction, seen: Seen, reason: str, workplace: Workplace) -> str:
    posting = as_seen(transaction, seen)
    moved(posting.state, Move.REVERSE)
    prepared = _reversal_of(transaction, posting)
    reversal_id = workplace.ids.new()
    postings.insert_posting(
        transaction,
        posting_id=reversal_id,
        lineage=Lineage(connection_id=posting.connection_id, kind=REVERSAL, external_id=posting.posting_id),
        prepared=prepared,
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


def _reversal_of(transaction: Transaction, posting: StoredPosting) -> PreparedContent:
    masters = mappings.load_masters(transaction, posting.target_id)
    connection = connections.connection_named(transaction, posting.connection_id)
    draft = Draft(
        kind=REVERSAL,
        external_id=posting.posting_id,
        bookkeeping=Bookkeeping(
            environment=posting.environment,
            connection=connection.name,
            company=posting.company,
            document_type=posting.document_type,
        ),
        gl_date=_open_date(posting, masters),
        currency=posting.currency,
        explanation=f"REV {posting.explanation}"[:EXPLANATION_WIDTH],
        reference=reference_of(
            environment=posting.environment,
            company=posting.company,
            connection=connection.name,
            kind=REVERSAL,
            external_id=posting.reference,
            revision=1,
        ),
        revision=1,
        lines=_turned_round(posting, posting_roles(transaction, posting.posting_id)),
        findings=(),
    )
    return PreparedContent(
        draft=draft,
        findings=check_draft(draft, masters),
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


def _open_date(posting: StoredPosting, masters: Masters | None) -> date:
    company = masters.companies.get(posting.company) if masters else None
    if company is None:
        return posting.gl_date
    first, _ = company.calendar.open_window()
    return max(posting.gl_date, first)
