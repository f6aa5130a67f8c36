"""Translate an order into a sale."""

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
from mlconnector_gui.connectors.woocommerce.amounts import Amounts
from mlconnector_gui.connectors.woocommerce.moments import paid_at
from mlconnector_gui.connectors.woocommerce.payloads import Order, ProductLine, TaxLine
from mlconnector_gui.connectors.woocommerce.standing import (
    BookingPolicy,
    has_refunds,
    was_paid_and_cancelled,
)


def translate_order(order: Order, *, facts: Mapping[str, str], policy: BookingPolicy) -> Translation:
    """
    Return the sale, bookable or not.

    What is in the payload is taken as it stands: when it does not add up, the document shows the difference. A
    payload with amounts finer than its currency gives no document at all, since rounding it is not ours to decide.
    """
    amounts = Amounts(currency=order.currency, document=order.id)
    total = amounts.read(order.total, "total")
    parts = tuple(part for part in _parts(order, amounts) if not part.amount.is_zero)
    is_bookable = policy.counts(order) and not total.is_zero
    if finer := amounts.finding(blocks=is_bookable):
        return Translation(findings=(finer,))
    occurred_at, business_date = paid_at(order, facts)
    sale = BusinessDocument(
        kind=DocumentKind.SALE,
        external_id=order.id,
        order_id=order.id,
        number=order.number or order.id,
        occurred_at=occurred_at,
        business_date=business_date,
        total=total,
        parts=parts,
        tenders=()
        if total.is_zero
        else (Tender(gateway=gateway_of(order), amount=total, reference=order.transaction_id),),
        is_bookable=is_bookable,
        standing="free" if total.is_zero and policy.counts(order) else order.status,
        traits=order_traits(order),
    )
    return Translation(documents=(sale,), findings=tuple(_findings(order)))


def gateway_of(order: Order) -> str:
    return order.payment_method or "unknown"


def order_traits(order: Order) -> dict[str, str]:
    return _told({**place_traits(order), "channel": order.created_via, "gateway": order.payment_method})


def place_traits(order: Order) -> dict[str, str]:
    return _told({"country": order.place.country, "state": order.place.state})


def product_traits(line: ProductLine, order: Order) -> dict[str, str]:
    product_id = "" if line.product_id == "0" else line.product_id
    named = {"sku": line.sku, "tax_class": line.tax_class, "product_id": product_id}
    return _told({**place_traits(order), **named})


def tax_traits(line: TaxLine, order: Order) -> dict[str, str]:
    return _told({**place_traits(order), "tax_code": line.rate_code, "tax_rate": line.rate_percent})


def _parts(order: Order, amounts: Amounts) -> Iterator[Part]:
    yield from _goods(order, amounts)
    for index, fee in enumerate(order.fee_lines):
        amount = amounts.read(fee.total, f"fee_lines[{index}].total")
        kind = PartKind.FEE if amount.amount >= 0 else PartKind.FEE_DISCOUNT
        yield Part(kind=kind, amount=amount, description=fee.name, traits=_told({"fee_name": fee.name}))
    for index, shipping in enumerate(order.shipping_lines):
        amount = amounts.read(shipping.total, f"shipping_lines[{index}].total")
        yield Part(
            kind=PartKind.SHIPPING,
            amount=amount,
            description=shipping.method_title,
            traits=_told({**place_traits(order), "method_id": shipping.method_id}),
        )
    for index, tax in enumerate(order.tax_lines):
        amount = amounts.read_or_zero(tax.tax_total, f"tax_lines[{index}].tax_total")
        amount += amounts.read_or_zero(tax.shipping_tax_total, f"tax_lines[{index}].shipping_tax_total")
        yield Part(kind=PartKind.TAX, amount=amount, description=tax.label, traits=tax_traits(tax, order))


def _goods(order: Order, amounts: Amounts) -> Iterator[Part]:
    """Give each line before coupons and what was taken off it; a line raised by hand has no discount."""
    coupons = ",".join(coupon.code for coupon in order.coupon_lines)
    for index, line in enumerate(order.line_items):
        total = amounts.read(line.total, f"line_items[{index}].total")
        before = amounts.read(line.subtotal or line.total, f"line_items[{index}].subtotal")
        off = total - before
        traits = product_traits(line, order)
        if off.amount > 0:
            yield Part(kind=PartKind.PRODUCT, amount=total, description=line.name, traits=traits)
            continue
        yield Part(kind=PartKind.PRODUCT, amount=before, description=line.name, traits=traits)
        yield Part(
            kind=PartKind.DISCOUNT,
            amount=off,
            description=coupons,
            traits=_told({**traits, "coupon": coupons}),
        )


def _findings(order: Order) -> Iterator[DocumentFinding]:
    if was_paid_and_cancelled(order) and not has_refunds(order):
        yield DocumentFinding(
            code="woocommerce.cancelled_after_payment",
            blocks=False,
            params={"order": order.number or order.id, "paid": order.date_paid_gmt, "total": order.total},
        )


def _told(traits: Mapping[str, str]) -> dict[str, str]:
    """Keep the traits that say something, as plain strings."""
    return {name: str(value) for name, value in traits.items() if value}
