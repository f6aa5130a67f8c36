"""What a refund was for: its lines, shipping and duties as rows, with tax in the jurisdictions of the sale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mlconnector_gui.accounting.documents import Part, PartKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.shopify.amounts import Amounts
from mlconnector_gui.connectors.shopify.delivery import Undelivered
from mlconnector_gui.connectors.shopify.lines import OrderLines
from mlconnector_gui.connectors.shopify.payloads import Refund, RefundLine, TaxLine
from mlconnector_gui.connectors.shopify.rows import Row, RowTax, parts_of

_PENDING_DISCREPANCY = "PENDING_REFUND_DISCREPANCY"
_CAME_BACK = "RETURN"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundedGoods:
    """What one refund takes back, whatever money moved."""

    refund: Refund
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    value: Money


def goods_of(
    refund: Refund, lines: OrderLines, amounts: Amounts, undelivered: Undelivered | None
) -> RefundedGoods:
    """Return the goods of a refund; what was deferred and not delivered is taken out of what is deferred."""
    rows = tuple(_rows(refund, lines, amounts))
    return RefundedGoods(
        refund=refund,
        rows=rows,
        parts=_parts(refund, rows, lines, undelivered),
        value=amounts.total(row.total for row in rows),
    )


def reason_of(refund: Refund) -> str:
    """Return the reasons the shop gives for a difference; one that only says the money is on its way is none."""
    told = dict.fromkeys(one.reason for one in refund.order_adjustments)
    return ",".join(reason for reason in told if reason and reason != _PENDING_DISCREPANCY)


def _rows(refund: Refund, lines: OrderLines, amounts: Amounts) -> Iterator[Row]:
    for line in refund.refund_line_items:
        yield _goods(line, lines, amounts)
    for shipping in refund.refund_shipping_lines:
        subtotal = amounts.read(shipping.subtotal_amount_set, "refundShippingLines.subtotalAmountSet")
        tax = amounts.read(shipping.tax_amount_set, "refundShippingLines.taxAmountSet")
        wanted = shipping.shipping_line.id if shipping.shipping_line else ""
        known = [one for one in lines.order.shipping_lines if one.id == wanted] or lines.order.shipping_lines
        yield Row(
            kind=PartKind.SHIPPING,
            line_id=wanted,
            quantity=1,
            net=_without_tax(subtotal, tax, lines),
            discount=amounts.zero,
            taxes=_spread(tax, known[0].tax_lines if known else (), lines, amounts),
            description=known[0].title if known else "",
            traits=lines.place,
        )
    for duty in refund.duties:
        amount = amounts.read(duty.amount_set, "refunds.duties.amountSet")
        yield Row(
            kind=PartKind.DUTY,
            line_id="",
            quantity=1,
            net=amount,
            discount=amounts.zero,
            traits=lines.place,
        )


def _goods(line: RefundLine, lines: OrderLines, amounts: Amounts) -> Row:
    subtotal = amounts.read(line.subtotal_set, "refundLineItems.subtotalSet")
    tax = amounts.read(line.total_tax_set, "refundLineItems.totalTaxSet")
    item = lines.item(line.line_item.id)
    return Row(
        kind=lines.goods_kind(line.line_item.id),
        line_id=line.line_item.id,
        quantity=line.quantity,
        net=_without_tax(subtotal, tax, lines),
        discount=amounts.zero,
        taxes=_spread(tax, item.tax_lines if item else (), lines, amounts),
        description=lines.goods_description(line.line_item.id),
        traits=lines.goods_traits(line.line_item.id),
    )


def _without_tax(subtotal: Money, tax: Money, lines: OrderLines) -> Money:
    return subtotal - tax if lines.order.taxes_included else subtotal


def _spread(
    tax: Money, tax_lines: Sequence[TaxLine], lines: OrderLines, amounts: Amounts
) -> tuple[RowTax, ...]:
    """Give a refunded tax back in the jurisdictions it was sold in, in proportion; the last takes what is left."""
    if tax.is_zero:
        return ()
    sold = [one for one in lines.taxes_of(tax_lines) if not one.amount.is_zero]
    whole = amounts.total(one.amount for one in sold)
    if whole.is_zero:
        return (RowTax(title="", rate="", is_channels=False, amount=tax),)
    shares = [amounts.share(tax, one.amount, whole) for one in sold[:-1]]
    shares.append(tax - amounts.total(shares))
    return tuple(replace(one, amount=share) for one, share in zip(sold, shares, strict=True))


def _parts(
    refund: Refund, rows: Sequence[Row], lines: OrderLines, undelivered: Undelivered | None
) -> tuple[Part, ...]:
    if undelivered is None:
        return parts_of(rows, lines.place)
    came_back = {str(line.line_item.id): line.restock_type == _CAME_BACK for line in refund.refund_line_items}
    deferred = Money.zero(undelivered.currency)
    left = []
    for row in rows:
        part = Money.zero(undelivered.currency)
        if row.kind is PartKind.PRODUCT:
            part = undelivered.cancel(row.line_id, row.quantity, came_back=came_back.get(row.line_id, False))
        elif row.kind is PartKind.SHIPPING:
            part = undelivered.cancel_shipping(row.net)
        deferred += part
        left.append(replace(row, net=row.net - part))
    kept = () if deferred.is_zero else (Part(kind=PartKind.DEFERRED, amount=deferred),)
    return (*kept, *parts_of(left, lines.place))
