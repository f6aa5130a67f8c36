"""
Compute an order as the vendor describes it: exact in the basis that prices are entered in, estimated in the other.

Four decimals are kept everywhere; the order's total and its tax are rounded to cents.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import count

from mlconnector_gui.connectors.bigcommerce.sandbox.order import CENT, ZERO, Amount, Line, Order, TaxRow
from mlconnector_gui.connectors.bigcommerce.sandbox.shop import Shop

_FINE = Decimal("0.0001")


def price(order: Order, shop: Shop, tax_ids: "count[int]") -> None:
    """Compute every amount of an order anew."""
    for line in order.lines:
        rate = shop.rate if line.taxable else ZERO
        line.each = _three_ways(line.price, rate, includes=order.includes_tax)
        line.total = _three_ways(line.price * line.quantity, rate, includes=order.includes_tax)
        off = sum((amount for _, _, amount in line.discounts), ZERO)
        line.due = _three_ways(line.price * line.quantity - off, rate, includes=order.includes_tax)
    for fee in order.fees:
        # no tax record names a fee, so a taxed one could not be told apart
        fee.amount = _cost(fee.entered, ZERO, includes=order.includes_tax)
    order.shipping = _cost(order.entered_shipping, shop.rate, includes=order.includes_tax)
    order.handling = _cost(order.entered_handling, shop.rate, includes=order.includes_tax)
    wrapped = sum((line.wrapping for line in order.lines), ZERO)
    order.wrapping = _cost(wrapped, shop.rate, includes=order.includes_tax)
    order.taxes = list(_tax_rows(order, tax_ids))
    _add_up(order)


def spread_discount(order: Order, name: str, code: str | None, amount: Decimal) -> None:
    """Take a discount off the goods in proportion to their price, the last one bearing what is left."""
    goods = [line for line in order.lines if line.kind != "giftcertificate" and line.price]
    whole = sum((line.price * line.quantity for line in goods), ZERO)
    left = amount
    for place, line in enumerate(goods, 1):
        exact = amount * line.price * line.quantity / whole
        share = left if place == len(goods) else exact.quantize(CENT, ROUND_HALF_UP)
        left -= share
        line.discounts.append((name, code, share))


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def _three_ways(entered: Decimal, rate: Decimal, *, includes: bool) -> Amount:
    if includes:
        without = (entered / (1 + rate)).quantize(_FINE, ROUND_HALF_UP)
        return Amount(inc=entered, ex=without, tax=entered - without)
    tax = (entered * rate).quantize(_FINE, ROUND_HALF_UP)
    return Amount(ex=entered, inc=entered + tax, tax=tax)


def _cost(entered: Decimal, rate: Decimal, *, includes: bool) -> Amount:
    """Costs beside the goods are kept in cents."""
    fine = _three_ways(entered, rate, includes=includes)
    tax = cents(fine.tax)
    return (
        Amount(ex=entered - tax, inc=entered, tax=tax)
        if includes
        else Amount(ex=entered, inc=entered + tax, tax=tax)
    )


def _tax_rows(order: Order, ids: "count[int]") -> Iterator[TaxRow]:
    for line in order.lines:
        if line.due.tax:
            yield TaxRow(id=next(ids), kind="item", line_id=line.id, amount=line.due.tax)
    costs = (("shipping", order.shipping), ("handling", order.handling), ("gift-wrapping", order.wrapping))
    for kind, amount in costs:
        if amount.tax:
            yield TaxRow(id=next(ids), kind=kind, line_id=0, amount=amount.tax)


def _add_up(order: Order) -> None:
    others = [order.shipping, order.handling, order.wrapping, *(fee.amount for fee in order.fees)]
    off = order.coupon_discount + order.discount
    tax = cents(sum((line.due.tax for line in order.lines), ZERO)) + sum((one.tax for one in others), ZERO)
    order.subtotal = Amount(
        ex=sum((line.total.ex for line in order.lines), ZERO),
        inc=sum((line.total.inc for line in order.lines), ZERO),
        tax=sum((line.due.tax for line in order.lines), ZERO),
    )
    if order.includes_tax:
        inc = order.subtotal.inc + sum((one.inc for one in others), ZERO) - off
        order.total = Amount(inc=inc, tax=tax, ex=inc - tax)
        return
    ex = order.subtotal.ex + sum((one.ex for one in others), ZERO) - off
    order.total = Amount(ex=ex, tax=tax, inc=ex + tax)


def share_of(order: Order, line: Line, pieces: int) -> tuple[Decimal, Decimal]:
    """Return what some pieces of a line cost after discounts: without tax and the tax, in cents."""
    tax = cents(line.due.tax * pieces / line.quantity)
    if order.includes_tax:
        return cents(line.due.inc * pieces / line.quantity) - tax, tax
    return cents(line.due.ex * pieces / line.quantity), tax
