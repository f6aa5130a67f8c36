"""Match goods receipts with the orders that JDE shows now: those that wait, and those that a person decides about."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from mlconnector_gui.accounting.purchase_orders import OrderKey, PurchaseOrder
from mlconnector_gui.accounting.receipt_drafting import (
    RECEIPT,
    ReceiptFacts,
    manual_of,
    receipt_facts_of,
    shipment_of,
)
from mlconnector_gui.accounting.receipt_matching import ManualMatch, wanted_orders
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.receipts import known_receipts, making_of, receipts_are_wanted
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, postings, receipts
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.postings import StoredPosting

_MENDABLE = frozenset({PostingState.BLOCKED, PostingState.READY})


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
    return _place(transaction, workplace, posting, subject, facts, manual_of(subject), is_decided=False)


def _place(
    transaction: Transaction,
    workplace: Workplace,
    posting: StoredPosting,
    subject: Mapping[str, Any],
    facts: ReceiptFacts,
    manual: tuple[ManualMatch, ...],
    *,
    is_decided: bool,
) -> int:
    """
    Put what the match comes to in place of a waiting receipt, and insert one for each further order.

    Unless a person decided, what stays blocked is left as it was when nothing of it changed.
    """
    making = making_of(transaction, posting, subject)
    known = known_receipts(transaction, posting.connection_id, posting.external_id)
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
        if made.prepared.is_blocked and is_same and not is_decided and receipt_facts_of(subject) is not None:
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
    _place(transaction, workplace, posting, subject, facts, manual, is_decided=True)
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
