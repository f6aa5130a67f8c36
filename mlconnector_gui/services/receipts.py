"""Goods receipts of shipments: drafted when they are fetched, and again by what JDE last showed of the orders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.masters import Masters
from mlconnector_gui.accounting.periods import ClosedPeriod, is_closed
from mlconnector_gui.accounting.receipt_accruals import with_accrual
from mlconnector_gui.accounting.receipt_drafting import (
    RECEIPT,
    ReceiptDate,
    ReceiptDraft,
    ReceiptFacts,
    ReceiptPolicy,
    books_of_receipt,
    check_receipt,
    manual_of,
    policy_of_receipt,
    receipt_facts_of,
    shipment_of,
)
from mlconnector_gui.accounting.receipt_matching import ManualMatch, concerns_purchasing
from mlconnector_gui.accounting.shipments import Shipment
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.connect import bookkeeping_of
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, mappings, postings, receipts
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptOfShipment:
    """One posting that a shipment leads to; a shipment of several orders leads to one for each."""

    lineage: Lineage
    prepared: PreparedContent


def receipts_are_wanted(connection: StoredConnection) -> bool:
    return connection.values.get("receipts", "no") == "yes"


def receipts_of(
    transaction: Transaction,
    connection: StoredConnection,
    target: StoredConnection,
    shipment: Shipment,
    *,
    today: date,
    document_ids: tuple[int, ...],
) -> list[ReceiptOfShipment]:
    """
    Draft the receipts of a shipment as it is now, by what JDE last showed of its orders.

    Of one that is seen for the first time nothing is known: it waits, blocked, until JDE was asked.
    """
    if not receipts_are_wanted(connection) or not concerns_purchasing(shipment):
        return []
    policy = ReceiptPolicy.of(connection.values)
    known = known_receipts(transaction, connection.connection_id, shipment.external_id)
    subject = postings.subject_of(transaction, known[0].posting_id) if known else None
    making = ReceiptMaking(
        transaction=transaction,
        today=today,
        books=bookkeeping_of(connection, target),
        connection_id=connection.connection_id,
        target_id=target.connection_id,
        # how a receipt was begun it goes on
        policy=replace(policy, mode=policy_of_receipt(subject).mode) if subject else policy,
        document_ids=document_ids,
        receipt_date=date.fromisoformat(subject["receipt_date"]) if subject else None,
    )
    facts = receipt_facts_of(subject) if subject else None
    return making.made(shipment, facts, manual_of(subject) if subject else (), known)


def receipt_prepared_again(
    transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any], *, revision: int
) -> PreparedContent:
    """Check a receipt anew, as JDE last answered; its shipment and what a person decided stay."""
    making = making_of(transaction, posting, subject)
    return making.content(
        shipment_of(subject),
        making.renewed(receipt_facts_of(subject), posting),
        manual_of(subject),
        part=subject["part"],
        revision=revision,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptMaking:
    """What drafting the receipts of one connection needs."""

    transaction: Transaction
    today: date
    books: Bookkeeping
    connection_id: str
    target_id: str
    policy: ReceiptPolicy
    document_ids: tuple[int, ...]
    receipt_date: date | None = None
    """The day it counts as received, where that was settled before."""

    def made(
        self,
        shipment: Shipment,
        facts: ReceiptFacts | None,
        manual: tuple[ManualMatch, ...],
        known: Sequence[StoredPosting],
    ) -> list[ReceiptOfShipment]:
        first = known[0] if known else None
        facts = self.renewed(facts, *known)
        draft = self._draft(shipment, facts, manual, part=0, revision=first.revision if first else 1)
        match = draft.match
        parts = len(match.receipts) if match and match.is_whole else 1
        return [
            ReceiptOfShipment(
                lineage=_lineage(self.connection_id, shipment.external_id, part),
                prepared=self._renewed_content(shipment, facts, manual, part, known[part : part + 1]),
            )
            for part in range(max(parts, 1))
        ]

    def _renewed_content(
        self,
        shipment: Shipment,
        facts: ReceiptFacts | None,
        manual: tuple[ManualMatch, ...],
        part: int,
        existing: Sequence[StoredPosting],
    ) -> PreparedContent:
        """What is other than what was ready before is a new revision of it."""
        revision = existing[0].revision if existing else 1
        made = self.content(shipment, facts, manual, part=part, revision=revision)
        before = existing[0].content if existing else None
        if before is None or before == made.content:
            return made
        return self.content(shipment, facts, manual, part=part, revision=revision + 1)

    def renewed(self, facts: ReceiptFacts | None, *mine: StoredPosting) -> ReceiptFacts | None:
        """Count anew what other receipts of ours are about to take of the same lines."""
        if facts is None:
            return None
        pending = receipts.pending_quantities(
            self.transaction,
            self.target_id,
            since=facts.asked_at,
            but_not=[posting.posting_id for posting in mine],
        )
        return replace(facts, pending=pending)

    def content(
        self,
        shipment: Shipment,
        facts: ReceiptFacts | None,
        manual: tuple[ManualMatch, ...],
        *,
        part: int,
        revision: int,
    ) -> PreparedContent:
        draft = self._draft(shipment, facts, manual, part=part, revision=revision)
        lookup = MasterLookup(self.transaction, self.target_id)
        masters = lookup.masters_for(draft)
        draft = replace(draft, gl_date=_open_day(draft, masters))
        return PreparedContent(
            draft=draft,
            findings=check_receipt(draft, lookup.masters_for(draft)),
            target_id=self.target_id,
            order_id=shipment.order_id,
            number=draft.order.key.told if draft.order else shipment.order_number,
            document_ids=self.document_ids,
            source_id=next(iter(self.document_ids), None),
        )

    def _draft(
        self,
        shipment: Shipment,
        facts: ReceiptFacts | None,
        manual: tuple[ManualMatch, ...],
        *,
        part: int,
        revision: int,
    ) -> ReceiptDraft:
        day = self.receipt_date or self._day_of(shipment)
        mode = self.policy.mode
        external_id = f"{shipment.external_id}/{part}" if part else shipment.external_id
        books = books_of_receipt(self.books, None, mode)
        draft = ReceiptDraft(
            bookkeeping=books,
            reference=books.reference(RECEIPT, external_id, revision=revision),
            revision=revision,
            shipment=shipment,
            policy=self.policy,
            receipt_date=day,
            gl_date=day,
            facts=facts,
            manual=manual,
            part=part,
        )
        order = draft.order
        if order is None:
            return draft
        books = books_of_receipt(self.books, order, mode)
        reference = books.reference(RECEIPT, external_id, revision=revision)
        named = replace(draft, bookkeeping=books, reference=reference)
        return with_accrual(named, self._mappings) if draft.is_accrual else named

    @property
    def _mappings(self) -> MappingSet:
        return MappingSet(mappings.mapping_rules(self.transaction))

    def _day_of(self, shipment: Shipment) -> date:
        is_today = self.policy.receipt_date is ReceiptDate.TODAY
        return self.today if is_today else shipment.ship_date


def _open_day(draft: ReceiptDraft, masters: Masters | None) -> date:
    """Return the day of the receipt, or where the connection says so the first open one after it."""
    company = masters.companies.get(draft.bookkeeping.company) if masters else None
    if company is None or masters is None or draft.bookkeeping.closed_period is ClosedPeriod.HOLD:
        return draft.gl_date
    try:
        first, _ = company.calendar.open_window()
    except Problem:  # the check tells it
        return draft.gl_date
    closed = is_closed(
        company.calendar.verdict(draft.gl_date),
        document_type=draft.bookkeeping.document_type,
        before_cutoff_allowed=masters.constants.before_cutoff_allowed,
    )
    return first if closed else draft.gl_date


def making_of(transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any]) -> ReceiptMaking:
    received_on = date.fromisoformat(subject["receipt_date"])
    connection = connections.connection_named(transaction, posting.connection_id)
    target = connections.connection_named(transaction, posting.target_id)
    return ReceiptMaking(
        transaction=transaction,
        today=received_on,
        books=bookkeeping_of(connection, target),
        connection_id=posting.connection_id,
        target_id=posting.target_id,
        policy=policy_of_receipt(subject),
        document_ids=tuple(postings.documents_of(transaction, posting.posting_id)),
        receipt_date=received_on,
    )


def _lineage(connection_id: str, external_id: str, part: int) -> Lineage:
    return Lineage(connection_id=connection_id, kind=RECEIPT, external_id=external_id, sequence=part + 1)


def known_receipts(transaction: Transaction, connection_id: str, external_id: str) -> list[StoredPosting]:
    """Return the receipts that a shipment led to so far, in the order of their parts."""
    found: list[StoredPosting] = []
    while (
        posting := postings.posting_of(transaction, _lineage(connection_id, external_id, len(found)))
    ) is not None:
        found.append(posting)
    return found
