"""Goods receipts of shipments: drafted when they are fetched, matched with what JDE has on order, mended by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.masters import Masters
from mlconnector_gui.accounting.periods import ClosedPeriod, is_closed
from mlconnector_gui.accounting.purchase_orders import OrderKey, PurchaseOrder
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
from mlconnector_gui.accounting.receipt_matching import ManualMatch, concerns_purchasing, wanted_orders
from mlconnector_gui.accounting.shipments import Shipment
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.connect import bookkeeping_of
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, mappings, postings, receipts
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting

_MENDABLE = frozenset({PostingState.BLOCKED, PostingState.READY})


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
    known = _known(transaction, connection.connection_id, shipment.external_id)
    subject = postings.subject_of(transaction, known[0].posting_id) if known else None
    making = _Making(
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


async def match_waiting(workplace: Workplace, connection: StoredConnection) -> int:
    """
    Ask JDE about the orders of every receipt that waits, and match them anew; returns how many came free.

    One question for all of them. Where JDE cannot be asked now they wait on; nothing else is held up by them.
    """
    if not receipts_are_wanted(connection):
        return 0
    waiting = await workplace.store.read(receipts.waiting_receipts, connection.connection_id)
    numbers = sorted({number for subject in waiting.values() for number in _numbers(subject)})
    if not numbers:
        return 0
    target = await workplace.store.read(connections.connection_named, connection.values["target"])
    orders = await _asked(workplace, target, numbers)
    if orders is None:
        return 0
    freed = 0
    for posting_id in waiting:
        freed += await workplace.store.write(_match_again, workplace, posting_id, orders)
        workplace.tell("posting", posting_id)
    return freed


async def match_by_hand(
    workplace: Workplace, seen: Seen, decided: Sequence[ManualMatch], *, reason: str
) -> PostingState:
    """
    Say which line of which order lines of a shipment are, and match it anew; the others stay as they were.

    The receipt is still approved like any other. Who decided, what and why is in the audit.
    """
    if not reason.strip():
        raise Problem("review.reason_missing")
    posting = await workplace.store.read(postings.posting_by_id, seen.posting_id)
    subject = await workplace.store.read(postings.subject_of, seen.posting_id)
    if subject is None or posting.kind != RECEIPT:
        raise Problem("receipt.not_one", cause=Cause.STATE, posting=posting.explanation)
    target = await workplace.store.read(connections.connection_named, posting.target_id)
    numbers = {*_numbers(subject), *(key.number for key in _orders_named(decided))}
    orders = await _asked(workplace, target, sorted(numbers))
    if orders is None:
        raise Problem("receipt.jde_not_asked", cause=Cause.CONNECTION)
    state = await workplace.store.write(_decide, workplace, seen, tuple(decided), reason.strip(), orders)
    workplace.tell("posting", seen.posting_id)
    return state


async def ask_receipt_again(workplace: Workplace, posting: StoredPosting, subject: Mapping[str, Any]) -> None:
    """Ask JDE anew about the orders that a receipt was matched with."""
    target = await workplace.store.read(connections.connection_named, posting.target_id)
    orders = await _asked(workplace, target, sorted(_numbers(subject)))
    if orders is not None:
        await workplace.store.write(_keep_facts, workplace, posting.posting_id, orders)


def receipt_prepared_again(
    transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any], *, revision: int
) -> PreparedContent:
    """Check a receipt anew, as JDE last answered; its shipment and what a person decided stay."""
    making = _making_of(transaction, posting, subject)
    return making.content(
        shipment_of(subject),
        making.renewed(receipt_facts_of(subject), posting),
        manual_of(subject),
        part=subject["part"],
        revision=revision,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
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


def _making_of(transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any]) -> _Making:
    received_on = date.fromisoformat(subject["receipt_date"])
    connection = connections.connection_named(transaction, posting.connection_id)
    target = connections.connection_named(transaction, posting.target_id)
    return _Making(
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


def _known(transaction: Transaction, connection_id: str, external_id: str) -> list[StoredPosting]:
    """Return the receipts that a shipment led to so far, in the order of their parts."""
    found: list[StoredPosting] = []
    while (
        posting := postings.posting_of(transaction, _lineage(connection_id, external_id, len(found)))
    ) is not None:
        found.append(posting)
    return found


def _match_again(
    transaction: Transaction, workplace: Workplace, posting_id: str, orders: Sequence[PurchaseOrder]
) -> int:
    posting = postings.posting_by_id(transaction, posting_id)
    subject = postings.subject_of(transaction, posting_id)
    if posting.state is not PostingState.BLOCKED or subject is None:
        return 0  # a person moved it while JDE was read
    facts = _facts(subject, orders, workplace.now)
    if receipt_facts_of(subject) is None:
        _record_matching(transaction, workplace, posting, facts)
    return _place(transaction, workplace, posting, subject, facts, manual_of(subject), at_once=False)


def _place(
    transaction: Transaction,
    workplace: Workplace,
    posting: StoredPosting,
    subject: Mapping[str, Any],
    facts: ReceiptFacts,
    manual: tuple[ManualMatch, ...],
    *,
    at_once: bool,
) -> int:
    """
    Put what the match comes to in place of a waiting receipt, and insert one for each further order.

    Unless a person decided, what stays blocked is left as it was when nothing of it changed.
    """
    making = _making_of(transaction, posting, subject)
    known = _known(transaction, posting.connection_id, posting.external_id)
    freed = 0
    for part, made in enumerate(making.made(shipment_of(subject), facts, manual, known)):
        existing = known[part] if part < len(known) else None
        if existing is None:
            postings.insert_posting(
                transaction,
                posting_id=workplace.ids.new(),
                lineage=made.lineage,
                prepared=made.prepared,
                actor=workplace.actor,
                at=workplace.now,
            )
            freed += not made.prepared.is_blocked
            continue
        if existing.state not in _MENDABLE:
            continue
        is_same = existing.state is PostingState.BLOCKED and existing.why == made.prepared.why
        if made.prepared.is_blocked and is_same and not at_once and receipt_facts_of(subject) is not None:
            new_subject = made.prepared.draft.subject
            if new_subject is not None:
                postings.replace_subject(transaction, existing.posting_id, new_subject)
            continue
        state = postings.replace_content(
            transaction, existing, made.prepared, actor=workplace.actor, at=workplace.now
        )
        freed += state is PostingState.READY
    return freed


def _decide(
    transaction: Transaction,
    workplace: Workplace,
    seen: Seen,
    decided: tuple[ManualMatch, ...],
    reason: str,
    orders: Sequence[PurchaseOrder],
) -> PostingState:
    posting = as_seen(transaction, seen)
    subject = postings.subject_of(transaction, posting.posting_id)
    if subject is None or posting.state not in _MENDABLE:
        raise Problem(
            "replay.not_now", cause=Cause.STATE, posting=posting.explanation, state=posting.state.value
        )
    shipment = shipment_of(subject)
    for one in decided:
        if not 0 < one.position <= len(shipment.lines):
            raise Problem("receipt.position_unknown", position=one.position, lines=len(shipment.lines))
    kept = {one.position: one for one in manual_of(subject)} | {one.position: one for one in decided}
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="receipt.matched_by_hand",
        subject_kind="posting",
        subject_id=posting.posting_id,
        reason=reason,
        lines={str(one.position): f"{one.order_line} {one.quantity or ''}".strip() for one in decided},
    )
    facts = _facts(subject, orders, workplace.now)
    manual = tuple(kept[position] for position in sorted(kept))
    _place(transaction, workplace, posting, subject, facts, manual, at_once=True)
    return postings.posting_by_id(transaction, posting.posting_id).state


def _record_matching(
    transaction: Transaction, workplace: Workplace, posting: StoredPosting, facts: ReceiptFacts
) -> None:
    """Keep when JDE was asked, and by which keys the shipment was matched."""
    subject = postings.subject_of(transaction, posting.posting_id) or {}
    shipment = shipment_of(subject)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="receipt.asked",
        subject_kind="posting",
        subject_id=posting.posting_id,
        asked_at=facts.asked_at.isoformat(),
        shipment=shipment.external_id,
        orders=[str(order.key) for order in facts.orders],
        keys=[
            line.line_key or f"{line.order_number or shipment.order_number} {line.sku}"
            for line in shipment.lines
        ],
    )


def _keep_facts(
    transaction: Transaction, workplace: Workplace, posting_id: str, orders: Sequence[PurchaseOrder]
) -> None:
    subject = postings.subject_of(transaction, posting_id)
    if subject is not None:
        facts = _facts(subject, orders, workplace.now)
        postings.replace_subject(transaction, posting_id, {**subject, "facts": facts.written()})


def _facts(subject: Mapping[str, Any], orders: Sequence[PurchaseOrder], at: datetime) -> ReceiptFacts:
    """Keep of what JDE showed the orders that the shipment or a person names."""
    shipment = shipment_of(subject)
    named = set(wanted_orders(shipment)) | set(_orders_named(manual_of(subject)))
    numbers = {one.number if isinstance(one, OrderKey) else one[0] for one in named}
    mine = tuple(order for order in orders if order.key.number in numbers or order.key in named)
    return ReceiptFacts(orders=mine, asked_at=at)


def _numbers(subject: Mapping[str, Any]) -> set[int]:
    """Return the numbers of the orders that a receipt's shipment names, or a person did."""
    named = {
        one.number if isinstance(one, OrderKey) else one[0] for one in wanted_orders(shipment_of(subject))
    }
    return named | {key.number for key in _orders_named(manual_of(subject))}


def _orders_named(decided: Iterable[ManualMatch]) -> list[OrderKey]:
    return [OrderKey.parse(one.order_line.rpartition("-")[0]) for one in decided if one.order_line]


async def _asked(
    workplace: Workplace, target: StoredConnection, numbers: Sequence[int]
) -> Sequence[PurchaseOrder] | None:
    async with open_ledger(workplace, target) as ledger:
        try:
            return await ledger.purchase_orders(numbers)
        except Problem:
            return None
