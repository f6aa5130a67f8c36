"""How a refund takes its lines from the order's: pieces of product lines, whole shipping and fee lines."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from mlconnector_gui.connectors.woocommerce.sandbox.arithmetic import ZERO, TaxRules
from mlconnector_gui.connectors.woocommerce.sandbox.order import (
    FeeLine,
    Line,
    Order,
    ProductLine,
    Refund,
    ShippingLine,
)


def quantity_left(order: Order, line: Line) -> int:
    """Return how many pieces of a line were not refunded yet; a shipping or fee line is one piece."""
    pieces = line.quantity if isinstance(line, ProductLine) else 1
    return pieces - sum(_pieces_back(line, back) for back in _refunded_lines(order, line))


def _pieces_back(line: Line, back: Line) -> int:
    return abs(back.quantity) if isinstance(line, ProductLine) and isinstance(back, ProductLine) else 1


def _refunded_lines(order: Order, line: Line) -> list[Line]:
    return [
        back
        for refund in order.open_refunds
        for back in refund.lines()
        if refund.refunded_line.get(back.id) == line.id
    ]


def everything_left(order: Order) -> dict[int, int]:
    """Return the quantities that refund all that is left of an order's lines."""
    left = {line.id: quantity_left(order, line) for line in order.lines()}
    return {line_id: quantity for line_id, quantity in left.items() if quantity > 0}


def gives_back_the_rest(order: Order, quantities: Mapping[int, int]) -> bool:
    amounts_only = any(not refund.refunded_line and refund.amount for refund in order.open_refunds)
    return dict(quantities) == everything_left(order) and not amounts_only


def negative_lines(
    order: Order, quantities: Mapping[int, int], rules: TaxRules, line_ids: Iterator[int]
) -> list[tuple[Line, Line]]:
    """Pair each line to refund with the refund's own negative line."""
    pairs: list[tuple[Line, Line]] = []
    for line in order.lines():
        quantity = quantities.get(line.id, 0)
        if quantity > 0:
            pairs.append((line, _negative(order, line, quantity, rules, next(line_ids))))
    return pairs


def _negative(order: Order, line: Line, quantity: int, rules: TaxRules, line_id: int) -> Line:
    left = quantity_left(order, line)
    if quantity > left:
        raise ValueError(f"line {line.id} has {left} left to refund, not {quantity}")
    back = _refunded_lines(order, line)
    total = rules.rounded(line.total)
    tax = rules.rounded_tax(line.tax)
    if quantity == left:
        total += sum((one.total for one in back), ZERO)
        tax += sum((one.tax for one in back), ZERO)
    elif isinstance(line, ProductLine):
        total = rules.rounded(total * quantity / line.quantity)
        tax = rules.rounded_tax(tax * quantity / line.quantity)
    if isinstance(line, ProductLine):
        return replace(
            line,
            id=line_id,
            quantity=-quantity,
            total=-total,
            tax=-tax,
            subtotal=-total,
            subtotal_tax=-tax,
        )
    return replace(line, id=line_id, total=-total, tax=-tax)


def amount_of(pairs: list[tuple[Line, Line]], rules: TaxRules) -> Decimal:
    return rules.rounded(-sum((line.total + line.tax for _, line in pairs), ZERO))


def file_line(refund: Refund, line: Line) -> None:
    if isinstance(line, ProductLine):
        refund.products.append(line)
    elif isinstance(line, ShippingLine):
        refund.shipping.append(line)
    elif isinstance(line, FeeLine):
        refund.fees.append(line)
