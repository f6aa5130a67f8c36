"""What a person needs to match a shipment by hand: its lines, and the order lines that they may belong to."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.accounting.purchase_orders import line_key
from mlconnector_gui.accounting.receipt_drafting import (
    RECEIPT,
    ReceiptFacts,
    manual_of,
    receipt_facts_of,
    shipment_of,
)
from mlconnector_gui.accounting.receipt_matching import ManualMatch, available_quantity
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import postings


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedLine:
    """One line of a shipment, and what a person decided for it before."""

    position: int
    sku: str
    description: str
    quantity: Decimal
    decided: ManualMatch | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """One line of a purchase order that something can still be received of."""

    key: str
    order: str
    number: Decimal
    item: str
    description: str
    open_quantity: Decimal
    unit: str
    supplier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingReceipt:
    """A shipment beside the orders that it may be of, as JDE last showed them."""

    explanation: str
    shipment: str
    shipped: tuple[ShippedLine, ...]
    open_lines: tuple[OpenLine, ...]
    asked_at: datetime | None
    """None while JDE was not asked yet."""


async def waiting_receipt(workplace: Workplace, posting_id: str) -> WaitingReceipt:
    return await workplace.store.read(_waiting, posting_id)


def _waiting(transaction: Transaction, posting_id: str) -> WaitingReceipt:
    posting = postings.posting_by_id(transaction, posting_id)
    subject = postings.subject_of(transaction, posting_id)
    if subject is None or posting.kind != RECEIPT:
        raise Problem("receipt.not_one", cause=Cause.STATE, posting=posting.explanation)
    shipment, facts = shipment_of(subject), receipt_facts_of(subject)
    decided = {one.position: one for one in manual_of(subject)}
    told = (shipment.external_id, shipment.carrier, shipment.tracking_number)
    return WaitingReceipt(
        explanation=posting.explanation,
        shipment=" ".join(filter(None, told)),
        shipped=tuple(
            ShippedLine(
                position=position,
                sku=line.sku,
                description=line.description,
                quantity=line.quantity,
                decided=decided.get(position),
            )
            for position, line in enumerate(shipment.lines, start=1)
        ),
        open_lines=_open_lines(facts) if facts else (),
        asked_at=facts.asked_at if facts else None,
    )


def _open_lines(facts: ReceiptFacts) -> tuple[OpenLine, ...]:
    return tuple(
        OpenLine(
            key=line_key(order.key, line.number),
            order=order.key.told,
            number=line.number,
            item=line.item,
            description=line.description,
            open_quantity=available,
            unit=line.unit,
            supplier=order.supplier_name or str(order.supplier),
        )
        for order in sorted(facts.orders, key=lambda one: one.key)
        for line in sorted(order.lines, key=lambda one: one.number)
        if (available := available_quantity(order, line, facts.pending)) > 0
    )
