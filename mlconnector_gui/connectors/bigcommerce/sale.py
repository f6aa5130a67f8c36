"""Translate an order into a sale (template T8a)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentFinding,
    DocumentKind,
    Part,
    Translation,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.bigcommerce import tax
from mlconnector_gui.connectors.bigcommerce.amounts import Amounts
from mlconnector_gui.connectors.bigcommerce.charges import Charges, order_traits, place_traits
from mlconnector_gui.connectors.bigcommerce.moments import paid_at
from mlconnector_gui.connectors.bigcommerce.payloads import Order
from mlconnector_gui.connectors.bigcommerce.standing import BookingPolicy, was_paid_and_cancelled
from mlconnector_gui.connectors.bigcommerce.tenders import tenders_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sold:
    """What an order comes to: its parts and what they were paid with."""

    total: Money
    parts: tuple[Part, ...]


def translate_order(order: Order, *, facts: Mapping[str, str], policy: BookingPolicy) -> Translation:
    """
    Return the sale, bookable or not.

    What is in the payload is taken as it stands: when it does not add up, the document shows the difference.
    """
    head = order.order
    amounts = Amounts(currency=head.currency, document=head.id)
    sold = _sold(order, amounts)
    is_bookable = policy.counts(order) and not sold.total.is_zero
    tenders = tenders_of(order, amounts, sold.total) if is_bookable else ()
    if finer := amounts.finding(blocks=is_bookable):
        return Translation(findings=(finer,))
    occurred_at, business_date = paid_at(order, facts)
    is_free = sold.total.is_zero and policy.counts(order)
    sale = BusinessDocument(
        kind=DocumentKind.SALE,
        external_id=head.id,
        order_id=head.id,
        number=head.id,
        occurred_at=occurred_at,
        business_date=business_date,
        total=sold.total,
        parts=sold.parts,
        tenders=tenders,
        is_bookable=is_bookable,
        standing="free" if is_free else policy.standing_of(order),
        traits=order_traits(order),
    )
    return Translation(documents=(sale,), findings=tuple(_findings(order, amounts, is_bookable=is_bookable)))


def _sold(order: Order, amounts: Amounts) -> Sold:
    """
    Return the parts and the total before store credit and gift certificates.

    The vendor does not say whether `total_inc_tax` is before or after these; its checkout says before. Where the
    parts come to exactly the total with them on top, it was after, and they are the total.
    """
    head = order.order
    total = amounts.paid(head.total_inc_tax, "total_inc_tax")
    parts = _parts(order, amounts)
    owed = amounts.read(head.store_credit_amount, "store_credit_amount")
    owed += amounts.read(head.gift_certificate_amount, "gift_certificate_amount")
    explained = Money.total((part.amount for part in parts), amounts.currency)
    if not owed.is_zero and explained == total + owed:
        total = explained
    return Sold(total=total, parts=parts)


def _parts(order: Order, amounts: Amounts) -> tuple[Part, ...]:
    total_tax = amounts.read(order.order.total_tax, "total_tax")
    parts = (
        *Charges(order, amounts).parts(),
        *tax.tax_parts(order, amounts, total_tax, place_traits(order)),
    )
    return tuple(part for part in parts if not part.amount.is_zero)


def _findings(order: Order, amounts: Amounts, *, is_bookable: bool) -> Iterator[DocumentFinding]:
    head = order.order
    params = {"order": str(head.id), "total": str(head.total_inc_tax)}
    if was_paid_and_cancelled(order):
        yield DocumentFinding(code="bigcommerce.cancelled_after_payment", blocks=False, params=params)
    if is_bookable and head.is_archived:
        yield DocumentFinding(code="bigcommerce.archived", blocks=False, params=params)
    if is_bookable:
        yield from tax.findings(order, amounts)
