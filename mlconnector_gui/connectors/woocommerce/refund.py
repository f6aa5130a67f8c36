"""Translate a refund, with the order it belongs to."""

from collections.abc import Iterator, Mapping

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentFinding,
    DocumentKind,
    Part,
    PartKind,
    Tender,
    Translation,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.woocommerce.amounts import Amounts
from mlconnector_gui.connectors.woocommerce.moments import refunded_at
from mlconnector_gui.connectors.woocommerce.payloads import Order, Refund, TaxedLine, TaxLine
from mlconnector_gui.connectors.woocommerce.sale import (
    gateway_of,
    order_traits,
    place_traits,
    product_traits,
    tax_traits,
)
from mlconnector_gui.connectors.woocommerce.standing import BookingPolicy, was_paid_and_cancelled


def translate_refund(
    refund: Refund, order: Order, *, facts: Mapping[str, str], policy: BookingPolicy
) -> Translation:
    """
    Return the refund; it counts when its order does, so that both are in the books or neither.

    WooCommerce lets `amount` disagree with the lines: the amount is what the customer got, and the document shows the
    difference. A refund that says nothing of what it was for is one unspecified part.
    """
    amounts = Amounts(currency=order.currency, document=refund.id)
    total = amounts.read(refund.amount, "amount")
    parts = _parts_or_unspecified(refund, order, amounts, total)
    # a paid and cancelled order counts because of its refunds, and this is one
    order_counts = policy.counts(order) or was_paid_and_cancelled(order)
    is_bookable = order_counts and not total.is_zero
    if finer := amounts.finding(blocks=is_bookable):
        return Translation(findings=(finer,))
    occurred_at, business_date = refunded_at(refund, facts)
    document = BusinessDocument(
        kind=DocumentKind.REFUND,
        external_id=refund.id,
        order_id=order.id,
        number=order.number or order.id,
        occurred_at=occurred_at,
        business_date=business_date,
        total=total,
        parts=parts,
        tenders=_tenders(refund, order, total),
        is_bookable=is_bookable,
        standing=_standing(order, total, order_counts=order_counts),
        traits=order_traits(order),
    )
    return Translation(
        documents=(document,), findings=tuple(_findings(document, order, order_counts=order_counts))
    )


def _standing(order: Order, total: Money, *, order_counts: bool) -> str:
    if total.is_zero:
        return "zero"
    return "refunded" if order_counts else f"order_{order.status}"


def _tenders(refund: Refund, order: Order, total: Money) -> tuple[Tender, ...]:
    """Tell money that the gateway sent back from money that somebody has to send by hand."""
    if total.is_zero:
        return ()
    by_gateway = refund.refunded_payment in {"true", "1"}
    traits = {"paid_back_by": "gateway" if by_gateway else "hand"}
    return (Tender(gateway=gateway_of(order), amount=total, traits=traits),)


def _findings(document: BusinessDocument, order: Order, *, order_counts: bool) -> Iterator[DocumentFinding]:
    if not order_counts and not document.total.is_zero:
        yield DocumentFinding(
            code="woocommerce.refund_of_unbooked_order",
            blocks=False,
            params={
                "refund": document.external_id,
                "order": document.number,
                "status": order.status,
                "amount": str(document.total),
            },
        )


def _parts_or_unspecified(refund: Refund, order: Order, amounts: Amounts, total: Money) -> tuple[Part, ...]:
    parts = tuple(part for part in _parts(refund, order, amounts) if not part.amount.is_zero)
    if parts or total.is_zero:
        return parts
    return (Part(kind=PartKind.UNSPECIFIED, amount=total, description=refund.reason),)


def _parts(refund: Refund, order: Order, amounts: Amounts) -> Iterator[Part]:
    """Turn the negative lines into positive parts; a fee discount given back is negative again."""
    for index, line in enumerate(refund.line_items):
        amount = -amounts.read(line.total, f"line_items[{index}].total")
        traits = product_traits(line, order)
        yield Part(kind=PartKind.PRODUCT, amount=amount, description=line.name, traits=traits)
    for index, fee in enumerate(refund.fee_lines):
        amount = -amounts.read(fee.total, f"fee_lines[{index}].total")
        kind = PartKind.FEE if amount.amount >= 0 else PartKind.FEE_DISCOUNT
        yield Part(kind=kind, amount=amount, description=fee.name, traits={"fee_name": str(fee.name)})
    for index, shipping in enumerate(refund.shipping_lines):
        amount = -amounts.read(shipping.total, f"shipping_lines[{index}].total")
        yield Part(
            kind=PartKind.SHIPPING,
            amount=amount,
            description=shipping.method_title,
            traits={**place_traits(order), "method_id": str(shipping.method_id)},
        )
    yield from _taxes(refund, order, amounts)


def _taxes(refund: Refund, order: Order, amounts: Amounts) -> Iterator[Part]:
    """Take the refund's own tax lines; older shops leave them out and only the lines tell their tax."""
    if not refund.tax_lines:
        yield from _taxes_of_lines(refund, order, amounts)
        return
    for index, tax in enumerate(refund.tax_lines):
        amount = amounts.read_or_zero(tax.tax_total, f"tax_lines[{index}].tax_total")
        amount += amounts.read_or_zero(tax.shipping_tax_total, f"tax_lines[{index}].shipping_tax_total")
        yield Part(kind=PartKind.TAX, amount=-amount, description=tax.label, traits=tax_traits(tax, order))


def _taxes_of_lines(refund: Refund, order: Order, amounts: Amounts) -> Iterator[Part]:
    rates: dict[str, TaxLine] = {tax.rate_id: tax for tax in order.tax_lines}
    sums: dict[str, Money] = {}
    for line in (*refund.line_items, *refund.fee_lines, *refund.shipping_lines):
        for rate_id, text in _line_taxes(line, rates):
            amount = amounts.read_or_zero(text, "taxes.total")
            sums[rate_id] = sums.get(rate_id, Money.zero(order.currency)) - amount
    for rate_id, amount in sums.items():
        tax = rates.get(rate_id, TaxLine())
        yield Part(kind=PartKind.TAX, amount=amount, description=tax.label, traits=tax_traits(tax, order))


def _line_taxes(line: TaxedLine, rates: Mapping[str, TaxLine]) -> list[tuple[str, str]]:
    """With one rate the line's own total is exact, where its list by rate may be unrounded."""
    if line.taxes and len(rates) != 1:
        return [(tax.id, tax.total) for tax in line.taxes]
    return [(next(iter(rates), ""), line.total_tax)]
