"""Postings by what they have in common: those of a document, those to be checked again, reversals, totals."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, func, or_, select, update

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import APPROVED_ONCE, PostingState
from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.postings import StoredPosting, posting_of_row

_TABLE = tables.posting
_IDS_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReference:
    """A reference that one of our postings carries, and how far that posting is."""

    reference: str
    explanation: str
    state: PostingState


def line_totals(transaction: Connection, posting_ids: Sequence[str]) -> dict[tuple[str, str], Decimal]:
    """Sum the lines of postings per (account, currency)."""
    table = tables.posting_line
    totals: dict[tuple[str, str], Decimal] = {}
    for start in range(0, len(posting_ids), _IDS_AT_ONCE):
        rows = transaction.execute(
            select(table.c.account, _TABLE.c.currency, func.sum(table.c.amount_minor).label("minor"))
            .join(_TABLE, _TABLE.c.posting_id == table.c.posting_id)
            .where(table.c.posting_id.in_(posting_ids[start : start + _IDS_AT_ONCE]))
            .group_by(table.c.account, _TABLE.c.currency)
        )
        for row in rows:
            key = (row.account, row.currency)
            amount = Money.from_minor(row.minor, row.currency).amount
            totals[key] = totals.get(key, Decimal(0)) + amount
    return totals


def ask_to_check_again(transaction: Connection, *, target_id: str | None = None) -> int:
    """
    Ask that the postings which mapping rules and masters still decide on are prepared again.

    These are the blocked ones, which may come free, and the ready ones, which nobody has approved yet. Returns how
    many are blocked.
    """
    link, document = tables.posting_document, tables.document
    mine = [_TABLE.c.target_id == target_id] if target_id is not None else []
    states = [PostingState.BLOCKED.value, PostingState.READY.value]
    linked = (
        select(link.c.document_id)
        .join(_TABLE, _TABLE.c.posting_id == link.c.posting_id)
        .where(_TABLE.c.state.in_(states), *mine)
    )
    transaction.execute(
        update(document)
        .where(document.c.is_newest, document.c.document_id.in_(linked))
        .values(prepared_at=None)
    )
    blocked = select(func.count()).select_from(_TABLE).where(_TABLE.c.state == states[0], *mine)
    return int(transaction.execute(blocked).scalar_one())


def stopped_by(transaction: Connection, connection_id: str, state: PostingState, why: str) -> list[int]:
    """Return the documents behind a store's postings that are in a state for one reason."""
    link = tables.posting_document
    query = (
        select(link.c.document_id)
        .join(_TABLE, _TABLE.c.posting_id == link.c.posting_id)
        .where(_TABLE.c.connection_id == connection_id, _TABLE.c.state == state.value, _TABLE.c.why == why)
    )
    return list(transaction.execute(query).scalars())


def reversals_of(transaction: Connection, posting_id: str) -> list[StoredPosting]:
    rows = transaction.execute(
        select(_TABLE).where(_TABLE.c.reverses == posting_id).order_by(_TABLE.c.sequence)
    ).mappings()
    return [posting_of_row(row) for row in rows]


def corrections_of(transaction: Connection, posting_id: str, *, kind: str) -> list[StoredPosting]:
    """Return the postings of a kind that were made of a posting, in their order."""
    rows = transaction.execute(
        select(_TABLE)
        .where(_TABLE.c.kind == kind, _TABLE.c.external_id == posting_id)
        .order_by(_TABLE.c.sequence)
    ).mappings()
    return [posting_of_row(row) for row in rows]


def open_without_source(transaction: Connection, connection_id: str) -> list[StoredPosting]:
    """Return the reversals, corrections and vouchers that wait for a check: no document of a store leads to them."""
    subjects = select(tables.posting_subject.c.posting_id)
    rows = transaction.execute(
        select(_TABLE).where(
            _TABLE.c.connection_id == connection_id,
            or_(_TABLE.c.reverses.is_not(None), _TABLE.c.posting_id.in_(subjects)),
            _TABLE.c.state.in_([PostingState.DRAFTED.value, PostingState.BLOCKED.value]),
        )
    ).mappings()
    return [posting_of_row(row) for row in rows]


def has_postings(transaction: Connection, *, target_id: str) -> bool:
    found = transaction.execute(select(_TABLE.c.posting_id).where(_TABLE.c.target_id == target_id).limit(1))
    return found.first() is not None


def holder_of_document(
    transaction: Connection,
    *,
    target_id: str,
    company: str,
    document_type: str,
    number: int,
    but_not: str,
) -> str | None:
    """Return the explanation of another posting that a document of the ledger is known to be."""
    found: str | None = transaction.execute(
        select(_TABLE.c.explanation)
        .where(
            _TABLE.c.target_id == target_id,
            _TABLE.c.ledger_company == company,
            _TABLE.c.ledger_type == document_type,
            _TABLE.c.ledger_number == number,
            _TABLE.c.posting_id != but_not,
        )
        .limit(1)
    ).scalar()
    return found


def unsettled(transaction: Connection, *, target_id: str) -> int:
    """Count the postings of which it is not known whether the ledger holds them."""
    states = [PostingState.SENDING.value, PostingState.IN_DOUBT.value, PostingState.NEEDS_PERSON.value]
    query = (
        select(func.count())
        .select_from(_TABLE)
        .where(_TABLE.c.target_id == target_id, _TABLE.c.state.in_(states))
    )
    return int(transaction.execute(query).scalar_one())


def under_way(transaction: Connection, *, target_id: str) -> int:
    """Count the postings that are approved or on their way into a ledger, and not yet confirmed there."""
    states = [state.value for state in (*APPROVED_ONCE, PostingState.ACCEPTED)]
    query = (
        select(func.count())
        .select_from(_TABLE)
        .where(_TABLE.c.target_id == target_id, _TABLE.c.state.in_(states))
    )
    return int(transaction.execute(query).scalar_one())


def held_in_ledger(
    transaction: Connection, target_id: str, states: Collection[PostingState], *, first: date, last: date
) -> list[StoredPosting]:
    """Return every posting of a target in the states whose document has a G/L date in the span."""
    rows = transaction.execute(
        select(_TABLE).where(
            _TABLE.c.state.in_([state.value for state in states]),
            _TABLE.c.target_id == target_id,
            _TABLE.c.ledger_number.is_not(None),
            _TABLE.c.ledger_gl_date.between(first, last),
        )
    ).mappings()
    return [posting_of_row(row) for row in rows]


def known_references(transaction: Connection, target_id: str) -> list[KnownReference]:
    """Return the references under which postings of a target went or may go to JDE."""
    rows = transaction.execute(
        select(_TABLE.c.reference, _TABLE.c.explanation, _TABLE.c.state).where(
            _TABLE.c.target_id == target_id, _TABLE.c.content.is_not(None)
        )
    )
    return [
        KnownReference(reference=row.reference, explanation=row.explanation, state=PostingState(row.state))
        for row in rows
    ]


def clearing_accounts(transaction: Connection, target_id: str) -> frozenset[str]:
    """Return the accounts on which the money of stores passes through, as our postings to a target name them."""
    table = tables.posting_line
    found = transaction.execute(
        select(table.c.account)
        .join(_TABLE, _TABLE.c.posting_id == table.c.posting_id)
        .where(
            _TABLE.c.target_id == target_id,
            table.c.role == LineRole.GATEWAY_CLEARING.value,
            table.c.account != "",
        )
        .distinct()
    ).scalars()
    return frozenset(found)
