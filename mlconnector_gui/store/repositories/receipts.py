"""Receipts that wait to be matched, what others are about to take, and those whose shipment was voided."""

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, or_, select

from mlconnector_gui.accounting.contents import ContentKind
from mlconnector_gui.accounting.receipts import RECEIPT_TYPE
from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.postings import StoredPosting, posting_of_row

_TABLE, _SUBJECT = tables.posting, tables.posting_subject
_RECEIPT = ContentKind.RECEIPT.value
_TAKES_NOTHING = frozenset({PostingState.DISMISSED, PostingState.REVERSED, PostingState.BLOCKED})
_TAKES = [state.value for state in PostingState if state not in {*IN_LEDGER, *_TAKES_NOTHING}]


def waiting_receipts(transaction: Connection, connection_id: str) -> Mapping[str, Mapping[str, Any]]:
    """Return what the blocked receipts of a store are about, by posting, the oldest first."""
    rows = transaction.execute(
        select(_TABLE.c.posting_id, _SUBJECT.c.subject)
        .join(_SUBJECT, _SUBJECT.c.posting_id == _TABLE.c.posting_id)
        .where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.kind == _RECEIPT,
            _TABLE.c.state == PostingState.BLOCKED.value,
        )
        .order_by(_TABLE.c.prepared_at, _TABLE.c.posting_id)
    )
    return {row.posting_id: row.subject for row in rows}


def receipt_ids(transaction: Connection, *, only_waiting: bool) -> list[str]:
    """Return the postings that receive a shipment, those that wait first, then the newest."""
    waits = _TABLE.c.state == PostingState.BLOCKED.value
    query = select(_TABLE.c.posting_id).where(_TABLE.c.kind == _RECEIPT)
    if only_waiting:
        query = query.where(waits)
    query = query.order_by(waits.desc(), _TABLE.c.prepared_at.desc(), _TABLE.c.posting_id)
    return list(transaction.execute(query).scalars())


def pending_quantities(
    transaction: Connection, target_id: str, *, since: datetime, but_not: Collection[str]
) -> dict[str, Decimal]:
    """
    Return what receipts are about to take of order lines, by line key, in the lines' units.

    Those that JDE holds count too when they got there after it was asked: it did not tell of them. Of an accrual
    purchasing is never told, so it counts as long as it stands, and until JDE was asked after its voucher.
    """
    arrived = _TABLE.c.state.in_([state.value for state in IN_LEDGER if state not in _TAKES_NOTHING])
    is_accrual = _TABLE.c.document_type != RECEIPT_TYPE
    later = _TABLE.c.state_since > since
    is_cleared_later = (_TABLE.c.state == PostingState.REVERSED.value) & later
    rows = transaction.execute(
        select(_TABLE.c.posting_id, _SUBJECT.c.subject)
        .join(_SUBJECT, _SUBJECT.c.posting_id == _TABLE.c.posting_id)
        .where(
            _TABLE.c.target_id == target_id,
            _TABLE.c.kind == _RECEIPT,
            or_(_TABLE.c.state.in_(_TAKES), arrived & (is_accrual | later), is_accrual & is_cleared_later),
        )
    )
    pending: dict[str, Decimal] = {}
    for row in rows:
        if row.posting_id in but_not:
            continue
        for line in row.subject["lines"]:
            key = f"{row.subject['order']}-{line['number']}"
            pending[key] = pending.get(key, Decimal(0)) + Decimal(line["quantity"])
    return pending


def of_kind(
    transaction: Connection, connection_id: str, kind: str, states: Collection[PostingState]
) -> list[StoredPosting]:
    """Return a store's postings of one kind in some states, in the order in which they were prepared."""
    rows = transaction.execute(
        select(_TABLE)
        .where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.kind == kind,
            _TABLE.c.state.in_([state.value for state in states]),
        )
        .order_by(_TABLE.c.prepared_at, _TABLE.c.posting_id)
    ).mappings()
    return [posting_of_row(row) for row in rows]


def receipts_of_voided(
    transaction: Connection, connection_id: str, kinds: Collection[str]
) -> list[StoredPosting]:
    """Return the postings that JDE holds, are not reversed, and whose source was voided since."""
    rows = transaction.execute(
        select(_TABLE).where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.kind.in_(kinds),
            _TABLE.c.state.in_([PostingState.CONFIRMED.value, PostingState.POSTED.value]),
            _TABLE.c.source_change.is_not(None),
        )
    ).mappings()
    found = [posting_of_row(row) for row in rows]
    return [one for one in found if one.source_change and one.source_change.get("source") == "voided"]
