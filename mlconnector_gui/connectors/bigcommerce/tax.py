"""An order's tax by rate: what its tax records say, adding up to what the order says."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mlconnector_gui.accounting.documents import DocumentFinding, Part, PartKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.bigcommerce.amounts import Amounts, spread
from mlconnector_gui.connectors.bigcommerce.payloads import Order, Tax

_HALF_A_UNIT_EACH = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """The tax of an order at one rate, as its records say it, before it is rounded."""

    name: str
    rate: str
    tax_class: str
    weight: Decimal


def tax_parts(order: Order, amounts: Amounts, total: Money, traits: dict[str, str]) -> tuple[Part, ...]:
    """
    Divide a tax between the rates of its order.

    The order's own total is what was charged; the records are kept with more decimals, and rounding each may miss it
    by a unit. Where they are far from it, or missing, the tax is one part without a rate.
    """
    if total.is_zero:
        return ()
    rates = _rates(order, amounts)
    if not rates or is_far_off(order, amounts):
        return (Part(kind=PartKind.TAX, amount=total, traits=traits),)
    shares = spread(total, [rate.weight for rate in rates])
    return tuple(
        Part(kind=PartKind.TAX, amount=share, description=rate.name, traits=_told(rate, traits))
        for rate, share in zip(rates, shares, strict=True)
        if not share.is_zero
    )


def is_far_off(order: Order, amounts: Amounts) -> bool:
    """Whether the records differ from the order's total by more than rounding each of them can."""
    if not order.taxes:
        return False
    told = amounts.read(order.order.total_tax, "total_tax")
    recorded = sum((rate.weight for rate in _rates(order, amounts)), Decimal(0))
    off = abs(Money.rounded(recorded, amounts.currency) - told).minor
    return off > _HALF_A_UNIT_EACH * len(order.taxes)


def findings(order: Order, amounts: Amounts) -> tuple[DocumentFinding, ...]:
    if not is_far_off(order, amounts):
        return ()
    recorded = sum((rate.weight for rate in _rates(order, amounts)), Decimal(0))
    params = {
        "order": str(order.order.id),
        "total": str(order.order.total_tax),
        "recorded": str(recorded),
    }
    return (DocumentFinding(code="bigcommerce.tax_records_differ", blocks=False, params=params),)


def _rates(order: Order, amounts: Amounts) -> Sequence[Rate]:
    """Add the records up by name, rate and class, in the order they come."""
    sums: dict[tuple[str, str, str], Decimal] = {}
    for tax in order.taxes:
        key = (str(tax.name), _plain(tax), str(tax.tax_class))
        amount = amounts.exactly(tax.line_amount, "taxes.line_amount")
        sums[key] = sums.get(key, Decimal(0)) + amount
    return [
        Rate(name=name, rate=rate, tax_class=tax_class, weight=weight)
        for (name, rate, tax_class), weight in sums.items()
        if weight
    ]


def _plain(tax: Tax) -> str:
    """Write '8.2500' as '8.25', as a rule would ask for it."""
    text = str(tax.rate)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _told(rate: Rate, traits: dict[str, str]) -> dict[str, str]:
    named = {"tax_code": rate.name, "tax_rate": rate.rate, "tax_class": rate.tax_class}
    return {**traits, **{name: value for name, value in named.items() if value}}
